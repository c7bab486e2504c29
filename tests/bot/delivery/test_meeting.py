"""The chats behind the channels: what the log says where the bot may not post, and may again."""

from pathlib import Path

import pytest

from bot.clock import SystemClock
from bot.delivery.meeting import Meeting
from bot.delivery.messenger import ChatFacts, Messenger
from bot.errors import ChatGone
from storage.stores import stores as make_stores
from tests.database import fresh
from tests.storage.samples import add_channels


class Chats:
    """Knows @here from the first, @away from when it is told."""

    def __init__(self) -> None:
        self.known = {"@here"}

    async def meet(self, chat: str | int) -> ChatFacts:
        if chat not in self.known:
            raise ChatGone("Bad Request: chat not found")
        return ChatFacts(-1001 - len(str(chat)), "Новости", protected=False, may_post=True)


async def test_a_chat_is_learnt_and_looked_at_again(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    database = await fresh(tmp_path / "test.db")
    stores, chats = make_stores(database), Chats()
    await add_channels(stores, "@here", "@away")
    messenger: Messenger = chats  # type: ignore[assignment]  # of it one call alone is made
    meeting = Meeting(stores.channels, messenger, SystemClock())
    with caplog.at_level("INFO"):
        for _ in range(2):
            await meeting.work()
        here, away = await stores.channels.all()
        assert here.active and here.chat_id is not None
        assert not away.active and away.stopped_reason == "Bad Request: chat not found"
        chats.known.add("@away")
        await meeting.work()
    assert all(channel.active for channel in await stores.channels.all())
    (trouble, over) = [line for line in caplog.messages if line.startswith("@away: ")]
    assert "make the bot an administrator there with the right to post" in trouble
    assert over == "@away: the bot may post there"
    await database.close()


class Renamed:
    """A server that knows one chat under its name of now and by its number; `tells` its name."""

    def __init__(self, *, tells: bool) -> None:
        self.names = frozenset({"daily_news"} if tells else ())

    async def meet(self, chat: str | int) -> ChatFacts:
        return ChatFacts(-1001, "Новости", protected=False, may_post=True, names=self.names)


@pytest.mark.parametrize("tells", [True, False])
async def test_a_renamed_chat_is_no_second_channel(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, tells: bool
) -> None:
    """Where the server says so; one that answers all alike says nothing."""
    database = await fresh(tmp_path / "test.db")
    stores = make_stores(database)
    (old,) = await add_channels(stores, "@City_News")
    await stores.channels.met(old.id, -1001, protected=False)
    await add_channels(stores, "@Daily_News")
    messenger: Messenger = Renamed(tells=tells)  # type: ignore[assignment]
    meeting = Meeting(stores.channels, messenger, SystemClock())
    for _ in range(2):
        await meeting.work()
    names = [channel.chat for channel in await stores.channels.all()]
    assert names == (["@Daily_News"] if tells else ["@City_News", "@Daily_News"])
    assert len(caplog.messages) == tells
    await database.close()
