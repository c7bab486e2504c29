"""Photo credits: which lines are one, and what they say, in their own words."""

import re
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from bot.articles.credits.bare_names import is_bare_name
from bot.articles.credits.caption_ends import (
    BRACKETED_END,
    bare_at_end,
    bare_credit,
    bare_credits,
    known_at_end,
)
from bot.articles.credits.caption_persons import LONGEST_CAPTION, author_of_picture
from bot.articles.credits.credit_names import (
    MOMENT,
    VIDEO_TAIL,
    credit_name,
    is_credit,
    is_screen_of,
    unseparated,
    without_noise,
)
from bot.articles.credits.labels import (
    Label,
    is_empty_value,
    label_starts,
    plain_label,
    read_label,
    trimmed,
)
from bot.articles.credits.signed_lines import (
    SENTENCE_END,
    Credit,
    given,
    handed_out,
    of_illustration,
    of_owner,
    of_reporter,
    of_scene,
    signed_by_agency,
)
from bot.articles.text.phrases import (
    DOMAIN,
    agency_at,
    has_verb,
    is_marked_name,
    is_organisation,
    is_person,
    is_sentence,
)

LONGEST_LINE = 170
LONGEST_BESIDE = 300  # of words that stand with a picture
LONGEST_NAME = 40
MAX_NESTED = 3
MAX_INNER = 6
TABLE = "photo_labels"
SIGN = re.compile(r"(?:©|ⓒ|\((?:c|с)\)(?=\s*\w)|copyright\s*(?:©|:))\s*[:–—-]?\s*", re.IGNORECASE)
TAKEN_IN = re.compile(r",\s*(?:19|20)\d\d(?:\s*(?:год|года|г\.?|ж\.?|жыл))?$")
INNER_SIGN = re.compile(r"(?<=[\s.,/|(])(?:©|ⓒ)")
YEAR = re.compile(r"(?:19|20)\d\d")
# «© AFP 2023 / Имя Фамилия»
AGENCY_YEAR = re.compile(r"(?P<agency>[A-ZА-Я][^/\d]{1,30})\s(?:19|20)\d\d\s?/\s?(?=\S)")
OF_SCREEN = ("скрин", "снимок экрана", "screen")
# «местоФото: X»: label and caption in parts of their own, which nothing set apart
BEFORE_LABEL = re.compile(
    r"(?<=[а-яёәғқңөұүһі])(?=(?:Фото|Сурет)(?:[ :]|$))|(?<=[a-z]{3})(?=Photo:)"
)
# "Mint Images/Getty Images": a picture agency's own name, no label
STOCK_NAME = re.compile(r"(?:Images|Pictures|Photos?)\s?/")
# «Снимок с дрона: », «Фото к материалу: »
TAKEN_FROM = re.compile(r"\s(?:с|со|на|в|к|из|для)\s[а-яё]{3,14}(?:\s[а-яё]{3,14})?\s?:\s*(?=\S)")
FROM_ARCHIVE = re.compile(rf"Из\sархива\s{DOMAIN.pattern}\.?", re.IGNORECASE)
# "Photo courtesy of the family": behind such a label any few words in lower case
NO_OWNER = re.compile(
    r"\d|(?:на|в|во|у|до|при|для|к|ко)\s|the\s(?:scene|site|event|air|street|ground|past|set)\b",
    re.IGNORECASE,
)
OWNED = re.compile(r"(?P<who>\S.{2,80})\s(?:фотосы|фотолары|fotosy|fotosı)\.?")
# «Арман Сейттің түсірген суреті»
TAKEN_BY = re.compile(r"(?P<who>\S.{2,80}[нтд][ыі]ң)\sтүсірген\s(?:сурет|фото)\w{0,6}\.?")
# «На фото: X» says who is to be seen.
SHOWS = re.compile(r"(?:^|\s)(?:на|на\sэтом|к|под|с|из|для|про|in|the|this|бұл)$", re.IGNORECASE)
OWNER = re.compile(r"(?:the|a|an|our)(?:\s[\w'’-]{2,20}){1,5}\.?")
BETWEEN = " \t/|([.,;•·–—-"
STRONG = "/|([•·"


@lru_cache(maxsize=1024)  # asked when spaces are repaired and again when lines are sorted
def read_photo_line(line: str) -> Credit | None:
    """The credit where the whole line is one, perhaps behind a caption; None for other lines."""
    if len(line) > LONGEST_LINE + LONGEST_CAPTION:
        return None
    text = plain_label(without_noise(trimmed(line)))
    if FROM_ARCHIVE.fullmatch(text):
        return Credit(text.rstrip("."))
    credit = of_scene(text) or given(text) or _whole(text, in_text=True)
    credit = credit or of_reporter(trimmed(line)) or signed_by_agency(text)
    return credit or of_illustration(line)


def photo_credit(line: str) -> Credit | None:
    """The same for words that stand with a picture."""
    text = plain_label(without_noise(trimmed(line[: LONGEST_LINE + LONGEST_BESIDE])))
    return handed_out(text) or given(text) or _whole(text, in_text=False) or of_illustration(line)


def _whole(text: str, in_text: bool) -> Credit | None:
    credit = _read(text) if len(text) <= LONGEST_LINE else None
    return credit or _behind_caption(text, in_text)


def caption_credit(caption: str) -> Credit | None:
    """The credit in a picture's own words; here a source, a lone site or an agency counts too."""
    apart = BEFORE_LABEL.sub("\n", caption)
    lines = [trimmed(line) for line in apart.split("\n")[:20]]
    for label, name in pairwise(lines):  # «Фото:» above «МКИ РК»
        if label.endswith(":") and (credit := photo_credit(f"{label} {name}")) and credit.name:
            return credit
    for read in (
        _of_agency,
        photo_credit,
        _before_caption,
        sourced_credit,
        _authored,
        of_owner,
        _owned,
        _bare,
        bare_at_end,
        known_at_end,
    ):
        for line in lines:
            credit = read(line[: LONGEST_LINE + LONGEST_BESIDE])
            if credit is not None and credit.name is not None:
                return credit
    return None


def _owned(line: str) -> Credit | None:
    """«Kazinform фотосы», «Көлік министрлігінің фотосы»: of an office or outlet."""
    if (taken := TAKEN_BY.fullmatch(line)) and is_person(taken["who"]):
        return Credit(credit_name(line))
    found = OWNED.fullmatch(line)
    if found is None or not is_organisation(found["who"]) or is_person(found["who"]):
        return None
    bare = agency_at(found["who"], 0) is not None or DOMAIN.fullmatch(found["who"]) is not None
    return Credit(credit_name(found["who"] if bare else line))


def _of_agency(line: str) -> Credit | None:
    """«… (AP Photo/Name, File)»: what an agency writes in brackets at the end, as it stands."""
    bracketed = BRACKETED_END.search(line)
    inner = bracketed[1] if bracketed else line
    if agency_at(inner, 0) is None or "/" not in inner:
        return None
    return Credit(credit_name(inner)) if is_bare_name(inner) else None


def _before_caption(line: str) -> Credit | None:
    """«Фото пресс-службы акимата. Новый мост»: the credit first, then what is to be seen."""
    for end in SENTENCE_END.finditer(line):
        head, rest = line[: end.start()], line[end.end() :].strip()
        credit = _read(head) if len(head) <= LONGEST_LINE else None
        if credit is None or (head.casefold() in bare_credits() and sourced_credit(rest)):
            continue
        return replace(credit, caption=rest)
    return None


def sourced_credit(line: str) -> Credit | None:
    """«Источник: Имя / Сайт» under a picture is the picture's."""
    for start in (0, *label_starts(line, "source_labels")):
        label = read_label(line[start:], "source_labels")
        if label is None or label.kind != "colon" or not label.separated:
            continue
        if not is_empty_value(label.rest) and is_credit(label.rest):
            return Credit(credit_name(label.rest))
    return None


def _authored(line: str) -> Credit | None:
    name = author_of_picture(line)
    return Credit(credit_name(name)) if name else None


def _bare(line: str) -> Credit | None:
    return Credit(credit_name(line)) if is_bare_name(line) else None


def _read(text: str, depth: int = 0) -> Credit | None:
    bare = bare_credit(text.rstrip(" ."))
    if bare is not None:
        return Credit(bare)
    if sign := SIGN.match(text):
        return _signed(text[sign.end() :], depth)
    label = read_label(text, TABLE)
    if label is None:
        return None
    if taken := TAKEN_FROM.match(text, len(label.words)):
        return _taken_from(text, taken.end())
    if label.separated or (label.kind == "colon" and SIGN.match(label.rest)):
        return _separated(text, label, depth)
    if label.rest and is_empty_value(label.rest):
        return Credit(None)
    if label.kind == "colon":
        return Credit(label.rest, label.words) if DOMAIN.fullmatch(label.rest) else None
    if not label.rest:
        return None
    return _named(label, depth) if label.kind == "name" else _unseparated(text, label)


def _unseparated(text: str, label: Label) -> Credit | None:
    """«Фото пресс-службы Акорды», «Скриншот видео»."""
    screen = label.kind == "own" and label.words.casefold().startswith(OF_SCREEN)
    if screen and is_screen_of(label.rest):
        return Credit(text.rstrip(" ."))
    found = unseparated(label.words, TAKEN_IN.sub("", label.rest))
    if found is None:
        return None
    return Credit(text.rstrip(" .")) if label.kind == "own" else Credit(*found)


def _signed(rest: str, depth: int) -> Credit | None:
    """«© Sputnik / Имя Фамилия», but not «© 2024 …»."""
    dated = AGENCY_YEAR.match(rest)
    if dated and agency_at(dated["agency"], 0) and YEAR.search(rest, dated.end()) is None:
        return Credit(credit_name(rest))
    if YEAR.search(rest):
        return None
    if depth < MAX_NESTED and (inner := _read(rest, depth + 1)) is not None:
        return inner
    return Credit(credit_name(rest)) if is_credit(rest) else None


def _separated(text: str, label: Label, depth: int) -> Credit | None:
    if is_empty_value(label.rest):
        return Credit(None)
    if depth < MAX_NESTED and (inner := _read(trimmed(label.rest), depth + 1)) is not None:
        return inner
    if not is_credit(VIDEO_TAIL.sub("", TAKEN_IN.sub("", label.rest))) and not _is_foreign(label):
        return None
    name = credit_name(label.rest)
    if name is None:
        return Credit(None)
    if label.kind == "own":
        return Credit(credit_name(text))
    return Credit(name, label.words if label.qualified else None)


def _taken_from(text: str, end: int) -> Credit | None:
    """«Снимок с дрона: Роман Лукин»: here only a name or an organisation is a credit."""
    rest = text[end:].strip()
    strong = is_person(rest.rstrip(".")) or is_marked_name(rest) or is_organisation(rest)
    return Credit(credit_name(rest)) if strong and is_credit(rest) else None


def _is_foreign(label: Label) -> bool:
    """«Фото: pexels»: few Latin words behind a label in other letters are somebody's name."""
    few = len(label.rest) <= LONGEST_NAME and len(label.rest.split()) <= 3
    return (
        few and label.rest.isascii() and not label.words.isascii() and not is_sentence(label.rest)
    )


def _named(label: Label, depth: int) -> Credit | None:
    is_sign = not label.words[0].isalpha()
    if is_sign and depth < MAX_NESTED and (inner := _read(label.rest, depth + 1)) is not None:
        return inner
    owner = OWNER.fullmatch(label.rest) is not None and not is_sentence(label.rest)
    if not (owner or is_credit(label.rest)) or NO_OWNER.match(label.rest):
        return None
    name = credit_name(label.rest)
    return Credit(name, None if is_sign or name is None else label.words)


def _behind_caption(text: str, in_text: bool) -> Credit | None:
    """«Аким на открытии / Фото пресс-службы акимата», «Озеро Сайран. Фото: X», «Озеро. © X»."""
    signs = [found.start() for found in INNER_SIGN.finditer(text)]
    for start in sorted({*list(label_starts(text, TABLE))[:MAX_INNER], *signs[:MAX_INNER]}):
        before = text[:start].rstrip()
        if before[-1:].isalpha() and STOCK_NAME.match(text, start):
            continue
        caption = before.rstrip(BETWEEN)
        separator = before[len(caption) :].strip()
        described = MOMENT.search(caption[-20:]) is not None
        longest = LONGEST_CAPTION if in_text and not described else LONGEST_BESIDE
        if len(caption) > longest or not caption or len(text) - start > LONGEST_LINE:
            continue
        credit = _read(trimmed(text[start:]))
        label = read_label(text[start:], TABLE)
        marked = start in signs or (label is not None and label.separated)
        if credit is None or (not separator and (not marked or SHOWS.search(caption))):
            continue
        if described:  # «…, фото - Новости Dala.kz от 24.12.2025 13:19 Фото: X»
            return replace(credit, caption=caption)
        if (
            start in signs and is_person(caption) and "." not in separator
        ):  # «Имя Фамилия © Дала» is one credit
            return Credit(credit_name(text))
        if in_text and (not separator or (has_verb(caption) and separator[-1] not in STRONG)):
            continue
        return replace(credit, caption=caption)
    return None
