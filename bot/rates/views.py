"""What the buttons under an answer lead to: names, their way through Telegram, their texts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from bot.model import MAJORS
from bot.posts.entities import TextBuilder
from bot.rates.asked.question import Question
from bot.rates.book import RateBook
from bot.rates.days import DAY, FIRST_DAY
from bot.rates.history import RateHistory
from bot.rates.pictures.card import day_card
from bot.rates.pictures.chart import LEAST_POINTS, chart
from bot.rates.pictures.drawing import Drawing
from bot.rates.trend import Trend
from bot.rates.wording import Said, answer, rate_line, source_words
from bot.texts import Texts, mark

PREFIX = "rates"
WAIT = 4.0  # seconds for what is not stored yet; others wait behind
_DATA = re.compile(rf"{PREFIX}:([a-z]+):([A-Z]{{3}}|-):([0-9]{{8}})")


class View(StrEnum):
    DAY = "day"
    ALL = "all"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    CONVERT = "convert"
    ADD = "add"  # a currency to the reader's own
    DROP = "drop"


SPANS = {View.WEEK: 7, View.MONTH: 30, View.YEAR: 365}
SPAN_TITLES = {
    View.WEEK: mark("A week, to {date}"),
    View.MONTH: mark("A month, to {date}"),
    View.YEAR: mark("A year, to {date}"),
}


@dataclass(frozen=True, slots=True)
class Press:
    """`code`: of the one currency that is looked at, None for the majors."""

    view: View
    day: date
    code: str | None = None

    @property
    def data(self) -> str:
        return f"{PREFIX}:{self.view}:{self.code or '-'}:{self.day:%Y%m%d}"


def read_press(data: str) -> Press | None:
    """None for what is not one of ours, forged or of another version."""
    found = _DATA.fullmatch(data)
    if found is None or found[1] not in list(View):
        return None
    try:
        day = date(int(found[3][:4]), int(found[3][4:6]), int(found[3][6:]))
    except ValueError:
        return None
    view, code = View(found[1]), None if found[2] == "-" else found[2]
    if view in (View.ADD, View.DROP) and code is None:
        return None
    return Press(view, day, code)


@dataclass(frozen=True, slots=True)
class RateViews:
    book: RateBook
    history: RateHistory
    drawing: Drawing

    def has_day(self, day: date) -> bool:
        """May there be rates of it: since the tenge began, up to tomorrow."""
        return FIRST_DAY <= day <= self.book.today + DAY

    def bounded(self, press: Press) -> Press:
        """Its day among those that have rates: a forged one may name the year 1 or 9999."""
        day = min(max(press.day, FIRST_DAY), self.book.today + DAY)
        return replace(press, day=day)

    async def offered(self, day: date) -> Sequence[str]:
        """Which currencies a reader may add to the usual ones. Raise NoRates."""
        sheet = await self.book.sheet(min(day, self.book.today), None, WAIT)
        return [line.rate.code for line in sheet.lines if line.rate.code not in MAJORS]

    async def show(self, texts: Texts, press: Press, own: Sequence[str] = ()) -> Said:
        """`own`: the reader's. Raise NoRates, UnclearQuestion."""
        day = self.bounded(press).day
        if press.view is View.CONVERT:
            return converter_hint(texts)
        if press.view in SPANS:
            return await self._span(texts, press.view, day, press.code)
        everything = press.view is View.ALL
        shown = [press.code] if press.code else [*MAJORS, *own]
        codes = None if everything else shown
        sheet = await self.book.sheet(day, codes, WAIT)
        question = Question(source=None if everything else press.code)
        today = day == self.book.today and not everything
        upcoming = await self.book.upcoming(codes) if today else None
        said = answer(texts, question, sheet, upcoming, everything=everything, own=own)
        if everything:
            return said
        return replace(said, svg=day_card(texts, sheet, shown))

    async def _span(self, texts: Texts, view: View, day: date, code: str | None) -> Said:
        codes = [code] if code else list(MAJORS)
        found = [await self.history.trend(one, day, SPANS[view], WAIT) for one in codes]
        trends = [trend for trend in found if trend is not None]
        text = TextBuilder()
        text.add(texts.say(SPAN_TITLES[view], date=texts.date_short(day)), "bold").add("\n")
        for trend in trends:
            text.add(_trend_lines(texts, trend))
        if not trends or not all(trend.complete for trend in trends):
            text.add(texts.say("Earlier days are still being read; press again in a minute."))
            text.add("\n")
        if trends:
            since = texts.date_short(trends[0].first.day)
            text.add("\n" + texts.say("Change: since the rate of {date}.", date=since) + "\n")
        source = (await self.book.sheet(day, codes, WAIT)).fixing.source
        said = Said(*text.add(source_words(texts, source)).built())
        if not trends or len(trends[0].points) < LEAST_POINTS:
            return said
        title = texts.say(SPAN_TITLES[view], date=texts.date_short(day))
        return replace(said, svg=chart(texts, trends[0], title, source))


def _trend_lines(texts: Texts, trend: Trend) -> str:
    """Least and most are said only where no day between is missing."""
    lines = rate_line(texts, trend.line) + "\n"
    if not trend.complete:
        return lines
    least, most = trend.low, trend.high
    return (
        lines
        + texts.say(
            "from {low} ({low_date}) to {high} ({high_date})",
            low=texts.number(least.value, 2),
            low_date=texts.date_short(least.day),
            high=texts.number(most.value, 2),
            high_date=texts.date_short(most.day),
        )
        + "\n"
    )


def converter_hint(texts: Texts) -> Said:
    return Said(
        texts.say(
            "Just write how much and of what, for example:\n"
            "100 dollars\n"
            "1.5 million tenge in yuan\n"
            "200 euros in roubles\n"
            "dollar on 1 November\n"
            "\n"
            "In a group: /rates 100 usd"
        )
    )
