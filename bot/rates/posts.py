"""Posts of rates for channels: when each is due, what it says, and what makes it a new one. Pure.

A post of rates is an article of the newsroom's own, one for each kind, day and language.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from bot.model import (
    MAJORS,
    Article,
    Block,
    BlockKind,
    Language,
    Photo,
    RatePost,
    RateSource,
)
from bot.posts.drawn import address_of
from bot.rates.days import ALMATY, DAY
from bot.rates.pictures.card import day_card
from bot.rates.sheet import LOOK_BACK, Sheet
from bot.rates.wording import notes, rate_line, table_title
from bot.texts import Texts

SET_AT = time(16, 5)  # when the next day's fixing may be known at the earliest, in Almaty
EVENING_ENDS = time(22, 0)
MORNING_LASTS = timedelta(hours=3)
SOURCE_NAME = "Jarshy: rates"
# The page with the official daily rates.
BANK_PAGE = (
    "https://nationalbank.kz/{language}/exchangerates/ezhednevnye-oficialnye-rynochnye-kursy-valyut"
)
BANK_LANGUAGES: dict[Language, str] = {"ru": "ru", "kk": "kz", "en": "en"}


@dataclass(frozen=True, slots=True)
class Occasion:
    """A post of the fixing of a day."""

    kind: RatePost
    day: date

    def key(self, language: Language) -> str:
        """By which the post is known again, whatever it says."""
        return f"rates:{self.kind}:{self.day.isoformat()}:{language}"

    def keys_before(self, language: Language) -> list[str]:
        """Of the posts of the same kind before it, the newest first."""
        days = (self.day - DAY * back for back in range(1, LOOK_BACK + 1))
        return [Occasion(self.kind, day).key(language) for day in days]


@dataclass(frozen=True, slots=True)
class Window:
    """Posted from `opens` on; not any more from `closes` on."""

    opens: datetime
    closes: datetime

    def holds(self, now: datetime) -> bool:
        return self.opens <= now < self.closes


def occasions(today: date) -> tuple[Occasion, ...]:
    """Whose posts may be due, or stand in channels and may have to follow a correction."""
    return (
        Occasion(RatePost.MORNING, today),
        Occasion(RatePost.TOMORROW, today + DAY),
        Occasion(RatePost.TOMORROW, today),
    )


def window(occasion: Occasion, morning: time, zone: tzinfo) -> Window:
    """`morning` is an hour of `zone`; the evening is the bank's."""
    if occasion.kind is RatePost.MORNING:
        opens = datetime.combine(occasion.day, morning, zone)
        return Window(opens, opens + MORNING_LASTS)
    evening = occasion.day - DAY
    return Window(
        datetime.combine(evening, SET_AT, ALMATY), datetime.combine(evening, EVENING_ENDS, ALMATY)
    )


def is_whole(sheet: Sheet) -> bool:
    """Is every currency there that everybody asks for?"""
    return all(sheet.line(code) for code in MAJORS)


def facts(sheet: Sheet) -> str:
    """What a post tells, whatever its words: two digests, first of the rates alone, which is the
    same for every day for which a fixing holds."""
    rates = [f"{rate.code} {rate.per_one.normalize()}" for rate in sheet.fixing.only(MAJORS)]
    rest = [f"{line.rate.unit} {line.previous}" for line in sheet.lines]
    rest += [sheet.fixing.mark, sheet.fixing.source, str(sheet.previous and sheet.previous.day)]
    return f"{_digest(rates)}:{_digest(rates + rest)}"


def is_new(sheet: Sheet, last: str | None) -> bool:
    """Do the rates differ from those of the last post, whose `facts` are `last`?"""
    return last is None or last.partition(":")[0] != facts(sheet).partition(":")[0]


def _digest(parts: Sequence[str]) -> str:
    return hashlib.sha256(" ".join(parts).encode()).hexdigest()


def rate_article(occasion: Occasion, sheet: Sheet, language: Language, opens: datetime) -> Article:
    """Table, notes and card, in words of the channel's language."""
    texts = Texts(language)
    title = _title(texts, occasion, sheet)
    table = "\n".join(
        rate_line(texts, line) for code in MAJORS if (line := sheet.line(code)) is not None
    )
    official = sheet.fixing.source is not RateSource.SAMPLE
    return Article(
        title=title,
        body=(
            Block(table, BlockKind.TABLE),
            Block("\n".join(notes(texts, sheet)), BlockKind.TABLE),
        ),
        language=language,
        link=BANK_PAGE.format(language=BANK_LANGUAGES[language]) if official else None,
        published=opens,
        photos=(Photo(url=address_of(day_card(texts, sheet, MAJORS, title))),),
        source=texts.say("National Bank of Kazakhstan") if official else None,
    )


def _title(texts: Texts, occasion: Occasion, sheet: Sheet) -> str:
    if occasion.kind is RatePost.MORNING or sheet.fixing.source is RateSource.SAMPLE:
        return table_title(texts, sheet)
    date_ = texts.date_short(sheet.fixing.day)
    return texts.say("National Bank rates for tomorrow, {date}", date=date_)
