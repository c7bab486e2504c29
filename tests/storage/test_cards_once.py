"""Whatever is pressed in whatever order, by whomever, with kills in between: one post a channel."""

import asyncio
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.errors import StaleVersion
from bot.model import Card, CardState, Item, NewCard, Part, Place, State, View, Who
from bot.newsroom.cards.data import Action, data
from bot.newsroom.cards.desk import CardDesk
from bot.newsroom.cards.presses import Facts
from bot.newsroom.cards.table import CardTable
from bot.newsroom.times import Quick
from bot.ports import Stores
from bot.texts import Texts
from tests.storage.samples import FINGERPRINT, NOW, add_channels, later, new_article

EDITORS = (Who(501, "Асель"), Who(502, "Айгүл"))
STEPS = 60


@dataclass
class Chats:
    """Where cards are shown: remembers every button that anybody ever saw."""

    seen: list[str] = field(default_factory=list)
    newest: list[list[str]] = field(default_factory=list)

    async def say(self, place: Place, view: View, reply_to: int | None = None) -> int:
        shown = [button.data for row in view.rows for button in row]
        self.seen += shown
        if shown:
            self.newest = [*self.newest[-1:], shown]
        return 1

    async def change(self, chat_id: int, message_id: int, view: View) -> None:
        await self.say(Place(chat_id), view)

    async def typing(self, place: Place) -> None: ...


class Clock:
    """Steps on with every look."""

    seconds = 0.0

    def now(self) -> datetime:
        self.seconds += 30
        return later(self.seconds)

    def monotonic(self) -> float:
        return self.seconds

    async def sleep(self, seconds: float) -> None: ...


class Reader:
    async def from_address(self, address: str) -> int:
        raise NotImplementedError

    async def known(self, address: str) -> int | None:
        raise NotImplementedError

    async def from_item(self, item: Item, keys: Sequence[str]) -> int:
        raise NotImplementedError

    async def made_of(self, key: str) -> int | None:
        raise NotImplementedError

    async def reworded(self, article_id: int, words: Item, who: Who) -> bool:
        return True


@dataclass
class Room:
    stores: Stores
    chance: random.Random
    chats: Chats = field(default_factory=Chats)
    clock: Clock = field(default_factory=Clock)

    def desk(self) -> CardDesk:
        """A new one each time, as after a restart: nothing may live in memory alone."""
        kept = self.stores
        table = CardTable(
            cards=kept.cards,
            articles=kept.articles,
            channels=kept.channels,
            outbox=kept.outbox,
            chats=self.chats,
            clock=self.clock,
            zone=ZoneInfo("Asia/Almaty"),
            asks_in=Texts("kk"),
        )
        return CardDesk(table, Reader())

    async def open(self, article_id: int, who: Who) -> None:
        card = await self.desk().open(NewCard(Place(who.id), who, "ru", words="x"))
        card = await self.stores.cards.change(
            card, state=CardState.OPEN, article_id=article_id, message_id=1
        )
        await self.desk().table.show(card)

    async def publish_everywhere(self, article_id: int) -> None:
        """By one more card, pressed as a person would: every channel that is left, then publish."""
        await self.open(article_id, EDITORS[0])
        for wanted in (":t:1", ":t:2", ":go"):
            shown = self.chats.newest[-1]
            for button in [one for one in shown if one.endswith(wanted)]:
                desk = self.desk()
                await desk.show(await desk.press(button, EDITORS[0], Texts("ru")))

    async def press(self) -> None:
        who = self.chance.choice(EDITORS)
        desk = self.desk()
        await desk.show(await desk.press(self._button(), who, Texts("ru")))

    async def type(self) -> None:
        who = self.chance.choice(EDITORS)
        desk = self.desk()
        words = self.chance.choice(("23:50", "завтра 8:00", "вчера", "00:01", "Новый\nтекст"))
        card = await desk.expects(who, Place(self.chance.choice(EDITORS).id), words)
        if card is not None:
            await desk.show(await desk.words(card, Part(key="", text=words), who, Texts("ru")))

    async def deliver(self) -> None:
        """One row on its way: sent, refused, or its answer lost and settled."""
        heads = await self.stores.outbox.heads(later(self.chance.choice((0, 10**5, 10**6))))
        if not heads:
            return
        try:
            row = await self.stores.outbox.begin(heads[0], FINGERPRINT, self.clock.now())
        except StaleVersion:
            return
        end = self.chance.choice((State.SENT, State.SENT, State.FAILED, State.IN_DOUBT))
        if end is State.SENT:
            await self.stores.outbox.finish(row, [5], self.clock.now(), "delivered")
            return
        row = await self.stores.outbox.move(row, end, self.clock.now(), "x")
        if end is State.IN_DOUBT:
            await self.press()
            await self.stores.outbox.move(row, State.SENT, self.clock.now(), "seen there")

    def _button(self) -> str:
        """The newest card's, any that was ever seen, or one that nobody showed."""
        if self.chance.random() < 0.7:
            shown = self.chance.choice(self.chats.newest)
            return self.chance.choice([one for one in shown if not one.endswith(":no")] or shown)
        if self.chance.random() < 0.8:
            return self.chance.choice(self.chats.seen)
        action = self.chance.choice(list(Action))
        argument = self.chance.choice(("", "1", "2", "77", *Quick))
        return data(self.chance.randint(1, 4), self.chance.randint(1, 9), action, argument)


@pytest.mark.parametrize(
    ("url", "seed"),
    [*(("sqlite", seed) for seed in range(3)), *(("postgresql", seed) for seed in range(3, 6))],
    indirect=["url"],
)
async def test_one_post_a_channel(stores: Stores, seed: int) -> None:
    room = Room(stores, random.Random(seed))
    channels = await add_channels(stores, "@one", "@two")
    taken = await stores.articles.take(new_article(), [])
    for who in EDITORS:
        await room.open(taken.article_id, who)
    acts = (room.press, room.press, room.press, room.press, room.type, room.deliver)
    closed: dict[int, CardState] = {}
    for step in range(STEPS):
        acting = room.chance.sample(acts, room.chance.choice((1, 1, 2)))
        await asyncio.gather(*(act() for act in acting))
        if step % 10 == 9:
            await room.open(taken.article_id, room.chance.choice(EDITORS))
        for card in await stores.cards.of_article(taken.article_id):
            assert closed.setdefault(card.id, card.state) is card.state or card.id not in closed
            if not card.is_closed:
                closed.pop(card.id)
    await room.publish_everywhere(taken.article_id)
    await room.deliver()
    events = await stores.events.of_article(taken.article_id)
    sent = Counter(e.channel_id for e in events if e.kind == f"outbox.{State.SENT}")
    rows = await stores.outbox.article_rows(taken.article_id)
    assert len(rows) == len(channels), "the last card reached what the others had left"
    assert all(count == 1 for count in sent.values()), sent


async def test_two_who_press_at_the_same_time_publish_once(stores: Stores) -> None:
    room = Room(stores, random.Random(0))
    await add_channels(stores, "@one")
    taken = await stores.articles.take(new_article(), [])
    await room.open(taken.article_id, EDITORS[0])
    (publish,) = [button for button in room.chats.seen if button.endswith(":go")]
    all_done = await asyncio.gather(
        *(room.desk().press(publish, who, Texts("en")) for who in EDITORS * 3)
    )
    said = sorted(done.said for done in all_done)
    assert said[0] == ""
    assert all("decided already" in line for line in said[1:])
    (row,) = await stores.outbox.article_rows(taken.article_id)
    assert (row.state, row.due_at > NOW, row.urgent) == (State.READY, True, True)


async def test_who_comes_between_is_named(stores: Stores) -> None:
    room = Room(stores, random.Random(0))
    await add_channels(stores, "@one")
    taken = await stores.articles.take(new_article(), [])
    await room.open(taken.article_id, EDITORS[0])
    (publish,) = [button for button in room.chats.seen if button.endswith(":go")]
    quick, slow = room.desk(), room.desk()

    class Overtaken(CardTable):
        async def facts(self, card: Card) -> Facts:
            await quick.press(publish, EDITORS[0], Texts("en"))
            return await CardTable.facts(self, card)

    fields = (getattr(slow.table, name) for name in CardTable.__slots__)
    overtaken = CardDesk(Overtaken(*fields), Reader())
    done = await overtaken.press(publish, EDITORS[1], Texts("en"))
    assert "decided already" in done.said
