"""/rates: official rates and conversions, also asked in plain words in the private chat."""

from datetime import date
from typing import Any

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command, CommandObject
from aiogram.types import LinkPreviewOptions, Message, MessageEntity

from bot.errors import NoRates, UnclearQuestion
from bot.model import Entity
from bot.rates.book import RateBook
from bot.rates.question import Question, read_question
from bot.rates.wording import Said, answer, no_rates
from bot.texts import Texts
from handlers.desk import Desk

WAIT = 4.0  # seconds for what is not stored yet; others wait behind


async def show_rates(message: Message, command: CommandObject, desk: Desk, rates: RateBook) -> None:
    user = message.from_user
    if user is None:
        return
    texts = await desk.texts(user.id, user.language_code)
    try:
        question = read_question(command.args or "", rates.today)
    except UnclearQuestion:
        said = hint(texts)
    else:
        said = await reply(texts, question, rates)
    await say(message, said, desk)


async def show_asked(message: Message, question: Question, desk: Desk, rates: RateBook) -> None:
    user = message.from_user
    if user is not None:
        texts = await desk.texts(user.id, user.language_code)
        await say(message, await reply(texts, question, rates), desk)


async def asks_about_rates(message: Message, rates: RateBook) -> bool | dict[str, Any]:
    """Plain words of which every one is understood, with a currency among them."""
    if not message.text or message.text.startswith("/"):
        return False
    try:
        question = read_question(message.text, rates.today)
    except UnclearQuestion:
        return False
    return {"question": question} if question.source else False


async def reply(texts: Texts, question: Question, rates: RateBook) -> Said:
    """Always something true: the answer, or why there is none."""
    asked: date = question.day or rates.today
    try:
        sheet = await rates.sheet(asked, wait=WAIT)
        upcoming = await rates.upcoming() if asked == rates.today else None
        return answer(texts, question, sheet, upcoming)
    except NoRates:
        return Said(no_rates(texts, asked, rates.today))
    except UnclearQuestion:
        return Said(texts.say("The National Bank gives no rate of that currency for this day."))


def hint(texts: Texts) -> Said:
    return Said(
        texts.say(
            "I did not understand that. Ask like this:\n"
            "/rates 100 usd\n/rates 5000 kzt eur\n/rates usd 2026-11-01"
        )
    )


async def say(message: Message, said: Said, desk: Desk) -> None:
    sent = await message.answer(
        said.text,
        entities=entities(said.entities),
        link_preview_options=LinkPreviewOptions(is_disabled=True),
    )
    await desk.messages.note(sent.chat.id, [sent.message_id], ours=True)


def entities(found: tuple[Entity, ...]) -> list[MessageEntity]:
    return [
        MessageEntity(type=entity.type, offset=entity.offset, length=entity.length)
        for entity in found
    ]


def router() -> Router:
    router = Router(name="rates")
    router.message.register(show_rates, Command("rates"), F.from_user)
    router.message.register(
        show_asked, F.chat.type == ChatType.PRIVATE, F.from_user, asks_about_rates
    )
    return router
