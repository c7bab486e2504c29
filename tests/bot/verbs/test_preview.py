"""What `preview --json` says of a source that cannot be read."""

import json
from pathlib import Path

import pytest

from bot.config import settings_from
from bot.model import Channel, WordFilter
from bot.verbs.preview import preview


@pytest.mark.parametrize("count", [1, 2])
async def test_among_several_each_that_failed_has_its_line(
    count: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of one source there is a document or none; the reason stands on stderr in any case."""
    sources = [str(tmp_path / f"{number}.md") for number in range(count)]
    assert await preview(settings_from(), sources, Channel(0, ""), as_json=True) == 1
    out, err = capsys.readouterr()
    lines = [json.loads(line) for line in out.splitlines()]
    assert [line["source_name"] for line in lines] == (sources if count > 1 else [])
    assert all(line["error"].startswith(line["source_name"]) for line in lines)
    assert len(err.splitlines()) == count


async def test_what_a_channel_would_not_take_is_a_doubt(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article = tmp_path / "match.md"
    article.write_text("# Матч в Астане\n\nВстреча началась в срок.\n\nСпонсор – казино.\n")
    channel = Channel(5, "@sport", words=WordFilter(without=("казино",)))
    assert await preview(settings_from(), [str(article)], channel, as_json=True) == 0
    assert json.loads(capsys.readouterr().out)["doubts"][-1] == "filtered by -казино: казино"
