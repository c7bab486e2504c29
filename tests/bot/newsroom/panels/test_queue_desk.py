"""What an editor's press in the queue does, on a database, and what is said of it."""

from collections.abc import AsyncIterator
from pathlib import Path
from types import SimpleNamespace
from typing import cast
from zoneinfo import ZoneInfo

import pytest

from bot.clock import SystemClock
from bot.model import OutboxRow, State, Who
from bot.newsroom.cards.table import CardTable
from bot.newsroom.panels.queue_desk import QueueDesk
from bot.newsroom.panels.queue_view import Act, data
from bot.ports import Chats, Stores
from bot.texts import Texts
from storage.stores import stores as make_stores
from tests.database import fresh
from tests.storage.samples import ARTICLE, add_channels, new_article, row_for

EDITOR = Who(501, "Асель")
ENGLISH = Texts("en")
OUT_OF_DATE = "This button is out of date."


@pytest.fixture
async def stores(tmp_path: Path) -> AsyncIterator[Stores]:
    database = await fresh(tmp_path / "test.db")
    yield make_stores(database)
    await database.close()


@pytest.fixture
def desk(stores: Stores) -> QueueDesk:
    zone = ZoneInfo("Asia/Almaty")
    table = CardTable(
        cards=stores.cards,
        articles=stores.articles,
        channels=stores.channels,
        outbox=stores.outbox,
        chats=cast(Chats, SimpleNamespace()),
        clock=SystemClock(),
        zone=zone,
        asks_in=ENGLISH,
    )
    return QueueDesk(table, stores.by_hand, zone)


async def queued(stores: Stores, state: State) -> OutboxRow:
    (channel,) = await add_channels(stores, "@city_news")
    taken = await stores.articles.take(new_article(), [row_for(channel.id, state)])
    row = await stores.outbox.get(taken.rows[0])
    assert row is not None
    return row


async def standing(stores: Stores, row: OutboxRow) -> State:
    found = await stores.outbox.get(row.id)
    assert found is not None
    return found.state


async def test_the_queue_names_what_waits(desk: QueueDesk, stores: Stores) -> None:
    assert (await desk.page(0, ENGLISH)).text == "Nothing waits."
    row = await queued(stores, State.HELD)
    for view in (
        await desk.page(0, ENGLISH),
        (await desk.press(data(Act.PAGE, 0), EDITOR, ENGLISH)).view,
        (await desk.press(data(Act.OPEN, row.id, row.version), EDITOR, ENGLISH)).view,
    ):
        assert view is not None
        assert ARTICLE.title in view.text and "@city_news: held back" in view.text


@pytest.mark.parametrize(
    ("before", "act", "after", "said"),
    [
        (State.HELD, Act.NOW, State.READY, "It is being sent."),
        (State.WAITING_APPROVAL, Act.CANCEL, State.CANCELLED, "It will not be published."),
        (State.HELD, Act.RETRY, State.HELD, "The post has moved on meanwhile."),
    ],
)
async def test_what_is_offered_is_done(
    before: State, act: Act, after: State, said: str, desk: QueueDesk, stores: Stores
) -> None:
    row = await queued(stores, before)
    looked = await desk.press(data(act, row.id, row.version), EDITOR, ENGLISH)
    assert looked.said.startswith(said) and looked.view is not None
    assert ("Decided by Асель." in looked.said) is (after is not before)
    assert await standing(stores, row) is after


async def test_a_second_press_finds_the_post_moved_on(desk: QueueDesk, stores: Stores) -> None:
    row = await queued(stores, State.HELD)
    press = data(Act.CANCEL, row.id, row.version)
    await desk.press(press, EDITOR, ENGLISH)
    again = await desk.press(press, EDITOR, ENGLISH)
    assert again.said.startswith("The post has moved on meanwhile.")
    assert await standing(stores, row) is State.CANCELLED


@pytest.mark.parametrize("text", ["", "queue:now:x:1", "queue:what:1:1", data(Act.OPEN, 7, 1)])
async def test_a_button_that_is_none_of_ours_or_of_no_row(text: str, desk: QueueDesk) -> None:
    assert (await desk.press(text, EDITOR, ENGLISH)).said == OUT_OF_DATE
