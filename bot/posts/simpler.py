"""A post that Telegram refused, made simpler: what is left always says the same."""

from dataclasses import replace

from bot.model import Entity, Post
from bot.posts.entities import cut
from bot.utf16 import utf16_length


def plain(post: Post) -> Post:
    """Without entities and button: an address that Telegram takes offence at goes with them."""
    return replace(post, entities=(), button=None)


def shortened(post: Post) -> Post:
    """With half of its summary; title, credits and link stay whole."""
    before, found, after = post.text.partition(post.summary) if post.summary else ("", "", "")
    if not found:
        return post
    summary = cut(found, max(1, utf16_length(found) // 2))
    begin = utf16_length(before)
    end, gone = begin + utf16_length(found), utf16_length(found) - utf16_length(summary)
    entities = tuple(
        moved for entity in post.entities if (moved := _moved(entity, begin, end, gone)) is not None
    )
    return replace(post, text=before + summary + after, entities=entities, summary=summary)


def _moved(entity: Entity, begin: int, end: int, gone: int) -> Entity | None:
    """None for what reaches into the part that was cut."""
    if entity.offset >= end:
        return replace(entity, offset=entity.offset - gone)
    return entity if entity.offset + entity.length <= max(begin, end - gone) else None
