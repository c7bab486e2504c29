"""The sample newsroom's feed as the bot reads it."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.articles.understand import understand
from bot.sources.feeds.feed import parse_feed
from bot.sources.values.surroundings import Surroundings
from samples import newsroom

OPENED = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
ALL = newsroom.scripts()
BASE = "https://sayajol.example"
LATE = 10_000.0


def feed_at(seconds: float) -> bytes:
    return newsroom.feed(newsroom.stories(ALL, seconds, OPENED), BASE).encode()


@pytest.mark.parametrize("script", ALL, ids=lambda script: script.slug)
def test_every_story_is_understood_whole(script: newsroom.Script) -> None:
    parsed = parse_feed(feed_at(LATE), None, Surroundings(BASE, "Asia/Almaty"))
    item = next(item for item in parsed.items if (item.link or "").endswith(f"/{script.slug}"))
    article = understand(item)
    assert article.title == script.words["title"]
    assert article.language == script.words["language"]
    assert article.source and article.source in script.words["text"][-1]
    assert len(article.photos) == 1
    credit = article.photos[0].credit or ""
    assert credit and credit in script.words["photo_credit"]
    assert article.tags == tuple(script.words["categories"])
    assert not any(script.words["photo_credit"] in block.text for block in article.body)


def test_stories_come_out_when_their_time_has_come() -> None:
    shown = [len(newsroom.stories(ALL, seconds, OPENED)) for seconds in (0, 20, 45, 95)]
    assert shown == [3, 4, 5, 6]
    newest = newsroom.stories(ALL, LATE, OPENED)[0]
    assert newest.published > OPENED + timedelta(seconds=60)


def test_one_story_is_corrected_while_one_watches() -> None:
    (corrected,) = [script for script in ALL if script.corrected_after is not None]
    assert corrected.corrected_after is not None
    before = corrected.at(corrected.corrected_after - 1, OPENED)
    after = corrected.at(corrected.corrected_after, OPENED)
    assert before is not None and after is not None
    for old, new in corrected.replacements.items():
        assert old in " ".join(before.text) and new not in " ".join(before.text)
        assert new in " ".join(after.text) and old not in " ".join(after.text)
    assert before.title == after.title and before.published == after.published


def test_there_are_stories_in_three_languages() -> None:
    languages = [script.words["language"] for script in ALL]
    assert {language: languages.count(language) for language in languages} == {
        "ru": 2,
        "kk": 2,
        "en": 2,
    }
