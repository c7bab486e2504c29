"""What an editor writes or forwards, as an item: title, text, pictures, where it is from."""

import re
from collections.abc import Sequence

from bot.articles.blocks import from_text
from bot.articles.tables import alternation, lines
from bot.articles.text.sentences import split_sentences
from bot.model import Image, Item, Part
from bot.newsroom.cards.formatting import with_quotes, within_title
from bot.posts.mend import is_visible

LONGEST_TITLE = 250
LEAST_BOLD = 15  # of bold words that text follows in the same line
# Characters of one line; what is shorter was said to the bot, not for readers.
LEAST_TEXT, LEAST_SENTENCES = 60, 40
_READ_ON = alternation(lines("cut_endings"))
# «Подробнее: https://…» in a line of its own or behind a sentence
_READ_ON_AT = re.compile(
    rf"(?:^|(?<=[.!?…»)])[ \u00a0])[^\w\n]*(?:{_READ_ON})[^\w\n]*(https?://[^\s<>]*\w/?)[^\w\n]*$",
    re.IGNORECASE | re.MULTILINE,
)
_HASHTAGS = re.compile(r"^(?:[ \t]*#[^\W\d]\w*)+[ \t]*$", re.MULTILINE)
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)


def is_article(part: Part) -> bool:
    """Is it meant for readers? A picture, a forward, or more than a word to the bot."""
    text = part.text.strip()
    if part.photo or part.source:
        return True
    if "\n" in text or len(text) >= LEAST_TEXT:
        return True
    return len(text) >= LEAST_SENTENCES and len(split_sentences(text)) > 1


def address_in(text: str) -> str | None:
    """The address where the message says nothing else."""
    found = _ADDRESS.fullmatch(text.strip())
    return found[0] if found else None


def spelt_out(text: str, end: int, address: str) -> str:
    """The address behind the words that end there, where these («Подробнее») lead to the article
    and are no part of it; else the text as it is."""
    spelt = f"{text[:end]} {address}{text[end:]}"
    found = _READ_ON_AT.search(spelt, spelt.rfind("\n", 0, end) + 1)
    return spelt if found and found.start(1) == end + 1 else text


def item_of(parts: Sequence[Part], source_name: str) -> Item:
    """The text is that of the first part that has one; the pictures are all, in order."""
    parts = sorted(parts, key=lambda part: part.number)
    words = next((part for part in parts if is_visible(part.text)), parts[0])
    title, rest = _title(words)
    rest, link = _without_link(rest)
    origin = next((part for part in parts if part.source), None)
    return Item(
        source_name=source_name,
        title=title or None,
        blocks=with_quotes(from_text(rest), words.formats),
        link=link or (origin.link if origin else None),
        tags=_tags(rest),
        published=words.at,
        images=tuple(
            Image(url=part.photo, width=part.width, height=part.height)
            for part in parts
            if part.photo
        ),
        source=origin.source if origin else None,
        formats=within_title(title, words.formats),
    )


def _title(part: Part) -> tuple[str, str]:
    """What stands in bold at the beginning, else the first line; the rest."""
    text = part.text.lstrip()
    bold = part.bold - (len(part.text) - len(text))
    whole_line = not text[bold:].partition("\n")[0].strip()
    if (LEAST_BOLD if not whole_line else 1) <= bold <= LONGEST_TITLE and text[:bold].strip():
        return " ".join(text[:bold].split()), text[bold:]
    first, _, rest = text.partition("\n")
    return (first.strip(), rest) if len(first) <= LONGEST_TITLE else ("", text)


def _tags(text: str) -> tuple[str, ...]:
    """Hashtags in lines of their own."""
    said = (tag for found in _HASHTAGS.finditer(text) for tag in found[0].split("#")[1:])
    return tuple(dict.fromkeys(tag.strip().replace("_", " ") for tag in said))


def _without_link(text: str) -> tuple[str, str | None]:
    """Where the article is: behind «Подробнее», or alone in the last line."""
    if found := _READ_ON_AT.search(text):
        return text[: found.start()] + text[found.end() :], found[1]
    rest, _, last = text.rstrip().rpartition("\n")
    link = address_in(last)
    return (rest, link) if link else (text, None)
