"""`import` and `post`: articles into the database by hand."""

import asyncio
import json
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from bot.app import Newsroom, opened
from bot.config import Settings
from bot.config_values import Unusable, channels
from bot.errors import ConfigError, JarshyError, SourceError, UnreadableArticle
from bot.model import Channel, Item, NewRow, State
from bot.ops.workers import ProcessWorkers
from bot.sources import folder
from bot.sources.intake import Origin
from bot.sources.stored import ARTICLE_SUFFIXES, read_stored
from bot.sources.watcher import file_origin
from bot.verbs.preview import items_of


async def import_paths(settings: Settings, paths: Sequence[str]) -> int:
    """Print what was imported, known and failed; 1 where anything failed."""
    imported = known = 0
    failed: list[dict[str, str]] = []
    workers = ProcessWorkers(max_workers=1)
    try:
        async with opened(settings, workers) as newsroom:
            found = await asyncio.to_thread(_files, paths)
            for path, trouble in found:
                try:
                    if trouble:
                        raise UnreadableArticle(trouble)
                    if await _import_one(newsroom, path):
                        imported += 1
                    else:
                        known += 1
                except JarshyError as error:
                    failed.append({"path": str(path), "reason": str(error)})
    finally:
        await workers.close()
    result = {"imported": imported, "known": known, "failed": failed}
    print(json.dumps(result, ensure_ascii=False))
    for one in failed:
        print(f"jarshy: {one['reason']}", file=sys.stderr)
    return 1 if failed else 0


async def _import_one(newsroom: Newsroom, path: Path) -> bool:
    item = await newsroom.workers.run(
        read_stored, path, newsroom.settings.timezone.key, newsroom.clock.now()
    )
    return (await newsroom.intake.take(item, file_origin(path), publish=False)).new


def _files(paths: Sequence[str]) -> list[tuple[Path, str | None]]:
    """Every article named or in a folder named, and what is wrong with a name."""
    found: list[tuple[Path, str | None]] = []
    for name in paths:
        path = Path(name)
        if path.is_dir():
            found += [(file, None) for file in sorted(folder.look(path, 0.0).files)]
        elif not path.exists():
            found.append((path, f"{name}: there is no such file"))
        elif path.suffix.lower() not in ARTICLE_SUFFIXES:
            kinds = " ".join(sorted(ARTICLE_SUFFIXES))
            found.append((path, f"{name}: not a stored article (those end in {kinds})"))
        else:
            found.append((path, None))
    return found


async def post(settings: Settings, source: str, to: str, at: str | None) -> int:
    """Queue one article for one channel."""
    due = _moment(settings, at)
    workers = ProcessWorkers(max_workers=1)
    try:
        async with opened(settings, workers) as newsroom:
            channel = await _channel(newsroom, to)
            article_id = await _article(newsroom, source)
            now = newsroom.clock.now()
            later = due is not None and due > now
            row = NewRow(
                channel.id,
                State.SCHEDULED if later else State.READY,
                due if due is not None and later else now,
                urgent=True,
                reason="queued by hand",
            )
            made = await newsroom.stores.outbox.add(article_id, [row], now)
    finally:
        await workers.close()
    if not made:
        print(f"article {article_id} is known in {channel.name} already: see `queue`")
        return 0
    when = f"for {due.astimezone(settings.timezone):%Y-%m-%d %H:%M}" if due and later else "now"
    print(f"article {article_id} is queued for {channel.name}, {when}")
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


async def _channel(newsroom: Newsroom, to: str) -> Channel:
    """Raise ConfigError for a channel that is not the newsroom's."""
    try:
        wanted = channels(to)[0]
    except (Unusable, IndexError):
        raise ConfigError(f"--to {to}: give @name, -100… or -100…/topic") from None
    known = await newsroom.stores.channels.all()
    for channel in known:
        if (channel.chat.lower(), channel.topic) == (wanted.chat.lower(), wanted.topic):
            return channel
        if wanted.chat == str(channel.chat_id) and channel.topic == wanted.topic:
            return channel
    names = ", ".join(channel.name for channel in known) or "none yet"
    raise ConfigError(f"--to {to}: not a channel of this newsroom ({names}); add it to CHANNELS")


async def _article(newsroom: Newsroom, source: str) -> int:
    """The number of a stored article; one read from elsewhere is stored first."""
    if source.isascii() and source.isdigit() and len(source) < 16:
        stored = await newsroom.stores.articles.get(int(source))
        if stored is None:
            raise SourceError(f"there is no article with the number {source}")
        return stored.id
    items = await items_of(source, newsroom.reading)
    if len(items) != 1:
        raise SourceError(f"{source} holds {len(items)} articles: give one article's address")
    return await _stored(newsroom, source, items[0])


async def _stored(newsroom: Newsroom, source: str, item: Item) -> int:
    is_file = source != "-" and "://" not in source
    origin = file_origin(Path(source)) if is_file else Origin(source)
    return (await newsroom.intake.take(item, origin, publish=False)).article_id
