"""`news`: the latest stored headlines, or those that a search finds."""

import argparse
import json
from datetime import datetime

from bot.app import Newsroom, beside
from bot.config import Settings
from bot.errors import ConfigError
from bot.model import Headline, Reader, Span
from bot.newsroom.readers.shelf import found_by_words
from bot.newsroom.search.filling import Filling
from bot.posts.mend import mended

MOST = 1000


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("query", nargs="*", metavar="QUERY", help="words in any of their forms")
    parser.add_argument(
        "--limit", type=int, default=10, metavar="N", help="how many, 10 if not said"
    )
    parser.add_argument("--json", action="store_true")


async def run(options: argparse.Namespace, settings: Settings) -> int:
    return await news(settings, " ".join(options.query), options.limit, as_json=options.json)


async def news(settings: Settings, query: str, limit: int, *, as_json: bool) -> int:
    """Newest first, what readers may see; nothing found is no failure."""
    if not 1 <= limit <= MOST:
        raise ConfigError(f"--limit {limit}: give a number from 1 to {MOST}")
    async with beside(settings) as newsroom:
        found = await _found(newsroom, query.strip(), limit)
    if as_json:
        document = {
            "query": query.strip() or None,
            "articles": [_described(headline, settings) for headline in found],
        }
        print(json.dumps(document, ensure_ascii=False, indent=2))
    else:
        print("\n".join(_line(headline, settings) for headline in found) or "Nothing was found.")
    return 0


async def _found(newsroom: Newsroom, query: str, limit: int) -> list[Headline]:
    stores = newsroom.stores
    filling = Filling(stores.news, stores.facts, newsroom.workers, newsroom.clock)
    while query and not await filling.step():
        pass
    reader = Reader(newsroom.clock.now(), newsroom.settings.moderation == "approve")
    if not query:
        return list(await stores.news.headlines(reader, Span(limit)))
    return list(await found_by_words(stores.news, reader, Span(limit), query))


def _described(headline: Headline, settings: Settings) -> dict[str, object]:
    return {
        "id": headline.article_id,
        "title": headline.title,
        "language": headline.language,
        "link": headline.link,
        "published": _local(headline.at, settings).isoformat(),
        "source_name": headline.source_name,
    }


def _line(headline: Headline, settings: Settings) -> str:
    at = f"{_local(headline.at, settings):%Y-%m-%d %H:%M}"
    return f"{at}  {headline.article_id:>5}  {mended(headline.title)}"


def _local(at: datetime, settings: Settings) -> datetime:
    return at.astimezone(settings.timezone)
