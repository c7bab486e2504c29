"""Who said it and who carries it, where a sentence and no line of its own tells."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from bot.articles.attribution import english, kazakh, russian
from bot.articles.attribution.mentions import Mention
from bot.articles.names.english_houses import is_named_house
from bot.articles.names.outlets import Outlet
from bot.articles.names.source_names import is_cited, is_named, media_at
from bot.articles.tables import alternation, beginnings, lines, words
from bot.articles.text.phrases import UPPER, is_agency

FIRST_SENTENCES = 3
ABOUT_THIS = (
    "об этом",
    "сообщает ",
    "передает ",
    "передаёт ",
    "со ссылкой на ",
    "бұл туралы",
    "бұл жөнінде",
    "bul týraly",
    "bul turaly",
    "bul twralı",
    "this was",
    "this article",
    "this story",
    "originally published",
    "first published",
)
SEARCHED = 8
LONGEST = 1500
LONGEST_SIGNATURE = 60
SIGNED = re.compile(
    r"[.!?»”\"]\s?(?:(?:\s|(?<=[.!?»”\"]))[–—-]{1,2}\s?|[(/\[])(?P<name>[^()/\[\].–—]{2,40}?)[)/\]]?\.?$"
    # «… открыт. РИА Степь»: nothing but capitals, Latin letters or two words with one each
    r"|[.!?»”\"]\s(?P<alone>(?:[A-ZА-ЯЁ]{3,}|[A-Z][A-Za-z.]+)(?:\s[A-ZА-ЯЁ][\w-]+){0,2}|[А-ЯЁ][а-яё]+информ)\.?$"
)
# «Ранее банк снизил ставку, сообщает Dala.kz»: of what was earlier it tells now
TOLD_NOW = re.compile(r",\s(?:как\s)?(?:сообщает|переда[её]т|пишет|информирует)\s")
ADDRESS = re.compile(r"https?://(?:www\.)?(?=[\w-]+\.\w)")  # «передаёт https://dala.kz»
LATIN_C = re.compile(r"(?<!\w)c(?=о?\sссылкой\s)")  # «со ссылкой» with a Latin letter
# «— Мост цел. Трещин нет, — сообщили в порту»
SPEECH = re.compile(r"[–—-]\s")
SPOKEN = re.compile(r"[,.!?…»”\"]\s[–—-]\s[а-яёa-z]")
# «Мост цел», – сообщили в порту
SPEAKS = '«“"–—-'
SPOKEN_BY = re.compile(r"[»”\",]\s[–—-]\s[а-яё]")
CLOSED = re.compile(r"[.!?…][»”\"')\]]*$")


@dataclass(frozen=True, slots=True)
class Attribution:
    source: str | None = None
    agency: str | None = None


def read_attribution(sentences: Sequence[str], outlet: Outlet) -> Attribution:
    """Source and agency of a text by its first sentences.

    «со ссылкой на X» comes before «сообщает X», and that before the outlet that carries it.
    """
    named = [_plain(sentence[:LONGEST]) for sentence in _telling(sentences)]
    found = [
        mention
        for sentence in named
        for read in (russian.mentions, kazakh.mentions, english.mentions)
        for mention in read(sentence)
    ]
    found = [m for m in found if not _is_surname_of_one(m, sentences)]
    carriers = _carriers(found)
    known = _known(found, carriers, outlet)
    if not known and (later := _quoted_later(sentences)):
        known = _known(later, _carriers(later), outlet)
    bearing = [*carriers, *(m for m in found if m.role == "told")]
    agency = next((_bare(m.name) for m in bearing if not _is_office_site(m.name)), None)
    return Attribution(known[0] if known else None, agency)


def _carriers(found: Sequence[Mention]) -> list[Mention]:
    carriers = [m for m in found if m.role in ("carrier", "correspondent")]
    said = [m for m in found if m.role == "said"]
    return carriers + [m for m in said if media_at(m.name) == m.name.strip('«»"')]


def _known(found: Sequence[Mention], carriers: Sequence[Mention], outlet: Outlet) -> list[str]:
    """The names that may be the source, the surest first."""
    cited = [m.name for m in found if m.role == "cited" and is_cited(m.name)]
    said = [m.name for m in found if m.role in ("said", "according") and is_named(m.name)]
    said += [m.name for m in found if m.role == "media"]
    others = [m.name for m in carriers if not _is_own(m.name, m.role, outlet)]
    return [name for name in (*cited, *said, *others) if not outlet.owns(name)]


def _quoted_later(sentences: Sequence[str]) -> list[Mention]:
    """Where the first ones name nobody: the office that a little later is quoted word for word."""
    later = sentences[FIRST_SENTENCES:SEARCHED]
    quoted = (one[:LONGEST] for one in later if one[:1] in SPEAKS and SPOKEN_BY.search(one))
    return [m for one in quoted for m in russian.mentions(one) if m.role == "said"]


def _is_surname_of_one(mention: Mention, sentences: Sequence[str]) -> bool:
    """«D. Omar will leave … Omar wrote on Instagram»: a lone word behind an initial before."""
    name = mention.name
    if mention.role not in ("said", "carrier") or not (name.istitle() and name.isalpha()):
        return False
    if not name.isascii() or media_at(name) or is_named_house(name):
        return False
    behind_first = re.compile(rf"(?<![\w-])(?!The\s)[A-Z][\w.’'-]*\s{name}(?![\w-])")
    return any(behind_first.search(sentence[:LONGEST]) for sentence in sentences[:SEARCHED])


def _plain(sentence: str) -> str:
    """Without «https://» before a site, and with a Cyrillic letter in «со ссылкой»."""
    if "://" in sentence:
        sentence = ADDRESS.sub("", sentence)
    return LATIN_C.sub("с", sentence) if "ссылкой" in sentence else sentence


def signed_by(texts: Sequence[str]) -> str | None:
    """The known agency with which a paragraph is signed: «… next month. — BERNAMA», «(Reuters)»."""
    for text in texts:
        found = SIGNED.search(text[-LONGEST_SIGNATURE:])
        name = (found["name"] or found["alone"]) if found else ""
        if is_agency(name) and name[0].isupper():
            return name
    return None


def names_somebody(sentence: str) -> bool:
    """Does it say who told or carries something («…, деп хабарлайды Dala.kz»)?"""
    return any(
        any(read(sentence[:LONGEST]))
        for read in (russian.mentions, kazakh.mentions, english.mentions)
    )


def _is_office_site(name: str) -> bool:
    folded = name.casefold()
    return folded in words("office_sites") or folded.endswith(".gov.kz")


def _bare(name: str) -> str:
    """Without what it is («портал», «газета») and quotation marks around the whole."""
    kind = _kind().match(name)
    rest = (name[kind.end() :] if kind else name).removeprefix("@")
    return rest.strip('«»"“”') if rest[:1] in '«"“' else rest


@cache
def _kind() -> re.Pattern[str]:
    return re.compile(
        rf"(?:[а-яё-]+\s+){{0,2}}(?:{alternation(lines('outlet_kinds'))})\s+(?=[«\"“{UPPER}\d]|[a-z][a-z\d-]*\.[a-z])"
    )


def _is_own(name: str, role: str, outlet: Outlet) -> bool:
    """An outlet's correspondent is its own where nothing is known of the outlet."""
    return outlet.owns(name) or (role == "correspondent" and not outlet.hosts)


def _telling(sentences: Sequence[str]) -> list[str]:
    """The first ones, and «Об этом сообщили …» a little later or at the end."""
    later = [*sentences[FIRST_SENTENCES:SEARCHED], *sentences[SEARCHED:][-1:]]
    about = [sentence for sentence in later if sentence.casefold().startswith(ABOUT_THIS)]
    # «Ранее в МЧС сообщили …»: that was another story.
    before = beginnings("background_starts")
    first = [
        sentence
        for number, sentence in enumerate(_first(sentences))
        if not sentence.casefold().startswith(before)
        or (number == 0 and TOLD_NOW.search(sentence[:LONGEST]))
    ]
    return [*first, *about]


def _first(sentences: Sequence[str]) -> list[str]:
    """The first whole sentences; a deck above them without a full stop does not count, and what
    is said behind a dash counts once, with whoever says it at its end."""
    found: list[str] = []
    whole, speaking = 0, False
    for sentence in sentences[: 2 * FIRST_SENTENCES]:
        found.append(sentence)
        speaking = bool(speaking or SPEECH.match(sentence)) and not SPOKEN.search(sentence)
        whole += not speaking and CLOSED.search(sentence) is not None
        if whole == FIRST_SENTENCES:
            break
    return found
