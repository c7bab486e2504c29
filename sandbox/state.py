"""The whole world of the stand-in Telegram, free of HTTP: who and what there is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from sandbox.calls import CallLog
from sandbox.changes import Changes
from sandbox.chats import ADMIN_RIGHTS, Chat, ChatKind, Member, Status
from sandbox.clock import Clock
from sandbox.faults import FaultScript
from sandbox.flood import Flood
from sandbox.media import PhotoStore
from sandbox.people import TELEGRAM_ID, Bot, User
from sandbox.queries import Queries
from sandbox.strictness import Strictness
from sandbox.updates import UpdateQueue

_FIRST_USER_ID = 10_001
_FIRST_CHANNEL_ID = -1_002_000_000_001
_FIRST_GROUP_ID = -4_000_001


@dataclass
class World:
    """One stand-in Telegram. `chats` holds groups and channels; private chats lie with bots."""

    clock: Clock = field(default_factory=Clock)
    strictness: Strictness = field(default_factory=Strictness)
    changes: Changes = field(default_factory=Changes)
    photos: PhotoStore = field(default_factory=PhotoStore)
    flood: Flood = field(default_factory=Flood)
    faults: FaultScript = field(default_factory=FaultScript)
    calls: CallLog = field(default_factory=CallLog)
    queries: Queries = field(default_factory=Queries)
    users: dict[int, User] = field(default_factory=dict)
    bots: dict[str, Bot] = field(default_factory=dict)
    chats: dict[int, Chat] = field(default_factory=dict)
    albums: int = 0

    def __post_init__(self) -> None:
        self.users[TELEGRAM_ID] = User(TELEGRAM_ID, "Telegram")

    def reset(self) -> None:
        """Everything but the bots, the clock, the limits and who watches is forgotten."""
        bots = list(self.bots.values())
        self.users = {TELEGRAM_ID: User(TELEGRAM_ID, "Telegram")}
        self.users |= {bot.id: bot.user for bot in bots}
        self.chats.clear()
        self.photos, self.queries = PhotoStore(), Queries()
        self.calls = CallLog(self.calls.changes)
        self.faults.clear()
        self.flood = Flood(self.flood.limits)
        for bot in bots:
            bot.forget()

    # People

    def add_user(self, user: User) -> User:
        if user.id in self.users:
            raise ValueError(f"There is a user {user.id} already")
        self._check_name(user.username)
        self.users[user.id] = user
        return user

    def add_bot(self, token: str, username: str, name: str) -> Bot:
        """The number before the colon of the token is the bot's."""
        number, colon, secret = token.partition(":")
        if not (number.isascii() and number.isdigit() and colon and secret) or number[0] == "0":
            raise ValueError(f"The token {token!r} is not of the form 123:abc")
        user = User(int(number), name, username=username, is_bot=True)
        self.add_user(user)
        bot = Bot(user, token, UpdateQueue(), self.clock.now())
        self.bots[token] = bot
        return bot

    def bot_by_id(self, bot_id: int) -> Bot | None:
        return next((bot for bot in self.bots.values() if bot.id == bot_id), None)

    def free_user_id(self) -> int:
        return next(n for n in range(_FIRST_USER_ID, 1 << 40) if n not in self.users)

    # Chats

    def add_chat(self, kind: ChatKind, title: str, username: str | None = None) -> Chat:
        if username is not None and kind is ChatKind.GROUP:
            raise ValueError("A basic group has no username")
        self._check_name(username)
        first = _FIRST_GROUP_ID if kind is ChatKind.GROUP else _FIRST_CHANNEL_ID
        chat_id = first
        while chat_id in self.chats:
            chat_id -= 1
        chat = Chat(chat_id, kind, title, username)
        self.chats[chat_id] = chat
        return chat

    def private_chat(self, bot: Bot, user_id: int) -> Chat:
        chat = bot.privates.get(user_id)
        if chat is None:
            chat = bot.privates[user_id] = Chat(user_id, ChatKind.PRIVATE)
        return chat

    def by_username(self, name: str) -> Chat | User | None:
        wanted = name.removeprefix("@").lower()
        everybody: Iterator[Chat | User] = iter([*self.chats.values(), *self.users.values()])
        return next((one for one in everybody if (one.username or "").lower() == wanted), None)

    def chat_names(self, chat_id: str) -> list[str]:
        """Under which names a chat_id parameter's chat is known: its number, its @name."""
        if chat_id.startswith("@"):
            found = self.by_username(chat_id)
        else:
            found = next((c for c in self.chats.values() if str(c.id) == chat_id), None)
        if found is None:
            return [chat_id.lower()] if chat_id else []
        return [str(found.id), *([f"@{found.username.lower()}"] if found.username else [])]

    def bots_in(self, chat: Chat) -> list[Bot]:
        return [bot for bot in self.bots.values() if chat.member(bot.id).inside]

    def next_message_id(self, chat: Chat, bot: Bot | None) -> int:
        """Dense in a channel or supergroup; elsewhere shared by all chats of the account."""
        if chat.has_own_ids:
            chat.next_message_id += 1
            return chat.next_message_id - 1
        account = bot or next(iter(self.bots_in(chat)), None)
        if account is None:
            chat.next_message_id += 1
            return chat.next_message_id - 1
        account.next_message_id += 1
        return account.next_message_id - 1

    def next_album(self) -> str:
        self.albums += 1
        return str(13_900_000_000_000_000 + self.albums)

    def _check_name(self, username: str | None) -> None:
        if username is not None and self.by_username(username) is not None:
            raise ValueError(f"The username {username} is taken")


def admin(chat: Chat, user_id: int, rights: frozenset[str] | None = None) -> Member:
    """An administrator with these rights, or with all that the kind of chat knows."""
    everything = frozenset(ADMIN_RIGHTS[chat.kind])
    given = everything if rights is None else rights & everything
    return Member(user_id, Status.ADMINISTRATOR, given)
