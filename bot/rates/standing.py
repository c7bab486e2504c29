"""How the rates stand, as plain numbers for whoever watches the bot."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from bot.model import MAJORS
from bot.rates.asker import Health
from bot.rates.book import RateBook
from bot.rates.days import holds_until

LOOKED_AT = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Standing:
    """`age_days`: since the newest fixing held for the last time, 0 while one holds; None where
    there is none. `forms`: by name, since this process began."""

    newest: date | None
    age_days: int | None
    forms: Mapping[str, Health]


async def standing(book: RateBook) -> Standing:
    """From what is stored: nobody is asked."""
    today = book.today
    stored = await book.stored(today - LOOKED_AT, today, MAJORS)
    forms = dict(book.asker.health)
    if not stored:
        return Standing(None, None, forms)
    newest = stored[0].day
    return Standing(newest, max(0, (today - holds_until(newest)).days), forms)
