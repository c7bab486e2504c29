"""An item's text as repaired lines: of its body and its description the better one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from bot.articles.blocks import from_text
from bot.articles.body.chapters import without_chapters
from bot.articles.body.moments import without_clock
from bot.articles.body.polls import without_polls
from bot.articles.body.reading import read_line
from bot.articles.body.repair import repaired
from bot.articles.tables import alternation, lines
from bot.articles.text.characters import clean_lines
from bot.model import Block, Item

LONGEST_REPAIRED = 50_000
# Tags of networks behind the last sentence: «… до 20 декабря. #Атырау #выставка»
TAGS_BEHIND = re.compile(r"(?<=[.!?…»”\")])(?:\s+#[^\W\d][\w@]{1,60})+\s*$")
TAGS_AHEAD = re.compile(r"(?:#[^\W\d][\w@]{1,60}\s+)+(?=[«\"“]?[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ])")
SENTENCE_END = re.compile(r"[.!?][»”\"')\]]*$")
TAG = re.compile(
    r"</?(?:(?P<line>p|br|div|h[1-6]|li|ul|ol)|a|b|i|em|strong|span)(?:\s[^<>]{0,400})?\s?/?>",
    re.IGNORECASE,
)
EMPTY_ITEMS = re.compile(r"(?:[•▪■●]\s*){2,}")  # of buttons that have pictures and no words
# «Подробнее: https://…» behind the last sentence: the address of the article itself
ADDRESS_CALL = re.compile(
    r"(?<=[.!?…»”\")])\s+(?:[^\w\s]{1,4}\s?)?"
    r"(?:подробн\w+|читать|читайте|толы[қғ]\w*|оқу|read|more|details|full story)"
    r"(?:\s[^\W\d]{2,12}){0,3}\s?[:→—–-]?\s?https?://\S{3,200}$",
    re.IGNORECASE,
)
# "… by @dana in #12" in notes on a release
CHANGED_BY = re.compile(r"(?<=\S)\sby @[\w\[\]-]{1,40} in (?:#\d{1,7}|https?://\S{3,150})$")
CUT_MARK = re.compile(r"(?<=[.!?])\s*\[\s*(?:…|\.\.\.)\s*\]\s*$")  # behind a whole sentence
CUT = re.compile(r"(?:…|\.\.\.|\[\s*(?:…|\.\.\.)\s*\])\s*[»>→\s]*$")


def item_lines(item: Item) -> list[Block]:
    """Repaired lines of the body; of the description only where the body is missing or cut."""
    body = without_chapters(without_polls(list(_lines(item.blocks))))
    if body:
        body[0] = replace(body[0], text=without_clock(body[0].text))
    if item.description is None:
        return body
    text = [block.text for block in body if read_line(block.text) is None]
    if text and not is_cut(text[-1]):
        return body
    described = without_chapters(list(_lines(from_text(item.description))))
    whole = described and not is_cut(described[-1].text)
    if text and not (whole and _size(described) > 0.8 * sum(map(len, text))):
        return body
    rest = [block for block in body if read_line(block.text) is not None]
    return [*described, *rest]


def is_cut(text: str) -> bool:
    """«…», «[…]», «Читать далее»: the writer did not end here."""
    return CUT.search(text[-200:]) is not None or _cut_words().search(text[-200:]) is not None


def without_cut_words(text: str) -> str:
    """Without «Читать далее» behind the last words."""
    head, tail = text[:-200], text[-200:]
    if not tail:
        return text
    return CUT_MARK.sub("", head + _cut_words().sub("", tail)).rstrip()


def is_closed(text: str) -> bool:
    return SENTENCE_END.search(text[-20:]) is not None


def _lines(blocks: Sequence[Block]) -> Iterator[Block]:
    for block in blocks:
        for whole in clean_lines(_without_tags(block.text)):
            line = EMPTY_ITEMS.sub("", whole) if whole[:1] in "•▪■●" else whole
            pieces = repaired(line) if len(line) <= LONGEST_REPAIRED else [line]
            for piece in pieces:
                if told := without_network_tags(_without_call(piece)):
                    yield Block(told, block.kind)


def without_network_tags(text: str) -> str:
    """Without «#Алматы #ДТП» before the first sentence or behind the last."""
    ahead = TAGS_AHEAD.match(text)
    return TAGS_BEHIND.sub("", text[ahead.end() :] if ahead else text)


def _without_call(text: str) -> str:
    text = CHANGED_BY.sub("", text) if "@" in text else text
    return ADDRESS_CALL.sub("", text) if "://" in text[-220:] else text


def _without_tags(text: str) -> str:
    """«<p>Мост …</p>»: markup that a site has escaped stands in the text."""
    return TAG.sub(lambda found: "\n" if found["line"] else "", text) if "<" in text else text


def _size(blocks: Sequence[Block]) -> int:
    return sum(len(block.text) for block in blocks)


@cache
def _cut_words() -> re.Pattern[str]:
    """Behind a full stop, dots or an arrow: «… Читать далее →»."""
    return re.compile(
        rf"(?:(?<=[.!?…\])»”\"])|(?<=^))\s*[\[(]?(?:{alternation(lines('cut_endings'))})\s*[…\])»>→:.\s]*$",
        re.IGNORECASE,
    )
