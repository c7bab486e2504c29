"""Around every handler: one answer an update, no hurry, and no failed answer that ends the bot."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any, cast

import pytest
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
)
from aiogram.methods import SendMessage
from aiogram.types import CallbackQuery, Chat, Message, TelegramObject, Update, User

from bot.errors import AnswerLost
from bot.newsroom.readers.hurry import Hurry, Verdict
from bot.texts import Texts
from handlers import middlewares
from handlers.desk import Desk
from handlers.middlewares import NoHurry, OnceOnly, Unanswered

NOW = datetime(2026, 11, 27, tzinfo=UTC)
READER, EDITOR = 7, 8
METHOD = SendMessage(chat_id=1, text="x")


@dataclass
class Kept:
    """A desk's stores, and what was written down and said."""

    handled_before: bool = False
    blocked: list[int] = field(default_factory=list)
    noted: list[int] = field(default_factory=list)
    said: list[str | None] = field(default_factory=list)

    @property
    def desk(self) -> Desk:
        async def blocked(user_id: int, at: datetime) -> None:
            self.blocked.append(user_id)

        async def is_first(update: Update) -> bool:
            return not self.handled_before

        async def note(chat_id: int, ids: list[int], *, ours: bool) -> None:
            assert not ours
            self.noted += ids

        async def texts(user_id: int, code: str | None) -> Texts:
            return Texts("en")

        async def answer(message: Message, text: str) -> None:
            self.said.append(text)

        return cast(
            Desk,
            SimpleNamespace(
                people=SimpleNamespace(blocked=blocked),
                is_first=is_first,
                messages=SimpleNamespace(note=note),
                clock=SimpleNamespace(now=lambda: NOW),
                texts=texts,
                answer=answer,
            ),
        )


def written(by: int = READER, kind: str = "private", *, put_there: bool = False) -> Update:
    chat = Chat(id=by if kind == "private" else -100, type=kind)
    user = User(id=by, is_bot=False, first_name="Дана")
    message = Message(
        message_id=5, date=NOW, chat=chat, from_user=user, is_automatic_forward=put_there or None
    )
    return Update(update_id=1, message=message)


def pressed(by: int = READER) -> Update:
    user = User(id=by, is_bot=False, first_name="Дана")
    return Update(
        update_id=1, callback_query=CallbackQuery(id="1", from_user=user, chat_instance="1")
    )


async def passed(event: TelegramObject, data: dict[str, Any]) -> str:
    return "handled"


@pytest.mark.parametrize(
    ("error", "event", "blocked"),
    [
        (TelegramForbiddenError(METHOD, "blocked by the user"), written(), [READER]),
        (TelegramForbiddenError(METHOD, "kicked"), written(kind="supergroup"), []),
        (TelegramForbiddenError(METHOD, "blocked by the user"), pressed(), []),
        (TelegramBadRequest(METHOD, "message to be replied not found"), written(), []),
        (TelegramNetworkError(METHOD, "time out"), written(), []),
        (AnswerLost("Telegram's answer was lost"), written(), []),
    ],
    ids=["blocked", "kicked from a group", "a press", "refused", "network", "lost"],
)
async def test_an_answer_that_cannot_be_given_ends_nothing(
    error: Exception, event: Update, blocked: list[int]
) -> None:
    async def failing(event: TelegramObject, data: dict[str, Any]) -> None:
        raise error

    kept = Kept()
    assert await Unanswered(kept.desk)(failing, event, {}) is None
    assert kept.blocked == blocked


async def test_a_fault_of_our_own_is_not_taken_for_one() -> None:
    async def failing(event: TelegramObject, data: dict[str, Any]) -> None:
        raise KeyError("x")

    with pytest.raises(KeyError):
        await Unanswered(Kept().desk)(failing, written(), {})


@pytest.mark.parametrize(
    ("event", "before", "result", "noted"),
    [
        (written(), False, "handled", [5]),
        (written(), True, None, [5]),
        (written(put_there=True), True, "handled", [5]),
        (pressed(), True, "handled", []),
    ],
    ids=["new", "answered before a kill", "a post in the discussion group", "a press"],
)
async def test_what_asks_for_an_answer_is_answered_once(
    event: Update, before: bool, result: str | None, noted: list[int]
) -> None:
    kept = Kept(handled_before=before)
    assert await OnceOnly(kept.desk)(passed, event, {}) == result
    assert kept.noted == noted


@pytest.mark.parametrize(
    ("event", "verdict", "result", "told"),
    [
        (written(), Verdict.PASS, "handled", 0),
        (written(), Verdict.SAY_SO, None, 1),
        (written(), Verdict.PASS_OVER, None, 0),
        (written(kind="group"), Verdict.SAY_SO, None, 0),
        (pressed(), Verdict.PASS_OVER, None, 1),
        (written(EDITOR), Verdict.SAY_SO, "handled", 0),
        (written(put_there=True), Verdict.SAY_SO, "handled", 0),
    ],
    ids=["in time", "the first too many", "more of them", "in a group", "a press", "an editor",
         "nobody asks"],
)  # fmt: skip
async def test_who_is_in_a_hurry_is_told_so(
    monkeypatch: pytest.MonkeyPatch, event: Update, verdict: Verdict, result: str | None, told: int
) -> None:
    async def is_editor(user_id: int) -> bool:
        return user_id == EDITOR

    async def answered(query: CallbackQuery, text: str | None = None) -> None:
        kept.said.append(text)

    monkeypatch.setattr(middlewares, "answer_press", answered)
    kept, hurry = Kept(), Hurry(set())
    data = {"verdict": verdict, "staff": SimpleNamespace(is_editor=is_editor)}
    assert await NoHurry(kept.desk, hurry)(passed, event, data) == result
    assert ["Not so fast" in (text or "") for text in kept.said] == [True] * told
    assert (EDITOR in hurry.exempt) is (event == written(EDITOR))
