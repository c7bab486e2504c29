"""An old system does not put Almaty an hour wrong; a newer one than ours is believed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import tzdata

HOUR_AHEAD = Path(tzdata.__file__).parent / "zoneinfo" / "Asia" / "Dhaka"  # UTC+6, as Almaty was
ASK = (
    "import bot; from datetime import datetime; from zoneinfo import ZoneInfo;"
    "print(datetime(2026, 1, 1, tzinfo=ZoneInfo('Asia/Almaty')).utcoffset())"
)


@pytest.mark.parametrize(
    ("first_line", "offset"),
    [("# version 2022a\n", "5:00:00"), ("", "5:00:00"), ("# version 2999a\n", "6:00:00")],
    ids=["old", "says nothing", "newer"],
)
def test_the_newest_database_of_time_zones_counts(
    tmp_path: Path, first_line: str, offset: str
) -> None:
    (tmp_path / "tzdata.zi").write_text(first_line, encoding="ascii")
    (tmp_path / "Asia").mkdir()
    (tmp_path / "Asia" / "Almaty").write_bytes(HOUR_AHEAD.read_bytes())
    told = subprocess.run(
        [sys.executable, "-c", ASK],
        env={**os.environ, "PYTHONTZPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.strip() == offset
