"""«Tell me when the dollar passes 480»: how it is read, and when it is to be told. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache

from bot.errors import UnclearQuestion
from bot.model import TENGE
from bot.model.alerts import Alert, AlertState, Level
from bot.rates.asked.question import read_question
from bot.rates.asked.tokens import tokens
from bot.rates.sheet import Line
from bot.word_lists import lines

MOST = 10  # of one person
# A rate must go back so far from the level before it is told again: it moves by as much a day.
BACK = Decimal("0.005")
MOST_TRIES = 2  # one whose answer was lost is sent once more, and says so


@dataclass(frozen=True, slots=True)
class Wish:
    """`above` None: on the other side of where the rate is now."""

    code: str
    value: Decimal
    above: bool | None


def read_wish(text: str, today: date) -> Wish | None:
    """None for words that are no such wish, or not understood to the last one."""
    found, rest = _sorted(text)
    if {"when", "equals"} <= found:
        found.add("passes")
    if not found & {"tell", "when"} or not found & {"above", "below", "passes"}:
        return None
    if {"above", "below"} <= found:
        return None
    try:
        question = read_question(" ".join(rest), today)
    except UnclearQuestion:
        return None
    codes = {code for code in (question.source, question.target) if code and code != TENGE}
    if len(codes) != 1 or question.amount is None or question.day is not None:
        return None
    above = None if not found & {"above", "below"} else "above" in found
    return Wish(codes.pop(), question.amount, above)


def _sorted(text: str) -> tuple[set[str], list[str]]:
    """What the words of a wish do, and the other words: a currency and a number."""
    found: set[str] = set()
    rest: list[str] = []
    numbers = []
    for kind, word in tokens(text):
        means = _meaning(word)
        found |= means
        if means:
            continue
        if kind == "number":
            numbers.append(len(rest))
        rest.append(word)
    if len(numbers) > 1 and rest[numbers[0]] == "1":
        del rest[numbers[0]]  # «when 1 dollar is 500»
    return found, rest


def level_of(wish: Wish, line: Line) -> Level:
    """In the bank's unit, or for one, whichever is nearer to what is asked for."""
    rate = line.rate
    for_unit, for_one = _apart(wish.value, rate.value), _apart(wish.value, rate.per_one)
    unit, now = (rate.unit, rate.value) if for_unit <= for_one else (1, rate.per_one)
    above = wish.value > now if wish.above is None else wish.above
    return Level(rate.code, unit, wish.value, above)


def is_so(level: Level, line: Line) -> bool:
    """Is the rate beyond the level?"""
    now = line.rate.per_one * level.unit
    return now > level.value if level.above else now < level.value


def next_step(alert: Alert, line: Line) -> Alert | None:
    """As it is to be stored now; SENDING: and then told. None: nothing is to be done."""
    if alert.state is AlertState.TOLD:
        rearmed = replace(alert, state=AlertState.ARMED, tries=0)
        return rearmed if _is_back(alert.level, line) else None
    if alert.state is AlertState.SENDING and alert.tries >= MOST_TRIES:
        return told(alert)
    if not is_so(alert.level, line):
        return replace(alert, state=AlertState.ARMED, tries=0) if alert.tries else None
    return replace(alert, state=AlertState.SENDING, tries=alert.tries + 1)


def told(alert: Alert) -> Alert:
    return replace(alert, state=AlertState.TOLD, tries=0)


def not_sent(alert: Alert) -> Alert:
    """Certainly not delivered: it sets out again as if for the first time."""
    tries = max(0, alert.tries - 1)
    state = AlertState.SENDING if tries else AlertState.ARMED
    return replace(alert, state=state, tries=tries)


def _is_back(level: Level, line: Line) -> bool:
    now = line.rate.per_one * level.unit
    if level.above:
        return now <= level.value * (1 - BACK)
    return now >= level.value * (1 + BACK)


def _apart(one: Decimal, other: Decimal) -> Decimal:
    return max(one / other, other / one)


def _meaning(word: str) -> frozenset[str]:
    whole, beginnings = _table()
    if word in whole:
        return whole[word]
    for beginning, means in beginnings.items():
        if word.startswith(beginning):
            return means
    return frozenset()


@cache
def _table() -> tuple[Mapping[str, frozenset[str]], Mapping[str, frozenset[str]]]:
    whole: dict[str, frozenset[str]] = {}
    beginnings: dict[str, frozenset[str]] = {}
    for line in lines("bot.rates", "data/alert_words"):
        means, _, forms = line.partition("|")
        for form in forms.split():
            # As `tokens` gives them.
            form = form.replace("ё", "е")
            place = beginnings if form.endswith("*") else whole
            place[form.rstrip("*")] = frozenset(means.split())
    return whole, beginnings
