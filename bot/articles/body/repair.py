"""Puts back the spaces and line ends that a careless extraction swallowed."""

import re
from functools import cache

from bot.articles.credits.labelled import TABLE
from bot.articles.credits.labels import label_starts, read_label
from bot.articles.credits.photo_credits import BEFORE_LABEL, LONGEST_LINE, read_photo_line
from bot.articles.credits.source_lines import read_source_line
from bot.articles.tables import alternation, lines
from bot.articles.text.phrases import DOMAIN, LOWER, UPPER, has_verb

CYRILLIC = "а-яёәғқңөұүһіА-ЯЁӘҒҚҢӨҰҮҺІ"
SMALL = "а-яёәғқңөұүһі"
REFERENCE = re.compile(r"(?<!\w)(со?) ?ссылкой ?на ?(?=[^\s.,;:!?)»])")
REFERRED_SITE = re.compile(rf"(ссылкой на сайт)(?=[{UPPER}])")
# but not «OKTIаBR», a Cyrillic letter among Latin ones
BEFORE_LATIN = re.compile(rf"(?<![A-Za-z][{SMALL}])(?<=[{SMALL}])(?=[a-z]{{0,2}}[A-Z][A-Za-z])")
ENDINGS = (
    "kz|com|ru|org|media|info|net|news|uz|kg|tj|tm|az|am|ge|by|ua|asia|online|press|tv|live|today"
    "|digital"
)
QUOTED_START = re.compile(rf"[«“„\"][{UPPER}]")
# but not «аsfera.info» with a Cyrillic «а»
BEFORE_DOMAIN = re.compile(
    rf"(?<=[{SMALL}][{SMALL}])(?=[a-z][a-z0-9-]{{1,30}}\.(?:{ENDINGS})\b"
    rf"|\d{{1,4}}[a-z]{{0,20}}\.(?:{ENDINGS})(?![A-Za-z]))"
)
# «экспресс-служба», «медиапресс-центр», «вицепресс-секретарь» are words of their own
NO_PREFIX = r"(?<![Ээ]кс|диа|пер|нфо|ице|еле|дио)"
# «корреспондент«Дала»со ссылкой», «сообщаетпресс-служба»
BEFORE_NAME = re.compile(
    rf"(?<=[{SMALL}][{SMALL}])(?=«[^«»]{{2,60}}»|{NO_PREFIX}пресс-(?:служб|центр|секретар))"
)
# «Об этом сообщаетРИА», «ИАDala.kz»: a capital behind a small letter where a name begins
BEHIND_VERB = re.compile(
    rf"(?:(?<=сообща[ею]т)|(?<=сообщили)|(?<=переда[её]т)|(?<=пишет))(?=[{UPPER}])"
    r"|(?<=\bИА)(?=[A-Z«])"
)
BEHIND_NAME = re.compile(r"(?<=»)(?=(?:со? ?ссылкой|ссылаясь) )")
BEHIND_DOMAIN = re.compile(rf"(?<=\w\.)({ENDINGS})(?=[{CYRILLIC}])", re.IGNORECASE)
# «передает Steppe Sportсо ссылкой»
BEHIND_LATIN_NAME = re.compile(
    r"(?<=[A-Za-z])(?=со? ?ссылкой)|(?<=[А-ЯЁ]{2})(?=со? ?ссылкой|в\s[а-яё])"
)
# but not «Газета.Ru», ««Дамба.Live»»
BEHIND_SENTENCE = re.compile(
    rf"(?<=[{SMALL}][{SMALL}][.!?])(?=«?[{UPPER}])(?![A-Za-z]{{2,10}}[»”\"])(?!(?:Ру|Ru|RU|Kz|KZ|By|BY|Uz|Kg|Az|Ua|Com|Net|Org)\b)"
)
# «… весной.фото: Имя Фамилия»: in small letters the colon tells it
BEFORE_SMALL_LABEL = re.compile(rf"(?<=[{SMALL}][{SMALL}][.!?])(?=(?:фото|сурет):\s)")
SMALL_LABEL = re.compile(r"(?:фото|сурет)\s?:\s")
BEHIND_LATIN = re.compile(r"(?<=[a-z][a-z][.!?])(?=[А-ЯЁӘҒҚҢӨҰҮҺІ])")
# «на 10.Выплаты», «человека.«Заявление»
BEHIND_NUMBER = re.compile(rf"(?<=\d[.!?])(?!Ру\b)(?=[{UPPER}][{SMALL}])")
BEFORE_QUOTE = re.compile(rf"(?<=[{SMALL}\d][.!?])(?=[«“„\"][{UPPER}])")
BEHIND_QUOTE = re.compile(rf"(?:(?<=[\w.!?]»)|(?<=[\w.!?][»”\"][.!?]))(?=[{UPPER}])")
# «Дина Ахатова6 ноября 2025»: a name and a date of a line of small print
BEFORE_DATE = re.compile(rf"(?<=[{SMALL}a-z])(?=\d{{1,2}}\s[{SMALL}a-z]{{3,9}}\s20\d\d)")
BEHIND_END = re.compile(r"[.!?…»”\")]\s*$")
MIXED = re.compile(
    rf"[{SMALL}](?:[A-Za-z]|Фото|Сурет)|[A-Za-z][{CYRILLIC}]|[^\W\d_][.!?»]«?[^\W\d_]"
    rf"|[{SMALL}\d][.!?][«“„\"]?[{UPPER}]|[»”\"][.!?][{UPPER}]|(?:щили|[её]т)[{UPPER}]|ИА[A-Z«]"
    r"|[А-ЯЁ]{2}(?:в|со?)\s"
    rf"|[{SMALL}](?:«|пресс-|\d{{1,4}}[a-z]{{0,20}}\.[a-z])|»со? ?ссылк"
    rf"|соссылкой|ссылкой ?на\S|[{SMALL}a-z]\d{{1,2}}\s[{SMALL}a-z]{{3}}"
)
SENTENCE_END = re.compile(rf"[.!?…]\s+(?=[{UPPER}«\"])")
JOINT = re.compile(rf"(?<=[{SMALL}])(?=[{UPPER}][{LOWER}]+\s)")
NEXT_WORD = re.compile(rf"\s+[{UPPER}]")
LONGEST_SOURCE = 160
GLUED_SOURCE = re.compile(
    r"[.!?»”\"]\s?((?:Источник|Дереккөз|Source)\s?:\s?\S[^.!?]{2,20}.{0,120})$"
)
COUNTER = re.compile(r"^\d{1,7}(?=(?:Фото|Сурет|Photo)[ :])")  # «64Фото: Дала»: seen so often
MOST_CREDITS = 20
NEXT_SENTENCE = 20  # characters that a sentence glued to a credit must have


def repaired(text: str) -> list[str]:
    """The line with its spaces back; more lines where a credit was glued into it."""
    text = COUNTER.sub("", text)
    text, source = _without_source(_spaced(text) if MIXED.search(text) else text)
    return [*_split_credits(text), *source]


def _without_source(text: str) -> tuple[str, list[str]]:
    """«… мост открыт.Источник: X»: a source glued behind the last sentence is a line of its own."""
    glued = GLUED_SOURCE.search(text[-LONGEST_SOURCE:])
    if glued is None or read_source_line(glued[1]) is None:
        return text, []
    return text[: len(text) - len(glued[1])].rstrip(), [glued[1]]


def _spaced(text: str) -> str:
    text = BEHIND_LATIN_NAME.sub(" ", BEHIND_DOMAIN.sub(r"\1 ", text))
    text = REFERENCE.sub(r"\1 ссылкой на ", text)
    text = REFERRED_SITE.sub(r"\1 ", text)
    text = BEFORE_DATE.sub(" ", BEFORE_LABEL.sub(" ", text))
    text = BEFORE_DOMAIN.sub(" ", BEFORE_LATIN.sub(_before_latin, BEHIND_VERB.sub(" ", text)))
    text = BEHIND_NAME.sub(" ", BEFORE_NAME.sub(" ", text))
    text = BEHIND_NUMBER.sub(" ", BEFORE_SMALL_LABEL.sub(" ", BEHIND_SENTENCE.sub(" ", text)))
    text = BEFORE_QUOTE.sub(lambda found: _before_quote(text, found.start()), text)
    return BEHIND_QUOTE.sub(" ", BEHIND_LATIN.sub(" ", text))


def _before_latin(found: re.Match[str]) -> str:
    """«передаетDala.kz», but not «СтепьNEWS» in quotation marks: a name of its own."""
    word = found.string[: found.start()].rpartition(" ")[2]
    return "" if QUOTED_START.match(word) else " "


def _before_quote(text: str, at: int) -> str:
    """Straight marks look alike at both ends: the opening ones have a space before them."""
    closes = text[at] == '"' and text.count('"', 0, at) % 2 == 1
    return "" if closes else " "


def _split_credits(text: str) -> list[str]:
    """Credits before and between sentences become lines of their own."""
    if read_photo_line(text) is not None:
        return [text]
    found: list[str] = []
    start = 0
    for label in _labels(text):
        if label < start or (text[start:label].strip() and not BEHIND_END.search(text[:label])):
            continue
        length = _credit_length(text[label : label + LONGEST_LINE + NEXT_SENTENCE])
        if length:
            found += [text[start:label], text[label : label + length]]
            start = label + length
    return [line for line in map(str.strip, (*found, text[start:])) if line]


def _labels(text: str) -> list[int]:
    """Where a photo's label begins with a capital letter or has a colon, or the text with one."""
    starts = label_starts(text, TABLE)
    inner = [
        at for at in starts if text[at].isupper() or text[at] == "©" or SMALL_LABEL.match(text, at)
    ]
    first = [0] if read_label(text, TABLE) is not None else []
    return [*first, *inner][:MOST_CREDITS]


def _credit_length(text: str) -> int:
    """How much of the text is a credit, whose end nothing marks; 0 where it is none."""
    for cut in (*_cuts(text), len(text)):
        credit = read_photo_line(text[:cut].rstrip(" ("))
        if credit is not None and credit.caption is None:
            return cut
    return 0


def _cuts(text: str) -> list[int]:
    """Places where a sentence may begin behind a credit, the nearest first."""
    cuts = {found.end() for found in SENTENCE_END.finditer(text)}
    cuts |= {found.start() for found in _starts().finditer(text)}
    joints = [found.start() for found in JOINT.finditer(text)]
    if (domain := DOMAIN.search(text)) and NEXT_WORD.match(text, domain.end()):
        joints.append(domain.end())
    cuts |= {joint for joint in joints if has_verb(text[joint:])}
    return sorted(cut for cut in cuts if len(text) - cut >= NEXT_SENTENCE)


@cache
def _starts() -> re.Pattern[str]:
    """A word that begins sentences, behind a space or glued to a small letter."""
    return re.compile(rf"(?<=[\s{LOWER}])(?:{alternation(lines('sentence_starts'))})(?=\s)")
