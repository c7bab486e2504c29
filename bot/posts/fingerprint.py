"""Whether a message is the post that we sent: ours against what a forwarded copy shows."""

from collections.abc import Mapping, Set
from functools import lru_cache

from bot.model import Entity, Fingerprint, Post
from bot.posts.mend import ORDINARY_BLANKS, folded, is_blank, is_ordinary, mended
from bot.utf16 import utf16_length

# Telegram finds the others (url, hashtag, mention …) by itself, in some clients and not in others.
OWN_KINDS = frozenset(
    {
        "bold",
        "italic",
        "underline",
        "strikethrough",
        "spoiler",
        "blockquote",
        "expandable_blockquote",
        "code",
        "pre",
        "text_link",
        "text_mention",
        "custom_emoji",
    }
)


def fingerprint(post: Post, *photo_ids: str | None) -> Fingerprint:
    """Text with blanks folded; own entities as (type, offset, length).

    `photo_ids`: the unique ids of its photos, None for one that is not known.

    Offsets and lengths count UTF-16 units without blanks, so trimmed blanks move nothing;
    pieces of one entity that Telegram cut at a link or hashtag are one again.
    """
    own = [entity for entity in post.entities if entity.type in OWN_KINDS]
    last = utf16_length(post.text) if own else 0
    spans = [_clamped(entity, last) for entity in own]
    ordinary = is_ordinary(post.text)
    places = _places(post.text, {edge for span in spans for edge in span}, ordinary=ordinary)
    found = [
        (entity.type, places[start], places[end])
        for entity, (start, end) in zip(own, spans, strict=True)
        if places[start] < places[end]
    ]
    first, *more = photo_ids or (None,)
    return Fingerprint(
        text=folded(post.text) if ordinary else mended(post.text),
        entities=_joined(found),
        photo_unique_id=first,
        links=tuple(entity.url for entity in post.entities if entity.url),
        button=post.button,
        corrected=post.corrected,
        digests=post.digests,
        more=tuple(more),
    )


def same(ours: Fingerprint, seen: Fingerprint) -> bool:
    """Whether what is seen is ours; the photo counts only where both sides know it."""
    photos = {ours.photo_unique_id, seen.photo_unique_id} - {None}
    return ours.text == seen.text and ours.entities == seen.entities and len(photos) <= 1


def is_part(ours: Fingerprint, seen: Fingerprint) -> bool:
    """Whether what is seen may be a further photo of our album: those carry no words."""
    if seen.text or seen.photo_unique_id is None:
        return False
    return seen.photo_unique_id in ours.more or None in ours.more


def is_news(sent: Fingerprint, new: Fingerprint) -> bool:
    """Whether a reader would see a difference between what was sent and what is composed now.

    A picture without a unique id is one that Telegram never held, so it is another one.
    """
    links = bool(sent.links) and sent.links != new.links
    shown = (sent.text, sent.entities, sent.button) != (new.text, new.entities, new.button)
    return shown or links or sent.photo_ids != new.photo_ids


def _places(text: str, edges: Set[int], *, ordinary: bool) -> Mapping[int, int]:
    """For each of these UTF-16 offsets the number of units before it that are no blanks."""
    if ordinary:
        known, before = {0: 0}, 0
        for edge in sorted(edges):
            blanks = sum(text.count(blank, before, edge) for blank in ORDINARY_BLANKS)
            known[edge] = known[before] + edge - before - blanks
            before = edge
        return known
    places = [0]
    for char in text:
        units, counted = _units(char)
        place = places[-1] + counted
        places.append(place)
        if units > 1:
            places.append(place)
    return {edge: places[edge] for edge in edges}


@lru_cache(maxsize=2000)  # as many different letters a newsroom's alphabets have
def _units(char: str) -> tuple[int, int]:
    """UTF-16 units of a letter, and how many of them count."""
    units = utf16_length(char)
    return units, 0 if is_blank(char) else units


def _clamped(entity: Entity, last: int) -> tuple[int, int]:
    start = min(max(entity.offset, 0), last)
    return start, min(max(entity.offset + entity.length, start), last)


def _joined(pieces: list[tuple[str, int, int]]) -> tuple[tuple[str, int, int], ...]:
    """Pieces of one kind that touch become one; by kind, then by place."""
    runs: list[tuple[str, int, int]] = []
    for kind, start, end in sorted(pieces):
        if runs and runs[-1][0] == kind and start <= runs[-1][2]:
            runs[-1] = (kind, runs[-1][1], max(runs[-1][2], end))
        else:
            runs.append((kind, start, end))
    return tuple((kind, start, end - start) for kind, start, end in runs)
