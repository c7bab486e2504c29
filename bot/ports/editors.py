"""What the core needs for what editors do: their cards, their words in the outbox, their chats."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Protocol

from bot.model import (
    Article,
    Card,
    Item,
    NewCard,
    NewRow,
    OutboxRow,
    Part,
    Place,
    Placed,
    Style,
    View,
    Who,
)


class CardStore(Protocol):
    async def add(self, new: NewCard, ready_at: datetime, at: datetime) -> Card:
        """A part of an album that is being gathered joins its card, which then waits anew."""

    async def get(self, card_id: int) -> Card | None: ...

    async def to_read(self, now: datetime) -> Sequence[Card]:
        """Cards whose article is to be found, or that are not in their chat yet, oldest first."""

    async def edit(self, place: Place, part: Part, album: str | None) -> Card | None:
        """The card that holds this message says what it says now: one that is being read, which
        is then read anew, or that of the album."""

    async def said(self, card_id: int, message_id: int) -> None:
        """The card stands in this message; its version stays."""

    async def delay(self, card_id: int, ready_at: datetime, attempts: int) -> None:
        """Tried again then; the card's version stays."""

    async def asked_of(self, user_id: int, chat_id: int) -> Card | None:
        """The newest open card that waits for this person's words in this chat."""

    async def of_article(self, article_id: int) -> Sequence[Card]: ...

    async def last_published(self, user_id: int) -> Card | None:
        """The card that this person published with last."""

    async def change(self, card: Card, **values: Any) -> Card:
        """Fields by name; raise StaleVersion where somebody changed the card meanwhile."""

    async def publish(
        self, card: Card, rows: Sequence[NewRow], at: datetime, who: Who, **values: Any
    ) -> tuple[Card, Sequence[Placed]]:
        """Outbox rows and the card's new state in one transaction; raise StaleVersion."""


class HandStore(Protocol):
    async def place(
        self, article_id: int, rows: Sequence[NewRow], at: datetime, who: str
    ) -> Sequence[Placed]:
        """What a person wants published: a row for each channel, or the one there taken up again
        where nothing of it is in the channel or on its way."""

    async def hurry(self, row: OutboxRow, at: datetime, who: str) -> OutboxRow:
        """To READY before all others, at any hour; raise StaleVersion."""


class Chats(Protocol):
    """Talking with editors; every call raises the TelegramError that says what is known."""

    async def say(self, place: Place, view: View, reply_to: int | None = None) -> int:
        """The id of the new message; `reply_to` is left out where that message is gone."""

    async def change(self, chat_id: int, message_id: int, view: View) -> None:
        """The message shows this from now on; one that shows it already is as good."""

    async def typing(self, place: Place) -> None:
        """The person sees that the bot is at it; nothing depends on it."""


class HandReader(Protocol):
    """Articles that an editor names or writes, read and stored; the number of each."""

    async def known(self, address: str) -> int | None:
        """The article of this address where it is stored already."""

    async def from_address(self, address: str) -> int:
        """Raise JarshyError in one line that names the address."""

    async def from_item(self, item: Item, keys: Sequence[str]) -> int:
        """`keys` name its messages wherever they are met again. Raise UnreadableArticle."""

    async def made_of(self, key: str) -> int | None:
        """The article that `from_item` made under this key."""

    async def reworded(self, article_id: int, words: Item, who: Who) -> bool:
        """A revision with an editor's own title and text, and photos where they give any; credits
        and link stay.

        False where these are its words already. Raise UnreadableArticle for words that say nothing.
        """


class Shows(Protocol):
    async def show(self, place: Place, article: Article, style: Style) -> int:
        """The very post, as it would stand in a channel of this style; the message's id."""
