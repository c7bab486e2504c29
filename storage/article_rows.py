"""The rows an article is made of: itself, its keys, its revisions and their photos."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model import Article, Event, NewArticle, Photo, StoredArticle
from storage import codec
from storage.codec import encode
from storage.columns import clean, in_utc
from storage.embargo import move_embargo, moves
from storage.news_rows import insert_place, revise_place
from storage.queries import log
from storage.tables import article_keys, articles, events, feeds, photos, revisions

# PostgreSQL indexes no value over a third of its 8 KB page; a hostile guid may be longer.
_KEY_BYTES = 500
_KEYS_AT_ONCE = 500
_LARGEST = 2**31 - 1
WAVERS_WITHIN = timedelta(days=1)
_WAVERS = "article.wavers"
_REWORDED = "article.reworded"


def stored_key(key: str) -> str:
    """The key as it stands in the table: a long one as its digest."""
    key = clean(key)
    if len(key.encode()) <= _KEY_BYTES:
        return key
    return f"sha256:{hashlib.sha256(key.encode()).hexdigest()}"


# What `stored_article` reads, in order.
ARTICLE = (
    articles.c.id,
    revisions.c.number,
    articles.c.first_seen_at,
    articles.c.source_name,
    articles.c.feed_id,
    articles.c.withdrawn_at,
    revisions.c.body,
)
NEWEST = sa.and_(revisions.c.article_id == articles.c.id, revisions.c.number == articles.c.revision)


def stored_article(values: Sequence[Any]) -> StoredArticle:
    number, revision, first_seen_at, source_name, feed_id, withdrawn_at, body = values
    return StoredArticle(
        id=number,
        revision=revision,
        article=codec.article(body),
        first_seen_at=first_seen_at,
        source_name=source_name,
        feed_id=feed_id,
        withdrawn=withdrawn_at is not None,
    )


async def find_keys(connection: AsyncConnection, keys: Sequence[str]) -> dict[str, Any]:
    """Rows with article_id and item_hash, by stored key."""
    found: dict[str, Any] = {}
    for start in range(0, len(keys), _KEYS_AT_ONCE):
        some = keys[start : start + _KEYS_AT_ONCE]
        statement = sa.select(article_keys).where(article_keys.c.key.in_(some))
        found |= {row.key: row for row in await connection.execute(statement)}
    return found


async def insert_article(connection: AsyncConnection, new: NewArticle) -> int:
    """The article and its first revision; the keys are `point_keys`'s."""
    statement = (
        sa.insert(articles)
        .values(
            identity=stored_key(new.keys[0]),
            feed_id=new.feed_id,
            source_name=new.source_name,
            first_seen_at=new.first_seen_at,
            revision=1,
            **_words(new),
        )
        .returning(articles.c.id)
    )
    article_id: int = (await connection.execute(statement)).scalar_one()
    await _insert_revision(connection, article_id, 1, new)
    await insert_place(connection, article_id, new)
    event = Event("article.stored", new.first_seen_at, article_id, feed_id=new.feed_id)
    await log(connection, event)
    for kind, reason in new.remarks:
        await log(connection, Event(kind, new.first_seen_at, article_id, reason=reason))
    return article_id


async def revise(
    connection: AsyncConnection,
    article_id: int,
    new: NewArticle,
    *,
    by_hand: str | None = None,
    asks: bool = False,
) -> bool:
    """A new revision where the content is another than the newest one's, or the time for which
    the article waits; `by_hand`: the person whose words they are. Where it `asks`, readers see it
    on an editor's word alone.

    Where several sources list an article the one that brought it words it, while it is read: two
    wordings in turn would edit the post again and again.
    """
    here = articles.c.id == article_id
    standing = (await connection.execute(sa.select(articles).where(here).with_for_update())).one()
    moved = await moves(connection, standing, new)
    if standing.content_hash == clean(new.content_hash) and not moved:
        return False
    if not await _may_word(connection, standing, new):
        return False
    if not by_hand and not moved and await _wavers(connection, standing, new):
        return False
    number = standing.revision + 1
    await connection.execute(sa.update(articles).where(here).values(revision=number, **_words(new)))
    await _insert_revision(connection, article_id, number, new)
    shown = standing.revision if asks else None
    await revise_place(connection, article_id, new, shown=shown)
    kind = _REWORDED if by_hand else "article.revised"
    event = Event(kind, new.first_seen_at, article_id, feed_id=new.feed_id, who=by_hand)
    await log(connection, event)
    if moved:
        await move_embargo(connection, article_id, standing.published_at, new)
    return True


async def worded_by_hand(connection: AsyncConnection, article_id: int) -> bool:
    """Did an editor ever give the article words of their own?"""
    told = sa.select(events.c.id).where(
        events.c.article_id == article_id, events.c.kind == _REWORDED
    )
    return (await connection.execute(told.limit(1))).first() is not None


async def _may_word(connection: AsyncConnection, standing: Any, new: NewArticle) -> bool:
    if standing.feed_id is None:
        return new.feed_id is None
    if new.feed_id == standing.feed_id:
        return True
    read = sa.select(feeds.c.id).where(
        feeds.c.id == standing.feed_id, feeds.c.active, feeds.c.removed_at.is_(None)
    )
    return (await connection.execute(read)).one_or_none() is None


async def _wavers(connection: AsyncConnection, standing: Any, new: NewArticle) -> bool:
    """Are two wordings given in turn, as by a site's servers that hold different copies?

    A correction that is taken back is one; whatever then goes to and fro within a day is none.
    """
    since = new.first_seen_at - WAVERS_WITHIN
    statement = sa.select(revisions.c.number, revisions.c.content_hash, revisions.c.at).where(
        revisions.c.article_id == standing.id, revisions.c.at >= since
    )
    lately = {row.number: row for row in await connection.execute(statement)}
    newest = lately.pop(standing.revision, None)
    earlier = {row.content_hash for row in lately.values()}
    if newest is None or not {newest.content_hash, clean(new.content_hash)} <= earlier:
        return False
    told = sa.select(events.c.id).where(
        events.c.article_id == standing.id, events.c.kind == _WAVERS, events.c.at >= newest.at
    )
    if (await connection.execute(told)).first() is None:
        reason = (
            "the source keeps switching between two versions;"
            " the last one published stays for a day"
        )
        at, feed_id = new.first_seen_at, new.feed_id
        await log(connection, Event(_WAVERS, at, standing.id, feed_id=feed_id, reason=reason))
    return True


async def point_keys(
    connection: AsyncConnection,
    article_id: int,
    keys: Sequence[str],
    item_hash: str,
    held: Mapping[str, Any],
) -> None:
    """Every key of the item leads to the article; those of another article stay its own."""
    # In one order everywhere, or two processes that add the same keys lock each other out.
    stored = sorted(set(map(stored_key, keys)))
    missing = [
        {"key": key, "article_id": article_id, "item_hash": item_hash}
        for key in stored
        if key not in held
    ]
    if missing:
        await connection.execute(sa.insert(article_keys), missing)
    outdated = [
        key
        for key in stored
        if key in held
        and held[key].article_id == article_id
        and held[key].item_hash != clean(item_hash)
    ]
    if outdated:
        await connection.execute(
            sa.update(article_keys)
            .where(article_keys.c.key.in_(outdated))
            .values(item_hash=item_hash)
        )


async def release_keys(connection: AsyncConnection, article_id: int, keys: Sequence[str]) -> None:
    """They lead to this article no more."""
    stored = sorted(set(map(stored_key, keys)))
    mine = article_keys.c.article_id == article_id
    await connection.execute(sa.delete(article_keys).where(mine, article_keys.c.key.in_(stored)))


async def _insert_revision(
    connection: AsyncConnection, article_id: int, number: int, new: NewArticle
) -> None:
    await connection.execute(
        sa.insert(revisions).values(
            article_id=article_id,
            number=number,
            body=encode(new.article),
            content_hash=new.content_hash,
            at=new.first_seen_at,
        )
    )
    pictures = [
        {"article_id": article_id, "revision": number, "position": place, **_photo(photo)}
        for place, photo in enumerate(new.article.photos)
    ]
    if pictures:
        await connection.execute(sa.insert(photos), pictures)


def _words(new: NewArticle) -> dict[str, Any]:
    """What stands beside the whole article to be looked for."""
    article: Article = new.article
    return {
        "title": article.title,
        "link": article.link,
        "language": article.language,
        "published_at": in_utc(article.published),
        "content_hash": new.content_hash,
    }


def _photo(photo: Photo) -> dict[str, Any]:
    values: dict[str, Any] = encode(photo)
    return values | {"width": _size(photo.width), "height": _size(photo.height)}


def _size(pixels: int | None) -> int | None:
    """None for what a source claims beyond any picture."""
    return pixels if pixels is not None and 0 < pixels <= _LARGEST else None
