"""Buttons for readers: what they carry, and how it is read back. Anything else is forged or old."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.model import LANGUAGES, Button, Language
from bot.model.alerts import Alert
from bot.model.subscriptions import Subscription
from bot.newsroom.readers.shelf import Page
from bot.texts import Texts
from handlers.speaking import Rows

NEWS = "news"
LANGUAGE = "language"
SUBSCRIBE = "subscribe"
ALERT = "alert"
LANGUAGE_NAMES: dict[Language, str] = {"ru": "Русский", "kk": "Қазақша", "en": "English"}
_NEWS = re.compile(r"news:(newer|older|read):([0-9]{1,19})")
_ALERT = re.compile(r"alert:(list|stop):([0-9]{1,19})")
_SUBSCRIBE = re.compile(r"subscribe:(now|morning|stop):([0-9]{1,19})")
_GREATEST = 2**63 - 1  # that the database can hold


@dataclass(frozen=True, slots=True)
class Press:
    """`number`: a key for newer and older, an article to read."""

    what: str
    number: int


def news_rows(page: Page, texts: Texts) -> Rows:
    """A number a headline; arrows where there is something to turn to."""
    numbers = [
        Button(str(number), f"{NEWS}:read:{headline.article_id}")
        for number, headline in enumerate(page.headlines, 1)
    ]
    arrows = []
    if page.newer:
        arrows.append(Button(texts.say("‹ Newer"), f"{NEWS}:newer:{page.headlines[0].key}"))
    if page.older:
        arrows.append(Button(texts.say("Older ›"), f"{NEWS}:older:{page.headlines[-1].key}"))
    return [numbers, arrows]


def read_news(data: str | None) -> Press | None:
    return _read(_NEWS, data)


def read_subscribe(data: str | None) -> Press | None:
    """`number` of a subscription; 0: of all news, not subscribed to yet."""
    return _read(_SUBSCRIBE, data)


def read_alert(data: str | None) -> Press | None:
    """`number` of an alert that is to be taken away; 0 with the list."""
    return _read(_ALERT, data)


def alert_rows(mine: Sequence[Alert], texts: Texts) -> Rows:
    return [
        [Button(f"{number}. {texts.say('Remove')}", f"{ALERT}:stop:{alert.id}")]
        for number, alert in enumerate(mine, 1)
    ]


def _read(pattern: re.Pattern[str], data: str | None) -> Press | None:
    found = pattern.fullmatch(data or "")
    if found is None or int(found[2]) > _GREATEST:
        return None
    return Press(found[1], int(found[2]))


def subscribe_rows(mine: Sequence[Subscription], texts: Texts) -> Rows:
    """A row for each: its other pace, and its end; before them what is not there yet."""
    rows = []
    if all(one.query for one in mine):
        rows += [
            [Button(texts.say("All news, at once"), f"{SUBSCRIBE}:now:0")],
            [Button(texts.say("All news, every morning"), f"{SUBSCRIBE}:morning:0")],
        ]
    for number, one in enumerate(mine, 1):
        pace = texts.say("At once") if one.daily else texts.say("Every morning")
        other = "now" if one.daily else "morning"
        rows.append(
            [
                Button(f"{number}. {pace}", f"{SUBSCRIBE}:{other}:{one.id}"),
                Button(f"{number}. {texts.say('Stop')}", f"{SUBSCRIBE}:stop:{one.id}"),
            ]
        )
    return rows


def language_rows(chosen: Language) -> Rows:
    return [
        [
            Button(f"{'✓ ' if language == chosen else ''}{name}", f"{LANGUAGE}:{language}")
            for language, name in LANGUAGE_NAMES.items()
        ]
    ]


def read_language(data: str | None) -> Language | None:
    name = (data or "").removeprefix(f"{LANGUAGE}:")
    return next((language for language in LANGUAGES if language == name), None)
