"""Every case that docs/sources.md names is proved by a test that is there."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[3]
HERE = Path(__file__).parent
ROW = re.compile(r"^\| .+ \| `((?:\w+/)?test_\w+\.py)::(test_\w+)` \|$", re.MULTILINE)


def test_the_tests_named_are_there() -> None:
    page = (ROOT / "docs" / "sources.md").read_text(encoding="utf-8")
    named = ROW.findall(page)
    assert len(named) > 60 and len(named) == page.count("::")
    missing = [
        f"{file}::{name}"
        for file, name in named
        if not re.search(rf"def {name}\(", (HERE / file).read_text(encoding="utf-8"))
    ]
    assert missing == []
