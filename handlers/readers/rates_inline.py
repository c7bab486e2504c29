"""Inline: «@bot 100 usd» in any chat offers the conversion; words of other kinds are news."""

from typing import Any

from aiogram import Router
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import InlineQuery, InlineQueryResultArticle, InputTextMessageContent

from bot.errors import NoRates, UnclearQuestion
from bot.rates.asked.question import Question, codes_of, read_question
from bot.rates.views import RateViews
from bot.rates.wording import answer, no_rates
from bot.telegram.forms import NO_PREVIEW, message_entities
from bot.texts import Texts

WAIT = 2.0  # seconds: an inline answer that comes late is not shown
TELEGRAM_KEEPS = 60  # seconds for which Telegram answers the same question by itself


async def asks_about_rates(asked: InlineQuery, rates: RateViews) -> bool | dict[str, Any]:
    try:
        question = read_question(asked.query, rates.book.today)
    except UnclearQuestion:
        return False
    return {"question": question} if question.source else False


async def ask(asked: InlineQuery, question: Question, texts: Texts, rates: RateViews) -> None:
    day = question.day or rates.book.today
    results: list[InlineQueryResultArticle] = []
    try:
        sheet = await rates.book.sheet(day, codes_of(question), WAIT)
        said = answer(texts, question, sheet)
    except (NoRates, UnclearQuestion):
        text = no_rates(texts, day, rates.book.today)
        results.append(_result("none", text, InputTextMessageContent(message_text=text)))
    else:
        content = InputTextMessageContent(
            message_text=said.text,
            entities=message_entities(said.entities),
            link_preview_options=NO_PREVIEW,
        )
        results.append(_result(sheet.fixing.day.isoformat(), said.text, content))
    try:
        # Personal: in this person's language.
        await asked.answer(list(results), cache_time=TELEGRAM_KEEPS, is_personal=True)
    except TelegramBadRequest:
        return  # typed on meanwhile: the next question is on its way


def _result(name: str, text: str, content: InputTextMessageContent) -> InlineQueryResultArticle:
    """The first line is the title; what stands under the number is its description."""
    title, _, rest = text.partition("\n")
    return InlineQueryResultArticle(
        id=f"rates-{name}",
        title=title[:100],
        description=" ".join(rest.split())[:200] or None,
        input_message_content=content,
    )


def router() -> Router:
    router = Router(name="rates_inline")
    router.inline_query.register(ask, asks_about_rates)
    return router
