"""How long readers wait for the database: latest headlines and searches among many articles."""

import asyncio
import random
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter

import sqlalchemy as sa

from bot.model import Reader, Span, Wanted
from bot.newsroom.search.query import wanted
from storage.database import Database
from storage.news_rows import order_key
from storage.search import News
from storage.tables import articles, stems

ROWS = 200_000
AT_ONCE = 2_000
RUNS = 30
COMMON, SELDOM, NEVER = "казахстан", "обсерватория", "несуществующее"
NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
# What a headline with its text leaves: many common stems, some of a long tail.
FREQUENT = ["в", "на", "год", "город", "стран", "област", "район", "работ"]


async def fill(database: Database, count: int) -> None:
    chance = random.Random(1)
    tail = [f"слов{number}" for number in range(20_000)]
    usual = wanted(COMMON) or ()
    rare = wanted(SELDOM) or ()
    for start in range(1, count + 1, AT_ONCE):
        numbers = range(start, min(start + AT_ONCE, count + 1))
        rows, places = [], []
        for number in numbers:
            at = NOW - timedelta(minutes=count - number)
            forms = [*FREQUENT, *chance.choices(tail, k=60)]
            forms += usual[0] if chance.random() < 0.5 else ()
            forms += rare[0] if number % 20_000 == 7 else ()
            rows.append(_article(number, at))
            places.append(
                {
                    "article_id": number,
                    "order_key": order_key(at, number),
                    "draft": False,
                    "stems": " ".join(forms),
                }
            )
        async with database.write() as connection:
            await connection.execute(sa.insert(articles), rows)
            await connection.execute(sa.insert(stems), places)


def _article(number: int, at: datetime) -> dict[str, object]:
    return {
        "id": number,
        "identity": f"guid:{number}",
        "source_name": "benchmark",
        "title": f"Заголовок новости номер {number}",
        "revision": 1,
        "content_hash": str(number),
        "first_seen_at": at,
        "published_at": at,
    }


async def measure(news: News, span: Span, looked_for: Wanted | None) -> tuple[float, int]:
    """(median milliseconds, headlines found)."""
    taken: list[float] = []
    found: Sequence[object] = ()
    for _ in range(RUNS):
        began = perf_counter()
        found = await news.headlines(Reader(NOW), span, looked_for)
        taken.append((perf_counter() - began) * 1000)
    return median(taken), len(found)


async def compare(url: str) -> None:
    database = await Database.open(url)
    began = perf_counter()
    await fill(database, ROWS)
    if database.address.path is None:
        async with database.write() as connection:
            await connection.exec_driver_sql("ANALYZE")  # as the server does by itself in time
    print(f"{ROWS} articles stored in {perf_counter() - began:.0f} s; median of {RUNS}, ms")
    news = News(database)
    middle = order_key(NOW - timedelta(minutes=ROWS // 2), 0)
    cases = {
        "latest 20": (Span(20), None),
        "20 from the middle": (Span(20, before=middle), None),
        f"common word «{COMMON}»": (Span(20), wanted(COMMON)),
        "the same from the middle": (Span(20, before=middle), wanted(COMMON)),
        f"seldom word «{SELDOM}»": (Span(20), wanted(SELDOM)),
        "common and seldom word": (Span(20), wanted(f"{COMMON} {SELDOM}")),
        f"no such word «{NEVER}»": (Span(20), wanted(NEVER)),
    }
    for name, (span, looked_for) in cases.items():
        milliseconds, count = await measure(news, span, looked_for)
        print(f"{name:36}{milliseconds:>8.2f}   {count} found")
    await database.close()


def main() -> None:
    """In a file of its own, or in the (empty) database whose address is given."""
    if len(sys.argv) > 1:
        asyncio.run(compare(sys.argv[1]))
        return
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(compare(f"sqlite+aiosqlite:///{Path(folder) / 'search.db'}"))


if __name__ == "__main__":
    main()
