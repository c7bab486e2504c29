"""Russian: the cases in which the first word of an organisation's name stands in a sentence."""

from functools import cache

from bot.articles.tables import rows

SIBILANTS = ("ж", "ш", "щ", "ч", "ц")
TAKES_I = ("г", "к", "х", "ж", "ш", "щ", "ч")  # «фабрики», «биржи»


@cache
def nouns_by_form() -> dict[str, tuple[str, str]]:
    """Each form of a noun that leads a name, case-folded: its nominative and its gender."""
    found: dict[str, tuple[str, str]] = {}
    for head, *others in rows("nominatives"):
        noun, gender = head.split()
        forms_of_it = others or declined(noun, gender)
        found.update({form.casefold(): (noun, gender) for form in (noun, *forms_of_it)})
    return found


def declined(noun: str, gender: str) -> tuple[str, ...]:
    """Prepositional, genitive, instrumental and a feminine's accusative of a regular noun.

    `gender` is m, f or n. The dative is left out: in it somebody is told.
    """
    stem, end = noun[:-1], noun[-1]
    if noun.endswith(("ия", "ие", "ий")):
        return _of_iya(stem) if gender == "f" else (f"{stem}и", f"{stem}я", f"{stem}ем")
    if gender == "f":
        return _feminine(stem, end)
    if end in "йь":
        return (f"{stem}е", f"{stem}я", f"{stem}ем")
    if gender == "n":
        return (f"{stem}е", f"{stem}а", f"{stem}ом")
    return (f"{noun}е", f"{noun}а", f"{noun}ем" if end in SIBILANTS else f"{noun}ом")


def _of_iya(stem: str) -> tuple[str, ...]:
    return (f"{stem}и", f"{stem}ю", f"{stem}ей")


def _feminine(stem: str, end: str) -> tuple[str, ...]:
    if end == "ь":
        return (f"{stem}и", f"{stem}ью")
    if end == "я":
        return (f"{stem}е", f"{stem}ю", f"{stem}и", f"{stem}ей")
    genitive = f"{stem}и" if stem.endswith(TAKES_I) else f"{stem}ы"
    instrumental = f"{stem}ей" if stem.endswith(SIBILANTS) else f"{stem}ой"
    return (f"{stem}е", f"{stem}у", genitive, instrumental)
