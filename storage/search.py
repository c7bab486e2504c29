"""What readers find: headlines by time and by words, on each database by its own index."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from bot.model import Headline, Reader, Span, State, StoredArticle, Wanted
from storage import codec
from storage.article_rows import ARTICLE, NEWEST, stored_article
from storage.columns import Moment
from storage.database import Database
from storage.news_rows import last_key
from storage.tables import articles, outbox, revisions, stems
from storage.words_let_through import SHOWN, shown_hold, with_shown

# States in which nobody let the row through yet, or somebody did not. What is held waits for a
# word on how much of an outage is made up in the channels, not on whether it may be read.
_NOT_LET_THROUGH = (State.WAITING_APPROVAL, State.SCHEDULED, State.CANCELLED)

_INDEX = sa.table("news_index", sa.column("rowid"))
_NEWEST_ARTICLES = sa.select(*ARTICLE).join(revisions, NEWEST)


class News:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def headlines(
        self, reader: Reader, span: Span, wanted: Wanted | None = None
    ) -> Sequence[Headline]:
        def question(connection: sa.Connection) -> tuple[Headline, ...]:
            rows = connection.execute(
                _headlines(connection.dialect.name, reader, span, wanted)
            ).all()
            return tuple(_headline(row) for row in (rows if span.after is None else rows[::-1]))

        if wanted is None and span == Span(span.limit):  # what digests watch
            key = ("news.newest", reader.approved_only, reader.editor, span.limit)
            repeated = self._database.repeated
            return await repeated.ask(key, question, now=reader.now, until=_next_shown())
        return await self._database.read_whole(question)

    async def shown(self, reader: Reader, article_id: int) -> StoredArticle | None:
        words = NEWEST if reader.editor else SHOWN
        statement = (
            sa.select(*ARTICLE)
            .join(stems, stems.c.article_id == articles.c.id)
            .join(revisions, words)
            .where(articles.c.id == article_id, *_may_see(reader))
        )
        async with self._database.read() as connection:
            row = (await connection.execute(statement)).one_or_none()
        return None if row is None else stored_article(row)

    async def below(self, article_id: int | None, limit: int) -> Sequence[StoredArticle]:
        statement = _NEWEST_ARTICLES.order_by(articles.c.id.desc()).limit(limit)
        if article_id is not None:
            statement = statement.where(articles.c.id < article_id)
        async with self._database.read() as connection:
            return [stored_article(row) for row in await connection.execute(statement)]

    async def restem(self, made: Sequence[tuple[int, str]]) -> None:
        statement = (
            sa.update(stems)
            .where(stems.c.article_id == sa.bindparam("number"))
            .values(stems=sa.bindparam("words"))
        )
        numbers = [article_id for article_id, _ in made]
        kept = sa.select(stems.c.article_id, stems.c.stems).where(
            stems.c.article_id.in_(numbers), stems.c.revision.is_not(None)
        )
        async with self._database.write() as connection:
            both = {row.article_id: row.stems for row in await connection.execute(kept)}
            values = [
                {"number": number, "words": with_shown(found, both[number])}
                if number in both
                else {"number": number, "words": found}
                for number, found in made
            ]
            if values:
                await connection.execute(statement, values)


def _next_shown() -> sa.Select[Any]:
    """When time alone shows an article: one published for later, or one let through for later."""
    now = sa.bindparam("now", type_=Moment)
    moments = sa.union_all(
        sa.select(sa.func.min(articles.c.published_at).label("at")).where(
            articles.c.published_at > now
        ),
        sa.select(sa.func.min(outbox.c.due_at).label("at")).where(
            outbox.c.state == State.SCHEDULED, outbox.c.due_at > now
        ),
    ).subquery()
    return sa.select(sa.func.min(moments.c.at))


def _headlines(dialect: str, reader: Reader, span: Span, wanted: Wanted | None) -> sa.Select[Any]:
    key: sa.ColumnElement[int] = stems.c.order_key
    found: sa.FromClause = stems
    conditions = list(_may_see(reader))
    if wanted and dialect == "sqlite":
        # FTS5 walks its rows in the order of their numbers: nothing is sorted.
        key = _INDEX.c.rowid
        found = _INDEX.join(stems, stems.c.order_key == _INDEX.c.rowid)
        conditions.append(_holds("news_index MATCH :words", _fts5(wanted)))
        if not reader.editor:
            conditions.append(key <= last_key(reader.now))
    elif wanted:
        conditions.append(_tsvector_holds(wanted))
    if wanted and not reader.editor:
        conditions.append(shown_hold(wanted))
    if span.before is not None:
        conditions.append(key < span.before)
    if span.after is not None:
        conditions.append(key > span.after)
    earlier = stems.c.revision if not reader.editor else sa.null()
    found = found.join(articles, articles.c.id == stems.c.article_id).outerjoin(
        revisions,
        sa.and_(revisions.c.article_id == articles.c.id, revisions.c.number == earlier),
    )
    return (
        sa.select(stems.c.order_key, articles, revisions.c.body)
        .select_from(found)
        .where(*conditions)
        .order_by(key.desc() if span.after is None else key.asc())
        .limit(span.limit)
    )


def _may_see(reader: Reader) -> tuple[sa.ColumnElement[bool], ...]:
    """News that is not withdrawn, not before its time, and about which nobody's decision is still
    open or a no."""
    if reader.editor:
        return (articles.c.withdrawn_at.is_(None),)
    # What a channel's words kept out of it (skipped) says nothing of the others.
    rows = sa.select(1).where(
        outbox.c.article_id == stems.c.article_id, outbox.c.state != State.SKIPPED
    )
    closed = (*_NOT_LET_THROUGH, State.HELD) if reader.approved_only else _NOT_LET_THROUGH
    let_through = rows.where(
        sa.or_(
            outbox.c.state.not_in(closed),
            sa.and_(outbox.c.state == State.SCHEDULED, outbox.c.due_at <= reader.now),
        )
    ).exists()
    may: sa.ColumnElement[bool] = let_through
    if not reader.approved_only:
        may = sa.or_(sa.and_(sa.not_(stems.c.draft), sa.not_(rows.exists())), let_through)
    return (
        stems.c.listed,
        stems.c.order_key <= last_key(reader.now),
        articles.c.withdrawn_at.is_(None),
        may,
    )


def _fts5(wanted: Wanted) -> str:
    """In quotes, where no word is an operator; the forms hold letters and digits alone."""
    return " AND ".join("(" + " OR ".join(f'"{form}"' for form in forms) + ")" for forms in wanted)


def _tsvector_holds(wanted: Wanted) -> sa.ColumnElement[bool]:
    """In the words of the index, with no dictionary and no parser of PostgreSQL's between."""
    query = " & ".join("(" + " | ".join(f"'{form}'" for form in forms) + ")" for forms in wanted)
    return _holds("stems.stems_vector @@ CAST(CAST(:words AS text) AS tsquery)", query)


def _holds(condition: str, words: str) -> sa.ColumnElement[bool]:
    return sa.type_coerce(sa.text(condition).bindparams(words=words), sa.Boolean)


def _headline(row: Any) -> Headline:
    """`body`: of the earlier words that readers are shown, where these are not the newest."""
    earlier = None if row.body is None else codec.article(row.body)
    return Headline(
        article_id=row.id,
        key=row.order_key,
        title=row.title if earlier is None else earlier.title,
        at=row.published_at or row.first_seen_at,
        language=row.language if earlier is None else earlier.language,
        link=row.link if earlier is None else earlier.link,
        source_name=row.source_name,
    )
