"""The known writer's name among the first lines of a text, with or without an office."""

from collections.abc import Sequence

from bot.articles.text.phrases import has_verb
from bot.model import Block, BlockKind

SEARCHED = 4  # blocks: a deck may stand above
OFFICE = 60  # characters behind the name
ENDS = (".", "!", "?", "…", ":", "»", "”", '"')
SIGNS = " ,–—-|/("
SMALL_WORDS = ("of", "and", "in", "at", "for", "the", "&", "|", "-", "–", "—")


def without_writer(body: Sequence[Block], author: str | None) -> list[Block]:
    """Without «Имя Фамилия», "Name Surname Political Correspondent" where that is the author."""
    names = [name.strip().casefold() for name in (author or "").split(",")]
    names = [name for name in names if " " in name]
    if not names:
        return list(body)
    head = [b for b in body[:SEARCHED] if not _is_his(b, names)]
    return [*head, *body[SEARCHED:]] if len(head) + len(body[SEARCHED:]) else list(body)


def _is_his(block: Block, names: Sequence[str]) -> bool:
    text = block.text
    if block.kind is BlockKind.QUOTE or text.endswith(ENDS):
        return False
    text = text[3:].lstrip() if text[:3].casefold() == "by " else text
    name = next((name for name in names if text.casefold().startswith(name)), None)
    return name is not None and _is_office(text[len(name) :])


def _is_office(behind: str) -> bool:
    """«, корреспондент», " Political Correspondent", but not " opened the bridge"."""
    if not behind:
        return True
    if len(behind) > OFFICE or behind[0] not in SIGNS or has_verb(behind.strip(SIGNS)):
        return False
    found = behind.split()
    return behind[0] != " " or all(w[:1].isupper() or w in SMALL_WORDS for w in found)
