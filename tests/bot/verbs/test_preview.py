"""What `preview --json` says of a source that cannot be read."""

import json
from pathlib import Path

import pytest

from bot.config import settings_from
from bot.model import HOUSE
from bot.verbs.preview import preview


@pytest.mark.parametrize("count", [1, 2])
async def test_among_several_each_that_failed_has_its_line(
    count: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of one source there is a document or none; the reason stands on stderr in any case."""
    sources = [str(tmp_path / f"{number}.md") for number in range(count)]
    assert await preview(settings_from(), sources, HOUSE, as_json=True) == 1
    out, err = capsys.readouterr()
    lines = [json.loads(line) for line in out.splitlines()]
    assert [line["source_name"] for line in lines] == (sources if count > 1 else [])
    assert all(line["error"].startswith(line["source_name"]) for line in lines)
    assert len(err.splitlines()) == count
