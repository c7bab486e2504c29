"""What the database keeps of the way to Telegram."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.model import (
    HOUSE,
    Channel,
    Fingerprint,
    Following,
    Language,
    Made,
    NewRow,
    OutboxRow,
    Photo,
    RatePost,
    State,
    Style,
    Trace,
    Upload,
    WordFilter,
)


class ChannelStore(Protocol):
    async def enter(
        self, channels: Sequence[tuple[str, int | None, Language | None]], at: datetime
    ) -> None:
        """Add (chat, topic, language) never entered before; removed ones stay removed."""

    async def all(self) -> Sequence[Channel]: ...

    async def carrying(self, feed_id: int | None) -> Sequence[Channel]:
        """Those that its routes name; an article of no feed goes where every feed goes."""

    async def met(
        self, channel_id: int, chat_id: int, protected: bool, title: str | None = None
    ) -> None:
        """Telegram knows the chat under this number; a stopped channel goes on. A title that
        was not heard leaves the one that is known."""

    async def unite(self, channel_id: int, chat_id: int, at: datetime) -> Channel | None:
        """Where another channel leads to this chat already they become one, which is returned."""

    async def moved(self, old_chat_id: int, new_chat_id: int) -> None: ...

    async def pause(self, channel_ids: Collection[int], at: datetime, who: str) -> int:
        """Nothing is sent or edited there until `resume`; rows wait. How many were going on."""

    async def resume(self, channel_ids: Collection[int], at: datetime, who: str) -> int:
        """How many were paused."""

    async def restyle(
        self, channel_id: int, values: Mapping[str, object], at: datetime, who: str
    ) -> Style:
        """These fields of its style; the others, and the posts that are there, stay."""

    async def choose_words(
        self,
        channel_id: int,
        change: Callable[[WordFilter], WordFilter],
        at: datetime,
        who: str,
    ) -> WordFilter:
        """From now on it takes articles by what `change` makes of the words that stand."""

    async def turn_rates(
        self, channel_id: int, post: RatePost, at: datetime, who: str, *, wanted: bool
    ) -> None:
        """From now on the channel wants this post of rates, or wants it no more."""

    async def stop(self, channel_id: int, reason: str, at: datetime) -> None:
        """Nothing more is sent there until somebody mends it; its rows wait."""


class OutboxStore(Protocol):
    async def add(self, article_id: int, rows: Sequence[NewRow], at: datetime) -> Sequence[int]:
        """Rows for channels that have none for this article yet; the ids of the new ones."""

    async def get(self, row_id: int) -> OutboxRow | None: ...

    async def heads(self, now: datetime) -> Sequence[OutboxRow]:
        """For each active channel the one row to send next: READY or SCHEDULED and due,
        urgent first, then by due time and id, none whose time is over; none for a channel
        that has a SENDING row, or one in another process's hand."""

    async def claim(self, row: OutboxRow, past: Collection[int]) -> bool:
        """Take the row in hand before it is composed: no other process sends to its chat until
        its state changes or this process ends. False where another has the chat in hand, or
        a lost post of the chat is not settled (those in `past` need not be waited for)."""

    async def orphans(self) -> Sequence[OutboxRow]:
        """SENDING rows of every kind that are in no living process's hand."""

    async def begin(
        self,
        row: OutboxRow,
        fingerprint: Fingerprint,
        at: datetime,
        *,
        revision: int | None = None,
        photos: Sequence[Photo] = (),
        style: Style = HOUSE,
    ) -> OutboxRow:
        """To SENDING, with `low_id` the newest message id known in the channel's chat.

        Raise StaleVersion where the row was changed since it was read, or the article since
        `revision`, of which the post was composed. Raise PlaceLost where this process was away
        for so long that others may settle what it began: then nothing may be sent.
        """

    async def finish(
        self,
        row: OutboxRow,
        message_ids: Sequence[int],
        at: datetime,
        reason: str,
        photo_ids: Sequence[str | None] = (),
    ) -> OutboxRow:
        """To SENT, and its messages into the chat's known ones, in one transaction.

        Several messages are an album; `photo_ids` are the unique ids of their photos.
        """

    async def finish_and_go_on(
        self,
        row: OutboxRow,
        message_ids: Sequence[int],
        at: datetime,
        reason: str,
        photo_ids: Sequence[str | None] = (),
        made: Made | None = None,
    ) -> Following | None:
        """As `finish`; and what the channel sends next, as `heads` would tell with its article.

        None where nothing is due there, or something of the channel is in doubt. What is `made`
        begins in the same transaction, and its row is SENDING, where it is that next one still
        and nothing of it or its channel is other than it was made of."""

    async def move(
        self,
        row: OutboxRow,
        state: State,
        at: datetime,
        reason: str,
        *,
        who: str | None = None,
        due_at: datetime | None = None,
        attempts: int | None = None,
    ) -> OutboxRow:
        """Change the state and log the event; raise StaleVersion where somebody was quicker."""

    async def expire(self, at: datetime, reason: str) -> Sequence[OutboxRow]:
        """Rows whose time is over and that have not begun their way: to EXPIRED."""

    async def asked(
        self, row: OutboxRow, chat_id: int, message_id: int, at: datetime
    ) -> OutboxRow: ...

    async def ask_elsewhere(self, row: OutboxRow, at: datetime) -> OutboxRow:
        """Nobody may answer its question where that stands: it is asked anew."""

    async def in_state(self, *states: State) -> Sequence[OutboxRow]: ...

    async def recently_resent(self, since: datetime) -> Sequence[OutboxRow]:
        """SENT rows with a `lost_low_id`, sent since then: the lost first may still turn up."""

    async def watched(self, row: OutboxRow) -> None:
        """The lost first can turn up no more: `recently_resent` names the row no more."""

    async def last_sent(self) -> Mapping[int, datetime]:
        """When each channel got its newest post."""

    async def article_rows(self, article_id: int) -> Sequence[OutboxRow]: ...


class MessageLog(Protocol):
    """The message ids known in a chat: ours and others'."""

    async def note(self, chat_id: int, message_ids: Collection[int], ours: bool) -> None: ...

    async def above(self, chat_id: int, low_id: int) -> Mapping[int, bool]:
        """Known ids greater than `low_id`; the value says whether the message is ours."""

    async def top(self, chat_id: int) -> int | None: ...

    async def witness(self, chat_id: int, message_id: int, shows: Fingerprint) -> None:
        """A message that stands in a chat, seen elsewhere; of chats that are no channel of ours
        nothing is kept."""

    async def witnessed(self, chat_id: int, low_id: int) -> Mapping[int, Fingerprint]:
        """What was seen so of the newest ids, those greater than `low_id`."""


class TraceStore(Protocol):
    async def add(self, chat_id: int, at: datetime) -> Trace:
        """Written before the call, so that a kill leaves a trace of it."""

    async def answered(self, trace_id: int, message_id: int) -> None: ...

    async def remove(self, trace_id: int) -> None: ...

    async def all(self) -> Sequence[Trace]: ...


class UploadStore(Protocol):
    async def get(self, digest: str, bot_id: int) -> Upload | None: ...

    async def put(self, upload: Upload, at: datetime) -> None: ...
