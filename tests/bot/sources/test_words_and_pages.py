"""A channel's words may stand in a page that cannot be read yet: then the channel waits for it."""

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from bot.model import Event, NewRow, State
from bot.model.states import AWAITS_PAGE
from bot.newsroom.rules.word_filter import NOT_ABOUT, read_words
from bot.sources.fetching.fetcher import HttpFetcher
from bot.sources.retries import MOST_TRIES
from tests.bot.sources.page_samples import ARTICLE
from tests.bot.sources.site import Site
from tests.bot.sources.watching import Watched, enter, feed_of, until, watching

TITLE = "Музей открыл выставку садовых инструментов"


async def choose(watched: Watched, words: Sequence[str]) -> None:
    (channel,) = await watched.stores.channels.all()
    await watched.stores.channels.choose_words(
        channel.id, lambda _: read_words(words), datetime.now(UTC), "user 1"
    )


async def decided(
    site: Site, fetcher: HttpFetcher, watched: Watched, words: Sequence[str], looks: int = 2
) -> Sequence[Event]:
    """What the log tells of the channel's row, where the page is not to be had at first."""

    await choose(watched, words)
    page = site.answer("/news/1", status=503)
    await enter(watched, site.answer("/rss", feed_of(1, title=TITLE, text="Коротко.", link=page)))

    async def told() -> list[Event]:
        events = await watched.stores.events.of_article(1)
        return [one for one in events if one.kind.startswith("outbox.")]

    async def is_decided() -> bool:
        if len([one for one in site.requests if one.path == "/news/1"]) >= looks:
            site.answer("/news/1", ARTICLE, content_type="text/html")
        events = await told()
        return bool(events) and events[-1].reason != AWAITS_PAGE

    async with watching(watched, fetcher, poll=0.1):
        await until(is_decided)
    return await told()


AT_ONCE = [
    (["-музеи", "+сад"], "filtered by -музеи: музей"),
    (["+выставка"], None),
]
LATER = [
    (["-студент"], "filtered by -студент: студенты"),
    (["+садоводство", "-футбол"], None),
    (["+хоккей"], NOT_ABOUT),
]


@pytest.mark.parametrize(("words", "reason"), AT_ONCE)
async def test_what_no_page_can_change_is_decided_at_once(
    site: Site, fetcher: HttpFetcher, watched: Watched, words: list[str], reason: str | None
) -> None:
    told = await decided(site, fetcher, watched, words)
    assert [one.reason for one in told] == [reason]


@pytest.mark.parametrize(("words", "reason"), LATER)
async def test_what_the_page_says_decides(
    site: Site, fetcher: HttpFetcher, watched: Watched, words: list[str], reason: str | None
) -> None:
    told = await decided(site, fetcher, watched, words)
    assert [one.reason for one in told] == [AWAITS_PAGE, reason]
    (row,) = await watched.stores.outbox.in_state(*State)
    assert row.state is (State.SKIPPED if reason else State.READY)


@pytest.mark.parametrize(("words", "reason"), [(["-студент"], None), (["+хоккей"], NOT_ABOUT)])
async def test_a_page_that_never_comes_is_waited_for_a_few_looks(
    site: Site, fetcher: HttpFetcher, watched: Watched, words: list[str], reason: str | None
) -> None:
    told = await decided(site, fetcher, watched, words, looks=MOST_TRIES + 100)
    assert [one.reason for one in told] == [AWAITS_PAGE, reason]


async def test_what_an_editor_decided_meanwhile_stands(
    site: Site, fetcher: HttpFetcher, watched: Watched
) -> None:
    page = site.answer("/news/1", status=503)
    await choose(watched, ["+хоккей"])
    await enter(watched, site.answer("/rss", feed_of(1, title=TITLE, text="Коротко.", link=page)))
    async with watching(watched, fetcher, poll=0.1):
        await until(lambda: rows_are(watched, State.SKIPPED))
        (row,) = await watched.stores.outbox.in_state(*State)
        by_hand = NewRow(row.channel_id, State.READY, datetime.now(UTC), urgent=True)
        await watched.stores.by_hand.place(1, [by_hand], datetime.now(UTC), "user 1")
        site.answer("/news/1", ARTICLE, content_type="text/html")
        await until(lambda: revised(watched))
    assert await rows_are(watched, State.READY)


async def rows_are(watched: Watched, state: State) -> bool:
    return [row.state for row in await watched.stores.outbox.in_state(*State)] == [state]


async def revised(watched: Watched) -> bool:
    return await watched.revisions() == [2]
