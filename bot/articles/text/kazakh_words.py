"""The table of Kazakh reporting words as regular expressions, in any script."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from bot.articles.tables import alternation, rows
from bot.articles.tables.arabic import HAMZA, arabic_form
from bot.articles.tables.latin import latin_forms, unmarked_forms

BACK, FRONT = "аоұы", "әөүіе"
VOWELS = f"{BACK}{FRONT}уи"
VOICELESS = "пктсшқфхцчщ"
VOICELESS_END = {"б": "п", "г": "к", "ғ": "қ"}
AFTER_NOMINATIVE = ("бойынша", "көрсеткендей", "көрсетіп отырғандай")
TOKEN = re.compile(r"\S+")
OUTSIDE = '.,!?;:…"«»”“()–—'
MOST_WORDS = 3
HELPER = "…"  # stands for any verb behind another in «-ып»: «айтып өтті», «жазып отыр»


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
        elif word.endswith("*") and name == "report" and its != "helper":
            yield from reports(word[:-1])
    if name == "report":
        yield from paper_reports()
    if name == "in paper":
        yield from in_papers()
    if name == "given":  # «болжамын жариялады»
        yield from (word + "н" for word, its in rows("kazakh_reporting") if its == "paper")
    if name == "outlet told":
        yield from (word + ("не" if word.endswith("і") else "на") for word in words_of("outlet"))


def tenses(stem: str) -> Iterator[str]:
    """«хабарла»: хабарлады, хабарлайды, хабарлаған, хабарлапты, хабарлап …, хабарлауда."""
    soft = _is_soft(stem)
    open_, voiceless = stem[-1] in VOWELS, stem[-1] in VOICELESS
    yield stem + ("т" if voiceless else "д") + ("і" if soft else "ы")
    yield stem + ("й" if open_ else "е" if soft else "а") + ("ді" if soft else "ды")
    yield _participle(stem)
    joined = stem + ("п" if open_ else "іп" if soft else "ып")
    yield joined + ("ті" if soft else "ты")
    yield f"{joined} {HELPER}"
    yield stem + ("уде" if soft else "уда")


@cache
def _helpers() -> frozenset[str]:
    """«берді», «қойды», «отыр»: verbs behind another in «-ып», in all letters."""
    known = (form for form in words_of("helper") if HELPER not in form)
    return frozenset(form.casefold() for form in in_all_letters(*known))


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
        yield from (f"{paper if word in AFTER_NOMINATIVE else dative} {word}" for word in leaning)


def in_papers() -> Iterator[str]:
    """«мәліметі»: мәліметінде, мәліметте; «сайты»: сайтында."""
    for word, its in rows("kazakh_reporting"):
        if its in ("paper", "page"):
            yield word + ("нде" if word.endswith("і") else "нда")
    for paper in plain_papers():
        if paper[-1] != "у":  # «жазуда»: somebody writes
            locative = "т" if paper[-1] in VOICELESS else "д"
            yield paper + locative + ("е" if _is_soft(paper) else "а")


def plain_papers() -> Iterator[str]:
    """«мәліметі»: мәлімет."""
    return (_unpossessed(word) for word, its in rows("kazakh_reporting") if its == "paper")


def _unpossessed(word: str) -> str:
    """«хабарламасы»: хабарлама; «есебі»: есеп."""
    if word.endswith(("сы", "сі")) and word[-3] in VOWELS:
        return word[:-2]
    return word[:-2] + VOICELESS_END.get(word[-2], word[-2])


def _participle(stem: str) -> str:
    letter = {(True, True): "к", (True, False): "г", (False, True): "қ", (False, False): "ғ"}
    soft = _is_soft(stem)
    return stem + letter[soft, stem[-1] in VOICELESS] + ("ен" if soft else "ан")


def _is_soft(stem: str) -> bool:
    """By its last vowel that is either: «жеткіз» is soft, «хабарлау» is not."""
    return next(letter for letter in reversed(stem) if letter in BACK + FRONT) in FRONT


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
    tokens = _tokens(text)
    for number, (start, _, word) in enumerate(tokens):
        forms = known.get(word)
        if forms is None:
            continue
        for size in range(min(MOST_WORDS, len(tokens) - number), 0, -1):
            end = tokens[number + size - 1][1]
            if _is_among(text[start:end], forms):
                yield start, end
                break


@lru_cache(maxsize=64)  # a sentence is asked for many kinds of words
def _tokens(text: str) -> tuple[tuple[int, int, str], ...]:
    return tuple(
        (token.start(), token.end(), token[0].casefold().strip(OUTSIDE))
        for token in TOKEN.finditer(text)
    )


def giving_starts(text: str) -> Iterator[int]:
    """Where what is given stands before the verb that gives it: «ақпарат таратты»."""
    for start, _ in phrase_starts(text, "gives"):
        before = text[:start].rstrip()
        if (first := before_closing(before, "given")) is not None:
            yield len(before[: len(first)].rstrip())


def before_telling(clause: str) -> str | None:
    """What stands before a verb of telling that ends a clause; None where none does."""
    if (bare := before_closing(clause, "auxiliary")) is not None:  # «жазған еді»
        clause = bare
    before = before_closing(clause, "says", "tells")
    if before is None and (before := before_closing(clause, "gives")) is not None:
        return before_closing(before, "given")
    return before


def before_closing(text: str, *kinds: str) -> str | None:
    """What stands before such words at a text's end; None where it ends otherwise."""
    known = phrases(*kinds)
    last = text.split()[-MOST_WORDS:]
    for size in range(len(last), 0, -1):
        forms = known.get(last[-size].casefold().strip(OUTSIDE))
        if forms is not None and _is_among(" ".join(last[-size:]), forms):
            parts = text.rstrip().rsplit(maxsplit=size)
            return parts[0] if len(parts) > size else ""
    return None


def _is_among(written: str, forms: frozenset[str]) -> bool:
    """Are these words one of the forms, their last perhaps a verb that only helps?"""
    found = " ".join(written.casefold().split()).strip(OUTSIDE)
    if found in forms:
        return True
    before, _, last = found.rpartition(" ")
    return last in _helpers() and f"{before} {HELPER}" in forms


def alternatives(*words: str) -> str:
    known = in_all_letters(*words)
    helped = {form.removesuffix(HELPER).rstrip() for form in known if form.endswith(HELPER)}
    if not helped:
        return alternation(known)
    whole = alternation(form for form in known if not form.endswith(HELPER))
    return rf"(?:{alternation(helped)})\s+(?:{alternation(_helpers())})|{whole}"


def in_all_letters(*words: str) -> frozenset[str]:
    return frozenset(form for word in words for form in (word, *_in_other_letters(word)))


def _in_other_letters(word: str) -> set[str]:
    arabic = arabic_form(word)  # «مالىم» is as usual as «ءمالىم»
    return {arabic, arabic.replace(HAMZA, "")} | latin_forms(word) | unmarked_forms(word)


SAYS = rf"(?:{kind('says')})"
ANY_VERB = rf"(?:{SAYS}|{kind('tells')}|(?:{kind('given')})\s(?:{kind('gives')}))"
