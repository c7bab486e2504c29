"""A question that is answered elsewhere ends in its own language, whoever answers."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import cast
from zoneinfo import ZoneInfo

import pytest

from bot.model import Language, Place, State, View, Who
from bot.newsroom.cards.table import CardTable
from bot.newsroom.panels.queue_desk import QueueDesk
from bot.newsroom.panels.queue_view import Act, data
from bot.ports import Clock, Stores
from bot.texts import Texts
from tests.storage.samples import add_channels, later, new_article, row_for

SERVICE_CHAT, QUESTION = 501, 77


@dataclass
class Chats:
    changed: list[tuple[int, int, str]] = field(default_factory=list)

    async def say(self, place: Place, view: View, reply_to: int | None = None) -> int:
        raise NotImplementedError

    async def change(self, chat_id: int, message_id: int, view: View) -> None:
        self.changed.append((chat_id, message_id, view.text))

    async def typing(self, place: Place) -> None: ...


class Still:
    def now(self) -> datetime:
        return later(60)


@pytest.mark.parametrize(
    ("asks_in", "said"),
    [("kk", "Жарияланбайды. Шешім: John."), ("ru", "Публиковаться не будет. Решение: John.")],
)
async def test_an_answer_from_the_queue(stores: Stores, asks_in: Language, said: str) -> None:
    (channel,) = await add_channels(stores, "@news")
    await stores.articles.take(new_article(), [row_for(channel.id, State.WAITING_APPROVAL)])
    (row,) = await stores.outbox.article_rows(1)
    row = await stores.outbox.asked(row, SERVICE_CHAT, QUESTION, later(5))
    chats = Chats()
    table = CardTable(
        cards=stores.cards,
        articles=stores.articles,
        channels=stores.channels,
        outbox=stores.outbox,
        chats=chats,
        clock=cast("Clock", Still()),
        zone=ZoneInfo("Asia/Almaty"),
        asks_in=Texts(asks_in),
    )
    desk = QueueDesk(table, stores.by_hand, table.zone)
    looked = await desk.press(data(Act.CANCEL, row.id, row.version), Who(502, "John"), Texts("en"))
    assert looked.said.startswith("It will not be published.")
    ((chat_id, message_id, text),) = chats.changed
    assert (chat_id, message_id) == (SERVICE_CHAT, QUESTION)
    assert said in text and "published" not in text
