"""A body's words as clean blocks, and its pictures with the words attached to them."""

import re
from dataclasses import dataclass
from itertools import pairwise

from bot.articles.body.moments import is_moment
from bot.articles.html.sorting import Assembly, goes_on, is_credit
from bot.articles.html.walk import walk
from bot.articles.text.characters import clean, clean_lines
from bot.model import Block, Image

__all__ = ["Content", "clean", "from_html", "from_text"]

# «Фото: Дала     12 мая, 10:00     ссылка»: what a page set apart
COLUMNS = re.compile(r"(?<=\S)[ \t\u00a0]{4,}(?=\S)")
NUMBER_NEXT = re.compile(r"[^\W\d]\n\d+\s")
ENDS = (".", "!", "?", "…", "»", "”", '"')
WRAPPED_LEAST, WRAPPED_MOST = 40, 120  # characters of a line that a program may have broken


@dataclass(frozen=True, slots=True)
class Content:
    """What a body holds, in its order."""

    blocks: tuple[Block, ...]
    images: tuple[Image, ...]


def from_text(text: str) -> tuple[Block, ...]:
    """Paragraphs of plain text: between blank lines, and of single lines unless hard-wrapped."""
    blocks: list[Block] = []
    group: list[str] = []
    for line in (*clean_lines(COLUMNS.sub("\n", text)), ""):
        if line and not is_credit(line):
            group.append(line)
            continue
        blocks += [Block(paragraph) for paragraph in _unwrapped(group)]
        group.clear()
        if line:
            blocks.append(Block(line))
    return tuple(blocks)


def _unwrapped(lines: list[str]) -> list[str]:
    """One paragraph where a program broke the lines at a width, else the lines as they are."""
    if len(lines) > 1 and _looks_wrapped(lines):
        return [" ".join(lines)]
    runs = [[line] for line in lines[:1]]
    for line, following in pairwise(lines):
        # Broken by hand, at whatever width: the rest of a sentence begins with a small letter.
        broken = WRAPPED_LEAST <= len(line) <= WRAPPED_MOST and goes_on(line, following)
        if broken and not is_moment(following):
            runs[-1].append(following)
        else:
            runs.append([following])
    # «Заголовок», «обновлено 10:30»: what ends no sentence was no sentence's rest.
    whole = ([" ".join(run)] if run[-1].endswith(ENDS) else run for run in runs)
    return [text for run in whole for text in run]


def _looks_wrapped(lines: list[str]) -> bool:
    width = max(map(len, lines))
    if width > WRAPPED_MOST or min(map(len, lines[:-1])) < WRAPPED_LEAST:
        return False
    if is_moment(lines[-1]):
        return False  # «вчера, 15:24» below a headline
    pairs = list(pairwise(lines))
    # A wrapping program leaves no line into which the next word would still have gone.
    greedy = all(len(a) + 1 + len(b.split(" ", 1)[0]) > width for a, b in pairs)
    # «комплекс на», «1200 мест»; of two lines the second may be the date below a headline.
    numbered = len(lines) > 2 and any(NUMBER_NEXT.match(f"{a[-1:]}\n{b}") for a, b in pairs)
    return greedy and (numbered or any(goes_on(a, b) for a, b in pairs))


def from_html(html: str, base_url: str | None) -> Content:
    """Blocks and images of markup, whole page or fragment, however broken.

    Relative image addresses are resolved against `base_url`, without one they stay as written.
    """
    read = walk(html)
    if read.is_plain:
        return Content(from_text(read.text), ())
    assembly = Assembly(base_url)
    for part in read.parts:
        assembly.add(part)
    return Content(assembly.blocks(), assembly.images())
