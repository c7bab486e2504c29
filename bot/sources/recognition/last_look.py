"""What a look at a feed keeps for the next one: of each item the numbers that it is told by.

An item's own number stays the same as long as the source words it the same; behind it stand those
of its title and keys. They mean something to workers of one fork server alone: another one draws
another secret.
"""

from array import array
from collections.abc import Iterable, Sequence
from datetime import datetime
from operator import attrgetter

from bot.model import Item

Numbers = tuple[int, ...]  # of one item; its own is the first
_undated = attrgetter(*(name for name in Item.__match_args__ if name != "published"))


def number_of(item: Item, now: datetime | None) -> int:
    """Its own. A date that has passed is no part of it: many programs write the moment at which
    they are asked, and each of their items would be new at every look, and its page read again.
    """
    passed = now is not None and item.published is not None and item.published <= now
    return hash(_undated(item)) if passed and (item.link or item.guid) else hash(item)


def told_by(number: int, names: Iterable[str]) -> Numbers:
    return number, *map(hash, names)


def kept(items: Iterable[Numbers]) -> bytes:
    """Eight bytes a number, and eight for how many of them an item has."""
    rows = array("q")
    for numbers in items:
        rows.append(len(numbers))
        rows.extend(numbers)
    return rows.tobytes()


def remembered(data: bytes) -> dict[int, Numbers]:
    """What was `kept`, by the items' own numbers."""
    rows = array("q", data)
    found: dict[int, Numbers] = {}
    place = 0
    while place < len(rows):
        end = place + 1 + rows[place]
        found[rows[place + 1]] = tuple(rows[place + 1 : end])
        place = end
    return found


def are_apart(new: Sequence[Numbers], old: Iterable[Numbers]) -> bool:
    """Has none of the new a title or a key that one of the old has?"""
    taken = {name for numbers in old for name in numbers[1:]}
    return all(taken.isdisjoint(numbers[1:]) for numbers in new)
