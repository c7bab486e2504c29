"""Credits without a label at the end of a caption: a site, an agency, «иллюстративное фото»."""

import re
from functools import cache
from itertools import chain

from bot.articles.credits.bare_names import OF_NETWORK, is_bare_name, is_place_name
from bot.articles.credits.credit_names import credit_name
from bot.articles.credits.kazakh_credits import kazakh_credit
from bot.articles.credits.signed_lines import SENTENCE_END, Credit
from bot.articles.names.english_names import is_office, is_proper
from bot.articles.names.english_outlets import JOINED, STATION
from bot.articles.tables import rows
from bot.articles.tables.latin import with_latin
from bot.articles.text.phrases import has_verb, is_person, networks

BAR = re.compile(r"\s[|•—/]\s|(?<=[.!?])\s-\s|(?<=[^\W\d_]{2})/\s|(?<=[.!?])\s?[—–]\s?(?=\S)")
DASHED_LAST = re.compile(r"(?<=[.!?”\"])\s?[—–](?=\S)")  # «A car in the yard.—File Photo»
STROKES = ("/", "|")  # «Name Surname at the port / Akorda»: an office behind one owns the picture
ACCOUNT = re.compile(r"\s(@\w[\w.]{2,40})$", re.ASCII)
# "A view of the road. Karazhal County Sheriff's Department"
ENGLISH_OFFICE = re.compile(
    r"(?:Supplied\s?/\s?)?(?:[A-Z][\w.’'&-]*\s){1,6}(?:Department|Office|Ministry|Police|Agency|Press\sService)\.?"
)
# «Глава района, Steppe Pool/Reuters»
SLASHED_LAST = re.compile(r",\s[A-ZА-ЯЁ][^,/]{2,40}/[^,/]{2,40}$")
PAPER_NAME = re.compile(r"The\s[A-Z][\w-]+(?:\s[A-Z][\w-]+)?|[A-Z][a-z]*[A-Z]\w*")
# «Interstate 40 near the marker.(WDLA)», but «the Dala Agency (WDLA)»
BEFORE_STATION = re.compile(r"(?:\s[a-z]+|[a-z\d][.!?])\s?$")
BEHIND_SENTENCE = re.compile(r"\w{2}[.!?][”\"]?\s?$")
# «Спасатели на месте: Dala.kz»; what stands behind one word may be anything
COLON = re.compile(r"(?<=[^\W\d_]{2}):\s")
NO_CAPTION = re.compile(
    r"(?i)(?<!\w)(?:видео|video|бейне\w*|сайт\w*|адрес\w*|ссылк\w*|подробн\w*|смотри\w*|чита\w*|текст"
    r"|автор\w*|youtube|тел|телефоны?|link|site|author|text|more)$"
)
FILMED = re.compile(r"(?i)(?<!\w)(?:видео|video|бейне)\s?[:–—]\s.*$")  # no photo's credit
BRACKETED_END = re.compile(r"[(\[]\s?([^()\[\]]{3,80}?)\s?[)\]]\s*\.?$")
# What tells of no picture («…, жасанды интеллект») may be what is to be seen.
LAST_WORDS = re.compile(
    r"(?:,\s|\s[(\[])(?=[^,()\[\]]{0,40}(?:фото|сурет|изображени|кадр|скрин|видео|photo|image|screen)"
    r"[^,()\[\]]{0,60}[)\]]?\s*\.?$)",
    re.IGNORECASE,
)


def bare_at_end(line: str) -> Credit | None:
    """«Рынок в Ташкенте (Имя/AP)», «A view of the dam. REUTERS/Name»."""
    line = FILMED.sub("", line)
    bracketed = BRACKETED_END.search(line)
    if STATION.fullmatch(line):
        return Credit(line)
    if bracketed and _gives_picture(bracketed[1], line[: bracketed.start()]):
        return Credit(bracketed[1])
    last = [line[end.end() :].strip() for end in SENTENCE_END.finditer(line)][-1:]
    if last and _is_paper_and_person(last[0]):
        return Credit(credit_name(last[0]))
    ends = [bracketed[1], *last] if bracketed else last
    ends += [account[1] for account in ACCOUNT.finditer(line)]
    bars = list(BAR.finditer(line))[-2:]
    if len(bars) > 1 and is_person(line[bars[0].end() : bars[1].start()]):
        ends.append(line[bars[0].end() :])  # «Smoke over the port / Name Surname / Reuters»
    barred = [line[bar.end() :].strip(" .") for bar in bars[-1:] if bar[0].strip() in STROKES]
    ends += [line[bar.end() :].strip() for bar in bars[-1:]]
    ends += [line.rpartition(", ")[2].strip()] if SLASHED_LAST.search(line) else []
    ends += [line[colon.end() :].strip() for colon in _colons(line)][-1:]
    known = networks() if " / " in line else frozenset()
    credits = (
        end
        for end in ends
        if is_bare_name(end)
        or JOINED.fullmatch(end)
        or ENGLISH_OFFICE.fullmatch(end)
        or (end.rstrip(".") in barred and _is_house(end.rstrip(".")))
        or end in known
    )
    return next((Credit(credit_name(end)) for end in credits), None)


def _gives_picture(name: str, caption: str) -> bool:
    """ "… near the marker.(WDLA)", "… at the opening. (Dala Embassy in Seoul)"."""
    if STATION.fullmatch(name):
        return BEFORE_STATION.search(caption) is not None
    return name.isascii() and BEHIND_SENTENCE.search(caption) is not None and _is_house(name)


def _is_house(name: str) -> bool:
    """An office; «NAME SURNAME» in capitals may be who is to be seen."""
    return is_proper(name) and is_office(name) and not is_person(name.title())


def _colons(line: str) -> list[re.Match[str]]:
    """Those behind two words and more that say what is to be seen, and not what follows."""
    return [
        colon
        for colon in COLON.finditer(line)
        if " " in (caption := line[: colon.start()]) and NO_CAPTION.search(caption) is None
    ]


def of_account(line: str) -> Credit | None:
    """«Спасатели на месте: Instagram/dala_sos», wherever it stands."""
    for colon in _colons(line) if "/" in line else ():
        caption, name = line[: colon.start()], line[colon.end() :].strip()
        if OF_NETWORK.fullmatch(name) and not has_verb(caption):
            return Credit(name, caption=caption)
    return None


def _is_paper_and_person(text: str) -> bool:
    """«The bridge at night. The STEP/Dana Omar»: a sentence, then one name, a stroke and a person;
    two persons may be a pair that is to be seen."""
    parts = [part.strip() for part in text.rstrip(" .").split("/")]
    if len(parts) != 2 or any(map(is_place_name, parts)):
        return False
    person = [is_person(part) and not part.startswith("The ") for part in parts]
    other = parts[person[0]]
    return sum(person) == 1 and PAPER_NAME.fullmatch(other) is not None


def known_at_end(line: str) -> Credit | None:
    """«У здания суда. Иллюстративное фото.», «У здания суда (архивное фото)», «…, file photo»."""
    for end in chain(
        SENTENCE_END.finditer(line),
        LAST_WORDS.finditer(line),
        _colons(line),
        DASHED_LAST.finditer(line),
    ):
        known = bare_credit(line[end.end() :].strip(" .)]"))
        if known is not None:
            return Credit(known, caption=line[: end.end()].rstrip(" ,:([—–"))
    return None


def bare_credit(text: str) -> str | None:
    """What a text says that is a credit without a name: «Фото ЖИ арқылы жасалды»."""
    folded = text.casefold()
    known = bare_credits().get(folded)
    if known is None:
        return kazakh_credit(text)
    if known not in folded:
        return known
    if not known:
        return text
    start = folded.find(known)
    written = text[start : start + len(known)]
    return written if written[:2].isupper() else written[0].lower() + written[1:]  # «ЖИ арқылы»


@cache
def bare_credits() -> dict[str, str]:
    """What is said in Latin letters is printed as it stands."""
    known = {row[0].casefold(): row[1] if len(row) > 1 else "" for row in rows("bare_credits")}
    return dict.fromkeys(with_latin(known), "") | known
