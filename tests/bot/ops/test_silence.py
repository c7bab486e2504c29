from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import pytest

from bot.model import Feed
from bot.ops.silence import POSTS, Decision, Known, Seen, Silent, decide, read, shown, written
from bot.texts import Texts
from tests.bot.ops.silent_town import Town

START = datetime(2026, 11, 24, 8, tzinfo=UTC)
FEED = "https://one.example/rss"


def at(hours: float) -> datetime:
    return START + timedelta(hours=hours)


def told(since: float) -> Silent:
    return Silent(at(since), told=True)


@pytest.mark.parametrize(
    ("known", "last_post", "failing", "now", "alarms", "over"),
    [
        ({}, None, {}, 1.9, (), ()),
        ({}, None, {}, 2.0, (POSTS,), ()),
        ({}, 1.0, {}, 2.9, (), ()),
        ({}, 1.0, {}, 3.0, (POSTS,), ()),
        # While the bot was off nobody could post: that is no silence of the newsroom.
        ({POSTS: Silent(at(-9))}, -9.0, {}, 1.9, (), ()),
        ({POSTS: told(-9)}, -9.0, {}, 5.0, (), ()),
        ({POSTS: told(-9)}, 4.9, {}, 5.0, (), (POSTS,)),
        ({}, 0.5, {FEED: True}, 1.0, (), ()),
        ({FEED: Silent(at(0))}, 1.9, {FEED: True}, 1.9, (), ()),
        ({FEED: Silent(at(0))}, 1.9, {FEED: True}, 2.0, (FEED,), ()),
        ({FEED: told(0)}, 2.9, {FEED: True}, 3.0, (), ()),
        ({FEED: told(0)}, 2.9, {FEED: False}, 3.0, (), (FEED,)),
        ({FEED: Silent(at(0))}, 2.9, {FEED: False}, 3.0, (), ()),
        ({FEED: told(0)}, 2.9, {}, 3.0, (), ()),
    ],
)
def test_what_the_editors_must_hear(
    known: Known,
    last_post: float | None,
    failing: Mapping[str, bool],
    now: float,
    alarms: tuple[str, ...],
    over: tuple[str, ...],
) -> None:
    seen = Seen(None if last_post is None else at(last_post), failing)
    decision = decide(known, seen, at(now), START, 2)
    assert (decision.alarms, decision.over) == (alarms, over)


def test_a_silence_begins_again_after_its_end() -> None:
    decision = decide({POSTS: told(0)}, Seen(at(3), {}), at(3.1), START, 2)
    assert decision == Decision({POSTS: Silent(at(3))}, (), (POSTS,))
    later = decide(decision.known, Seen(at(3), {}), at(5), START, 2)
    assert later.alarms == (POSTS,)


def test_what_is_known_outlives_the_process() -> None:
    known = {POSTS: told(1), FEED: Silent(at(2))}
    assert read(written(known)) == known
    assert read(None) == {}


async def test_one_alarm_and_one_all_clear() -> None:
    town = Town([Feed(1, FEED), Feed(2, "https://me:pass@two.example/rss", failures=3)])
    watch = town.watch(hours=1, texts=Texts("ru"))
    for hours in (0, 0.5, 1.5, 2.5):
        town.now = at(hours)
        await watch.look(START)
    assert len(town.said) == 1
    assert town.said[0].splitlines() == [
        "Публикаций нет уже 1\u00a0ч.",
        "Лента https://two.example/rss не читается уже 1\u00a0ч: 503",
    ]
    again = town.watch(hours=1, texts=Texts("ru"))
    town.now = at(3)
    await again.look(at(3))
    assert len(town.said) == 1, "after a restart the editors still know"
    town.last_post, town.now = at(3.2), at(3.5)
    town.feeds = [Feed(1, FEED), Feed(2, "https://me:pass@two.example/rss")]
    await again.look(at(3))
    assert town.said[1:] == [
        "Публикации снова выходят.\nЛента https://two.example/rss снова читается."
    ]
    town.now = at(3.6)
    await again.look(at(3))
    assert len(town.said) == 2


async def test_an_alarm_nobody_heard_is_said_again() -> None:
    town = Town([])
    watch = town.watch(hours=1, texts=Texts("en"))
    town.deaf, town.now = True, at(2)
    await watch.look(START)
    town.deaf, town.now = False, at(2.1)
    await watch.look(START)
    await watch.look(START)
    assert town.said == ["Nothing has been posted for 1\u00a0h."] * 2


async def test_an_all_clear_nobody_heard_is_said_again() -> None:
    town = Town([Feed(1, FEED, failures=1)])
    watch = town.watch(hours=1, texts=Texts("en"))
    for hours in (0, 1.5):
        town.now = at(hours)
        await watch.look(START)
    town.feeds, town.last_post, town.deaf = [Feed(1, FEED)], at(1.6), True
    town.now = at(1.7)
    await watch.look(START)
    town.deaf = False
    again = town.watch(hours=1, texts=Texts("en"))
    for hours in (1.8, 1.9):
        town.now = at(hours)
        await again.look(at(1.8))
    clear = f"Posts go out again.\nThe feed {FEED} is read again."
    assert town.said[1:] == [clear, clear]


async def test_a_second_alarm_does_not_repeat_the_first() -> None:
    town = Town([Feed(1, FEED, failures=1), Feed(2, "https://two.example/rss")], last_post=at(9))
    watch = town.watch(hours=1, texts=Texts("en"))
    for hours, failures in ((0, 0), (1, 0), (2, 1), (3, 2), (4, 3)):
        town.feeds = [town.feeds[0], Feed(2, "https://two.example/rss", failures=failures)]
        town.now = at(hours)
        await watch.look(START)
    assert [said.split()[2] for said in town.said] == [FEED, "https://two.example/rss"]


async def test_many_feeds_make_one_short_message() -> None:
    feeds = [Feed(n, f"https://site{n}.example/rss", failures=1) for n in range(30)]
    town = Town(feeds, last_post=at(2))
    watch = town.watch(hours=1, texts=Texts("en"))
    for hours in (0.5, 2):
        town.now = at(hours)
        await watch.look(START)
    (message,) = town.said
    assert len(message.splitlines()) == 11
    assert message.endswith("And more feeds: 20")


def test_passwords_are_not_told() -> None:
    assert shown("https://me:secret@a.kz/rss") == "https://a.kz/rss"
    assert shown("https://a.kz/rss?mail=a@b.kz") == "https://a.kz/rss?mail=a@b.kz"
