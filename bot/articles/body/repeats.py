"""Paragraphs that stand twice: a page's second version of a lead, a quotation set in large type."""

from collections.abc import Sequence

from bot.model import Block, BlockKind

LEAST, LEAST_SENTENCE, LEAST_PULLED = 40, 30, 20  # characters; a refrain is shorter


def without_repeats(body: Sequence[Block]) -> list[Block]:
    """Each long paragraph once, none that the next one begins with, and no quotation that a
    paragraph beside it holds whole."""
    seen: set[str] = set()
    kept: list[Block] = []
    for number, block in enumerate(body):
        text = block.text
        following = body[number + 1].text if number + 1 < len(body) else ""
        least = LEAST_SENTENCE if text.endswith(".") else LEAST
        if len(text) >= least and (text in seen or following.startswith(text)):
            continue
        if len(text) >= LEAST_PULLED and _is_pulled(body, number):
            continue
        seen.add(text)
        kept.append(block)
    return kept


def _is_pulled(body: Sequence[Block], number: int) -> bool:
    """Is it a quotation in large type of what the paragraphs near it say?"""
    if body[number].kind is not BlockKind.QUOTE:
        return False
    text = body[number].text.strip(' «»"“”„')
    near = (*body[max(0, number - 3) : number], *body[number + 1 : number + 4])
    return any(len(block.text) > len(text) and text in block.text for block in near)
