"""Lines of their own that name the author of an article."""

import re
from dataclasses import dataclass

from bot.articles.credits.labels import is_empty_value, read_label, trimmed
from bot.articles.names.english_outlets import SERVICE
from bot.articles.names.places import place_at, region_at
from bot.articles.tables import beginnings, forms, words
from bot.articles.text.dates import day_at
from bot.articles.text.kazakh_words import alternatives
from bot.articles.text.phrases import (
    LOWER,
    UPPER,
    WORD,
    agency_at,
    is_agency,
    is_person,
    is_sentence,
)

LONGEST_LINE = 250
LONGEST_NAMES = 80
AUTHOR_WORDS = 8
BEFORE_DATE = re.compile(
    r"\s*[,|·•–-]?\s+(?:(?:[Ll]ast\s)?(?:[Uu]pdated|published|posted)\s)?(?:[Oo]n\s)?"
    r"(?:(?:[A-Z][a-z]{2}|[A-Z][a-z]{3,8})\.?\s(?=\d{1,2},?\s\d{4}))?\d"
)
CITY_BEHIND = re.compile(r"\s\([^()]{2,40}\)$")  # «Имя Фамилия (Бишкек)»
# «Reporting by X in Almaty; editing by Y»
OTHER_WORK = re.compile(
    r"[;,.]?\s(?:[Ww]riting|[Ee]diting|[Aa]dditional reporting|[Bb]ased on reporting)\sby\s"
)
IN_CITY = re.compile(rf"\s(?:in|from|for)\s[{UPPER}][^,/|]{{1,30}}$")
DAY_BEHIND = re.compile(r"\s*[,|·–•-]?\s(?=\d{1,4}[\s./-]|[A-Z][a-z]{2,8}\.?\s\d)")
NAME_AND_DAY = re.compile(
    r"(?P<name>[^\d,|]{5,40}?),?\s(?:[A-Z][a-z]{2,8}\.?\s\d{1,2},?\s20\d\d"
    r"|\d{1,2}\s[^\W\d]{3,9}\.?,?\s20\d\d|\d{1,2}\.\d{2}\.20\d\d)(?:,?\s\d{1,2}:\d{2})?"
)
BETWEEN_WRITERS = re.compile(r",\s|\sи\s|\sжәне\s|\sand\s")
# «Имя ФАМИЛИЯ»: newspapers sign so, and rubrics are not written so
IN_CAPITALS = re.compile(
    rf"[{UPPER}][{LOWER}]{{1,20}}(?:\s[{UPPER}][{LOWER}]{{1,20}})?\s[{UPPER}]{{3,25}}(?:-[{UPPER}]{{3,25}})?"
)
# What was written, or from which language: «Мақаланы дайындаған», «Орыс тілінен аударған»
OF_WHAT = re.compile(
    rf"^(?:{alternatives('мақаланы', 'материалды', 'мәтінді', 'сұхбатты', 'әңгімені')}"
    rf"|(?:\w{{3,12}}\s)?(?:{alternatives('тілінен', 'тіліне', 'орысшадан', 'қазақшаға')}))"
    r"\s+(?=\w+(?:[ғқ]ан|[гк]ен|[ǵğqg]an|[gk]en)(?:\s?[:–—-]|\s))",
    re.IGNORECASE,
)
# «Имя Фамилия, специально для «Дала»»
FOR_OUTLET = re.compile(
    r",?\s(?:(?:специально\s)?для\s[«\"“A-ZА-ЯЁ]|(?:for|special to)\s[“\"A-Z])[^,:;]{2,40}$"
)
AGENCY_BEHIND = re.compile(r"(?<=\w)/[A-Z]{2,6}$")  # "Name Surname/DNS"
# «Name Surname (@NameSurname) 3 minutes ago»
HANDLE = re.compile(r"(?P<name>[^()@]{5,40})\s\(@\w{2,30}\)[^.!?]{0,60}")
# Letters without capitals: by how Kazakh surnames end
ARABIC_PERSON = re.compile(
    r"[\u0600-\u06ff]{3,15}\s[\u0600-\u06ff]{2,20}(?:\s?(?:قىزى|ۇلى)|وۆ|وۆا|ەۆ|ەۆا|يەۆ|يەۆا|ين|ينا)"
)
BETWEEN_PARTS = re.compile(r",\s?\n?|\n")
MOST_TRADE = 4
OTHER_LABEL = re.compile(r"[^\W\d_]{2}[.,;|]?\s[^\W\d_]+\s?:")
# «Name Surname, ABC-DEF News»
OWN_OUTLET = re.compile(
    r"(?:[A-Z][\w-]+\s){1,3}(?:News|Times|Post|Herald|Tribune|Journal|Radio|TV|Press)"
)
OUTLET_NAME = re.compile(r"[«\"“][^«»\"“”]{2,40}[»\"”]\.?")


@dataclass(frozen=True, slots=True)
class Author:
    """`name` is None where the label stands alone and the name on the next line.

    `agency`: no person but an agency has written it ("By Reuters").
    """

    name: str | None
    agency: str | None = None


def read_author_line(line: str) -> Author | None:
    """«Автор: X», «Записала X, Город»; None for other lines."""
    if len(line) > LONGEST_LINE:
        return None
    if line[:1] == line[-1:] == "/":  # «/By Steppe News/»
        line = line[1:-1]
    if (handle := HANDLE.fullmatch(trimmed(line))) and is_person(handle["name"]):
        return Author(handle["name"])
    label = read_label(OF_WHAT.sub("", trimmed(line)), "author_labels")
    if label is None or (label.kind == "colon" and not label.separated):
        return None
    if label.separated and is_empty_value(label.rest):
        return Author(None)
    if agency := _of_agency(OTHER_WORK.split(label.rest, maxsplit=1)[0]):
        return Author(None, agency)
    name = person_in(label.rest) or _in_capitals(label.rest)
    if name is not None and name.casefold() in words("no_authors"):
        return Author(None)
    if name is None and label.separated and _is_pen_name(label.rest):
        name = label.rest.rstrip(".")
        # «Автор: редакция» is meant, «Автор: admin» is what a system fills in.
        system = name.isascii() or name.casefold().startswith("админ")
        if system and name.casefold() in words("no_authors"):
            return Author(None)
    return Author(name) if name else None


def _of_agency(text: str) -> str | None:
    """ "Reuters", "Trend Feb 26, 2021 12:04 pm": an agency where its writer would stand."""
    agency = agency_at(text, 0)
    if agency is None or not text[0].isupper():
        return None
    if SERVICE.fullmatch(text, agency.end()):
        return text  # "By RFE/RL's Kazakh Service"
    behind = text[agency.end() :].strip(" .,|·")
    return agency[0] if not behind or day_at(behind, 0) else None


def _in_capitals(text: str) -> str | None:
    """ "By DANA OMAR and MARAT SABIT", but not "BY THE RIVER"."""
    text = text.rstrip(".")
    parts = _without_agency([part.strip() for part in BETWEEN_WRITERS.split(text)])
    firsts = {part.partition(" ")[0].casefold() for part in parts}
    named = all(part.isupper() and is_person(part.title()) for part in parts)
    return ", ".join(parts) if named and not firsts & words("english_words") else None


def _is_pen_name(text: str) -> bool:
    """«редакция», «Айгерим», «admin»: whatever short stands behind «Автор:»."""
    short = len(text.split()) <= 4 and not any(char.isdigit() for char in text)
    several = OTHER_LABEL.search(text)  # «Автор: Имя Фамилия. Источник: X»
    return short and not several and not is_sentence(text) and WORD.match(text) is not None


def person_in(text: str) -> str | None:
    """The names of persons with which the text begins, without what they are and where from."""
    text = CITY_BEHIND.sub("", text.strip())
    text = OTHER_WORK.split(text, maxsplit=1)[0]
    text = IN_CITY.sub("", BEFORE_DATE.split(text.strip().rstrip("."), maxsplit=1)[0])
    if len(text.split()) > AUTHOR_WORDS or is_sentence(text):
        return None
    parts = [part.strip() for part in re.split(r"[,;]|/|\||\s[–—-]\s|\sи\s|\sжәне\s|\sand\s", text)]
    names: list[str] = []
    for part in parts:
        trade = any(forms("writers").match(word.casefold()) for word in part.split())
        if not is_person(part) or (trade and names):  # "Name Surname, Staff Writer"
            break
        names.append(part)
    return ", ".join(names) or None


def byline(line: str) -> str | None:
    """«Имя Фамилия» alone above the text: a rubric may have capitals too, so by its ending."""
    text = _without_day(trimmed(line))
    name, trade = (part.strip() for part in re.split(r"[,\n]", f"{text},", maxsplit=1))
    trade = trade.rstrip(",")
    is_trade = any(forms("writers").match(word.casefold()) for word in trade.split()[:MOST_TRADE])
    if is_trade and name.isupper() and is_person(name.title()):
        return name  # "NAME SURNAME, Steppe News staff writer"
    if named := _beside_trade(text):
        return named
    if is_person(name) and (is_trade or _is_region(trade)):
        return name
    if is_person(name) and not _is_no_name(name) and _is_town_or_outlet(trade):
        return name
    if signed := signature(text):
        return signed
    if several := _several(text):
        return several
    if len(text.split()) > 3 or not is_person(text) or _is_no_name(text):
        return None
    return text if text.casefold().endswith(beginnings("surname_endings")) else None


def _beside_trade(text: str) -> str | None:
    """«Корреспондент Имя Фамилия», «Имя Фамилия Корреспондент»."""
    (first, _, behind), (before, _, last) = text.partition(" "), text.rpartition(" ")
    for name, word in ((behind, first), (before, last)):
        trade = forms("writers").match(word.casefold())
        if trade and is_person(name) and not (_is_no_name(text) or _is_no_name(name)):
            return name
    return None


def before_day(text: str) -> str | None:
    """ "Name Surname Aug 4, 2025": who wrote it, on a line that goes on with the day alone."""
    found = NAME_AND_DAY.fullmatch(text)
    return found["name"] if found and is_person(found["name"]) else None


def signature(text: str) -> str | None:
    """«Имя ФАМИЛИЯ, Город», "Name Surname in City": so newspapers sign, wherever it stands."""
    inside = IN_CITY.search(text)
    if inside and is_person(text[: inside.start()]) and _is_town_or_outlet(inside[0].split()[-1]):
        return text[: inside.start()]
    name, comma, town = (part.strip() for part in text.partition(","))
    if not IN_CAPITALS.fullmatch(name) or not is_person(name) or _is_no_name(name):
        return None
    return name if not comma or _is_town_or_outlet(town) else None


def _without_day(text: str) -> str:
    """«Имя Фамилия | 12.05.2024 10:00» → «Имя Фамилия»."""
    cuts = (cut for cut in DAY_BEHIND.finditer(text) if day_at(text, cut.end()))
    return next((text[: cut.start()] for cut in cuts), text)


def _several(text: str) -> str | None:
    """«Имя Фамилия, Имя Фамилия», "NAME SURNAME and NAME SURNAME, Associated Press"."""
    parts = _without_agency([part.strip() for part in BETWEEN_WRITERS.split(text)])
    names = [part.title() if part.isupper() else part for part in parts]
    if not 2 <= len(parts) <= 4 or not all(map(is_person, names)) or any(map(_is_no_name, names)):
        return None
    surnames = any(n.casefold().endswith(beginnings("surname_endings")) for n in names)
    return ", ".join(parts) if surnames else None


def _without_agency(parts: list[str]) -> list[str]:
    """«NAME SURNAME, Associated Press»: for whom they write."""
    return parts[:-1] if len(parts) > 1 and is_agency(parts[-1]) else parts


def _is_region(text: str) -> bool:
    place = region_at(text, 0)
    return place is not None and place.end() == len(text)


def _is_town_or_outlet(text: str) -> bool:
    found = (place_at(text, 0), agency_at(text, 0))
    known = any(one is not None and one.end() == len(text) for one in found)
    return (known and text[:1].isupper()) or OWN_OUTLET.fullmatch(text) is not None


def _is_no_name(text: str) -> bool:
    """«Новости Казахстана», «Город Саратов»: capitals without a name."""
    return bool(forms("not_names").match(text.casefold()))


def _is_place_or_trade(text: str) -> bool:
    """«Алматы», «журналист»: what stands behind an author's name."""
    if len(OUTLET_NAME.sub("x", text).split()) > 3 or is_sentence(text):
        return False
    return (
        text[:1].isupper()
        or text[:1] in '«"“'
        or bool(forms("writers").match(text.split()[0].casefold()))
    )


def _of_outlet_and_town(text: str) -> str | None:
    """«Имя ФАМИЛИЯ. ⏎ Город», «Имя Фамилия, «Арай таңы», Абай облысы»: only these behind a name."""
    first, *others = (part.strip(" .") for part in BETWEEN_PARTS.split(text))
    if not others or not is_person(first) or _is_no_name(first):
        return None
    return first if all(_is_outlet_or_place(part) for part in others if part) else None


def _is_outlet_or_place(text: str) -> bool:
    return bool(OUTLET_NAME.fullmatch(text)) or _is_town_or_outlet(text) or _is_region(text)


def stands_behind_author(line: str) -> bool:
    """«Арай таңы», «Семей.», «Абай облысы» alone, behind its author's name."""
    return len(line) <= LONGEST_NAMES and _is_outlet_or_place(trimmed(line).rstrip("."))


def lone_author(line: str) -> str | None:
    """«Имя Фамилия», «Имя ФАМИЛИЯ, Город», «Город, Имя Фамилия»: for the end of an article."""
    text = AGENCY_BEHIND.sub("", FOR_OUTLET.sub("", trimmed(line)).rstrip("."))
    if ARABIC_PERSON.fullmatch(text):
        return text
    if signed := _of_outlet_and_town(text):
        return signed
    first, comma, second = (part.strip() for part in text.rstrip(",").partition(","))
    rubric = any(word.casefold() in words("junk_lines") for word in first.split())
    trade = any(
        forms("writers").match(word.casefold()) for word in first.split()
    )  # "Managing Editor"
    if ", " in second and forms("writers").match(second.split()[0].strip(",").casefold()):
        second = second.partition(",")[2].strip()  # «Имя ФАМИЛИЯ, журналист, Город»
    if len(text) > LONGEST_NAMES or second.count(",") or rubric or trade or _is_no_name(first):
        return None
    if is_person(first) and (not comma or _is_place_or_trade(second)):
        return first
    return second if comma and len(first.split()) == 1 and is_person(second) else None
