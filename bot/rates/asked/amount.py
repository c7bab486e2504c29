"""The amount of a question about rates: «1 000,50», «1,5 млн», «бес жүз мың», "two hundred"."""

import re
from collections.abc import Sequence
from decimal import Decimal

from bot.errors import UnclearQuestion
from bot.rates.asked.vocabulary import names_a_currency, number_words, stands_beside

Tokens = Sequence[tuple[str, str]]
MOST = Decimal(10) ** 15
SINGLE_WORDS = frozenset("a")

_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})*")


def amount_at(tokens: Tokens, at: int) -> tuple[Decimal, int] | None:
    """The amount, and the place behind it. Raise UnclearQuestion for one that cannot be meant."""
    place, total, current = at, Decimal(0), None
    while place < len(tokens):
        kind, word = tokens[place]
        known = _in_words(tokens, place)
        if kind == "number" and current is None:
            current = _number(word)
        elif known is not None and known[1]:
            scaled = (Decimal(1) if current is None else current) * known[0]
            total, current = (total, scaled) if known[0] < 1000 else (total + scaled, None)
        elif known is not None:
            current = (current or Decimal(0)) + known[0]
        else:
            break
        place += 1
    if place == at:
        return None
    amount = total + (current or 0)
    if not 0 < amount < MOST:
        raise UnclearQuestion("give an amount above zero and below a quadrillion")
    return amount, place


def is_currency(tokens: Tokens, at: int) -> bool:
    """Does a currency's name begin here?"""
    if at >= len(tokens) or tokens[at][0] not in ("word", "symbol"):
        return False
    word = tokens[at][1]
    return bool(stands_beside(word)) or names_a_currency(word) is not None


def is_multiplier(tokens: Tokens, at: int) -> bool:
    known = _in_words(tokens, at) if at < len(tokens) else None
    return known is not None and known[1]


def _in_words(tokens: Tokens, at: int) -> tuple[Decimal, bool] | None:
    kind, word = tokens[at]
    if kind != "word":
        return None
    follows = at > 0 and tokens[at - 1][0] == "number"
    if word == "т" and follows and is_currency(tokens, at + 1 + _is_point(tokens, at + 1)):
        return Decimal(1000), True  # «50 т. тенге»; alone it is tenge
    if len(word) == 1 and word not in SINGLE_WORDS and not follows:
        return None  # «к» is a preposition too
    return number_words().get(word)


def _is_point(tokens: Tokens, at: int) -> bool:
    return at < len(tokens) and tokens[at] == ("other", ".")


def _number(word: str) -> Decimal:
    plain = re.sub(r"[ '’]", "", word)
    marks = re.findall(r"[.,]", plain)
    if len(set(marks)) == 2:
        last = plain[max(plain.rfind("."), plain.rfind(","))]
        if plain.count(last) > 1:
            raise UnclearQuestion(f"what number is '{word}'?")
        other = "," if last == "." else "."
        plain = plain.replace(other, "").replace(last, ".")
    elif len(marks) > 1 or (marks and _THOUSANDS.fullmatch(plain)):
        # Nobody writes money to the thousandth: three digits behind a mark are thousands.
        if not _THOUSANDS.fullmatch(plain):
            raise UnclearQuestion(f"what number is '{word}'?")
        plain = plain.replace(marks[0], "")
    plain = plain.replace(",", ".")
    if len(plain) > 24:
        raise UnclearQuestion("give an amount above zero and below a quadrillion")
    return Decimal(plain)
