"""Users and bots of the stand-in Telegram."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sandbox.chats import Chat
from sandbox.updates import UpdateQueue

TELEGRAM_ID = 777000  # the service account that forwards channel posts into a linked group
FIRST_BOT_MESSAGE_ID = 1


@dataclass(slots=True)
class User:
    """An account; `deleted` ones keep their number and lose their name."""

    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = None
    is_bot: bool = False
    deleted: bool = False


@dataclass(slots=True)
class Bot:
    """A bot account and what Telegram remembers for it.

    Private chats and basic groups share one row of message ids per account.
    """

    user: User
    token: str
    queue: UpdateQueue
    born: float  # Unix seconds; `close` is refused in the first ten minutes
    reads_groups: bool = False
    inline: bool = True
    known_users: set[int] = field(default_factory=set)
    started_by: set[int] = field(default_factory=set)
    blocked_by: set[int] = field(default_factory=set)
    privates: dict[int, Chat] = field(default_factory=dict)
    commands: dict[tuple[str, str], list[dict[str, str]]] = field(default_factory=dict)
    texts: dict[tuple[str, str], str] = field(default_factory=dict)
    menu_button: dict[str, Any] = field(default_factory=lambda: {"type": "commands"})
    next_message_id: int = FIRST_BOT_MESSAGE_ID

    @property
    def id(self) -> int:
        return self.user.id

    def forget(self) -> None:
        """All people, chats and waiting updates; the numbers of updates go on."""
        for known in (self.known_users, self.started_by, self.blocked_by):
            known.clear()
        self.privates.clear()
        self.commands.clear()
        self.texts.clear()
        self.queue.clear()
        self.next_message_id = FIRST_BOT_MESSAGE_ID
