"""The bank's days: which day it is there, and for how long a fixing holds.

A fixing is made on a working day for the next day and holds until the working day after it:
Friday evening's is Saturday's, Sunday's and Monday's.
"""

from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from bot.word_lists import words

ALMATY = ZoneInfo("Asia/Almaty")
DAY = timedelta(days=1)
FIRST_DAY = date(1993, 11, 15)  # the tenge's own first
SATURDAY = 5


def bank_day(now: datetime) -> date:
    """The day it is in Almaty."""
    return now.astimezone(ALMATY).date()


def is_working(day: date) -> bool:
    """By the calendar alone; days that the government moves are not known."""
    return day.weekday() < SATURDAY and day.strftime("%m-%d") not in _holidays()


def holds_until(day: date) -> date:
    """The last day for which the fixing of `day` holds."""
    while not is_working(day):
        day += DAY
    return day


def holds_on(day: date, asked: date) -> bool:
    """Does the fixing of `day` hold on the day asked for?"""
    return day <= asked <= holds_until(day)


@cache
def _holidays() -> frozenset[str]:
    return words("bot.rates", "data/holidays")
