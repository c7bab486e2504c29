"""An item's lines sorted: title, body, credits, source, author; related headlines and junk gone."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.articles.body import related
from bot.articles.body.boxes import without_boxes
from bot.articles.body.captions import caption_as_text, may_tell
from bot.articles.body.furniture import is_bare_mark, is_junk
from bot.articles.body.line_shapes import (
    CLOSED,
    SENTENCE_LENGTH,
    is_alone,
    is_sentence_line,
)
from bot.articles.body.page_lines import OTHER, kind_of
from bot.articles.body.page_names import labels_above, name_beside_date
from bot.articles.body.reading import Reading, label_alone, read_line
from bot.articles.body.saved_pages import Part, head_lines
from bot.articles.body.titles import repeats_title, title_place
from bot.articles.body.zone_ends import Zones, end_lines, signature
from bot.articles.body.zone_ends import head_lines as without_rubrics
from bot.articles.credits.author_lines import before_day, byline, person_in
from bot.articles.credits.bare_names import is_stock
from bot.articles.credits.labels import holds_one
from bot.articles.credits.signed_lines import Credit
from bot.articles.tables import beginnings
from bot.articles.text.phrases import DOMAIN, is_organisation
from bot.model import Block, BlockKind

TAIL_SENTENCE = 80
DECK_WORDS, MOST_DECKS = 4, 2
LONGEST_VALUE = 60
MOST_OF_FOOT = 10  # lines of a page below its text
SENTENCE_END = re.compile(r"[.!?…؟۔][»”\"')\]]*$")
COPYRIGHT = re.compile(rf"(?:©|ⓒ)\s?{DOMAIN.pattern}", re.IGNORECASE)


def sort_lines(blocks: Sequence[Block], title: str | None, page: Part | None = None) -> Zones:
    """`blocks` are repaired, one line each; those above a repeated title are furniture, as is in a
    whole `page` what stands above and below the article."""
    sorter = _Sorter(title, of_page=page is not None)
    above: Sequence[Block] = ()
    whole = blocks
    if page is not None:
        foot = blocks[page.end :][:MOST_OF_FOOT]
        above = labels_above(blocks, page)
        told = without_boxes(blocks[page.start : page.end])
        head = (*head_lines(blocks, page), *told)
        blocks = (*above, *(block for block in head if before_day(block.text) is None))
    end = related.run_start(blocks) or related.headlines_start(blocks, _says_something)
    body = blocks if end is None else blocks[:end]
    start = title_place(body, title) if page is None else len(above)
    for number, block in enumerate(body):
        if sorter.ended:
            break
        sorter.take(block, above_title=number < start)
    if page is not None and end is None:
        sorter.take_foot(foot)
    zones = sorter.result()
    if page is not None and not zones.authors and (name := name_beside_date(whole, page)):
        zones.authors.append(name)
    return zones


@dataclass(frozen=True, slots=True)
class _Mark:
    """A mark of advertising, how many blocks of text stand before it, and its line."""

    text: str
    behind: int
    line: int


class _Sorter:
    """Takes line after line."""

    def __init__(self, title: str | None, *, of_page: bool = False) -> None:
        self.title = title
        self.of_page = of_page
        self.zones = Zones()
        self.ended = False
        self.tail = False
        self.skipping = 0  # behind a pointer to other articles: characters of a paragraph again
        self.pending: Reading | None = None  # a label whose value stands on the next line
        self.tags = False
        self.stock = False  # a stock of pictures was named on the line above
        self.count = 0
        self.last_taken = 0  # which line was text
        self.marks: list[_Mark] = []  # of advertising
        self.furniture: set[int] = set()  # which lines were junk
        self.shown: list[Block] = []  # what stands before credits

    def take(self, block: Block, above_title: bool) -> None:
        text = block.text
        self.count += 1
        if self._value(text):
            return
        tags, self.tags = self.tags, False
        if self.of_page and (self._is_advertised(text) or self._is_stock(text)):
            return
        if self._is_pointer(text):
            return
        if not above_title and (label := label_alone(text)) is not None:
            self.pending = label
        elif (reading := read_line(text)) is not None and not self._is_forecast(text, reading):
            if not (reading.advertising and above_title):
                self._note(reading, text)
        elif self._repeats(text) or above_title or self._is_title(text):
            return
        elif tags and not is_sentence_line(text):
            # Below the text all lines of a list of tags go, above it there may be a deck.
            self.tags = self.told
        elif not self._is_headline(text) and not self._is_tail(text):
            self.skipping = 0
            self.last_taken = self.count
            self.zones.body.append(block)

    def _is_pointer(self, text: str) -> bool:
        """Does it point to other articles? What follows it is then looked at."""
        pointer = related.pointer_at(text)
        if related.section_at(text) and (self.of_page or not pointer):
            if self.of_page:  # its end is known: the box stands inside it
                self.skipping = related.SHORT_PARAGRAPH
            else:
                self.ended = bool(self.zones.body)
            return True
        if pointer:
            self.skipping = related.shortest_behind(text, above_text=not self.zones.body)
            self.ended = self.tail
        return pointer

    def _is_headline(self, text: str) -> bool:
        """Of another article, behind a pointer."""
        found = bool(self.skipping) and related.is_headline(text, shortest=self.skipping)
        if found:
            self.skipping = related.shortest_after(text, self.skipping)
        return found

    def _repeats(self, text: str) -> bool:
        return self._credit_behind_title(text) or self._is_twice(text)

    def _is_advertised(self, text: str) -> bool:
        """What a bare «Реклама» inside a page announces: a headline of an offer."""
        announced = bool(self.marks) and self.marks[-1].line == self.count - 1
        return announced and is_bare_mark(self.marks[-1].text) and kind_of(text) == OTHER

    def _is_stock(self, text: str) -> bool:
        """«Getty Images» above its caption, as it stands on pages of the BBC."""
        above, self.stock = self.stock, is_stock(text)
        if self.stock:
            self.zones.credits.append(Credit(text))
        return self.stock or (above and not CLOSED.search(text))

    def take_foot(self, blocks: Sequence[Block]) -> None:
        """Of the lines below an article only those that say whose it is."""
        for block in blocks:
            if related.section_at(block.text) or related.PREFIX.match(block.text):
                return
            reading = read_line(block.text)
            if reading is not None and (reading.source is not None or reading.author is not None):
                self._note(reading, block.text)

    def _is_forecast(self, text: str, reading: Reading) -> bool:
        """«Астана: -14°, снег» inside an article about the weather is no widget."""
        if not (reading.junk and self.told and not self.tail and "°" in text):
            return False
        return holds_one((self.title or "").casefold(), beginnings("weather_titles"))

    def _value(self, text: str) -> bool:
        """The value behind a label that stood alone: «Автор:», then the name."""
        pending, self.pending = self.pending, None
        if (
            pending is None
            or len(text) > LONGEST_VALUE
            or SENTENCE_END.search(text)
            or is_junk(text)
        ):
            return False
        if pending.author is not None and (name := person_in(text)):
            self.zones.authors.append(name)
            return True
        if pending.photo is not None and text[:1].islower() and not is_organisation(text):
            return False  # tags below «Фото:», not who made it
        label = "Источник" if pending.source is not None else "Фото"
        reading = None if pending.author is not None else read_line(f"{label}: {text}")
        if reading is None or self._is_title(text) or read_line(text) is not None:
            return False
        self._note(reading, text)
        return True

    def _note(self, reading: Reading, text: str) -> None:
        zones = self.zones
        self.tags = text.rstrip().endswith(":") and reading.junk
        if reading.advertising:
            self.marks.append(_Mark(text, len(zones.body), self.count))
        elif reading.junk:
            self.furniture.add(self.count)
            # «Имя Фамилия 12.05.2024 10:00» above the text
            if not zones.body and (name := byline(text)):
                zones.authors.append(name)
        if reading.photo is not None and not self._is_copyright(text):
            self._caption_of(reading.photo)
            self.shown += caption_as_text(text, reading.photo)
            zones.credits.append(reading.photo)
        if reading.source is not None:
            zones.sources.append(reading.source)
        if reading.author is not None and reading.author.name:
            zones.authors.append(reading.author.name)
        if reading.author is not None:
            zones.agency = zones.agency or reading.author.agency
        if is_alone(text) and not reading.junk:
            self.pending = reading
        # Below the deck of a page its author stands, and the text follows.
        decked = self.of_page and len(zones.body) < MOST_DECKS
        if self.told and (reading.source or (reading.author and not decked)):
            self.tail = True

    def _caption_of(self, credit: Credit) -> None:
        """A few words inside the text, right above a credit, are what the picture shows."""
        body = self.zones.body
        alone = credit.caption is None and self.last_taken == self.count - 1
        if not (alone and body and body[-1].kind is BlockKind.PARAGRAPH):
            return
        text = body[-1].text
        if not self.told:
            if self.of_page and _is_shown(body):
                body.pop()
            return
        if not is_sentence_line(text) and not text.endswith((":", ",")) and not byline(text):
            body.pop()

    @property
    def told(self) -> bool:
        """Has the text begun?"""
        return any(
            len(b.text) >= SENTENCE_LENGTH and CLOSED.search(b.text) for b in self.zones.body
        )

    def _is_copyright(self, text: str) -> bool:
        """«© Dala.kz» below a text whose photo has a credit: whose the text is."""
        return bool(self.zones.credits) and self.told and COPYRIGHT.fullmatch(text) is not None

    def _is_title(self, text: str) -> bool:
        return self.title is not None and repeats_title(text, self.title)

    def _credit_behind_title(self, text: str) -> bool:
        """«Заголовок © Дала»: the title once more, as a caption with its credit."""
        title = self.title or ""
        if not title or not text.startswith(title) or len(text) > len(title) + LONGEST_VALUE:
            return False
        reading = read_line(text[len(title) :].strip(" .,|/—–-"))
        if reading is None or reading.photo is None:
            return False
        self._note(reading, text)
        return True

    def _is_twice(self, text: str) -> bool:
        """A deck that is the first paragraph too."""
        body = self.zones.body
        return len(body) == 1 and len(text) >= TAIL_SENTENCE and body[0].text == text

    def _is_tail(self, text: str) -> bool:
        """Behind source or author only whole sentences are still text."""
        return self.tail and not (len(text) >= TAIL_SENTENCE and CLOSED.search(text))

    def _mark(self) -> str | None:
        """A bare «Реклама» is the article's own only above its text and outside of menus."""
        for mark in self.marks:
            menu = bool(self.furniture & {mark.line - 1, mark.line + 1})
            if not is_bare_mark(mark.text) or (mark.behind == 0 and not menu):
                return mark.text
        return None

    def result(self) -> Zones:
        self.zones.advertising = self._mark()
        if not (self.zones.body or self.of_page):
            self.zones.body = [block for block in self.shown if not self._is_title(block.text)]
        end_lines(self.zones, self.title or "")
        without_rubrics(self.zones, self.title or "")
        signature(self.zones)
        return self.zones


def _is_shown(body: Sequence[Block]) -> bool:
    """Is the last line above the text a caption? A deck says what happened, a caption only whom or
    what one sees; below a deck it may be a headline's equal."""
    text = body[-1].text
    if is_sentence_line(text):
        return text.endswith(".") and len(text) < TAIL_SENTENCE and not may_tell(text)
    return len(body) > 1 and len(body[-2].text.split()) >= DECK_WORDS


def _says_something(text: str) -> bool:
    """A source, a credit, an author, and no junk."""
    return (reading := read_line(text)) is not None and not reading.junk
