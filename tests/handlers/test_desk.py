"""Answers to people: what is said, as much of it as a message holds, and noted as the bot's own."""

from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any, cast

from aiogram.types import Message

from handlers.desk import Desk


@dataclass
class Chat:
    said: list[str] = field(default_factory=list)
    noted: list[tuple[int, list[int], bool]] = field(default_factory=list)

    async def answer(self, text: str, **_: Any) -> Any:
        self.said.append(text)
        return SimpleNamespace(chat=SimpleNamespace(id=5), message_id=40 + len(self.said))

    async def note(self, chat_id: int, ids: list[int], *, ours: bool) -> None:
        self.noted.append((chat_id, ids, ours))


async def test_an_answer_is_never_refused_for_its_length() -> None:
    chat = Chat()
    desk = Desk(
        people=cast(Any, None),
        channels=cast(Any, None),
        messages=cast(Any, chat),
        service=cast(Any, None),
        clock=cast(Any, None),
        admins=frozenset(),
        language="ru",
    )
    channels = ", ".join(f"Областная газета «Степь», выпуск {number}" for number in range(200))
    for text in ("Готово", f"На паузе: {channels}"):
        await desk.answer(cast(Message, chat), text)
    assert chat.said[0] == "Готово"
    assert chat.said[1].endswith("…") and 3900 < len(chat.said[1]) <= 4000
    assert chat.noted == [(5, [41], True), (5, [42], True)]
