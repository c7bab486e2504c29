"""The items of one look at a source with what each is known by. Pure: runs in a worker."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from bot.model import Item
from bot.sources.identity import article_keys, item_hash, seen_key

OWN = ("seen:", "guid:", "words:")
WORD = re.compile(r"\w{3,}")


@dataclass(frozen=True, slots=True)
class ReadItem:
    """An item with the keys it may be met by again, the strongest first.

    `item_hash` tells a change of its wording; it stands under `seen`, the last of the keys, which
    is this source's own.
    """

    item: Item
    item_hash: str
    keys: tuple[str, ...]

    @property
    def seen(self) -> str:
        return self.keys[-1]

    @property
    def own(self) -> tuple[str, ...]:
        """Keys that no other source gives: under a new address the guid is still this one's."""
        return tuple(key for key in self.keys if key.startswith(OWN))


def recognise(
    items: Sequence[Item], feed_id: int | None, source_name: str, extra: Sequence[str] = ()
) -> tuple[ReadItem, ...]:
    """Each article once, in the order given.

    A key that items of quite different titles share is no key: some sites give all items the guid
    0 or the address of their news page. Items of like titles that share a key are one article
    listed twice; the first stands for it. `extra` keys come before all others.
    """
    keys = [article_keys(item, body_of(item), feed_id) for item in items]
    false = _shared(items, keys)
    read: list[ReadItem] = []
    taken: set[str] = set()
    for item, own in zip(items, keys, strict=True):
        left = tuple(key for key in own if key not in false) or _told_apart(item, feed_id)
        if not taken.isdisjoint(left):
            continue
        taken.update(left)
        known_by = (*extra, *left)
        seen = seen_key(known_by, feed_id, source_name)
        read.append(ReadItem(item, item_hash(item), (*known_by, seen)))
    return tuple(read)


def body_of(item: Item) -> str:
    return "\n".join(block.text for block in item.blocks)


def _shared(items: Sequence[Item], keys: Sequence[Sequence[str]]) -> set[str]:
    titles: dict[str, set[str]] = defaultdict(set)
    for item, own in zip(items, keys, strict=True):
        for key in own:
            titles[key].add(item.title or "")
    return {key for key, named in titles.items() if len(named) > 1 and not _alike(named)}


def _alike(titles: set[str]) -> bool:
    """Do all share half of their words with the shortest?"""
    words = [set(WORD.findall(title.casefold())) for title in titles]
    least = min(words, key=len)
    return all(len(least & own) * 2 >= len(least) for own in words)


def _told_apart(item: Item, feed_id: int | None) -> tuple[str, ...]:
    """By its words alone, where guid and address are everybody's."""
    bare = Item(item.source_name, title=item.title, published=item.published)
    return article_keys(bare, body_of(item), feed_id)
