"""How entities may nest: continuous ones never cross, bold and its like merge and are split.

Source: TDLib MessageEntity.cpp (fix_entities and what it calls), observed through tdjson.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence

from sandbox.text.entities import QUOTES, SPLITTABLE, VERBATIM, Entity, order


def nested(entities: Iterable[Entity]) -> list[Entity]:
    """Sorted; of two crossing links the first stays; bold is cut where another begins."""
    ordered = sorted(entities, key=order)
    quotes = _apart(entity for entity in ordered if entity.type in QUOTES)
    others = _apart(
        entity for entity in ordered if entity.type not in QUOTES and entity.type not in SPLITTABLE
    )
    return _joined(ordered, quotes, _off_borders(others, quotes))


def with_found(entities: Sequence[Entity], found: Sequence[Entity]) -> list[Entity]:
    """Add what Telegram finds by itself (links, hashtags) where nothing stands yet."""
    if not found:
        return list(entities)
    quotes = [entity for entity in entities if entity.type in QUOTES]
    others = [e for e in entities if e.type not in QUOTES and e.type not in SPLITTABLE]
    free = [
        new
        for new in _off_borders(found, quotes)
        if not any(new.offset < old.end and old.offset < new.end for old in others)
    ]
    return _joined(entities, quotes, [*others, *free])


def _joined(
    entities: Sequence[Entity], quotes: Sequence[Entity], others: Sequence[Entity]
) -> list[Entity]:
    walls = [*quotes, *others]
    runs = [run for kind in SPLITTABLE for run in _merged(kind, entities)]
    cuts = sorted(
        {wall.offset for wall in walls}
        | {wall.end for wall in walls}
        | {run.offset for run in runs}
    )
    verbatim = [wall for wall in walls if wall.type in VERBATIM]
    pieces = [
        piece
        for run in runs
        for piece in _cut(run, cuts)
        if not any(v.offset <= piece.offset and piece.end <= v.end for v in verbatim)
    ]
    return sorted([*walls, *pieces], key=order)


def _apart(entities: Iterable[Entity]) -> list[Entity]:
    """Of entities that touch the same letters the first one only."""
    kept: list[Entity] = []
    for entity in entities:
        if not kept or entity.offset >= kept[-1].end:
            kept.append(entity)
    return kept


def _off_borders(entities: Iterable[Entity], quotes: Sequence[Entity]) -> list[Entity]:
    """A link may lie inside a quote, never across its border nor around it."""
    return [
        entity
        for entity in entities
        if not any(
            quote.offset < entity.end
            and entity.offset < quote.end
            and not (quote.offset <= entity.offset and entity.end <= quote.end)
            for quote in quotes
        )
    ]


def _merged(kind: str, entities: Iterable[Entity]) -> list[Entity]:
    runs: list[Entity] = []
    same = (entity for entity in entities if entity.type == kind)
    for entity in sorted(same, key=lambda e: e.offset):
        if runs and entity.offset <= runs[-1].end:
            runs[-1] = runs[-1].at(runs[-1].offset, max(runs[-1].end, entity.end))
        else:
            runs.append(entity)
    return runs


def _cut(run: Entity, cuts: Sequence[int]) -> list[Entity]:
    edges = [run.offset, *(cut for cut in cuts if run.offset < cut < run.end), run.end]
    return [run.at(start, end) for start, end in itertools.pairwise(edges)]
