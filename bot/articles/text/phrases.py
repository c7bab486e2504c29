"""Signs by which a few words are told apart: a sentence, a name, an organisation."""

import re
from collections.abc import Sequence
from functools import cache

from bot.articles.tables import alternation, begins_so, firsts, forms, lines, rows, words
from bot.articles.tables.latin import latin_forms
from bot.articles.text.compounds_ru import compound

UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİĶŁŃŇŌŐŔŘŚŞŠŢŤŪŮŰŹŻŽǴǦÑŊА-ЯЁӘҒҚҢӨҰҮҺІ"
LOWER = "a-zß-öø-ÿāăąćčďđēęěğģīıķłńňōőŕřśşšţťūůűźżžǵǧñŋа-яёәғқңөұүһі"
WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
POSSESSED = re.compile("-с[ыі]$")  # «ТЖД-сы»
# «қызметінде өткен баспасөз конференциясында Арман Сейт»: whoever spoke there
NAMED_BEHIND = re.compile(
    "[а-яәғқңөұүһі] [А-ЯЁӘҒҚҢӨҰҮҺІ][а-яёәғқңөұүһі-]+ [А-ЯЁӘҒҚҢӨҰҮҺІ][а-яёәғқңөұүһі-]+$"
)
# who speaks for an office as its press office does
PRESS_SECRETARY = re.compile(
    rf"\s(?:{alternation({'баспасөз хатшысы', *latin_forms('баспасөз хатшысы')})})(?!\w)", re.I
)
# «официальный представитель МЧС»: he speaks for it too
SPOKESMAN = re.compile(r"официальн[а-яё]{2,3}\sпредставител[а-яё]{1,4}\s(?=\S)", re.IGNORECASE)
RUSSIAN_START = re.compile("[а-яё]")
DESCRIBING = re.compile(r"(?:[ыио]й|ая|ое|ее|ые|ие|ого|его|ому|ему|[ыи]м|[ыи]х|ой|ей|ую|юю|ом)$")
ADJECTIVE = re.compile(r"(?:ый|ий|ой|ая|ые|ие)$")
PERSON_NAME = rf"[{UPPER}](?:[\w’'-]{{0,30}}[\w]|\.)"
DOMAIN = re.compile(
    r"(?:[^\W_][\w-]{0,62}\.){1,4}(?:kz|кз|қаз|уз|кг|ru|рф|com|org|net|info|media|news|uz|kg|tj|az|by|ua"
    r"|eu|uk|de|fr|ee|lv|lt|md|am|ge|tm|mn|tr|cn|io|me|tv|agency|travel|digital|asia|press|live|online|today|group|edu|gov|ру(?!\w)"
    r"|int|us|ai|su|biz|in|xyz|pro|space|site|example"
    # words of English too: with a small letter only
    r"|(?-i:city|life|club|app|world|studio|team|center|tech|network|blog|fm|plus)|jp|kr|hk|sg|ph|pk|ir"
    r"|af|il|ae|qa|gr|bg|ro|rs|hu|nl|pl|cz|ch|fi|ca|au|nz|za|ng)(?![A-Za-z0-9-])",
    re.IGNORECASE,
)
# Russian verbs have no «ы» behind these letters: «бастамашыл», «ауыл», «жасыл» are Kazakh.
PAST = re.compile(r"[а-яё]{2,}(?:[аеёиоуя]|(?<![гжзксухчшщ])ы)л[аои]?$")
PAST_OF_CONSONANT = re.compile(
    r"[а-яё]*(?:нес|вез|мог|рос|спас|достиг|погиб|возник|влек|тек|прибег|исчез|постиг)(?:ла|ло|ли)$|[а-яё]*шл[аои]$"
)
REFLEXIVE = re.compile(r"[а-яё]{2,}(?:тся|лся|лась|лось|лись)$")
PRESENT = re.compile(r"[а-яё]{2,}(?:ает|яет|ует|юет|ают|яют|уют|еют)$")
KAZAKH_END = re.compile(
    r"\w{2,}(?:д[ыі]|(?<=[птксқшф])т[ыі]|[ғг][ае]н|[қк][ае]н|м[ыі]з|ылмақ|ілмек|d[yiı]"
    r"|(?<=[ptksqşhf])t[yiı]|[ǵğ]an)$"
)
KAZAKH_LETTER = re.compile("[әғқңөұүһі]", re.IGNORECASE)
KAZAKH_LETTERS = re.compile("[әғқңөұүһіӘҒҚҢӨҰҮҺІáǵǧńóúýıäğñŋöüūşÁǴǦŃÓÚÝÄĞÑÖÜŪŞ\u0600-\u06ff]")
TAKEN_FROM = ("алынды", "алынған", "берілді", "ұсынылды", "ұсынылған", "жасалды", "жасалған")
GIVEN_BY = ("ұсынған", "жіберген", "түсірген", "берілген", "жолдаған", "берген")
KAZAKH_CREDIT_VERBS = frozenset({"الىندى"}).union(
    TAKEN_FROM,
    GIVEN_BY,
    *map(latin_forms, (*TAKEN_FROM, *GIVEN_BY)),
)
# «Минобороны», «Нацгвардия», «КазНУ», «облтеринспекция»: names of offices nobody could list
SHORTENED = re.compile(
    r"[А-ЯЁ][а-яё]{1,5}[А-ЯЁ]{2,4}(?!\w)|(?:Мин(?!ск|ист|ут|ар|ер|дал|им|ус|о[рг])|Нац(?!ион)|Гос(?!т|под|уд))[а-яё]{3,14}"
)
# «областном ГУМЧС»
DESCRIBED_INITIALS = re.compile(
    r"[а-яё-]{4,}(?:ом|ой|ем|ей|ого|ая|ый|ий|ое|ее|ую)\s[А-ЯЁ]{2,}(?![а-яё])"
)
# «S&P», «U.S. Army», «ت ج م»
INITIALS = re.compile(
    r"[A-Z]&[A-Z](?!\w)|U\.[SKN]\.\s|(?!ا ق ش)(?:[\u0620-\u06ff] ){2,4}[\u0620-\u06ff](?!\w)"
)
COMPOUND = re.compile(r"инспекци|акимат|прокуратур|управлени|департамент|водоканал|энерго|теплосет")
# «фонд «Дети ждут»», «“Who Cares?” project»: a word of a kind stands beside what is so called
QUOTED_NAME = re.compile(
    rf"(?<=[{LOWER}]\s)[«“\"][^«»“”\"]{{2,40}}[»”\"]|^[«“\"][^«»“”\"]{{2,40}}[»”\"](?=\s[{LOWER}])"
)
ASKING = re.compile(
    r"(?:как|что|почему|зачем|где|когда|кто|куда|сколько|чем|чей|кому|қалай|неге|қайда|қашан|кім|не|why"
    r"|how|what|where|when|who|which|whose)(?![\w-])",
    re.IGNORECASE,
)


def is_sentence(text: str) -> bool:
    """Is there a finite verb, a question or a call in it, beside names in quotation marks?"""
    text = QUOTED_NAME.sub("", text)
    asking = ASKING.match(text)
    if "?" in text or "!" in text or (asking and not asking[0].isupper()):
        return True
    return has_verb(text)


def has_verb(text: str) -> bool:
    """Has it a finite verb in Russian, Kazakh or English? By endings, with few misses."""
    found = WORD.findall(text[:400])
    if any(word[0].islower() and _is_verb(word) for word in found):
        return True
    last = found[-1] if found else ""
    if not last[:1].islower() or last in KAZAKH_CREDIT_VERBS or forms("organisations").match(last):
        return False
    # These endings also end Kazakh nouns, so they count at the end of a Kazakh phrase only.
    return bool(KAZAKH_END.match(last) and (KAZAKH_LETTER.search(text) or last.isascii()))


def _is_verb(word: str) -> bool:
    if word in words("verbs"):
        return True
    if REFLEXIVE.match(word) or PRESENT.match(word) or PAST_OF_CONSONANT.match(word):
        return True
    if PAST.match(word) is None:
        return False
    return word.rstrip("аои") not in words("verb_like_nouns")


def is_organisation(text: str) -> bool:
    """Do the first words name an organisation and no person? In Kazakh the last one tells."""
    text = SPOKESMAN.sub("", text, count=1) if SPOKESMAN.match(text) else text
    whole = [POSSESSED.sub("", word.casefold()) for word in WORD.findall(text[:160])]
    if not whole:
        return is_marked_name(text)
    if KAZAKH_LETTERS.search(text):
        whole[-1] = whole[-1].rpartition("-")[2] or whole[-1]  # «Telegram-арнасы»
    told = _told_by_last(text, whole)
    if told is not None:
        return told
    if named_office(text):
        return True
    if DESCRIBED_INITIALS.match(text) and not forms("persons").match(whole[0]):
        return True
    if whole[0].endswith(("'s", "’s")) and forms("persons").match(whole[0]) and len(whole) > 1:
        whole = whole[1:]  # «the President’s press service»
    return _told_by_first(text, whole)


def _is_person(word: str) -> bool:
    """«представитель»: a kind of people, and better known as that than as an organisation."""
    return forms("persons").match(word) > forms("organisations").match(word)


def _told_by_last(text: str, whole: Sequence[str]) -> bool | None:
    """None where the last words do not tell."""
    last, organisations = whole[-1], forms("organisations")
    if KAZAKH_LETTERS.search(text):
        if (speaker := PRESS_SECRETARY.search(text)) and speaker.end() == len(text):
            return True
        if NAMED_BEHIND.search(text) and not organisations.match(last):
            return False
        # «министрліктің ресми өкілі Арман Сейт»: the last word known tells, names behind it do not.
        known = (w for w in reversed(whole) if organisations.match(w) or forms("persons").match(w))
        if (word := next(known, None)) is not None:
            if _is_person(word):
                return False
            if word is last:
                return True
    if len(whole) > 1 and last.endswith("ры") and _is_person(last):
        return False  # «мектеп директоры»
    if KAZAKH_LETTER.search(last) and organisations.match(last):
        return not _is_person(last)
    return None


def _told_by_first(text: str, whole: Sequence[str]) -> bool:
    """In Russian and English the first noun tells: «официальный представитель …» is a person."""
    found, organisations = whole[:4], forms("organisations")
    described = len(found) > 1 and ADJECTIVE.search(found[0])
    if _is_person(found[0]) or (described and _is_person(found[1])):
        return False  # «верховный судья», though «верховный суд» is an office
    head = found[1] if described and not organisations.match(found[0]) else found[0]
    if text[:1].isupper() and (first := WORD.match(text)) and compound(first[0]):
        return True
    if SHORTENED.match(text) or any(COMPOUND.search(word) for word in found if len(word) > 8):
        return True
    if not organisations.match(head) and _is_plain_noun(text, whole):
        return False
    return any(map(organisations.match, found)) or is_marked_name(text)


def _is_plain_noun(text: str, found: Sequence[str]) -> bool:
    """«владелец компании», «хозяйка кафе»: in Russian the first noun tells who is meant."""
    first = WORD.search(text)
    if first is None or not RUSSIAN_START.match(first[0]) or KAZAKH_LETTERS.search(text):
        return False
    for word in found:
        if forms("organisations").match(word) or SHORTENED.match(word.capitalize()):
            return False
        if not DESCRIBING.search(word):
            return True
    return False


def named_office(text: str) -> str | None:
    """«Белом доме» → «Белый дом»: the nominative, where the text begins with one."""
    found = _offices_pattern().match(text)
    return _offices()[found[0]] if found else None


@cache
def _offices() -> dict[str, str]:
    return {form: row[0] for row in rows("named_offices") for form in row}


@cache
def _offices_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(_offices())})(?!\w)")


def is_marked_name(text: str) -> bool:
    """Does it begin like the name of no person: a domain, quotes, capitals, Latin, an agency?"""
    head = text.lstrip("(")
    if (
        (head and head[0] in '«“"„')
        or INITIALS.match(head)
        or DOMAIN.match(head)
        or agency_at(head, 0)
    ):
        return True
    first = WORD.match(head)
    if first is None:
        return head[:1] == "@" or head.startswith(("http://", "https://"))
    word = first[0]
    latin = word.replace("’", "'").isascii()
    return len(word) > 1 and (word.isupper() or (word[0].isupper() and latin))


PERSON = re.compile(rf"{PERSON_NAME}(?:(?:\s|(?<=\.)){PERSON_NAME}){{1,3}}\s?")


def is_person(text: str) -> bool:
    """Two to four capitalised words and nothing else: «Арман Сейтов», «Ж. Каримова»."""
    name = PERSON.fullmatch(text)
    if name is None or (text.isupper() and "." not in text):
        return False
    found = [word.casefold() for word in WORD.findall(text)]
    known = any(map(forms("organisations").match, found))
    return not known and any(len(word) > 2 for word in found)


@cache
def _agency_pattern() -> re.Pattern[str]:
    names = (name for row in rows("agencies") for name in row if not name.startswith("@"))
    branches = rows("agency_branches")
    either = alternation(name for name, kind in branches if kind == "any")
    hyphen = alternation(name for name, _ in branches)
    branch = rf"(?:(?: (?:{either})|-(?:{hyphen}))(?![\w-]))?"
    return re.compile(rf"(?:{alternation(names)}){branch}(?![\w-])", re.IGNORECASE)


def agency_at(text: str, position: int) -> re.Match[str] | None:
    """The known agency or outlet whose name begins here, the longest."""
    begun = begins_so(text, position, _agency_firsts())
    return _agency_pattern().match(text, position) if begun else None


def is_agency(name: str) -> bool:
    """Is it a known agency's name and nothing else?"""
    found = agency_at(name, 0)
    return found is not None and found.end() == len(name)


@cache
def _agency_firsts() -> frozenset[str]:
    return firsts(name for row in rows("agencies") for name in row)


def agency_row(name: str) -> tuple[str, ...] | None:
    """What the table knows of an agency, by any of its names."""
    return _agencies().get(name.casefold())


@cache
def _agencies() -> dict[str, tuple[str, ...]]:
    return {name.casefold(): row for row in rows("agencies") for name in row}


def networks() -> tuple[str, ...]:
    return lines("networks")
