"""What names nobody: «местные власти», «источник в правительстве», «экстренные службы»."""

import re

from bot.articles.tables import words

# «украинское издание», «местная газета»
SOME_OUTLET = re.compile(
    r"[а-яё]{4,20}(?:ое|ого|ом|ая|ой|ый|ий)\s(?:издани[еяи]|газет[аые]|телеканале?|портале?|агентств[аое])"
)
# «энергокомпания», «южнокорейская компания»
SOME_COMPANY = re.compile(
    r"[а-яё]+компани[яией]{1,2}"
    r"|(?:[а-яё-]+[сц]к|местн|крупн|частн|иностранн)(?:ая|ой|ую)\s(?:(?:авиа|теле|энерго)?компани|фирм|организаци)[а-яё]{1,2}"
)
# «экстренных службах», «школах района»: many, and none of them is named
MANY_OFFICES = re.compile(
    r"(?:(?:[а-яё-]+(?:ых|их)\s)*(?:служб|структур|организаци|учреждени|предприяти|компани|школ|больниц|управлени|ведомств)[ая]х"
    # «по данным санитарных служб»
    r"|(?:[а-яё-]+(?:ых|их)\s)+(?:служб|структур|организаций|учреждений|предприятий|компаний|школ|больниц|ведомств))"
    r"(?:\s[а-яё-]+)*"
)


# «ұйымның ресми сайты», «ведомствоның парақшасы»: nobody's name
SOME_PAGE = re.compile(
    r"(?P<whose>[^\W\d_]+)[нтд][ыі]ң\s(?:ресми\s)?(?:сайты|парақшасы|парағы|порталы|арнасы|аккаунты|беті)"
)
# «ақпарат агенттігіміз»: ours
OURS = re.compile(r"(?:[ыі]м[ыі]з|[yiıí]m[yiıí]z)$")


def is_generic(folded: str) -> bool:
    """«местные власти», «источник в правительстве», «свои источники»."""
    found = folded.split()
    if len(found) > 1 and found[0].startswith("пресс-служб"):
        return False  # «пресс-служба ведомства» is one that the text has named before
    if len(found) == 2 and found[0].startswith("сайт"):  # «сайт магазина»
        folded = found[1] if found[1] in words("generic_sources") else found[1][:-1]
    page = SOME_PAGE.fullmatch(folded)
    return (
        folded in words("generic_sources")
        or (page is not None and page["whose"] in words("generic_sources"))
        or SOME_COMPANY.fullmatch(folded) is not None
        or any(word.startswith(("источник", "дереккөз", "очевид")) for word in found[:3])
        or all(word in words("generic_sources") for word in found)
        or OURS.search(folded) is not None
        or (len(found) == 2 and bool(SOME_OUTLET.fullmatch(folded)))
    )


def is_many(name: str) -> bool:
    """«экстренных службах», «школах района»: offices in the plural, none of them named."""
    return MANY_OFFICES.fullmatch(name.strip()) is not None
