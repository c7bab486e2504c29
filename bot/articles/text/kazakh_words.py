"""The table of Kazakh reporting words as regular expressions, in any script."""

import re
from collections.abc import Iterator
from functools import cache

from bot.articles.tables import alternation, rows
from bot.articles.tables.arabic import arabic_form
from bot.articles.tables.latin import latin_forms, unmarked_forms

VOWELS = "аәоөұүыіеуи"
BACK = "аоұы"
VOICELESS = "пктсшқфхцчщ"
TOKEN = re.compile(r"\S+")
OUTSIDE = '.,!?;:…"«»”“()–—'
MOST_WORDS = 3


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
    if name == "report":
        yield from paper_reports()


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
    """«хабарла»: хабарлауынша, хабарлағандай, хабарлағанындай."""
    soft = _is_soft(stem)
    yield stem + ("уінше" if soft else "уынша")
    yield _participle(stem) + ("дей" if soft else "дай")
    yield _participle(stem) + ("індей" if soft else "ындай")


def paper_reports() -> Iterator[str]:
    """«мәліметі»: мәліметінше, мәліметіне сүйенсек, мәліметі бойынша."""
    leaning = [word for word, its in rows("kazakh_reporting") if its == "leaning"]
    for paper in (word for word, its in rows("kazakh_reporting") if its == "paper"):
        yield paper + ("нше" if paper.endswith("і") else "нша")
        dative = paper + ("не" if paper.endswith("і") else "на")
        yield from (f"{paper if word == 'бойынша' else dative} {word}" for word in leaning)


def _participle(stem: str) -> str:
    letter = {(True, True): "к", (True, False): "г", (False, True): "қ", (False, False): "ғ"}
    soft = _is_soft(stem)
    return stem + letter[soft, stem[-1] in VOICELESS] + ("ен" if soft else "ан")


def _is_soft(stem: str) -> bool:
    """By its last vowel: «жеткіз» is soft, «хабарла» is not."""
    return next(letter for letter in reversed(stem) if letter in VOWELS) not in BACK


@cache
def phrases(*kinds: str) -> dict[str, frozenset[str]]:
    """The words of the kinds in all letters, by their first word."""
    found: dict[str, set[str]] = {}
    for word in (word for name in kinds for word in words_of(name)):
        for form in {word.casefold(), *_in_other_letters(word)}:
            found.setdefault(form.split()[0], set()).add(form)
    return {first: frozenset(forms) for first, forms in found.items()}


def phrase_starts(text: str, *kinds: str) -> Iterator[tuple[int, int]]:
    """Where such words stand in a text, from and to; a look-up a word, not a long pattern."""
    known = phrases(*kinds)
    tokens = list(TOKEN.finditer(text))
    for number, token in enumerate(tokens):
        forms = known.get(token[0].casefold().strip(OUTSIDE))
        if forms is None:
            continue
        for size in range(MOST_WORDS, 0, -1):
            last = tokens[number + size - 1 : number + size]
            end = last[0].end() if last else len(text)
            written = " ".join(text[token.start() : end].casefold().split()).strip(OUTSIDE)
            if last and written in forms:
                yield token.start(), end
                break


def before_closing(text: str, *kinds: str) -> str | None:
    """What stands before such words at a text's end; None where it ends otherwise."""
    known = phrases(*kinds)
    last = text.split()[-MOST_WORDS:]
    for size in range(len(last), 0, -1):
        written = " ".join(last[-size:]).casefold().strip(OUTSIDE)
        forms = known.get(last[-size].casefold().strip(OUTSIDE))
        if forms is not None and written in forms:
            parts = text.rstrip().rsplit(maxsplit=size)
            return parts[0] if len(parts) > size else ""
    return None


def alternatives(*words: str) -> str:
    return alternation({form for word in words for form in (word, *_in_other_letters(word))})


def _in_other_letters(word: str) -> set[str]:
    return {arabic_form(word)} | latin_forms(word) | unmarked_forms(word)


SAYS = rf"(?:{kind('says')})"
ANY_VERB = rf"(?:{SAYS}|{kind('tells')})"
