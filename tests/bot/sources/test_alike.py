"""A story that another outlet told already, found among stored articles: with a real database."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.clock import SystemClock
from bot.model import Block, Event, Item, State, Taken
from bot.newsroom.rules.alike import SPAN, Alike
from bot.newsroom.rules.routes import SIMILAR
from bot.ports import Stores
from bot.sources.fetching.fetcher import HttpFetcher
from bot.sources.intake import Intake, Origin, Pages, Policy
from bot.sources.reading.reader import Reading
from storage.stores import stores as make_stores
from tests.bot.sources.site import InPlace
from tests.database import fresh

ONE, TWO = Origin("https://dala.kz/rss", 1), Origin("https://step.kz/rss", 2)
FIRST = Item(
    "a",
    (Block("Следователи раскрыли хищение 1,9 млрд тенге при ремонте дорог. Задержаны четверо."),),
    "Похищено 1,9 млрд тенге из дорожного фонда",
    link="https://dala.kz/1",
)
SAME = replace(
    FIRST,
    title="Из дорожного фонда похитили 1,9 млрд тенге",
    blocks=(Block("Задержаны четверо: при ремонте дорог похищено 1,9 млрд тенге."),),
    link="https://step.kz/7",
)
OTHER = replace(
    SAME,
    title="Из дорожного фонда похитили 1,2 млрд тенге",
    blocks=(Block("Задержаны четверо: при ремонте дорог похищено 1,2 млрд тенге."),),
    link="https://step.kz/8",
)


class Watch(SystemClock):
    """A clock that can be put forward."""

    ahead = timedelta()

    def now(self) -> datetime:
        return datetime.now(UTC) + self.ahead


@pytest.fixture
async def stores(tmp_path: Path) -> AsyncIterator[Stores]:
    database = await fresh(tmp_path / "alike.db")
    yield make_stores(database)
    await database.close()


@pytest.fixture
def clock() -> Watch:
    return Watch()


@pytest.fixture
async def intake(stores: Stores, fetcher: HttpFetcher, clock: Watch) -> Intake:
    await stores.feeds.enter(["https://dala.kz/rss", "https://step.kz/rss"], clock.now())
    return Intake(
        articles=stores.articles,
        channels=stores.channels,
        reading=Reading(fetcher, InPlace(), "Asia/Almaty", clock),
        clock=clock,
        policy=Policy(approve=False, max_age=24.0),
        alike=Alike(stores.news, clock),
    )


async def took(intake: Intake, item: Item, origin: Origin) -> Taken:
    return await intake.take(item, origin, publish=True, pages=Pages.NEVER)


async def said(stores: Stores, taken: Taken) -> tuple[list[str], list[Event]]:
    stored = await stores.articles.get(taken.article_id)
    assert stored is not None
    events = await stores.events.of_article(taken.article_id)
    alike = [event for event in events if event.kind == "article.alike"]
    return [d for d in stored.article.doubts if d.startswith("looks like")], alike


async def test_another_outlets_telling_is_flagged_and_kept(stores: Stores, intake: Intake) -> None:
    first = await took(intake, FIRST, ONE)
    second = await took(intake, SAME, TWO)

    words = f"looks like article {first.article_id}: {FIRST.title}"
    doubts, events = await said(stores, second)
    assert second.new
    assert doubts == [words]
    assert [event.reason for event in events] == [words]
    assert await said(stores, first) == ([], [])


async def test_another_sum_is_another_story(stores: Stores, intake: Intake) -> None:
    await took(intake, FIRST, ONE)

    assert await said(stores, await took(intake, OTHER, TWO)) == ([], [])


async def test_one_outlets_articles_are_never_one_story(stores: Stores, intake: Intake) -> None:
    await took(intake, FIRST, ONE)
    again = replace(SAME, link="https://dala.kz/2")

    assert await said(stores, await took(intake, again, ONE)) == ([], [])


async def test_an_old_story_is_not_compared(stores: Stores, intake: Intake, clock: Watch) -> None:
    await took(intake, FIRST, ONE)
    clock.ahead = SPAN + timedelta(minutes=1)

    assert await said(stores, await took(intake, SAME, TWO)) == ([], [])


async def test_what_was_stored_before_the_start_is_known(
    stores: Stores, intake: Intake, clock: Watch
) -> None:
    first = await took(intake, FIRST, ONE)
    begun_anew = replace(intake, alike=Alike(stores.news, clock))

    doubts, _ = await said(stores, await took(begun_anew, SAME, TWO))
    assert doubts == [f"looks like article {first.article_id}: {FIRST.title}"]


async def test_a_channel_may_ask_an_editor_first(
    stores: Stores, intake: Intake, clock: Watch
) -> None:
    await stores.channels.enter([("@a", None, None), ("@b", None, None)], clock.now())
    asks = (await stores.channels.all())[1]
    await stores.channels.restyle(asks.id, {"similar": "hold"}, clock.now(), "user 1")
    await took(intake, FIRST, ONE)
    second = await took(intake, SAME, TWO)

    rows = await stores.outbox.article_rows(second.article_id)
    found = {row.channel_id: (row.state, row.reason) for row in rows}
    assert found.pop(asks.id) == (State.WAITING_APPROVAL, SIMILAR)
    assert list(found.values()) == [(State.READY, None)]
