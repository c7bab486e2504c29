"""Draws the pictures of docs/rates.md: `python -m docs.take_rate_pictures`. Sample rates alone."""

import asyncio
from datetime import timedelta
from pathlib import Path

from bot.clock import SystemClock
from bot.model import MAJORS, Fixing, Language, RateSource
from bot.posts.drawn import rendered
from bot.rates.days import DAY, bank_day
from bot.rates.origins.sample import SampleRates
from bot.rates.pictures.card import day_card
from bot.rates.pictures.chart import chart
from bot.rates.sheet import earlier_than, make_sheet
from bot.rates.trend import make_trend
from bot.rates.views import SPAN_TITLES, View
from bot.texts import Texts

FOLDER = Path(__file__).parent / "pictures"
CARDS: tuple[Language, ...] = ("ru", "kk")


def main() -> None:
    fixings = asyncio.run(year())
    today = fixings[0]
    FOLDER.mkdir(exist_ok=True)
    sheet = make_sheet(today.day, today, earlier_than(today, fixings).fixing)
    for language in CARDS:
        picture = day_card(Texts(language), sheet, MAJORS)
        (FOLDER / f"rates-card-{language}.png").write_bytes(rendered(picture))
    trend = make_trend("USD", today.day - timedelta(days=365), today.day, fixings)
    if trend is not None:
        texts = Texts("ru")
        title = texts.say(SPAN_TITLES[View.YEAR], date=texts.date_short(today.day))
        picture = chart(texts, trend, title, RateSource.SAMPLE)
        (FOLDER / "rates-chart-ru.png").write_bytes(rendered(picture))


async def year() -> list[Fixing]:
    clock = SystemClock()
    form, today = SampleRates(clock), bank_day(clock.now())
    return [await form.ask(today - DAY * days) for days in range(380)]


if __name__ == "__main__":
    main()
