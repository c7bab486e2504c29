"""A channel that is added: whether the bot may post there is known at once."""

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any, cast

import pytest

from bot.delivery.messenger import ChatFacts
from bot.errors import AnswerLost, ChatGone
from bot.model import Channel, ChannelLine
from bot.texts import Texts
from handlers.desk import Desk
from handlers.editors.panel import NO_RIGHTS, _met

NOW = datetime(2026, 11, 26, tzinfo=UTC)
CHANNEL = Channel(7, "@News")


class Channels:
    """Keeps what is written down."""

    def __init__(self) -> None:
        self.done: list[tuple[Any, ...]] = []

    async def all(self) -> list[Channel]:
        return [Channel(1, "@other"), CHANNEL, Channel(8, "@news", 5)]

    async def met(self, *told: Any) -> None:
        self.done.append(told)

    async def stop(self, *told: Any) -> None:
        self.done.append(told)


@pytest.mark.parametrize(
    ("answer", "done"),
    [
        (ChatFacts(-1007, "Новости", protected=False, may_post=True), (7, -1007, False, "Новости")),
        (ChatFacts(-1007, "Новости", protected=False, may_post=False), (7, NO_RIGHTS, NOW)),
        (ChatGone("chat not found", "chat not found"), (7, "chat not found", NOW)),
        (AnswerLost("Telegram's answer was lost"), None),
    ],
)
async def test_what_telegram_says_of_it_is_written_down(
    answer: ChatFacts | Exception, done: tuple[Any, ...] | None
) -> None:
    async def meet(chat: str) -> ChatFacts:
        if isinstance(answer, Exception):
            raise answer
        return answer

    channels = Channels()
    service = SimpleNamespace(messenger=SimpleNamespace(meet=meet))
    clock = SimpleNamespace(now=lambda: NOW)
    desk = cast(Desk, SimpleNamespace(channels=channels, service=service, clock=clock))
    said = await _met(ChannelLine("@news"), desk, Texts("en"))
    assert ("may post there." in said) is (done is not None and len(done) == 4)
    assert channels.done == ([done] if done else [])
