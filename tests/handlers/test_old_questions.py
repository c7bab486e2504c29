"""A question so old that Telegram tells nothing of its message but where it stands."""

from types import SimpleNamespace
from typing import Any, cast

import pytest
from aiogram import Bot
from aiogram.methods import AnswerCallbackQuery, EditMessageReplyMarkup, TelegramMethod
from aiogram.types import CallbackQuery, Chat, InaccessibleMessage, User

from bot.delivery.approvals import Approved, Verdict
from bot.model import Button, Who
from bot.texts import Texts
from handlers.editors import answers, approvals

WHO = Who(501, "Асель")


class Called(Bot):
    """Notes what is called and sends nothing."""

    def __init__(self) -> None:
        super().__init__("123:" + "a" * 35)
        self.calls: list[TelegramMethod[Any]] = []

    async def __call__(self, method: TelegramMethod[Any], request_timeout: Any = None) -> Any:
        self.calls.append(method)
        return True


def pressed(bot: Bot, data: str) -> CallbackQuery:
    where = InaccessibleMessage(chat=Chat(id=501, type="private"), message_id=9, date=0)
    query = CallbackQuery(
        id="1",
        from_user=User(id=501, is_bot=False, first_name="Асель"),
        chat_instance="1",
        data=data,
        message=where,
    )
    return query.as_(bot)


@pytest.mark.parametrize("done", [Approved.ASKED, Approved.READY])
async def test_an_approval_is_given_and_its_buttons_change(done: Approved) -> None:
    bot, shown = Called(), list[int]()
    rows = ((Button("In an hour", "ok:1:2"),),) if done is Approved.ASKED else ()
    verdict = Verdict(done, "@news", 7, rows=rows)

    async def answer(*_given: Any) -> Verdict:
        return verdict

    async def show_all(article_id: int) -> None:
        shown.append(article_id)

    asker = SimpleNamespace(texts=Texts("en"), zone=None)
    desk = SimpleNamespace(table=SimpleNamespace(show_all=show_all))
    given = SimpleNamespace(answer=answer, asker=asker)
    await approvals.answered(pressed(bot, "ok:1:1"), WHO, cast(Any, given), cast(Any, desk))
    toast, edit = bot.calls
    assert isinstance(toast, AnswerCallbackQuery) and isinstance(edit, EditMessageReplyMarkup)
    assert (edit.chat_id, edit.message_id) == (501, 9)
    assert (edit.reply_markup is not None) == bool(rows)
    assert shown == ([] if rows else [7])


async def test_an_answered_question_loses_its_buttons() -> None:
    bot = Called()

    async def answer(*_given: Any) -> str:
        return "Sent again."

    cards = SimpleNamespace(table=SimpleNamespace(asks_in=Texts("en")))
    questions = {"mad": SimpleNamespace(answer=answer)}
    query = pressed(bot, "mad:1:2:yes")
    await answers.answered(query, WHO, cast(Any, cards), cast(Any, questions))
    assert [type(call) for call in bot.calls] == [AnswerCallbackQuery, EditMessageReplyMarkup]
