"""Editors' cards: every change compares the version the card was read with."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import StaleVersion
from bot.model import Card, CardState, Event, NewCard, NewRow, Part, Place, Placed, Step, Who
from storage import codec
from storage.by_hand import place
from storage.columns import Moment
from storage.database import Database
from storage.queries import columns, log, upsert
from storage.tables_editors import ASKED, UNSAID, cards

_ROW = columns(cards, Card)
_NOW = sa.bindparam("now", type_=Moment)
_UNSAID = sa.text(f"({UNSAID})")
_TO_READ = (
    sa.select(*_ROW).where(_UNSAID, cards.c.ready_at <= _NOW).order_by(cards.c.ready_at, cards.c.id)
)
_NEXT_TO_READ = sa.select(sa.func.min(cards.c.ready_at)).where(_UNSAID, cards.c.ready_at > _NOW)
_LISTS = ("found", "channels", "placed")


class Cards:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, new: NewCard, ready_at: datetime, at: datetime) -> Card:
        async with self._database.write() as connection:
            statement = upsert(connection, cards).values(_first_values(new, ready_at, at))
            added = await connection.execute(statement.on_conflict_do_nothing().returning(*_ROW))
            made = added.mappings().one_or_none()
            return _card(made) if made is not None else await _join(connection, new, ready_at)

    async def get(self, card_id: int) -> Card | None:
        return next(iter(await self._select(cards.c.id == card_id)), None)

    async def to_read(self, now: datetime) -> Sequence[Card]:
        def found(connection: sa.Connection) -> Sequence[Card]:
            return [_card(row) for row in connection.execute(_TO_READ, {"now": now}).mappings()]

        return await self._database.repeated.ask(
            "cards.to_read", found, now=now, until=_NEXT_TO_READ, posts=False
        )

    async def edit(self, place: Place, part: Part, album: str | None) -> Card | None:
        whose = cards.c.album == album if album else cards.c.state == CardState.READING
        statement = sa.select(*_ROW).where(cards.c.chat_id == place.chat_id, whose)
        async with self._database.write() as connection:
            rows = await connection.execute(statement.with_for_update())
            for card in map(_card, rows.mappings()):
                if any(one.key == part.key for one in card.parts):
                    now = replace(part, edited=True)
                    parts = tuple(now if one.key == part.key else one for one in card.parts)
                    if card.state is CardState.READING:  # whoever reads it begins anew
                        return await _change(connection, card, {"parts": parts})
                    here = cards.c.id == card.id
                    noted = sa.update(cards).where(here).values(parts=codec.encode(parts))
                    await connection.execute(noted)
                    return replace(card, parts=parts)
        return None

    async def said(self, card_id: int, message_id: int) -> None:
        await self._note(card_id, message_id=message_id)

    async def delay(self, card_id: int, ready_at: datetime, attempts: int) -> None:
        await self._note(card_id, ready_at=ready_at, attempts=attempts)

    async def asked_of(self, user_id: int, chat_id: int) -> Card | None:
        asked = await self._select(
            sa.text(ASKED),
            cards.c.typing_by == user_id,
            cards.c.chat_id == chat_id,
            cards.c.state == CardState.OPEN,
        )
        return asked[-1] if asked else None

    async def of_article(self, article_id: int) -> Sequence[Card]:
        return await self._select(cards.c.article_id == article_id)

    async def last_published(self, user_id: int) -> Card | None:
        found = await self._select(
            cards.c.closed_by == user_id,
            cards.c.state == CardState.PUBLISHED,
            order=(cards.c.closed_at.desc(), cards.c.id.desc()),
            limit=1,
        )
        return next(iter(found), None)

    async def change(self, card: Card, **values: Any) -> Card:
        async with self._database.write() as connection:
            return await _change(connection, card, values)

    async def publish(
        self, card: Card, rows: Sequence[NewRow], at: datetime, who: Who, **values: Any
    ) -> tuple[Card, Sequence[Placed]]:
        if card.article_id is None:
            raise ValueError(f"card {card.id} has no article that could be published")
        async with self._database.write() as connection:
            # The card first: its version decides between two who press at the same time.
            changed = await _change(connection, card, values)
            placed = await place(connection, card.article_id, rows, at, str(who))
            done = tuple(one.channel_id for one in placed if one.done)
            reason = ", ".join(str(channel_id) for channel_id in done)
            if done:
                event = Event("card.published", at, card.article_id, reason=reason, who=str(who))
                await log(connection, event)
            return await _change(connection, changed, {"placed": done}), placed

    async def _note(self, card_id: int, **values: Any) -> None:
        """What nobody decides by: the version stays."""
        async with self._database.write() as connection:
            await connection.execute(sa.update(cards).where(cards.c.id == card_id).values(**values))

    async def _select(
        self,
        *conditions: sa.ColumnElement[bool] | sa.TextClause,
        order: tuple[Any, ...] = (cards.c.id,),
        limit: int | None = None,
    ) -> list[Card]:
        statement = sa.select(*_ROW).where(*conditions).order_by(*order).limit(limit)
        async with self._database.read() as connection:
            found = (await connection.execute(statement)).mappings().all()
        return [_card(values) for values in found]


async def _join(connection: AsyncConnection, new: NewCard, ready_at: datetime) -> Card:
    """One more picture of an album; one that comes late, after it was read, is read with it."""
    here = sa.and_(cards.c.chat_id == new.place.chat_id, cards.c.album == new.album)
    statement = sa.select(*_ROW).where(here).with_for_update()
    card = _card((await connection.execute(statement)).mappings().one())
    parts = {part.key: part for part in (*card.parts, *new.parts)}
    if len(parts) == len(card.parts) or card.state is not CardState.READING:
        return card
    return await _change(connection, card, {"parts": tuple(parts.values()), "ready_at": ready_at})


async def _change(connection: AsyncConnection, card: Card, values: Mapping[str, Any]) -> Card:
    statement = (
        sa.update(cards)
        .where(cards.c.id == card.id, cards.c.version == card.version)
        .values(version=cards.c.version + 1, **{n: _plain(v) for n, v in values.items()})
        .returning(*_ROW)
    )
    changed = (await connection.execute(statement)).mappings().one_or_none()
    if changed is None:
        raise StaleVersion(f"card {card.id} was changed by somebody else; read it again")
    return _card(changed)


def _first_values(new: NewCard, ready_at: datetime, at: datetime) -> dict[str, Any]:
    return {
        "version": 1,
        "state": CardState.READING,
        "step": Step.CHANNELS,
        "chat_id": new.place.chat_id,
        "topic": new.place.topic,
        "made_by": new.who.id,
        "made_by_name": new.who.name,
        "made_at": at,
        "language": new.language,
        "ready_at": ready_at,
        "words": new.words,
        "parts": codec.encode(new.parts),
        "album": new.album,
        "attempts": 0,
        **{name: [] for name in _LISTS},
    }


def _plain(value: Any) -> Any:
    return codec.encode(value) if isinstance(value, tuple) else value


def _card(values: Mapping[Any, Any]) -> Card:
    lists = {name: tuple(values[name]) for name in _LISTS}
    return Card(**{**values, **lists, "parts": codec.parts(values["parts"])})
