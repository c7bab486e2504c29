"""Kazakh: papers and pages in which something is told: «– делінген X хабарламасында»."""

import re
from collections.abc import Iterator

from bot.articles.attribution.mentions import Mention
from bot.articles.names.kazakh_cases import kazakh_nominative
from bot.articles.names.source_names import is_named
from bot.articles.text.kazakh_words import alternatives, kind

PUBLISHED = (
    f"{alternatives('таратқан', 'жариялаған', 'ұсынған', 'берген', 'жолдаған', 'келтірген')}"
    f"|{alternatives('жіберген', 'келтіріп отырған')}"
    rf"|(?<=[аеaeاە][нnن]\s)(?:{alternatives('алынған', 'түскен', 'келген')})"
)
PAPER = alternatives("мәлімет", "ақпарат", "дерек", "хабарлама", "есеп")
LEANING_ON = kind("leaning")
# «министрліктің ресми сайтындағы ақпаратқа сәйкес»
ON_PAGE = (
    rf"(?:(?:{alternatives('ресми')})\s)?"
    rf"(?:{alternatives('сайтындағы', 'парақшасындағы', 'арнасындағы', 'порталындағы')}"
    rf"|{alternatives('желідегі', 'желісіндегі')})(?:\s(?:{alternatives('соңғы')}))?"
)
# «Полиция департаменті таратқан мәліметке сенсек»
BY_PAPER = re.compile(
    rf"(?:^|[,–—]\s*)(?P<name>[^,;–—]{{2,100}}?)\s+(?:{PUBLISHED}|{ON_PAGE})\s+(?:{PAPER})\w*\s+(?:{LEANING_ON})(?!\w)",
    re.IGNORECASE,
)
IN_PAPER = (
    rf"(?:{alternatives('хабарламасында', 'хабарламада', 'мәліметінде', 'мәліметте')}"
    rf"|{alternatives('ақпаратында', 'ақпаратта', 'мәлімдемесінде', 'мәлімдемеде', 'сайтында')}"
    rf"|{alternatives('жазбасында', 'жазбада', 'постында', 'постта', 'хатында')}"
    rf"|{alternatives('есебінде', 'жауабында', 'түсініктемесінде', 'релизінде', 'болжамында')}"
    r"|(?:(?:Facebook|Instagram|Telegram)\S{0,6}\s+)?"
    rf"(?:(?:(?:{alternatives('әлеуметтік')})\s)?"
    rf"(?:{alternatives('желідегі', 'желілердегі', 'желісіндегі')})\s+)?"
    rf"(?:{alternatives('парақшасында', 'арнасында')}))"
)
# «– делінген министрліктің хабарламасында», «– делінген ведомство таратқан ақпаратта»
TOLD_IN = re.compile(
    rf"(?:{alternatives('делінген', 'делінді', 'дейді')}"
    rf"|(?:деп|dep)\s(?:{alternatives('жазылған', 'көрсетілген', 'айтылған', 'хабарланды')}))\s+"
    rf"(?P<name>[^,;:!?]{{3,140}}?)\s+"
    rf"(?:(?:ресми|resmi|resmı|{alternatives('баспасөз')}|{PUBLISHED})\s+)?{IN_PAPER}",
    re.IGNORECASE,
)
# «Министрліктің хабарламасында мектеп ашылады делінген.»
OPENING_PAPER = re.compile(
    rf"^(?P<name>[^,;:!?–—]{{3,120}}?)\s+(?:(?:ресми|resmi|resmı|{alternatives('баспасөз')}|{PUBLISHED})\s+)?{IN_PAPER}\s"
    rf".{{3,200}}(?:{alternatives('делінген', 'делінді', 'айтылған')}"
    rf"|{alternatives('жазылған', 'көрсетілген')})[.!]?$",
    re.IGNORECASE,
)
# «министрліктің ведомстволық [сайтында]», «компанияның соңғы [мәліметінде]»
DESCRIBED = re.compile(r"(?<=[нтд][ыі]ң)\s\w+(?:[лдт][ыі]қ|[лдт]ік|ғы|гі|ңа)$")
# «әкімдіктің парақшасында жарияланған хабарламада»: where it stood, and no name
WHERE = re.compile(r"(?:ында|інде|ynda|inde|ında)\s", re.IGNORECASE)


def told_in_papers(sentence: str) -> Iterator[Mention]:
    """«– делінген X хабарламасында», «X хабарламасында … делінген»: whose paper it is."""
    for pattern in (TOLD_IN, OPENING_PAPER):
        for found in pattern.finditer(sentence):
            name = kazakh_nominative(DESCRIBED.sub("", found["name"]))
            if is_named(name) and WHERE.search(name) is None:
                yield Mention("said", name)
