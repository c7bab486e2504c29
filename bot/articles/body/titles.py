"""The title: given by the source, or the first line that can be one; and its repetitions."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.articles.body.furniture import is_junk
from bot.articles.body.line_shapes import ITEM, SENTENCE_LENGTH, is_sentence_line
from bot.articles.body.reading import read_line
from bot.articles.body.related import is_ticker, pointer_at, section_at
from bot.articles.datelines.datelines import read_dateline
from bot.articles.names.outlets import Outlet
from bot.articles.tables import beginnings
from bot.articles.text.characters import has_words
from bot.articles.text.phrases import ASKING, DOMAIN, agency_row, has_verb
from bot.articles.text.sentences import iterate_sentences, split_sentences
from bot.model import Block, BlockKind

LEAST = 20  # characters; shorter lines above the text are rubrics or menus
LONGEST = 250
LONGEST_FALLBACK = 200
LONGEST_RUBRIC = 40
LETTERS = re.compile(r"[^\W_]+")
SEARCHED = 60  # lines
OUTLET_NAME, OUTLET_WORDS = re.compile(r"[«\"“]([^«»\"“”?!]{3,40})[»\"”]"), 3
OUTLET_KIND = re.compile(
    r"(?i)^(?:[\w-]+\s){0,3}(?:газета|журнал|портал|агентство|радио|телеканал)\s(?=«)"
)
# Without a colon it begins a list of tags on a page, but not what is given as a title.
OF_TAGS = re.compile(r"(?:теги|тэги|метки|ключевые слова|тегтер)\s(?![:–—-])", re.IGNORECASE)
CUT_TITLE = re.compile(r"(?:…|\.\.\.|\[…\])\s*$")
LONGEST_OF_TWO = 150
TAIL_WORDS = 7
VERB_WORDS = 4
BARS = ("|", "::", "•", "»")
MOMENT_AHEAD = re.compile(r"\d{1,2}[./]\d{1,2}[./]\d{4},?\s(?:\d{1,2}:\d{2},?\s)?(?:[–—|-]\s)?")
ADDRESS_BEHIND = re.compile(r"\s+https?://\S+$")
DATE_BEHIND = re.compile(r"(?<=\w)\s\d{1,2}\.\d{2}\.\d{4}(?:\s\d{1,2}:\d{2})?$")
LAST_TAIL = re.compile(r"(?P<head>.+)\s(?P<sign>\||::|•|»|[–—-]|/{1,2})\s(?P<tail>[^|]{2,80})")
# «откроют», «выплатят», «пройдёт»: endings that nouns have too, which does no harm here
VERB_LIKE = re.compile(r"(?<![\w-])[а-яё]{3,}(?:ют|ят|ит|ет|ёт|ут|ат)(?!\w)")
# «жариялады», «ашылды» at the end: Kazakh, though nothing else on the line need show it
KAZAKH_LAST = re.compile(r"(?<![\w-])[а-яәғқңөұүһі]{3,}(?:[ауеиійылрнс]д[ыі]|[қкпсш]т[ыі])$")
CYRILLIC = re.compile("[\u0400-\u04ff]")
SITE = re.compile(
    r"(?i)\b(?:online|онлайн|портал|порталы|news|новости|жаңалықтар\w*|газета|газеті|агентство)\b"
)
SPEECH = re.compile(r"[–—-]\s")  # «— Что делать?» of an interview
# «Қаланы су басты (ВИДЕО)»
SHOWN = re.compile(r"\s\((?:видео|фото|video|photo|фото\s?[,+и]\s?видео|бейнежазба)\)$", re.I)
FULL_STOPS = (".", "…", "؟", ".»", ".”", '."')


@dataclass(frozen=True, slots=True)
class Title:
    """`found` is False where no line is a title and the first sentence stands in for it."""

    text: str
    found: bool = True


def is_title(given: str) -> bool:
    """A number was meant («1984», «3:1»), and so was «Теги на заборах закрасят»; «Новости» is the
    rubric's."""
    return _is_number(given) or OF_TAGS.match(given) is not None or not is_junk(given)


def _is_number(text: str) -> bool:
    return has_words(text) and not any(map(str.isalpha, text))


def completed(title: str, blocks: Sequence[Block]) -> str:
    """A title that was cut («Мост открыли. Движ…»), whole as the text begins; else as it is."""
    if not CUT_TITLE.search(title):
        return title
    stem = _letters(CUT_TITLE.sub("", title))
    first = next((b.text for b in blocks[:SEARCHED] if not _is_furniture(b.text)), "")
    sentences = split_sentences(first[: 2 * LONGEST])
    begun = _letters(sentences[0] if sentences else "")
    # The first line or sentence is in the title, or the title's beginning is in the sentence.
    known = len(begun) >= LEAST and stem.startswith(begun)
    if known or (len(stem) >= LEAST and begun.startswith(stem)):
        return sentences[0] if len(sentences[0]) <= LONGEST else title
    return title


def find_title(blocks: Sequence[Block]) -> Title:
    """For an item without a title of its own: the best line above the first paragraph."""
    if blocks and blocks[0].kind is BlockKind.HEADING and _is_number(blocks[0].text):
        return Title(blocks[0].text)  # «# 1984»
    named: list[str] = []
    short: list[str] = []
    fit: list[str] = []
    for block in blocks[:SEARCHED]:
        if _is_furniture(block.text):
            continue
        if block.kind is BlockKind.HEADING:
            return Title(block.text)
        if _is_outlet_name(block.text):
            named.append(block.text)
        elif (fit or _several(short)) and ITEM.match(block.text):
            break
        elif len(block.text) < LEAST and not _is_short_headline(block.text):
            short.append(block.text)
        elif _is_paragraph(block.text) or ((fit or _several(short)) and _is_told(block.text)):
            break
        else:
            fit.append(block.text)
    if fit:
        # «Заголовок © Дала» is a caption
        heads = [line for line in fit if not any(_is_caption_of(line, one) for one in fit)]
        best = max(heads or fit, key=merit)
        # «Общество 12.01.2023 Заголовок», «ГлавнаяОбществоЗаголовок» above «Заголовок»
        whole = next((line for line in fit if _is_end_of(line, best)), best)
        # «Заголовок - Сайт» above «Заголовок»
        bare = next((line for line in fit if line != whole and _has_site(whole, line)), whole)
        return Title(DATE_BEHIND.sub("", bare))
    # «Спорт дня», «Кайрат победил»: of equals the one next to the text
    best = max(reversed(_several(short) or named), key=merit, default="")
    return Title(best) if best else Title(_first_sentence(blocks), found=False)


def _several(lines: Sequence[str]) -> list[str]:
    """Those of more than one word."""
    return [line for line in lines if " " in line]


def _is_end_of(line: str, longer: str) -> bool:
    head = longer.removesuffix(line)
    return bool(head) and head != longer and (head[-1].isspace() or head[-1].islower())


def _has_site(line: str, title: str) -> bool:
    """Is it the title, a dash or a bar, and a site's name?"""
    tail = LAST_TAIL.fullmatch(line)
    return tail is not None and tail["head"].rstrip() == title


def _is_caption_of(line: str, title: str) -> bool:
    rest = line[len(title) :].strip(" .,|/—–-") if line.startswith(title) else ""
    reading = read_line(rest) if rest and line != title else None
    return reading is not None and reading.photo is not None


def merit(line: str) -> float:
    """What happened makes a headline: a verb, several words. Of equals the first is taken."""
    line = SHOWN.sub("", line)
    found = line.split()
    capitals = sum(1 for word in found[1:] if word[:1].isupper())
    english = not CYRILLIC.search(line)
    named = capitals * 2 > len(found) and not line.isupper() and not english
    # English headlines drop the verb or have it in a form like a noun's: nothing is asked of them.
    verb = has_verb(line) or any(p.search(line) for p in (VERB_LIKE, KAZAKH_LAST))
    said = line.endswith(("?", "!", "»", "”")) or ASKING.match(line) is not None
    happened = english or verb or said
    # A headline of four words with a verb comes before the longer deck below it.
    enough = 4 if happened and not english else 6
    return (
        (2.0 if happened else 0.0)
        + min(len(found), enough) / enough * 2
        - (1.0 if named or SITE.search(line) else 0.0)
        - (3.0 if SPEECH.match(line) else 0.0)
        - (2.0 if line.endswith(",") else 0.0)
        - (4.0 if line.endswith((":", ";")) else 0.0)  # announces what follows
    )


def _is_outlet_name(line: str) -> bool:
    """«Степной вестник», «Областная газета «Степной вестник»» alone: whose page it is."""
    found = OUTLET_NAME.fullmatch(OUTLET_KIND.sub("", line, count=1))
    return found is not None and len(found[1].split()) <= OUTLET_WORDS and not has_verb(found[1])


def _is_short_headline(line: str) -> bool:
    """«Жер иесі кім?», «Токаев прибыл в Рим»: short, but no rubric's."""
    words = len(line.split())
    return (line.endswith(("?", "!")) and words > 1) or (words >= VERB_WORDS and has_verb(line))


def _is_told(line: str) -> bool:
    """A sentence, or what somebody says in an interview."""
    return (line.endswith(FULL_STOPS) and len(line.split()) > 3) or SPEECH.match(line) is not None


def _is_furniture(text: str) -> bool:
    if section_at(text) or pointer_at(text) or is_ticker(text):
        return True
    return read_line(text) is not None


def _is_paragraph(text: str) -> bool:
    if len(text) > LONGEST or read_dateline(text) is not None:
        return True
    # Two sentences are a paragraph, but headlines of two have no full stop at their end.
    ended = text.endswith((*FULL_STOPS, ":")) or len(text) > LONGEST_OF_TWO
    return ended and len(_two(text)) > 1


def _two(text: str) -> list[str]:
    """The first two sentences."""
    found = iterate_sentences(text)
    return [sentence for sentence, _ in zip(found, range(2), strict=False)]


def _first_sentence(blocks: Sequence[Block]) -> str:
    found = [block for block in blocks[:SEARCHED] if not _is_furniture(block.text)]
    # A lone «ҚазАқпарат» above the text is no sentence.
    for block in [b for b in found if _is_told(b.text)] or found:
        dateline = read_dateline(block.text)
        text = block.text[dateline.end :] if dateline else block.text
        for sentence in iterate_sentences(text[: 20 * LONGEST]):
            return sentence if len(sentence) <= LONGEST_FALLBACK else _shortened(sentence)
    return ""


def _shortened(sentence: str) -> str:
    return sentence[:LONGEST_FALLBACK].rpartition(" ")[0].rstrip(" ,;:–—-") + "…"


def same_title(text: str, title: str) -> bool:
    """Do they say the same, but for punctuation, case and cutting?"""
    text = DATE_BEHIND.sub("", text)
    if len(text) > len(title) + 60 or 3 * len(text) < len(title):
        return False
    one, other = _letters(text), _letters(title)
    if not one or not other:
        return False
    if one == other:
        return True
    shorter, longer = sorted((one, other), key=len)
    cut = text.rstrip().endswith(("…", "...")) or title.rstrip().endswith(("…", "..."))
    return cut and len(shorter) >= LEAST and longer.startswith(shorter)


def repeats_title(text: str, title: str) -> bool:
    """The title once more, perhaps behind its rubrics: «Новости / Общество / Заголовок»."""
    if same_title(text, title):
        return True
    rubrics, slash, rest = text.rpartition(" / ")
    while slash and not same_title(rest, title):
        rubrics, slash, before = rubrics.rpartition(" / ")
        rest = f"{before} / {rest}"
    return bool(slash) and all(len(rubric) <= LONGEST_RUBRIC for rubric in rubrics.split(" / "))


def without_title(text: str, title: str) -> str:
    """The paragraph without a first sentence that only repeats the title."""
    bare = ADDRESS_BEHIND.sub("", text)
    if title and len(bare) <= len(title) + 1 and same_title(bare, title):
        return ""
    if not title or len(text) <= len(title):
        return text
    moment = MOMENT_AHEAD.match(text)
    if moment and _letters(text[moment.end() : 2 * LONGEST]).startswith(_letters(title)):
        text = text[moment.end() :]
    head = text[: len(title) + 120]
    if not _letters(head).startswith(_letters(title)):
        return text
    sentences = split_sentences(head)
    first = sentences[0] if sentences else ""
    if len(first) < len(head) and same_title(first, title):
        return text[len(first) :].strip()
    return text


def without_site(title: str, outlet: Outlet) -> str:
    """«Заголовок | Общество | Dala News» → «Заголовок»: what sites hang behind their headlines."""
    while found := LAST_TAIL.fullmatch(title):
        head, sign, tail = found["head"].rstrip(), found["sign"], found["tail"].strip()
        if len(head) < LEAST or len(tail.split()) > TAIL_WORDS or not _is_site(tail, sign, outlet):
            break
        title = head
    return title


def _is_site(tail: str, sign: str, outlet: Outlet) -> bool:
    """Behind a bar anything short; behind a dash a headline goes on as often."""
    if sign in BARS:
        return not has_verb(tail)
    folded = tail.casefold()
    if outlet.owns(tail) or DOMAIN.fullmatch(tail) or folded.startswith(beginnings("site_names")):
        return True
    return agency_row(tail) is not None and (tail.isascii() or " " in tail)


def _letters(text: str) -> str:
    return "".join(LETTERS.findall(text.casefold().replace("ё", "е")))


def title_place(blocks: Sequence[Block], title: str | None) -> int:
    """Where the repeated title stands, if only short lines stand above it."""
    if title is None:
        return 0
    for number, block in enumerate(blocks[:40]):
        if same_title(block.text, title):
            return number
        if is_sentence_line(block.text) and len(block.text) > 2 * SENTENCE_LENGTH:
            break
    return 0
