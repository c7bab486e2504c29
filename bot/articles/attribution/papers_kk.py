"""Kazakh: papers and pages in which something is told: «– делінген X хабарламасында»."""

import re
from collections.abc import Iterator

from bot.articles.attribution.mentions import Mention
from bot.articles.names.kazakh_cases import kazakh_nominative
from bot.articles.names.offices_kk import names_somebody, press_secretary
from bot.articles.names.source_names import is_named
from bot.articles.tables import alternation, forms
from bot.articles.text.kazakh_words import (
    alternatives,
    before_closing,
    kind,
    phrase_starts,
    plain_papers,
    words_of,
)
from bot.articles.text.phrases import networks

PUBLISHED = (
    f"{alternatives('таратқан', 'жариялаған', 'ұсынған', 'берген', 'жолдаған', 'келтірген')}"
    f"|{alternatives('жіберген', 'келтіріп отырған', 'хабарлаған')}"
    rf"|(?<=[аеaeاە][нnن]\s)(?:{alternatives('алынған', 'алған', 'түскен', 'келген')}"
    f"|{alternatives('берілген', 'таратылған', 'жіберілген', 'ұсынылған', 'жолданған', 'жеткен')})"
)
US = alternatives("бізге", "редакциямызға", "редакцияға", "тілшімізге", "тілшіге")
PAPER = alternatives(*plain_papers())
LEANING_ON = kind("leaning")
IN_PAGE = alternatives(
    *(f"{page}н{'да' if page[-1] == 'ы' else 'де'}" for page in words_of("page"))
)
# «министрліктің ресми сайтындағы», «министрліктің сайтында жарияланған [ақпаратқа сәйкес]»
ON_PAGE = (
    rf"(?:(?:{alternatives('ресми')})\s)?(?:(?:{IN_PAGE}|{alternatives('желіде')})"
    r"(?:ғы|гі|ǵy|gi|ğı|ğy|ghy|gy|عى|گى)"
    rf"|(?:{IN_PAGE})\s(?:{alternatives('жарияланған', 'келтірілген', 'көрсетілген', 'берілген')}))"
    rf"(?:\s(?:{alternatives('соңғы')}))?"
)
# «Полиция департаменті таратқан мәліметке сенсек»
BY_PAPER = re.compile(
    rf"(?:^|[,–—]\s*)(?P<name>[^,;–—]{{2,100}}?)\s+(?:{PUBLISHED}|{ON_PAGE})\s+(?:{PAPER})\w*\s+(?:{LEANING_ON})(?!\w)",
    re.IGNORECASE,
)
# «X [ресми баспасөз релизінде]», «X [таратқан хабарламада]», «X [Facebook-тегі парақшасында]»
OF_PAPER = re.compile(
    rf"(?:\s(?:{alternatives('ресми', 'баспасөз', 'соңғы', 'өз', 'өзінің', 'жеке', 'әлеуметтік')}"
    rf"|{alternatives('желідегі', 'желілердегі', 'желісіндегі')}|{ON_PAGE}|{PUBLISHED}|{US}"
    rf"|(?:{alternation(networks())})(?:-\S{{2,4}})?))+$",
    re.IGNORECASE,
)
# «Telegram-арнасында»
JOINED_PAGE = re.compile(rf"(?<=\w)-(?={IN_PAGE})", re.IGNORECASE)
# «X порталында [жарияланған шешім]»: where something stood, and not who told it
PARTICIPLE = re.compile(r"\s\w+(?:[ғқ]ан|[гк]ен|[ǵğq]an|[gk]en)\s(?=\w)", re.IGNORECASE)
# «– делінген министрліктің хабарламасында», «– деп жазылған …»: up to whose it is
TOLD_THUS = re.compile(
    rf"(?:{alternatives('делінген', 'делінді', 'делінеді', 'дейді')}"
    rf"|(?:деп|dep|دەپ)\s(?:{kind('stands')}))\s+(?=[^,;:!?]{{3,140}}$)",
    re.IGNORECASE,
)
OPENING_NAME = re.compile(r"[^,;:!?–—]{3,120}")
# «Осындай дерек X есебінде келтірілген»
SUCH = re.compile(
    rf"^(?:{alternatives('осындай', 'мұндай', 'бұл')})\s(?:{kind('given')})(?:[лдт][ае]р)?\s", re.I
)
# «ұйымның қаңтар айындағы [баяндамасында]»
OF_WHOM = re.compile(r"(?P<name>.*\w(?:[нтд][ыі]ң|[ndt][yiıí](?:[ńñŋ]|ng)))\s(?P<rest>.+)")
# «министрліктің хабарламасы», «X сайтында жарияланған хабарламада», «X мәліметтерінен»
OF_ITS_PAPER = re.compile(
    rf"(?:(?<=[ңńñŋgڭыіyiıى])(?:\s(?:{alternatives('ресми', 'соңғы', 'баспасөз')}))?"
    rf"\s(?:{kind('paper')})(?:н[ае]н|n[ae]n)?"
    rf"|\s(?:{PUBLISHED}|{ON_PAGE})\s(?:{PAPER})(?:[дт][аеae][нn]?|[dt][ae]n?)?)$",
    re.IGNORECASE,
)
# «министрліктің ведомстволық [сайтында]», «компанияның соңғы [мәліметінде]»
DESCRIBED = re.compile(r"(?<=[нтд][ыі]ң)\s\w+(?:[лдт][ыі]қ|[лдт]ік|ғы|гі|ңа)$")
# «әкімдіктің парақшасында жарияланған хабарламада»: where it stood, and no name
WHERE = re.compile(r"(?:ында|інде|ynda|inde|ında)\s", re.IGNORECASE)


def without_its_paper(name: str) -> str:
    """Whose paper it is: «министрліктің хабарламасы» → «министрлік»."""
    found = OF_ITS_PAPER.search(name)
    return kazakh_nominative(name[: found.start()]) if found else name


def told_in_papers(sentence: str) -> Iterator[Mention]:
    """«– делінген X хабарламасында», «[Бұл туралы] X хабарламасында … делінген»: whose paper it is.

    `sentence` without the words that open it.
    """
    sentence = JOINED_PAGE.sub(" ", sentence)
    closed: bool | None = None
    papers = dict(phrase_starts(sentence, "in paper"))
    for start, end in papers.items():
        stood = PARTICIPLE.match(sentence, end)
        if stood and stood.end() not in papers:
            continue
        before = sentence[:start].rstrip()
        thus = TOLD_THUS.search(before)
        if thus is None and closed is None:
            closed = before_closing(sentence.rstrip(".!"), "stands") is not None
        if thus is None and not (closed and OPENING_NAME.fullmatch(before)):
            continue
        name = SUCH.sub("", OF_PAPER.sub("", before[thus.end() :] if thus else before))
        whose = OF_WHOM.match(name)
        if whose and not any(map(forms("organisations").match, whose["rest"].casefold().split())):
            if names_somebody(whose["rest"]) and press_secretary(whose["rest"]) is None:
                continue  # «министрліктің өкілі Арман Сейттің мәлімдемесінде»
            name = whose["name"]
        name = kazakh_nominative(DESCRIBED.sub("", name))
        if is_named(name) and WHERE.search(name) is None:
            yield Mention("said", name)
