"""Who wrote what stands on a whole page: a name alone beside its date, a byline above its title."""

from collections import Counter
from collections.abc import Sequence

from bot.articles.body.moments import is_moment
from bot.articles.body.reading import read_line
from bot.articles.body.saved_pages import Part
from bot.articles.credits.author_lines import before_day, byline, lone_author
from bot.articles.credits.bare_names import is_place_name
from bot.articles.text.phrases import is_person
from bot.model import Block

MOST_DECKS = 3  # paragraphs above who wrote it
MOST_ABOVE, MOST_OF_BYLINE = 4, 10  # lines above the title in which a label, a byline is its own


def labels_above(blocks: Sequence[Block], page: Part) -> list[Block]:
    """Lines close above the title that say whose the article or its picture is."""
    kept = []
    for block in blocks[max(0, page.title - MOST_OF_BYLINE) : page.title]:
        reading = read_line(block.text)
        near = blocks[max(0, page.title - MOST_ABOVE) : page.title]
        if reading is not None and not reading.junk and (block in near or reading.author):
            kept.append(block)
    return kept


def name_beside_date(blocks: Sequence[Block], page: Part) -> str | None:
    """«Имя Фамилия» alone near the title, above the date, below it or on its line; no rubric of the
    menu."""
    decked = blocks[page.title + 1 : page.start + MOST_DECKS]
    if name := next(filter(None, (before_day(block.text) for block in decked)), None):
        return name
    above = blocks[max(0, page.title - MOST_ABOVE) : page.title]
    times = Counter(block.text.casefold() for block in blocks[: page.start])
    for near in (blocks[page.title + 1 : page.start], above):
        texts = [block.text for block in near]
        for before, text, behind in zip(["", *texts], texts, [*texts[1:], ""], strict=False):
            if times[text.casefold()] > 1:
                continue
            if near is above:  # a rubric may stand there, so only what ends like a surname
                name = byline(text) if is_moment(before) or is_moment(behind) else None
            else:
                name = _name(text) if is_moment(behind) else None
            if name:
                return name
    return None


def _name(text: str) -> str | None:
    return lone_author(text) if is_person(text) and not is_place_name(text) else None
