"""Somebody who talks with the bot: writes, reads what it said, presses its buttons."""

from dataclasses import dataclass
from typing import Any, Protocol

from sandbox.server import Sandbox
from tests.newsroom import until


class Says(Protocol):
    def said(self) -> str:
        """What the bot logged, for who looks why something did not come."""


@dataclass
class Person:
    telegram: Sandbox
    id: int
    chat: int = 0

    def __post_init__(self) -> None:
        self.chat = self.chat or self.id

    def say(self, text: str, **more: Any) -> int:
        return self.telegram.send(self.id, self.chat, text, **more)

    def said(self) -> list[dict[str, Any]]:
        """What the bot wrote here, as it stands now."""
        return [m for m in self.telegram.messages(self.chat) if m["by_bot"]]

    def texts(self) -> list[str]:
        return [message["text"] for message in self.said()]

    def card(self, label: str = "") -> dict[str, Any] | None:
        """The newest message with a button of this label."""
        with_buttons = [m for m in self.said() if any(label in one for one in labels(m))]
        return with_buttons[-1] if with_buttons else None

    async def sees(self, text: str, bot: Says, seconds: float = 20) -> dict[str, Any]:
        """The newest message with this text, once it is there."""
        await until(lambda: any(text in one for one in self.texts()), seconds, self._tale(bot))
        return [m for m in self.said() if text in m["text"]][-1]

    async def offered(self, label: str, bot: Says, seconds: float = 20) -> dict[str, Any]:
        await until(lambda: self.card(label) is not None, seconds, self._tale(bot))
        card = self.card(label)
        assert card is not None
        return card

    async def press(self, label: str, bot: Says) -> str:
        """The newest button of this label; what the bot tells at once."""
        card = await self.offered(label, bot)
        return await self.answer(
            self.telegram.press(self.id, self.chat, card["message_id"], text=label), bot
        )

    async def forge(self, message_id: int, data: str, bot: Says) -> str:
        query = self.telegram.press(self.id, self.chat, message_id, data=data, forged=True)
        return await self.answer(query, bot)

    async def answer(self, query: str, bot: Says) -> str:
        await until(lambda: self._answer(query) is not None, 20, self._tale(bot))
        return str((self._answer(query) or {})["text"])

    def _answer(self, query: str) -> dict[str, Any] | None:
        found = self.telegram.query(query)
        answer: dict[str, Any] | None = found["answer"] if found else None
        return answer

    def _tale(self, bot: Says) -> str:
        return "\n---\n".join([*self.texts(), bot.said()])


def buttons(message: dict[str, Any]) -> list[dict[str, Any]]:
    rows = (message["markup"] or {"inline_keyboard": []})["inline_keyboard"]
    return [button for row in rows for button in row]


def labels(message: dict[str, Any]) -> list[str]:
    return [button["text"] for button in buttons(message)]


def shown(message: dict[str, Any]) -> tuple[Any, ...]:
    """What a reader sees of a post: text, entities and picture."""
    photo = message["photo"]
    return message["text"], message["entities"], photo and photo["unique_id"]
