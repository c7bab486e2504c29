"""The bot's own words in a person's language, with numbers and dates as that language writes them.

A text is asked for by its English words; the others lie in locales/<language>/LC_MESSAGES.
"""

import datetime
import gettext
from decimal import Decimal
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.dates import format_skeleton, format_time
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import NumberPattern, format_decimal, parse_pattern

from bot.model import Language

LOCALES = Path(__file__).parent / "locales"
# British English: the day stands before the month, as everywhere in Kazakhstan.
LOCALE_NAMES: dict[Language, str] = {"ru": "ru", "kk": "kk", "en": "en_GB"}
DATE_SKELETONS: dict[Language, str] = {"ru": "yMMdd", "kk": "yMMdd", "en": "yMMMd"}


def mark(message: str) -> str:
    """The message itself: shows the catalogue check a text that is said elsewhere."""
    return message


class Texts:
    """Speaks one language. Messages are English and carry `{named}` fields."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._catalogue = _catalogue(language)
        self._locale = _locale(language)

    def say(self, message: str, /, **values: object) -> str:
        return self._catalogue.gettext(message).format(**values)

    def plural(self, one: str, many: str, number: int, /, **values: object) -> str:
        """The form that goes with `number`, which fills the field `{number}`."""
        form = self._catalogue.ngettext(one, many, number)
        return form.format(number=self.number(number), **values)

    def number(self, value: int | float | Decimal, digits: int | None = None) -> str:
        """`1 234,5`; with `digits` exactly so many behind the comma."""
        if digits is None:
            return format_decimal(value, locale=self._locale)
        written: str = _pattern(digits).apply(value, self._locale)
        return written

    def date_short(self, day: datetime.date) -> str:
        """`24.11.2026`, in English `24 Nov 2026`; the day of the zone that it is in."""
        return _date_short(self.language, day.year, day.month, day.day)

    def moment(self, at: datetime.datetime, zone: datetime.tzinfo) -> str:
        """`24.11.2026 08:00`, by the clock of `zone`."""
        there = at.astimezone(zone)
        return f"{self.date_short(there.date())} {self.time(there)}"

    def time(self, at: datetime.time | datetime.datetime) -> str:
        """`08:00`, by the clock of the zone that `at` is in."""
        # Babel would turn an aware datetime into UTC.
        clock = at.time() if isinstance(at, datetime.datetime) else at
        return format_time(clock.replace(tzinfo=None), "short", locale=self._locale)


# Babel reads patterns anew each time, which was half the time of an answer about rates.
@cache
def _pattern(digits: int) -> NumberPattern:
    return parse_pattern("#,##0" + ("." + "0" * digits if digits else ""))


@lru_cache(maxsize=1000)
def _date_short(language: Language, year: int, month: int, day: int) -> str:
    midnight = datetime.datetime(year, month, day)
    return format_skeleton(
        DATE_SKELETONS[language], midnight, locale=Locale.parse(LOCALE_NAMES[language])
    )


@cache
def _locale(language: Language) -> Locale:
    return Locale.parse(LOCALE_NAMES[language])


@cache
def _catalogue(language: Language) -> gettext.GNUTranslations:
    """Compiled in memory, so that no compiled file can be older than its source."""
    compiled = BytesIO()
    with (LOCALES / language / "LC_MESSAGES" / "jarshy.po").open("rb") as file:
        write_mo(compiled, read_po(file, locale=language, charset="utf-8"))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
