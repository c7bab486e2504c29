"""What may stand behind a credit's label, and how it is written down."""

import re
from functools import cache

from bot.articles.credits.bare_names import is_place_name
from bot.articles.credits.labels import holds_one, is_empty_value
from bot.articles.credits.scenes import is_scene, shows_building
from bot.articles.names.english_names import is_office, is_proper
from bot.articles.names.outlet_cases_ru import of_genitive
from bot.articles.tables import alternation, beginnings, forms, lines, words
from bot.articles.tables.latin import latin_forms
from bot.articles.text.addresses import short_address
from bot.articles.text.phrases import (
    DOMAIN,
    QUOTED_NAME,
    SHORTENED,
    TAKEN_FROM,
    UPPER,
    WORD,
    agency_row,
    is_agency,
    is_marked_name,
    is_organisation,
    is_person,
    is_sentence,
)

LONGEST_CREDIT = 110
MOST_WORDS = 14
MOST_SCREEN_WORDS = 8
TWO_SENTENCES = re.compile(
    rf"(?:[^\W\d_]{{3}}|[»”\")\d]|(?<=[a-z\d]\.)[a-z]{{2}}|[{UPPER}]{{2}})[.!…]\s+[{UPPER}]"
)
OF_YEAR = re.compile(
    r"\b\d{4}\s*(?:год|г\b|жыл|ж\b)|\b(?:года|году)\b|\b\d{1,2}\s+[а-я]{3,8}\b(?=\s|$)"
)
SIDES = re.compile(
    r"(?i)\b(?:слева|справа|вверху|внизу|сверху|снизу|сол жақта|оң жақта|left|right|above|below)\b"
)
PLACE_WORD = re.compile(
    r"\s(?:в|во|на|под|над|около|возле|перед|после|во время|между"
    r"|near|during|outside|inside|with|at|in|on|after|before)\s(?=\S)"
)
VIDEO_TAIL = re.compile(
    r"[.,;/|]?\s*(?:видео|video|бейне|автор|текст|photo\seditor|фоторедактор|caption)\s*[:–—].*$",
    re.IGNORECASE,
)
# «Name Surname. Courtesy the artist and the Dala Museum»
COURTESY = re.compile(r"(?<=\w)\.\s[Cc]ourtesy\s(?:of\s)?(?:the\s)?\w.*$")
LICENCE = re.compile(r"[.,]?\s\(?CC[ -](?:BY|0)[\w .-]{0,20}\)?$")
PREPOSITION = re.compile(r"(из|с|со|от|via|by|from)\s+(?=\S)", re.IGNORECASE)
PARTICIPLE = re.compile(
    r"((?:предоставлен|взят|получен|прислан|сделан|любезно предоставлен)\w{0,2}"
    r"(?:\s+(?:от|из|со?))?)\s+(?=\S)",
    re.IGNORECASE,
)
SUPPLIED_LATER = re.compile(
    r"(?:с|со|из)\s[а-яё]{3,14}(?:\s[а-яё]{3,14})?\s(?:предоставлен|прислан)[аоы]?\s(?=\S)"
)
GENERATED = re.compile(
    r"(?:сгенерирован|создан)\w{0,2}\s+(?!(?:для|к|в|на|по|из|до|при(?!\sпомощи)|после)\s)(?=\S)"
    r"|generated\s"
    r"|(?:сделан|нарисован|подготовлен|выполнен)\w{0,2}\s(?=(?:(?:с\sпомощью|при\sпомощи)\s)?"
    r"(?:нейросет|ИИ(?!\w)|искусственн|AI(?!\w)|ChatGPT|Midjourney))",
    re.IGNORECASE,
)
# «Фото сделано для выставки»: when and why, and nobody's name
MADE_FOR = re.compile(r"(?:сделан|создан|снят)\w{0,2}\s(?:для|к|в|на|по|до|после)\s", re.I)
KAZAKH_FROM = re.compile(r"\w{3,}[ндт][ае]н$")
# «Сурет галереясында»: where, and nobody's name
KAZAKH_PLACE = re.compile(r"(?:[ыі]нд[ае]|[yiıí]nd[ae])$")
# «Фото Павла Сагата специально для «Дала»»
TAKEN_FOR = re.compile(rf"\s(?:специально\s)?для\s[«\"“{UPPER}].{{2,40}}$")
# «Сурет ЖИ көмегімен жасалған»
KAZAKH_MADE = re.compile(
    r"[^.,!?]{2,40}\s(?:көмегімен|арқылы)\s(?:жасал|құрыл|дайындал|генерациялан)\w{1,4}\.?"
)
LATIN_TAKEN = alternation(form for verb in TAKEN_FROM for form in latin_forms(verb))
ABLATIVE = re.compile(
    rf"\w{{2,}}-?(?:[ндт][ае]н(?:\s+(?:{'|'.join(TAKEN_FROM)}))?|[ndt][ae]n\s+(?:{LATIN_TAKEN}))\.?$"
    r"|[\u0620-\u06ff]{2,}-?[ندت][اە]ن(?:\s+الىن(?:دى|عان))?\.?$"
)
# "Photo press service of the ministry", "Photo the mayor's press office"
PRESS_OFFICE = re.compile(
    r"(?:[\w’'-]+\s){0,4}?(?:press|media|information)\s(?:service|office|cent(?:er|re)|department)"
    r"(?:\sof\s[^,.:;\d]{3,80})?\.?$"
)
OFFICE_WORD = re.compile(
    r"(?<!\w)(?:Ministry|Department|Committee|Agency|Commission|Bureau|Administration|Directorate|Authority"
    r"|Office|Service|Akimat|Embassy|Police|Government|Prosecutor)(?!\w)"
)
ARTICLES = frozenset({"a", "an", "the"})
LATIN_ABLATIVE = re.compile(r"\w{3,}[ndt][ae]n\.?$")
LATIN_LABELS = ("sýret", "suret", "süret", "foto")  # no English ones: «garden» ends so too
CONNECTORS = frozenset({"и", "and", "және", "мен", "пен", "бен", "de", "van", "оглы", "кызы"})
JOINING = CONNECTORS | {"из", "с", "со", "от", "by", "from"}
DESCRIBING = re.compile(r"(?:ого|его|ой|ей|[ыи]х)$")
SIGNED_END = re.compile(r"(?<=\w)\s?\((?:c|с)\)$", re.IGNORECASE)  # «Имя Фамилия (с)»
# "A view of the dam. - Copyright AP Photo", "Copyright Canva"; names of laws go on in capitals
COPYRIGHT = re.compile(
    r"(?:^|(?<=[–—-]\s))Copyright\s(?!Law|Act|Office)(?=[A-ZА-ЯЁ][^.!?\d]{2,60}$)"
)
PERMITTED = re.compile(r",?\s(?:(?:re)?used|reproduced)\swith\spermission\.?$", re.IGNORECASE)
NAME_QUOTED = re.compile(r"[«\"“][^«»\"“”]{2,40}[»\"”]")
CYRILLIC = re.compile("[\u0400-\u04ff]")
NUMBER = re.compile(r"\d")
# «Новости Dala.kz от 19.09.2025 20:35»: what a site writes into its descriptions of pictures
MOMENT = re.compile(r"\d{1,2}\.\d{2}\.\d{4},?\s+\d{1,2}:\d{2}")
# «Фото: X 16.03.2025 09:17 166»: when it appeared and how often it was seen
MOMENT_END = re.compile(r"(?<!\sот)\s\d{1,2}\.\d{2}\.\d{4}(?:,?\s\d{1,2}:\d{2})?(?:\s\d+)?$")
TAKEN = re.compile(
    r"(?:(?<=[ندت][ەا]ن)\s+الىن(?:دى|عان)|(?<=[ндт][ае]н)\s+алын(?:ды|ған)(?:\s+(?:сурет|фото)\w{0,4})?"
    r"|(?<=[ndt][ae]n)\s+al[yiı]n(?:d[yiı]|[ǵğ]an))\.?$",
    re.IGNORECASE,
)
HANDLE = re.compile(r"@?\w[\w.-]{0,60}(?:\s?/\s?@?\w[\w.-]{0,60}){1,3}|@?\w+[_.]\w[\w.]*", re.ASCII)


def is_credit(text: str) -> bool:
    """Can these words, behind «Фото:», be a credit?"""
    text = COURTESY.sub("", LICENCE.sub("", text.rstrip(" .")))
    if HANDLE.fullmatch(text):
        return True
    if len(text) > LONGEST_CREDIT or len(text.split()) > MOST_WORDS or is_sentence(text):
        return False
    if TWO_SENTENCES.search(text) or SIDES.search(text) or MOMENT.search(text):
        return False
    if is_scene(text) and not _is_taken_from(text):
        return False
    found = WORD.findall(text)
    known = any(map(_is_known, found)) or DOMAIN.search(text) is not None or _is_taken_from(text)
    if OF_YEAR.search(text) and not known:
        return False
    if known or text[:1] in '@«"“„' or not found:
        return True
    if text in (agency_row(text) or ()):  # «dpa»
        return True
    return not _is_lower_case(text) and PLACE_WORD.search(QUOTED_NAME.sub("", text)) is None


def _is_lower_case(text: str) -> bool:
    """No capital at all; letters that know no case (Arabic) do not count."""
    return any(char.islower() for char in text) and not any(char.isupper() for char in text)


# «(Photo by A / AFP) (Photo by A/AFP via Getty Images)»: the second says it again
TWICE = re.compile(r"\)\s\((?:Photo|Image|Picture)s?\s.*$")


def credit_name(text: str) -> str | None:
    """The credit in its own words, without signs, brackets and what sites hang behind it."""
    text = without_noise(VIDEO_TAIL.sub("", text) or text).strip(" /|-–—©ⓒ•*_,;:")
    text = re.sub(r"^\((?:c|с)\)\s*|^©\s*", "", text, flags=re.IGNORECASE)
    while len(text) > 2 and text[0] == "(" and text.find(")") == len(text) - 1:
        text = text[1:-1].strip()
    if text[-1:] == "]" and "[" not in text:  # «[File: Name Surname/AP]», cut behind its colon
        text = text[:-1]
    text = TAKEN.sub("", _without_dot(TWICE.sub("", text)))
    if "://" in text or text.startswith("www."):
        text = short_address(text)
    return None if is_empty_value(text) else text


def without_noise(text: str) -> str:
    """Without what a site hangs behind its credits: «Перейти в фотобанк»; "- Copyright AP Photo"
    has the sign."""
    text = COPYRIGHT.sub("© ", text) if "Copyright" in text else text
    text = PERMITTED.sub("", text) if "permission" in text else text
    text = SIGNED_END.sub("", text) if text.endswith(")") else text
    if text[-1:].isdigit() and "." in text:
        text = MOMENT_END.sub("", text)
    if not holds_one(text.casefold(), beginnings("credit_noise")):
        return text
    noise = _noise().search(text)
    return text[: noise.start()] if noise and noise.start() else text


def unseparated(label: str, rest: str) -> tuple[str, str | None] | None:
    """Name and label of a credit without a colon: «Фото» «пресс-службы Акорды»; or None."""
    if MADE_FOR.match(rest) or KAZAKH_PLACE.search(rest):
        return None
    made = GENERATED.match(rest)
    if KAZAKH_MADE.fullmatch(rest) or (made and not is_sentence(rest[made.end() :])):
        return _pair(rest, label) if len(rest) <= LONGEST_CREDIT else None
    number = rest[0].isdigit() and DOMAIN.match(rest) is None  # but «Фото 24.example/Имя»
    if len(rest) > LONGEST_CREDIT or number or is_sentence(rest) or not is_credit(rest):
        return None
    if rest.split()[0] in CONNECTORS:  # «Фото и информация: X»
        return None
    if sign := re.match(r"(?:©|ⓒ|\((?:c|с)\))\s*", rest):
        return _pair(rest[sign.end() :], None)
    if participle := PARTICIPLE.match(rest):
        return _made_by(rest[participle.end() :], label, participle[1])
    if supplied := SUPPLIED_LATER.match(rest):
        return _pair(rest[supplied.end() :], f"{label} {supplied[0].strip()}")
    if preposition := PREPOSITION.match(rest):
        behind = rest[preposition.end() :]
        allowed = _may_follow(preposition[1].lower(), behind)
        return _pair(behind, f"{label} {preposition[1]}") if allowed else None
    return _pair(rest, label) if _owns(rest, label) else None


def _made_by(behind: str, label: str, participle: str) -> tuple[str, str | None] | None:
    """Behind «снято», «предоставлено»; but not «Снято в 2019 году»."""
    if behind[0].isdigit() or re.match(r"(?:в|во|на|у|до|при|для)\s", behind):
        return None
    if participle.casefold().startswith("сделан") and not _is_somebody(behind):
        return None  # «Снимок сделан с дрона»
    return _pair(behind, f"{label} {participle}")


def _owns(rest: str, label: str) -> bool:
    latin = label.casefold().startswith(LATIN_LABELS) and LATIN_ABLATIVE.search(rest)
    if (latin or ABLATIVE.search(rest)) and len(rest.split()) <= 9:
        return True
    owner = TAKEN_FOR.sub("", rest)
    return _is_owner(owner) and not shows_building(owner)


def is_screen_of(rest: str) -> bool:
    """«онлайн-карты 2GIS», "from the app": a picture of a screen always tells whose it is."""
    short = len(rest.split()) <= MOST_SCREEN_WORDS and len(rest) <= LONGEST_CREDIT
    return short and not rest[0].isdigit() and not is_sentence(rest)


def _pair(name: str, label: str | None) -> tuple[str, str | None] | None:
    found = credit_name(name)
    return None if found is None else (found, label)


def _is_taken_from(text: str) -> bool:
    """«с официальной страницы X», «отбасылық альбомынан», but not «с места аварии»."""
    if KAZAKH_FROM.search(text):
        last = WORD.findall(text)[-1]
        return forms("from_words").match(last.casefold()) > 0
    found = PREPOSITION.match(text)
    return found is not None and _may_follow(found[1].lower(), text[found.end() :])


def _may_follow(preposition: str, behind: str) -> bool:
    """«из архива», «с сайта X», «от читателя», but not «с места ДТП», «из Астаны», «от 5 мая»."""
    first = WORD.match(behind)
    word = first[0].casefold() if first else ""
    if is_marked_name(behind):
        return not NUMBER.match(behind)
    if preposition in ("из", "с", "со"):
        if forms("from_words").match(word):
            return True
        # «из рабочего чата»
        second = WORD.match(behind, first.end() + 1) if first else None
        described = DESCRIBING.search(word) and second is not None and second[0].islower()
        return bool(described and second and forms("from_words").match(second[0].casefold()))
    if word in ARTICLES and first:
        word = next((found[0].casefold() for found in WORD.finditer(behind, first.end())), "")
    return bool(first) and (
        _is_known(word) or behind[0].isupper() or forms("persons").match(word) > 0
    )


def _is_somebody(text: str) -> bool:
    return is_person(text.rstrip(".")) or is_marked_name(text) or is_organisation(text)


def _is_owner(rest: str) -> bool:
    """A genitive group («управления культуры», «Павла Сагайдака»), a name, a site."""
    found = WORD.findall(rest)
    if not found or found[0].casefold() in words("not_photo_owners"):
        return rest[:1] == "@"
    if SHORTENED.match(rest) or (CYRILLIC.match(found[0]) and any(map(_is_known, found[:3]))):
        return True
    if rest[0] not in '«"“„@' and not rest[0].isupper():
        return DOMAIN.match(rest) is not None or PRESS_OFFICE.match(rest) is not None
    if OFFICE_WORD.search(rest) and is_proper(rest) and is_office(rest.rstrip(".")):
        return True  # "Photo Ministry of Roads", but not "Photo Post Office at night"
    small = [word for word in WORD.findall(NAME_QUOTED.sub("", rest)) if word[0].islower()]
    plain = found[0].isupper() or DOMAIN.search(rest) is not None
    if not plain and not all(word in JOINING or _is_known(word) for word in small):
        return False
    if is_marked_name(rest) or is_person(rest.rstrip(".")):
        return not is_place_name(rest)
    # «Фото Казинформа»
    return not is_place_name(rest) if len(found) > 1 else is_agency(of_genitive(rest.rstrip(".")))


def _is_known(word: str) -> bool:
    folded = word.casefold()
    return bool(forms("credit_words").match(folded) or forms("organisations").match(folded))


@cache
def _noise() -> re.Pattern[str]:
    return re.compile(rf"[\s./|(]*(?:{alternation(lines('credit_noise'))})", re.IGNORECASE)


def _without_dot(text: str) -> str:
    """One closing full stop goes, but for an abbreviation's: «Ж. К.»."""
    if re.search(r"(?:\.|\b\w|\bдр|\bпр|\bобл)\.$", text):
        return text
    return text.removesuffix(".").rstrip()
