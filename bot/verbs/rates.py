"""`rates`: official rates of the tenge, or a conversion by them."""

import argparse
import json
from datetime import date

from bot.app import beside
from bot.config import Settings
from bot.errors import ConfigError, UnclearQuestion
from bot.model import TENGE
from bot.rates.asked.question import Question, read_question
from bot.rates.book import RateBook
from bot.rates.convert import conversions, is_conversion
from bot.rates.document import plain, sheet_document
from bot.rates.sheet import Sheet
from bot.rates.wording import answer
from bot.texts import Texts


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "words", nargs="*", metavar="AMOUNT FROM TO", help="100 usd, 5000 kzt eur, usd, 1.5m kzt"
    )
    parser.add_argument("--date", metavar="YYYY-MM-DD", help="of that day; today's without")
    parser.add_argument("--accept", action="store_true", help="publish what is held for that day")
    parser.add_argument("--json", action="store_true")


async def run(options: argparse.Namespace, settings: Settings) -> int:
    async with beside(settings) as newsroom:
        book = newsroom.rates
        day = _day(options.date)
        question = question_of(" ".join(options.words), book.today)
        if day is not None and question.day not in (None, day):
            raise ConfigError(f"--date {day} and {question.day}: give one day")
        asked = day or question.day or book.today
        if options.accept:
            return await _accept(book, asked)
        sheet = await book.sheet(asked)
    if options.json:
        print(json.dumps(_document(question, sheet), ensure_ascii=False, indent=2))
    else:
        print(answer(Texts("en"), question, sheet, everything=True).text)
    return 0


def question_of(words: str, today: date) -> Question:
    try:
        return read_question(words, today)
    except UnclearQuestion as error:
        said = str(error) if str(error).endswith("?") else f"{error}."
        raise UnclearQuestion(f"{said} Write for example: 100 usd eur") from error


def _day(written: str | None) -> date | None:
    try:
        return None if written is None else date.fromisoformat(written)
    except ValueError:
        raise ConfigError(f"--date {written}: give a day like 2026-11-24") from None


async def _accept(book: RateBook, day: date) -> int:
    fixing = await book.accept(day, "the command line")
    if fixing is None:
        raise UnclearQuestion(f"nothing is held for {day}")
    print(f"the rates of {day} are published now ({fixing.note})")
    return 0


def _document(question: Question, sheet: Sheet) -> dict[str, object]:
    """A rate alone is listed alone; a conversion lists every rate and adds its own keys."""
    if not is_conversion(question):
        everything = question.source in (None, TENGE)
        lines = [line for line in sheet.lines if everything or line.rate.code == question.source]
        if not lines:
            conversions(question, sheet)
        return sheet_document(sheet, lines)
    done = conversions(question, sheet)
    document = sheet_document(sheet)
    first = done[0]
    document |= {
        "amount": f"{first.amount:f}",
        "from": first.source,
        "to": first.target,
        "result": plain(first.result),
    }
    if len(done) > 1:
        document["results"] = [
            {"from": one.source, "to": one.target, "result": plain(one.result)} for one in done
        ]
    return document
