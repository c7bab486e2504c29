"""What stands above and below a text: who wrote it, whom it is from, rubrics, a caption."""

from dataclasses import dataclass, field, replace

from bot.articles.body.edges import (
    about_writer,
    begins_cloud,
    begins_numbers,
    caption_above,
    reported_by,
    signed_above,
    without_notes,
    without_tags,
)
from bot.articles.body.line_shapes import begins_text, is_left_over, is_rubric
from bot.articles.credits.author_lines import byline, lone_author, stands_behind_author
from bot.articles.credits.bare_sources import read_bare_source, reported_source
from bot.articles.credits.signed_lines import Credit
from bot.articles.credits.source_lines import Source
from bot.model import Block, BlockKind

LEAST_STEM, CASE_ENDING = 4, 2  # letters of a surname that stay, and that a case changes


@dataclass(slots=True)
class Zones:
    """What was found, in the order in which it stands."""

    body: list[Block] = field(default_factory=list)
    credits: list[Credit] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    agency: str | None = None  # of a byline without a person
    advertising: str | None = None  # the mark as written


def end_lines(zones: Zones, title: str) -> None:
    """A name or a press office alone at the end is the author or the source."""
    body = zones.body = without_tags(without_notes(zones.body))
    signed = bool(body) and read_bare_source(body[-1].text) is not None
    if not signed and (cloud := begins_cloud(body, title)) is not None:
        del body[cloud:]
    _written(zones, body)
    for _ in range(2):
        if len(body) < 2 or body[-1].kind is not BlockKind.PARAGRAPH:
            return
        if not _is_end_line(zones, body):
            return
        body.pop()


def _written(zones: Zones, body: list[Block]) -> None:
    """What is told of the writer below the text, or in its last paragraph."""
    if len(body) > 1 and (name := about_writer(body[-1].text, zones.authors)):
        zones.authors += [] if name in zones.authors else [name]
        body.pop()
    if len(body) > 1 and body[-1].text.endswith(":"):
        body.pop()  # «Телефон для СМИ:», and what it announced is gone
    if body and (told := reported_by(body[-1].text)):
        zones.authors += [told.name] if told.name else []
        body[-1] = replace(body[-1], text=told.text)


def _is_end_line(zones: Zones, body: list[Block]) -> bool:
    """Is the last line no text? Then what it tells is noted."""
    text = body[-1].text
    if stands_behind_author(text) and (name := lone_author(body[-2].text)):
        zones.authors.append(name)
        body.pop()
    elif name := lone_author(text):
        zones.authors.append(name)
    elif (source := read_bare_source(text)) is not None:
        zones.sources.append(source)
    else:
        return is_left_over(text)
    return True


def _caption_above(zones: Zones, first: int) -> None:
    """A picture's caption with its credit above the text."""
    if shown := caption_above(zones.body, first):
        zones.credits.append(shown.credit)
        del zones.body[shown.number]


def head_lines(zones: Zones, title: str) -> None:
    """Rubrics above the first paragraph are no text, if a paragraph follows."""
    body = zones.body
    if len(body) > 1 and (source := reported_source(body[0].text)):
        zones.sources.append(source)
        del body[0]
    first = next((n for n, b in enumerate(body) if begins_text(b.text)), None)
    if first is None:
        return
    _caption_above(zones, first)
    first = next((n for n, b in enumerate(body) if begins_text(b.text)), 0)
    bylines = {n: name for n, b in enumerate(body[:first]) if (name := byline(b.text))}
    told = f"{title} {body[first].text}".casefold()
    zones.authors += [name for name in bylines.values() if not _is_told_of(name, told)]
    head = [
        block
        for number, block in enumerate(body[:first])
        if number not in bylines and (not is_rubric(block) or begins_numbers(body[number:]))
    ]
    zones.body = head + body[first:]


def signature(zones: Zones) -> None:
    """Who signs above the text wrote it."""
    signed = signed_above(zones.body)
    zones.body = signed.body
    zones.authors += [signed.name] if signed.name else []


def _is_told_of(name: str, folded: str) -> bool:
    """«Имя Фамилия» above an article about him is what its picture shows."""
    surname = name.split()[-1].casefold()
    stem = surname[: max(LEAST_STEM, len(surname) - CASE_ENDING)]
    return len(surname) >= LEAST_STEM and stem in folded
