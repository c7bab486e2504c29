"""Kazakh lines that say from whom a text is: «Материал X деректері негізінде дайындалды»."""

import re

from bot.articles.names.kazakh_cases import kazakh_nominative
from bot.articles.text.kazakh_words import alternatives, plain_papers
from bot.articles.text.phrases import is_organisation

TEXT = alternatives("материал", "ақпарат", "мақала", "мәтін", "жаңалық", "хабарлама", "мәлімет")
PAPERS = (*plain_papers(), "материал")
# «Материал Dala.kz сайтынан алынды»
TAKEN = re.compile(
    rf"(?P<label>{TEXT})\s(?P<name>\S.{{1,60}}[ндтndtنتد][аеaeاە][нnن])\s"
    rf"(?:{alternatives('алынды', 'алынған', 'алынып отыр')})\.?",
    re.IGNORECASE,
)
# «Ақпаратты облыс әкімінің баспасөз қызметі ұсынды»
GIVEN = re.compile(
    rf"(?:{TEXT})[нтдntdنتد][ыіyiıí]\s(?P<name>\S.{{2,80}})\s"
    rf"(?:{alternatives('ұсынды', 'ұсынған', 'ұсынып отыр')}"
    rf"|{alternatives('берді', 'дайындады', 'дайындаған')})\.?",
    re.IGNORECASE,
)
# «Материал X ұсынған мәліметтер негізінде дайындалды», «(Мақалада X деректері пайдаланылды)»
BASED = re.compile(
    rf"\(?(?:{TEXT})(?:[дтdtدت][аеaeاە])?\s(?P<name>\S.{{2,100}}?)\s"
    rf"(?:(?:{alternatives('ұсынған', 'берген', 'таратқан', 'жариялаған', 'жіберген')})\s)?"
    rf"(?:(?:{alternatives('ресми', 'баспасөз')})\s)?(?:{alternatives(*PAPERS)})\w*\s"
    rf"(?:(?:{alternatives('негізінде', 'бойынша', 'сүйеніп', 'пайдаланып')})\s)?"
    rf"(?:{alternatives('дайындалды', 'дайындалған', 'жазылды', 'жазылған', 'әзірленді')}"
    rf"|{alternatives('әзірленген', 'пайдаланылды', 'пайдаланылған', 'қолданылды')})\.?\)?",
    re.IGNORECASE,
)


def taken_from(line: str) -> tuple[str, str] | None:
    """What was taken, and from whom as written: «Материал», «Dala.kz сайтынан»."""
    found = TAKEN.fullmatch(line)
    return (found["label"], found["name"]) if found else None


def given_by(line: str) -> str | None:
    """Whose text or data it is."""
    for kind in (GIVEN, BASED):
        if found := kind.fullmatch(line):
            name = kazakh_nominative(found["name"])
            if is_organisation(name):
                return name
    return None
