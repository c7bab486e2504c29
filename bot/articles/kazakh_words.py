"""The table of Kazakh reporting words as regular expressions, in any script."""

from collections.abc import Iterator

from bot.articles.tables import alternation, rows
from bot.articles.tables.arabic import arabic_form
from bot.articles.tables.latin import latin_forms

VOWELS = "аәоөұүыіеуи"
BACK = "аоұы"
VOICELESS = "пктсшқфхцчщ"


def kind(name: str) -> str:
    """Any word of the kind, in whichever letters Kazakh is written."""
    return alternatives(*words_of(name))


def words_of(name: str) -> Iterator[str]:
    """The words as they stand and what follows from a stem (`*`): its tenses, or «-уынша»."""
    for word, its in rows("kazakh_reporting"):
        if its == name and not word.endswith("*"):
            yield word
        elif word.endswith("*") and its == name:
            yield from tenses(word[:-1])
        elif word.endswith("*") and name == "report":
            yield from reports(word[:-1])


def tenses(stem: str) -> Iterator[str]:
    """«хабарла»: хабарлады, хабарлайды, хабарлаған, хабарлап отыр, хабарлауда."""
    soft = _is_soft(stem)
    open_, voiceless = stem[-1] in VOWELS, stem[-1] in VOICELESS
    yield stem + ("т" if voiceless else "д") + ("і" if soft else "ы")
    yield stem + ("й" if open_ else "е" if soft else "а") + ("ді" if soft else "ды")
    yield _participle(stem)
    joined = stem + ("п" if open_ else "іп" if soft else "ып")
    yield from (f"{joined} {helper}" for helper in ("отыр", "жатыр"))
    yield stem + ("уде" if soft else "уда")


def reports(stem: str) -> Iterator[str]:
    """«хабарла»: хабарлауынша, хабарлағандай."""
    soft = _is_soft(stem)
    yield stem + ("уінше" if soft else "уынша")
    yield _participle(stem) + ("дей" if soft else "дай")


def _participle(stem: str) -> str:
    letter = {(True, True): "к", (True, False): "г", (False, True): "қ", (False, False): "ғ"}
    soft = _is_soft(stem)
    return stem + letter[soft, stem[-1] in VOICELESS] + ("ен" if soft else "ан")


def _is_soft(stem: str) -> bool:
    """By its last vowel: «жеткіз» is soft, «хабарла» is not."""
    return next(letter for letter in reversed(stem) if letter in VOWELS) not in BACK


def alternatives(*words: str) -> str:
    return alternation(
        {form for word in words for form in (word, arabic_form(word), *latin_forms(word))}
    )


SAYS = rf"(?:{kind('says')})"
ANY_VERB = rf"(?:{SAYS}|{kind('tells')})"
