"""How editors are asked: once, in the service chat; whoever presses first decides."""

from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Protocol
from zoneinfo import ZoneInfo

from bot.delivery.service_chat import ServiceChat
from bot.errors import StaleVersion
from bot.model import Button, OutboxRow, State
from bot.ports import ArticleStore, ChannelStore, Clock, OutboxStore
from bot.texts import Texts

TRY_AGAIN = 60.0  # seconds until editors who could not be reached are tried again
LONGEST_TITLE = 300  # characters in a question
YES, NO = "yes", "no"


@dataclass(frozen=True, slots=True)
class Pressed:
    """What a button carries: the kind of question, what it is about, a number, what to do.

    The number is the row's version where the question is about one row, so that a button of
    yesterday does nothing to what has moved on. All empty where the data is not of ours.
    """

    kind: str = ""
    subject: int = 0
    number: int = 0
    action: str = ""

    @property
    def yes(self) -> bool:
        return self.action == YES

    @property
    def data(self) -> str:
        return f"{self.kind}:{self.subject}:{self.number}:{self.action}"


def pressed(data: str) -> Pressed:
    parts = data.split(":")
    if len(parts) != 4 or not all(p.isascii() and p.isdigit() and len(p) < 16 for p in parts[1:3]):
        return Pressed()
    return Pressed(parts[0], int(parts[1]), int(parts[2]), parts[3])


def two_buttons(
    kind: str, subject: int, number: int, yes_label: str, no_label: str
) -> tuple[Button, Button]:
    return (
        Button(yes_label, Pressed(kind, subject, number, YES).data),
        Button(no_label, Pressed(kind, subject, number, NO).data),
    )


class Question(Protocol):
    """A kind of question with two buttons."""

    async def answer(self, press: Pressed, who: str, texts: Texts) -> str | None:
        """Do what a button says; a sentence on what was done, in `texts`' language.

        None where somebody answered before, or where the button is forged.
        """


@dataclass
class Asker:
    """Asks in the newsroom's language, and knows what questions speak of."""

    outbox: OutboxStore
    articles: ArticleStore
    channels: ChannelStore
    service: ServiceChat
    clock: Clock
    texts: Texts
    zone: ZoneInfo
    _not_before: float = field(default=0.0)

    def may_ask(self) -> bool:
        """False for a while after nobody could be reached."""
        return self.clock.monotonic() >= self._not_before

    async def ask(self, rows: Sequence[OutboxRow], text: str, buttons: tuple[Button, ...]) -> bool:
        """Ask one question about all these rows; False where nobody can be reached."""
        said = await self.service.tell(text, buttons)
        if said is None:
            self._not_before = self.clock.monotonic() + TRY_AGAIN
            return False
        for row in rows:
            with suppress(StaleVersion):  # it moved on meanwhile; its buttons say so
                await self.outbox.asked(row, *said, self.clock.now())
        return True

    async def row(self, press: Pressed, state: State) -> OutboxRow | None:
        """The row that a button is about, where it still is as it was when it was asked about."""
        row = await self.outbox.get(press.subject) if press.subject else None
        if row is None or row.version != press.number or row.state is not state:
            return None
        return row

    async def decided(
        self, press: Pressed, state: State, decide: Callable[[OutboxRow], Awaitable[object]]
    ) -> str | None:
        """Do with that row what was decided; the name of its channel.

        None where somebody decided before.
        """
        row = await self.row(press, state)
        if row is None:
            return None
        try:
            await decide(row)
        except StaleVersion:
            return None
        return await self.channel_name(row.channel_id)

    async def title(self, article_id: int) -> str:
        stored = await self.articles.get(article_id)
        return stored.article.title[:LONGEST_TITLE] if stored else ""

    async def channel_name(self, channel_id: int) -> str:
        found = [c.shown for c in await self.channels.all() if c.id == channel_id]
        return found[0] if found else ""
