"""Lines between and above paragraphs that are no sentences: captions, headings nobody marked."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.articles.attribution.attribution import names_somebody
from bot.articles.body.line_shapes import CLOSED, LIST_MARK, is_fact
from bot.articles.credits.signed_lines import Credit
from bot.articles.text.phrases import ASKING, has_verb, is_person
from bot.model import Block, BlockKind

LONGEST = 160  # characters of such a line
SENTENCE = 60  # of the paragraph behind it
ASKING_WORDS = 8
# «Билетті қалай қайтаруға болады»: in Kazakh what is asked stands before the verb
ASKING_KK = re.compile(
    r"(?<=\s)(?:(?:қалай|неге|қайда|қашан|кім|қандай|қанша)(?=\s)|не\s\w+[дт]і$)"
)
MOST_TOGETHER = 2  # more of them are a list, a poem or a table
# «…, 8 июня 2019 года», «(слева)», «в 2013 году»: verb or not, a picture is described
SHOWN = re.compile(
    r"(?i)(?:\b(?:19|20)\d\d(?:\s?(?:год[а-я]{0,2}|г|ж|жыл[а-яі]{0,3})\.?)?$"
    r"|\((?:слева|справа|в центре|на фото|сол жақта|оң жақта|left|right|centre|center|pictured)\)"
    r"|^(?:слева направо|from left|солдан оңға)\b|[.,]\s?архив(?:ное фото)?\.?$)"
)
# «чинят», «откроет»: above the text a deck that may have a verb is left where it is
VERB_LIKE = re.compile(r"(?<![\w-])[а-яё]{3,}(?:ют|ят|ит|ет|ёт|ут|ат)(?!\w)")
QUOTED_NAME = re.compile(r"[«\"“][^«»\"“”.!?]{2,30}[»\"”]")  # «Степной вестник» alone
TOLD_WORDS = 5  # of a caption that may be the whole text
ENDS = (".", "!", "?", "…")
OPEN = (":", ",", ";", "|", "—", "–", "-")


def headed(body: Sequence[Block]) -> list[Block]:
    """Such lines as headings: they stay in the whole text and are in no lead and no summary."""
    found = list(body)
    number = 0
    while number < len(found):
        end = number
        while end < len(found) and _is_fragment(found[end]):
            end += 1
        if end > number and _stands_apart(found, number, end):
            found[number:end] = [replace(b, kind=BlockKind.HEADING) for b in found[number:end]]
        number = end + 1
    return found


def caption_as_text(text: str, credit: Credit) -> list[Block]:
    """«Сорок фермеров из трёх районов на ярмарке. Фото: X» as the only text of an item."""
    caption = credit.caption
    if not caption or len(caption.split()) < TOLD_WORDS or not text.startswith(caption):
        return []
    end = len(caption)
    return [Block(text[: end + (text[end : end + 1] in ENDS)])]


def may_tell(text: str) -> bool:
    """Is there a verb, or what looks like one?"""
    return has_verb(text) or VERB_LIKE.search(text) is not None


def _stands_apart(body: Sequence[Block], start: int, end: int) -> bool:
    """Is there a paragraph behind it, and one above or the text's beginning?"""
    if end - start > MOST_TOGETHER or end == len(body) or not _is_paragraph(body[end]):
        return False
    above = next((b for b in reversed(body[:start]) if b.kind is not BlockKind.HEADING), None)
    if above is None:
        return not any(_may_be_deck(block.text) for block in body[start:end])
    return above.kind in (BlockKind.PARAGRAPH, BlockKind.QUOTE) and not above.text.endswith(OPEN)


def _may_be_deck(text: str) -> bool:
    return SHOWN.search(text) is None and VERB_LIKE.search(text) is not None


def _is_paragraph(block: Block) -> bool:
    ended = CLOSED.search(block.text) is not None or block.text.endswith(":")
    return block.kind is BlockKind.PARAGRAPH and len(block.text) >= SENTENCE and ended


def _is_fragment(block: Block) -> bool:
    text = block.text
    if block.kind is not BlockKind.PARAGRAPH or len(text) > LONGEST or "\n" in text:
        return False
    if QUOTED_NAME.fullmatch(text) or (text.endswith(",") and is_person(text[:-1])):
        return True  # «Имя ФАМИЛИЯ,» and below it what he is
    if is_fact(text) or CLOSED.search(text) or text.endswith(OPEN):
        return False
    if " | " in text or LIST_MARK.match(text):
        return False
    asking = ASKING.match(text) or ASKING_KK.search(text)
    if text.isupper() or (asking and len(text.split()) <= ASKING_WORDS):
        return True  # «ЧТО ГОВОРЯТ ВЛАСТИ», «Как получить выплату»
    return SHOWN.search(text) is not None or not (has_verb(text) or names_somebody(text))
