"""Why something was done or failed, retold in a person's language.

Errors, the outbox and the log keep their reasons in English, as logs and the command line show
them. Each form that an editor may meet in Telegram stands in `bot/reason_forms.py`; what is in its
`{fields}` is retold too where it is known. Another's words (a server's, Telegram's rarer ones) stay
as they are.
"""

import re
from datetime import UTC, datetime, tzinfo
from functools import cache
from string import Formatter

from bot.reason_forms import LANGUAGES, REASONS
from bot.telegram_words import TELEGRAMS_WORDS
from bot.texts import Texts


def in_utc(at: datetime) -> str:
    """A moment as reasons hold it; `retell` tells it by the reader's clock."""
    return at.astimezone(UTC).strftime(_MOMENT)


def retell(reason: str, texts: Texts, zone: tzinfo | None = None) -> str:
    """In the language of `texts`; as it is where its form is not known. Without a zone moments
    stay in UTC, and say so."""
    if reason in REASONS or reason in TELEGRAMS_WORDS:
        return texts.say(reason)
    if zone is not None and (at := _moment(reason)) is not None:
        return texts.moment(at, zone)
    for form, pattern in _patterns():
        found = pattern.fullmatch(reason)
        if found is not None:
            parts = {k: _part(k, v, texts, zone) for k, v in found.groupdict().items()}
            return texts.say(form, **parts)
    return reason


def _part(field: str, words: str, texts: Texts, zone: tzinfo | None) -> str:
    """A language only where one is named: elsewhere «ru» may be a word of a channel's."""
    if field == "language" and words in LANGUAGES:
        return texts.say(words)
    return retell(words, texts, zone)


def _moment(words: str) -> datetime | None:
    try:
        return datetime.strptime(words, _MOMENT).replace(tzinfo=UTC)
    except ValueError:
        return None


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((form, _pattern(form)) for form in REASONS if "{" in form)


def _pattern(form: str) -> re.Pattern[str]:
    """A name holds no space: what comes after `https://…: ` is never part of it."""
    parts = []
    for text, field, _, _ in Formatter().parse(form):
        parts.append(re.escape(text))
        if field is not None:
            parts.append(f"(?P<{field}>{r'[^ ]+' if field in _WORDS else '.+'})")
    return re.compile("".join(parts), re.DOTALL)


_MOMENT = "%Y-%m-%d %H:%M UTC"
_WORDS = ("name", "host", "task", "times", "seconds", "number", "size", "port")
