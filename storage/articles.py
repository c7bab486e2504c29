"""Articles: stored once with every key by which they may be met again, revised when changed."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model import KnownArticle, NewArticle, NewRow, State, StoredArticle, Taken
from storage.article_rows import (
    ARTICLE,
    NEWEST,
    find_keys,
    insert_article,
    point_keys,
    release_keys,
    revise,
    stored_article,
    stored_key,
    worded_by_hand,
)
from storage.asked_anew import ask_anew
from storage.columns import Id
from storage.database import Database
from storage.failures import Clash
from storage.news_rows import no_draft
from storage.outbox_rows import add_edits, add_rows, decide_rows
from storage.tables import articles, revisions

# Each try sees what the other process stored; more than one other seldom comes between.
_TRIES = 5

_BY_ID = (
    sa.select(*ARTICLE).join(revisions, NEWEST).where(articles.c.id == sa.bindparam("id", type_=Id))
)


class Articles:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def known(self, keys: Collection[str]) -> Mapping[str, KnownArticle]:
        """Of these keys the known ones, each with the hash of the item it was last met with."""
        stored = {key: stored_key(key) for key in keys}
        async with self._database.read() as connection:
            found = await find_keys(connection, list(dict.fromkeys(stored.values())))
        return {
            key: KnownArticle(found[place].article_id, found[place].item_hash)
            for key, place in stored.items()
            if place in found
        }

    async def take(
        self, new: NewArticle, rows: Sequence[NewRow], edits: State = State.READY
    ) -> Taken:
        """The first of `new.keys` that is known decides which article it is.

        Raise ValueError for an article without keys: it would be stored anew for ever.
        """
        if not new.keys:
            raise ValueError("an article needs a key by which it is met again")
        for _ in range(_TRIES - 1):
            try:
                return await self._take(new, rows, edits)
            except Clash:
                continue
        return await self._take(new, rows, edits)

    async def note(self, article_id: int, keys: Sequence[str], item_hash: str) -> None:
        for tries_left in reversed(range(_TRIES)):
            try:
                async with self._database.write() as connection:
                    held = await find_keys(connection, list(map(stored_key, keys)))
                    await point_keys(connection, article_id, keys, item_hash, held)
                return
            except Clash:
                if not tries_left:
                    raise

    async def get(self, article_id: int) -> StoredArticle | None:
        """With the newest revision."""
        found = await self._database.read_whole(
            lambda connection: connection.execute(_BY_ID, {"id": article_id}).one_or_none()
        )
        return None if found is None else stored_article(found)

    async def reword(self, article_id: int, new: NewArticle, who: str) -> bool:
        async with self._database.write() as connection:
            if not await revise(connection, article_id, new, by_hand=who):
                return False
            await ask_anew(connection, article_id, new.first_seen_at, approve=False)
            await add_edits(connection, article_id, new.first_seen_at, State.READY)
            return True

    async def _take(self, new: NewArticle, rows: Sequence[NewRow], edits: State) -> Taken:
        async with self._database.write() as connection:
            held = await find_keys(connection, list(dict.fromkeys(map(stored_key, new.keys))))
            known = next((held[key] for key in map(stored_key, new.keys) if key in held), None)
            if known is None or known.article_id == new.instead_of:
                return await _store(connection, new, rows, held)
            asks = edits is State.HELD or await worded_by_hand(connection, known.article_id)
            changed = await revise(connection, known.article_id, new, asks=asks)
            await point_keys(connection, known.article_id, new.keys, new.item_hash, held)
            if not new.draft:
                await no_draft(connection, known.article_id)
            made: list[int] = []
            if changed:
                edits = State.HELD if asks else edits
                await ask_anew(connection, known.article_id, new.first_seen_at, approve=asks)
                made = await add_edits(connection, known.article_id, new.first_seen_at, edits)
            made += await decide_rows(connection, known.article_id, rows, new.first_seen_at)
            return Taken(known.article_id, new=False, changed=changed, rows=tuple(made))


async def _store(
    connection: AsyncConnection, new: NewArticle, rows: Sequence[NewRow], held: Mapping[str, Any]
) -> Taken:
    article_id = await insert_article(connection, new)
    if new.instead_of is not None:
        await release_keys(connection, new.instead_of, new.keys)
        held = {key: row for key, row in held.items() if row.article_id != new.instead_of}
    await point_keys(connection, article_id, new.keys, new.item_hash, held)
    added = await add_rows(connection, article_id, rows, new.first_seen_at)
    return Taken(article_id, new=True, changed=False, rows=tuple(added))
