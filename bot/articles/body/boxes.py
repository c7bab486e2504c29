"""Small boxes of a site between the paragraphs of its page: buttons, an offer of letters."""

from collections.abc import Sequence

from bot.articles.body.furniture import is_bare_mark
from bot.articles.body.page_lines import FURNITURE, OTHER, is_site_button, kind_of
from bot.model import Block

MOST_LINES = 3  # of an offer between two lines of furniture


def without_boxes(blocks: Sequence[Block]) -> list[Block]:
    """Without the buttons beside a line of furniture, and without what stands between two."""
    kinds = [kind_of(block.text) for block in blocks]
    gone: set[int] = set()
    number = 0
    while number < len(blocks):
        end = number
        while end < len(blocks) and kinds[end] == OTHER and not blocks[end].text.endswith(":"):
            end += 1
        if end > number:
            gone |= _of_site(blocks, kinds, number, end)
        number = end + 1
    return [block for number, block in enumerate(blocks) if number not in gone]


def _of_site(blocks: Sequence[Block], kinds: Sequence[str], start: int, end: int) -> set[int]:
    """Which of the lines from `start` to `end`, that nobody knows, are the site's."""
    above = start > 0 and kinds[start - 1] == FURNITURE
    below = end < len(blocks) and kinds[end] == FURNITURE
    marks = all(is_bare_mark(blocks[n].text) for n in (start - 1, end) if 0 <= n < len(blocks))
    if above and below and end - start <= MOST_LINES and not marks:
        return set(range(start, end))
    buttons = [n for n in range(start, end) if is_site_button(blocks[n].text)]
    beside = above or below or len(buttons) > 1
    return set(buttons) if beside and len(buttons) == end - start else set()
