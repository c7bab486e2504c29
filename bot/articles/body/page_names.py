"""Who wrote what stands on a whole page: a name alone beside its date, a byline above its title."""

from collections.abc import Sequence

from bot.articles.body.moments import is_moment
from bot.articles.body.reading import read_line
from bot.articles.body.saved_pages import Part
from bot.articles.credits.author_lines import lone_author
from bot.articles.credits.bare_names import is_place_name
from bot.articles.text.phrases import is_person
from bot.model import Block

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
    """«Имя Фамилия» alone between title and text, right above the date; no rubric of the menu."""
    menu = {block.text.casefold() for block in blocks[: page.title]}
    for number in range(page.title + 1, page.start - 1):
        text = blocks[number].text
        if text.casefold() in menu or not is_moment(blocks[number + 1].text):
            continue
        if is_person(text) and not is_place_name(text) and (name := lone_author(text)):
            return name
    return None
