"""`why`: what happened to an article, step by step."""

import argparse
import json
from collections.abc import Sequence
from datetime import UTC, datetime

from bot.app import Newsroom, beside
from bot.config import Settings
from bot.errors import ConfigError, JarshyError
from bot.model import Headline, Reader, Span, StoredArticle
from bot.newsroom.log.history import Step, history
from bot.newsroom.numbers import number_in
from bot.newsroom.readers.shelf import found_by_words
from bot.newsroom.rules.routes import not_for_it

MOST_OTHERS = 9
# Also what readers do not see, or not yet: an article under embargo, a post of rates.
EVERYTHING = Reader(datetime(9999, 1, 1, tzinfo=UTC), editor=True)


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("article", nargs="+", help="its link, its number, or words of it")
    parser.add_argument("--json", action="store_true")


async def run(options: argparse.Namespace, settings: Settings) -> int:
    return await why(settings, " ".join(options.article), as_json=options.json)


async def why(settings: Settings, asked: str, *, as_json: bool) -> int:
    """JSON: `article`, `steps`, `not_for`, and `others`, which the words fit too."""
    async with beside(settings) as newsroom:
        stored, others = await _found(newsroom, asked)
        events = await newsroom.stores.events.of_article(stored.id)
        channels = await newsroom.stores.channels.all()
        carrying = {c.id for c in await newsroom.stores.channels.carrying(stored.feed_id)}
    steps = history(events, channels)
    absent = [(c.name, reason) for c, reason in not_for_it(stored, channels, carrying, events)]
    if as_json:
        document = _document(stored, steps, others, settings)
        document["not_for"] = [{"channel": name, "reason": reason} for name, reason in absent]
        print(json.dumps(document, ensure_ascii=False, indent=2))
        return 0
    article = stored.article
    print(f"article {stored.id}: {article.title}")
    print("\n".join(filter(None, (article.link, f"from {stored.source_name}"))))
    for step in steps:
        print(_line(step, settings))
    for name, reason in absent:
        print(f"{name}: not for it ({reason})")
    if others:
        print("\nThe words fit these too:")
    for other in others:
        print(f"  {other.article_id}: {other.title}")
    return 0


async def _found(newsroom: Newsroom, asked: str) -> tuple[StoredArticle, Sequence[Headline]]:
    """The newest where several fit, and the others. Raise JarshyError where none does."""
    articles = newsroom.stores.articles
    if not asked.strip():
        raise ConfigError("ARTICLE: give its link, its number, or words of it")
    if (number := number_in(asked)) is not None:
        stored = await articles.get(number)
        if stored is None:
            raise JarshyError(f"there is no article with the number {asked}")
        return stored, ()
    if asked.lower().startswith(("http://", "https://")):
        known = await newsroom.by_hand.known(asked)
        stored = None if known is None else await articles.get(known)
        if stored is None:
            raise JarshyError(f"{asked}: no feed, folder or editor brought this article yet")
        return stored, ()
    found = await found_by_words(newsroom.stores.news, EVERYTHING, Span(MOST_OTHERS + 1), asked)
    stored = await articles.get(found[0].article_id) if found else None
    if stored is None:
        raise JarshyError(f"{asked}: no stored article holds these words")
    return stored, found[1:]


def _line(step: Step, settings: Settings) -> str:
    at = f"{step.at.astimezone(settings.timezone):%Y-%m-%d %H:%M:%S}"
    where = f"{step.channel}: " if step.channel else ""
    reason = f" ({step.reason})" if step.reason else ""
    who = f", by {step.who}" if step.who else ""
    return f"{at}  {where}{step.words}{reason}{who}"


def _document(
    stored: StoredArticle,
    steps: Sequence[Step],
    others: Sequence[Headline],
    settings: Settings,
) -> dict[str, object]:
    return {
        "article": {
            "id": stored.id,
            "title": stored.article.title,
            "link": stored.article.link,
            "source_name": stored.source_name,
            "revision": stored.revision,
        },
        "steps": [
            {
                "at": step.at.astimezone(settings.timezone).isoformat(),
                "kind": step.kind,
                "words": step.words,
                "channel": step.channel,
                "reason": step.reason,
                "who": step.who,
            }
            for step in steps
        ],
        "others": [{"id": other.article_id, "title": other.title} for other in others],
    }
