"""How long an answer about rates takes from stored data, in the process: question to text.

Over a year of sets in SQLite, as a bot has that has run for a year; a single query by the
primary key is the plain alternative. The processor's time stands beside: a machine that has
other work to do stretches the rest.
"""

import asyncio
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from bot.clock import SystemClock
from bot.model import Fixing, Rate, RateSource
from bot.ops.collecting import keep_short
from bot.ops.workers import ProcessWorkers
from bot.rates.asked.question import codes_of, read_question
from bot.rates.assembly import make_rate_views
from bot.rates.book import RateBook
from bot.rates.origins.asker import Asker
from bot.rates.views import Press, View
from bot.rates.wording import answer
from bot.texts import Texts
from storage.database import Database
from storage.stores import stores

DAYS, RUNS = 400, 300
CODES = [a + b + "A" for a in "BCDEF" for b in "GHJKLMN"] + ["USD", "EUR", "RUB", "CNY"]


def main() -> None:
    asyncio.run(measured())


async def measured() -> None:
    with tempfile.TemporaryDirectory() as folder:
        database = await Database.open(f"sqlite+aiosqlite:///{Path(folder) / 'rates.db'}")
        try:
            await compared(database)
        finally:
            await database.close()


async def compared(database: Database) -> None:
    clock, store = SystemClock(), stores(database).rates
    book = RateBook(store, Asker([], clock), clock)
    for days in range(-1, DAYS):
        await store.put(made(book.today - timedelta(days=days), days))
    workers = ProcessWorkers(max_workers=1)
    views = make_rate_views(book, workers)
    texts = Texts("ru")
    await keep_short(asyncio.Event(), again=())  # as the running bot

    async def asked(phrase: str, *, afresh: bool = True) -> None:
        if afresh:
            book.cache.forget()
        question = read_question(phrase, book.today)
        codes = codes_of(question)
        sheet = await book.sheet(question.day or book.today, codes)
        answer(texts, question, sheet, await book.upcoming(codes))

    await tell("one set by its key", lambda: store.between(book.today, book.today, ["USD"]))
    await tell("/rates", lambda: asked(""))
    await tell("/rates, asked just now", lambda: asked("", afresh=False))
    await tell("/rates 100 usd", lambda: asked("100 usd"))
    await tell("1,5 млн тенге в юань", lambda: asked("1,5 млн тенге в юань"))
    press = Press(View.YEAR, book.today, "USD")
    await tell("a year of the dollar", lambda: views.show(texts, press))

    async def drawn() -> None:
        said = await views.show(texts, press)
        await views.drawing.png(said.svg or "")

    await tell("with its picture, kept", drawn)
    await workers.close()


def made(day: date, step: int) -> Fixing:
    rates = [
        Rate(code, 1, Decimal(100 + place) + Decimal(step) / 100)
        for place, code in enumerate(CODES)
    ]
    return Fixing.of(day, RateSource.NATIONAL_BANK, rates, datetime.now(UTC))


async def tell(name: str, work: Callable[[], Awaitable[object]]) -> None:
    await work()
    times = []
    spent = time.process_time()
    for _ in range(RUNS):
        began = time.perf_counter()
        await work()
        times.append((time.perf_counter() - began) * 1000)
    cpu = (time.process_time() - spent) / RUNS * 1000
    p50, p99 = statistics.median(times), statistics.quantiles(times, n=100)[98]
    print(f"{name:24} p50 {p50:6.1f} ms   p99 {p99:6.1f} ms   CPU {cpu:5.1f} ms")


if __name__ == "__main__":
    main()
