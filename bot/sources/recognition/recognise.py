"""The items of one look at a source with what each is known by. Pure: runs in a worker."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import repeat
from typing import NamedTuple

from bot.model import Item
from bot.sources.recognition.folded import folded, unfolded
from bot.sources.recognition.identity import (
    article_keys,
    item_hash,
    place_keys,
    plain,
    seen_key,
    word_keys,
)
from bot.sources.recognition.last_look import (
    are_apart,
    kept,
    number_of,
    remembered,
    told_by,
)

OWN = ("seen:", "guid:", "words:")
WORD = re.compile(r"\w{3,}")
SEVERAL = 3  # titles of one address are no corrections of one


@dataclass(frozen=True)
class ReadItem:
    """An item with the keys it may be met by again.

    `item_hash` tells a change of its wording; it stands under `seen`, which is this source's own
    key. Those by its words are `unworded` where nobody needs them yet. Nearly all items of a feed
    are known as they are: on the way from a worker an item stays folded until somebody asks.
    """

    said: Item | bytes
    item_hash: str
    seen: str
    known_by: tuple[str, ...]
    feed_id: int | None
    unworded: bool

    @cached_property
    def item(self) -> Item:
        return unfolded(self.said) if isinstance(self.said, bytes) else self.said

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The strongest first; `seen` is the last."""
        if not self.unworded:
            return (*self.known_by, self.seen)
        words = word_keys(self.item, body_of(self.item), self.feed_id, alone=False)
        return (*self.known_by, *words, self.seen)

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        said = self.said if isinstance(self.said, bytes) else folded(self.said)
        rest = (self.item_hash, self.seen, self.known_by, self.feed_id, self.unworded)
        return ReadItem, (said, *rest)

    @property
    def own(self) -> tuple[str, ...]:
        """Keys that no other source gives: under a new address the guid is still this one's."""
        return tuple(key for key in self.keys if key.startswith(OWN))


class Look(NamedTuple):
    """The articles of a feed that the last look did not see, and what the next one is to know."""

    items: tuple[ReadItem, ...]
    met: bytes


def look(
    items: Sequence[Item],
    feed_id: int,
    source_name: str,
    met: bytes = b"",
    now: datetime | None = None,
) -> Look:
    """As `recognise`, but for the items that the last look `met`."""
    old = remembered(met)
    there = [number_of(item, now) for item in items]
    wanted = [number not in old for number in there]
    numbered = [one for one in zip(items, there, strict=True) if one[1] not in old]
    new = [item for item, _ in numbered]
    found = _keys(new, feed_id)
    told = [
        told_by(number, (own.title, *own.keys))
        for (_, number), own in zip(numbered, found, strict=True)
    ]
    numbers = {**old, **{one[0]: one for one in told}}
    if are_apart(told, (old[number] for number in there if number in old)):
        # Who has nothing in common with the others need not be told apart from them.
        read = _recognised(new, found, feed_id, source_name)
    else:
        found = _keys(items, feed_id)
        read = _recognised(items, found, feed_id, source_name, wanted=wanted)
    return Look(read, kept(numbers[number] for number in there))


def recognise(
    items: Sequence[Item], feed_id: int | None, source_name: str, extra: Sequence[str] = ()
) -> tuple[ReadItem, ...]:
    """Each article once, in the order given.

    A key that several articles share is no key: some sites give all items the guid 0 or the
    address of their news page. Items of like titles that share one are else one article listed
    twice; the first stands for it. `extra` keys come before all others.
    """
    return _recognised(items, _keys(items, feed_id), feed_id, source_name, extra=extra)


def _recognised(
    items: Sequence[Item],
    found: Sequence["_Keys"],
    feed_id: int | None,
    source_name: str,
    *,
    extra: Sequence[str] = (),
    wanted: Sequence[bool] = (),
) -> tuple[ReadItem, ...]:
    """Those that are `wanted`, where not all are."""
    false = _shared(items, found)
    read: list[ReadItem] = []
    taken: set[str] = set()
    for item, own, new in zip(items, found, wanted or repeat(True, len(items)), strict=True):
        left, unworded = own.keys, own.unworded
        if false:
            left = tuple(key for key in left if key not in false)
        if not left and unworded:
            left, unworded = word_keys(item, body_of(item), feed_id, alone=False), False
        left = left or _told_apart(item, feed_id)
        if not taken.isdisjoint(left):
            continue
        taken.update(left)
        if not new:
            continue
        known_by = (*extra, *left)
        seen = seen_key(known_by, feed_id, source_name)
        read.append(ReadItem(item, item_hash(item), seen, known_by, feed_id, unworded))
    return tuple(read)


class _Keys(NamedTuple):
    title: str  # letters and digits alone
    keys: tuple[str, ...]
    unworded: bool


def _keys(items: Sequence[Item], feed_id: int | None) -> list[_Keys]:
    """Two of one document can share a key by words only where their titles are alike."""
    titles = [plain(item.title) for item in items]
    often = Counter(titles)
    found = []
    for item, title in zip(items, titles, strict=True):
        keys = place_keys(item, feed_id)
        unworded = bool(keys) and often[title] == 1
        if not unworded:
            keys += word_keys(item, body_of(item), feed_id, alone=not keys)
        found.append(_Keys(title, keys, unworded))
    return found


def body_of(item: Item) -> str:
    return "\n".join(block.text for block in item.blocks)


def _shared(items: Sequence[Item], found: Sequence[_Keys]) -> set[str]:
    first: dict[str, Item] = {}
    sharing: dict[str, list[Item]] = {}
    for item, own in zip(items, found, strict=True):
        for key in own.keys:
            if (one := first.setdefault(key, item)) is not item:
                sharing.setdefault(key, [one]).append(item)
    return {key for key, some in sharing.items() if _are_several(some)}


def _are_several(items: Sequence[Item]) -> bool:
    """Articles that have an address or guid in common, and not one listed twice?"""
    titles = {item.title or "" for item in items}
    if len(titles) > 1 and (not _alike(titles) or len(set(map(plain, titles))) >= SEVERAL):
        return True
    # «Погода 27 ноября», «Погода 28 ноября», each of its day, on one page
    return any(_is_another(one, items[0]) for one in items[1:])


def _is_another(one: Item, first: Item) -> bool:
    if not one.published or not first.published or one.published == first.published:
        return False
    if one.guid and one.guid == first.guid and "://" not in one.guid:
        return False
    return plain(one.title) != plain(first.title) or body_of(one) != body_of(first)


def _alike(titles: set[str]) -> bool:
    """Do all share half of their words with the shortest?"""
    words = [set(WORD.findall(title.casefold())) for title in titles]
    least = min(words, key=len)
    return all(len(least & own) * 2 >= len(least) for own in words)


def _told_apart(item: Item, feed_id: int | None) -> tuple[str, ...]:
    """By its words alone, where guid and address are everybody's."""
    bare = Item(item.source_name, title=item.title, published=item.published)
    return article_keys(bare, body_of(item), feed_id)
