"""`post`: one article into the outbox by hand."""

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from bot.app import Newsroom, beside
from bot.config import Settings
from bot.errors import ConfigError, SourceError
from bot.model import NewRow, State
from bot.newsroom.cards.presses import LATER_BY_HAND, NOW_BY_HAND
from bot.newsroom.numbers import number_in
from bot.newsroom.times import Unusable, usable
from bot.sources.intake import Origin
from bot.sources.stored.files import is_there
from bot.sources.watcher import file_origin
from bot.verbs.channels import channel_named

COMMAND_LINE = "command line"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("source", metavar="SOURCE_OR_ID", help="file, address or article's number")
    parser.add_argument("--to", required=True, metavar="CHANNEL", help="@name, -100…, -100…/topic")
    parser.add_argument("--at", metavar="TIME", help="2026-11-24T08:00, in TIMEZONE if no offset")


async def run(options: argparse.Namespace, settings: Settings) -> int:
    return await post(settings, options.source, options.to, options.at)


async def post(settings: Settings, source: str, to: str, at: str | None) -> int:
    """Queue one article for one channel."""
    due = _moment(settings, at)
    async with beside(settings) as newsroom:
        channel = await channel_named(newsroom, to)
        article_id = await _article(newsroom, source)
        stored = await newsroom.stores.articles.get(article_id)
        if stored is not None and stored.withdrawn:
            raise SourceError(f"article {article_id} was withdrawn: it is not published")
        now = newsroom.clock.now()
        if due is not None and due <= now:
            due = None
        row = NewRow(
            channel.id,
            State.SCHEDULED if due else State.READY,
            due or now,
            urgent=True,
            reason=LATER_BY_HAND if due else NOW_BY_HAND,
        )
        placed = await newsroom.stores.by_hand.place(article_id, [row], now, COMMAND_LINE)
    if not placed[0].done:
        print(f"article {article_id} is known in {channel.name} already: see `queue`")
        return 0
    when = f"for {due.astimezone(settings.timezone):%Y-%m-%d %H:%M}" if due else "now"
    print(f"article {article_id} is queued for {channel.name}, {when}")
    if due is not None and usable(due, now) is Unusable.TOO_FAR:
        hint = "if the year is a slip, give it again with the right one"
        print(f"jarshy: --at {at}: is more than a year ahead; {hint}", file=sys.stderr)
    return 0


def _moment(settings: Settings, at: str | None) -> datetime | None:
    """In UTC; raise ConfigError for what is no time."""
    if at is None:
        return None
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        raise ConfigError(f"--at {at}: give a time like 2026-11-24T08:00") from None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=settings.timezone)
    return moment.astimezone(UTC)


async def _article(newsroom: Newsroom, source: str) -> int:
    """The number of a stored article; one read from elsewhere is stored first."""
    if (number := number_in(source)) is not None:
        stored = await newsroom.stores.articles.get(number)
        if stored is None:
            raise SourceError(f"there is no article with the number {source}")
        return stored.id
    if "://" in source:
        return await newsroom.by_hand.from_address(source)
    if source != "-" and _is_a_word(Path(source)):
        raise SourceError(f"{source}: give a file, an address, or an article's number")
    (item,) = await newsroom.by_hand.items(source)
    origin = Origin(source) if source == "-" else file_origin(Path(source))
    return (await newsroom.intake.take(item, origin, publish=False, draft=True)).article_id


def _is_a_word(path: Path) -> bool:
    """No file, nor called like one that was mistyped."""
    return not path.suffix and not is_there(path)
