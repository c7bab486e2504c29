"""The names of organisations in running text: where one ends, and its nominative."""

import re
from functools import cache
from itertools import islice

from bot.articles.names.circumstances_ru import HEARERS_LAST, without_last
from bot.articles.names.declension_ru import nouns_by_form
from bot.articles.names.english_houses import is_named_house
from bot.articles.names.generic_names import is_generic, is_many
from bot.articles.names.listed_offices_ru import listed_until
from bot.articles.names.network_names import without_page
from bot.articles.names.paper_words_en import without_paper
from bot.articles.names.paper_words_ru import papers
from bot.articles.names.places_or_outlets import is_only_place
from bot.articles.tables import forms, lines, patterns, rows, words
from bot.articles.text.compounds_ru import compound
from bot.articles.text.phrases import (
    COMPOUND,
    DOMAIN,
    SPOKESMAN,
    WORD,
    agency_at,
    has_verb,
    is_agency,
    is_organisation,
    named_office,
    networks,
)

LONGEST = 160
MOST_WORDS = 16
MOST_QUOTED = 5
MOST_ADJECTIVES = 3
LONGEST_INITIALS = 4
# «Orda TV», «The Steppe Times»: where a shorter name is known too
LONGER = re.compile(
    r"\s(?:TV(?!\s(?:channel|station|network))|News|Times|Post|Herald|Tribune|Journal|Weekly|Radio|Media|Today)(?![\w-]|\s(?:Agency|Service|Network))"
)
NAMED_BEHIND = re.compile(r"\s(?:[«\"“][^«»\"“”]{2,40}[»\"”]|[A-Z][\w.-]{2,30})")
MASKED = re.compile(
    r"«[^«»]{0,80}»|\"[^\"]{0,80}\"|“[^“”]{0,80}”|„[^„“”]{0,80}[“”]|\([^()]{0,60}\)"
)
END = re.compile(
    r"[,;:!?…]|(?<!\bг)(?<!\bим)(?<!\bобл)(?<!\bU\.[SKN])(?<!\bSt)(?<!\bDr)\.(?=\s|$)|\s[–—-]\s"
    rf"|\s(?:{patterns(lines('name_ends'))})(?!\w)"
)
ADJUNCT = re.compile(
    r"\s(?:в\s(?:[Тт]елеграм|[Тт]г|ТГ)-канале|(?:(?:в|во)\s[а-я]{5,11}\s)?\(\d{1,2}\s[а-я]{3,9}\)|(?:в|во)\s(?:понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье)|сегодня|вчера"
    r"|накануне|ранее|(?:от|за)\s\d.*|\d{1,2}\s[а-я]{3,9}"
    # «отчёт АО «X» за первый квартал»
    r"|за\s(?:(?:перв|втор|треть|четв[её]рт|прошл|минувш|истекш|текущ|весь)[а-яё]*\s)?(?:год|квартал|месяц|неделю|сутки|полугодие|[а-я]{3,8}(?=\s\d{4}))(?:\s\d{4}(?:\sгода)?)?)$"
)
# «недавно открывшемся музее X», «самой авиакомпании»
ITSELF = re.compile(r"^(?:(?:недавно\s)?[а-яё]{3,16}вш(?:ем|ей|их|ими?)ся|сам(?:ой|ом))\s+")
# «официальный Telegram-канал Акорды»
OFFICIAL = re.compile(r"^официальн\w{2,3}\s(?=[\w-]*-(?:канал|аккаунт|страниц)\w{0,2}\s)", re.I)
# «местное издание Dala.kz»
LOCAL = re.compile(
    r"^(?:(?:местн|новостн)\w{2,3}\s)+(?=(?:издани|сайт|портал|газет|телеканал|агентств)\w{0,2}\s[«\"A-Z])"
)
DESCRIBED = re.compile(
    r"[а-яё-]{3,}(?:ом|ем|ой|ей|ую|юю|ый|ий|ое|ее|ого|его|ому|ему|ые|ие|ых|их)", re.I
)
OBLIQUE = re.compile(r"[а-яё-]{3,}(?:[ое]го|[ое]му|[ое]й|[ыи]х|[ыи]м)")
# «В пресс-службе также пояснили»
ADVERB = re.compile(
    r"(?:\s(?:это|также|тоже|тогда|затем|потом|уже|официально|оперативно|утром|дн[её]м|вечером|ночью|позже|позднее|отдельно|дополнительно|в\sсвою\sочередь|в\sсвязи\sс\sэтим|в\sэтой\sсвязи|по\sэтому\sповоду"
    r"|(?:сегодня|вчера|накануне)(?:,\s\d{1,2}\s[а-я]{3,8}(?:\s\d{4}\sгода)?,?)?))+$"
)
# «администрация внезапно», «в МЧС неожиданно»
MANNER = re.compile(r"[а-яё]{3,}(?:[ьнзвмчдтпшж]но|[лтдз]ко|ески)")
# «пресс-службу Минэкологии «По результатам обследования установлено …»»: a full stop was lost
QUOTED_SENTENCE = re.compile(
    r"\s(?=\(цит)|\s(?=[«\"“](?:По|В|Во|На|С|Со|Из|Мы|Это|Для|За|При|К|О|Об)\s[^«»\"“”]{20,})"
)
# «ДТП Марат Сабитов»: initials and a person are no office's name
SOMEBODYS = re.compile(r"[А-ЯЁ]{2,5}\s[А-ЯЁ][а-яё-]{2,}\s[А-ЯЁ][а-яё-]{2,}")
HIS_NAME = re.compile(r"(?<=\S)\s[А-ЯЁ][а-яё-]{2,}\s[А-ЯЁ][а-яё-]+$")
# «со ссылкой на dala.2020», «dala_info»: an account's name, which nothing else is written like
ACCOUNT = re.compile(r"@?[a-z]\w*(?:[._]\w+)+", re.ASCII)


def name_at(text: str) -> str:
    """The name with which the text begins, up to where the sentence goes on without it."""
    head = QUOTED_SENTENCE.split(text[:LONGEST].lstrip(), maxsplit=1)[0]
    masked = MASKED.sub(lambda found: "x" * len(found[0]), head)
    end = END.search(masked, listed_until(masked))
    if end is None and len(text) > LONGEST:
        return ""
    name = head[: end.start()] if end else head
    name = without_last(HEARERS_LAST.sub("", name.strip(" .–—-")))
    name = without_page(without_adverbs(ADJUNCT.sub("", name)))
    quoted = name.startswith(tuple('«"“„'))
    # what was said, and no name: «передаёт «Сегодня министр открыл мост»»
    told = name.strip('«»"“„”') if quoted and len(name.split()) > MOST_QUOTED else ""
    if has_verb(told if quoted else MASKED.sub(" ", name)):
        return ""
    return _without_fillers(name) if len(name.split()) <= MOST_WORDS else ""


def without_adverbs(text: str) -> str:
    """«акимат также», «администрация внезапно» → without how and when at the end."""
    before, _, last = text.rpartition(" ")
    return ADVERB.sub("", before if before and MANNER.fullmatch(last) else text)


def _without_fillers(name: str) -> str:
    """«официальное сообщение пресс-службы Акорды» → «пресс-службы Акорды»."""
    name = LOCAL.sub("", OFFICIAL.sub("", without_paper(ITSELF.sub("", name))))
    while True:
        first, _, rest = name.partition(" ")
        if not rest:
            return name
        # «официальный сайт мэрии» keeps its words: nothing that is told stands behind them.
        second = rest.partition(" ")[0]
        described = DESCRIBED.fullmatch(first) or first.startswith("проект")  # «проекте приказа»
        if not _is_filler(first) and not (described and _is_filler(second)):
            return name
        name = rest.removeprefix("из ")


def _is_filler(word: str) -> bool:
    folded = word.casefold()
    return folded in words("source_fillers") or folded in papers()


def is_named(name: str) -> bool:
    """Does it name an organisation, and not just any («ведомство», «источник»)?"""
    folded = name.casefold().strip(' .«»"“”')
    if spokesman := SPOKESMAN.match(name):
        return is_named(HIS_NAME.sub("", name[spokesman.end() :]))
    if named_office(folded):  # «экстренные службы»
        return True
    if len(folded) < 2 or is_generic(folded) or is_many(name) or SOMEBODYS.fullmatch(name):
        return False
    if is_named_house(name):
        return True
    return folded in {network.casefold() for network in networks()} or is_organisation(name)


def is_company(name: str) -> bool:
    """«Казахтелеком», «Дала-энерго»: in quotation marks like outlets, but no outlet."""
    folded = [word.casefold() for word in WORD.findall(name)]
    return any(forms("companies").match(word) or COMPOUND.search(word) for word in folded)


def is_cited(name: str) -> bool:
    """Is it somebody behind «со ссылкой на»? There a name or several words of a paper do too."""
    if name[:1].isdigit() and media_at(name) is None:
        return False
    if is_named(name) and not forms("not_cited").match(name.split()[0].casefold()):
        return True
    if ACCOUNT.fullmatch(name):
        return True
    folded = name.casefold().strip(' .«»"“”')
    if len(folded) < 3 or forms("not_cited").match(folded.split()[0]) or is_generic(folded):
        return folded in words("cited_houses")
    return (name[0].isupper() or len(name.split()) > 1) and not has_verb(name)


def media_at(text: str) -> str | None:
    """The outlet or agency with whose name the text begins."""
    agency = agency_at(text, 0)
    if agency and agency[0].isalpha() and agency[0].islower() and agency[0].isascii():
        agency = agency if agency[0] in _small_names() else None  # "report", "trend": words
    if agency and is_only_place(text, agency.end()):
        agency = None  # «Түркістан облысы» is no newspaper, «Қазақстан бокс федерациясы» no channel
    # "AFP Saturday": English has its days and places behind an agency's initials.
    russian = agency is not None and not agency[0].isascii()
    if agency and russian and agency[0].isupper() and len(agency[0]) <= LONGEST_INITIALS:
        named = NAMED_BEHIND.match(text[agency.end() :])
        if named:  # «РИА «Степь»»
            return text[: agency.end() + named.end()]
    if agency:
        domain = DOMAIN.match(text)
        longer = LONGER.match(text, agency.end()) if agency[0][0].isupper() else None
        end = longer.end() if longer else agency.end()
        return domain[0] if domain and domain.end() > end else text[:end]
    quoted = re.match(r"[«\"“]([^«»\"“”]{2,40})[»\"”]", text)
    if quoted and (DOMAIN.fullmatch(quoted[1]) or is_agency(quoted[1])):
        return quoted[1]
    domain = DOMAIN.match(text, text.startswith("@"))
    return text[: domain.end()] if domain else None


@cache
def _small_names() -> frozenset[str]:
    """Outlets that the table writes in small letters."""
    return frozenset(name for row in rows("agencies") for name in row if name.islower())


def nominative(name: str) -> str:
    """«пресс-службу МЧС» → «пресс-служба МЧС»; as written where that is not safe."""
    if (house := named_office(name)) and len(name.split()) == len(house.split()):
        return house
    known = nouns_by_form()
    first = re.match(r"[\w-]+", name)
    if first is None:
        return name
    if shortened := compound(first[0]):
        return shortened + name[first.end() :]
    if first[0].casefold() in known:
        return _like(known[first[0].casefold()][0], first[0]) + name[first.end() :]
    return _with_adjectives(name) or name


def _with_adjectives(name: str) -> str | None:
    """«Главном следственном управлении МВД»: adjectives, then the noun that gives their gender."""
    found = name.split(" ")
    for place, word in enumerate(found[: MOST_ADJECTIVES + 1]):
        if word.casefold() in (known := nouns_by_form()):
            noun, gender = known[word.casefold()]
            adjectives = [_adjective(one, gender, word.casefold() != noun) for one in found[:place]]
            if None in adjectives:
                return None
            return " ".join([*filter(None, adjectives), _like(noun, word), *found[place + 1 :]])
    return None


def _adjective(word: str, gender: str, declined: bool) -> str | None:
    """The nominative of an adjective where its form leaves no doubt."""
    if not declined:
        return word
    if gender == "f":
        found = re.fullmatch(r"(.+?)(?:ой|ую)", word)
        return f"{found[1]}ая" if found else None
    found = re.fullmatch(r"(.+?)(?:ом|ого|ым)", word)
    if found is None:
        return None
    if gender == "n":
        return f"{found[1]}ое"
    if found[1].endswith("ск") and not found[1].endswith("городск"):
        return f"{found[1]}ий"
    return f"{found[1]}ой" if found[1].endswith(("городск", "област")) else f"{found[1]}ый"


def is_office_noun(word: str) -> bool:
    """«компании», «фонде»: a case-folded word that leads the name of an organisation."""
    return word in nouns_by_form()


def office_gender(word: str) -> str | None:
    """m, f or n of a word that leads the name of an organisation, where it is a nominative."""
    noun, gender = nouns_by_form().get(word.casefold(), ("", ""))
    return gender if noun == word.casefold() else None


def is_direction(text: str) -> bool:
    """Behind «в»: «акимат», «полицию», «городское управление», where to and not where."""
    known = nouns_by_form()
    before_names = re.split(r"[«\"“]", text, maxsplit=1)[0]
    for word in (found[0].casefold() for found in islice(WORD.finditer(before_names), 2)):
        if word in known:
            noun, gender = known[word]
            declined = sum(1 for one, _ in known.values() if one == noun) > 1
            return declined and (word.endswith(("у", "ю")) if gender == "f" else word == noun)
    return False


def is_listener(text: str) -> bool:
    """«рассказал городской полиции», «на форуме Степного комитета»: by its case no subject."""
    for found in islice(WORD.finditer(text), MOST_ADJECTIVES):
        word = found[0].casefold()
        if (known := nouns_by_form().get(word)) is not None:
            return word != known[0]
        if OBLIQUE.fullmatch(word) is None:
            return False
    return False


def _like(word: str, written: str) -> str:
    """With the capital letters of what was written."""
    if written.isupper() and len(written) > 1:
        return word.upper()
    return word[0].upper() + word[1:] if written[0].isupper() else word
