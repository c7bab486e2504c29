"""What readers leaf through: headlines, newest first."""

from dataclasses import dataclass
from datetime import datetime

from bot.model.articles import Language

# For every word its forms: one of each must stand in the article.
Wanted = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Headline:
    """An article in a list; `key` is its place among all, greater for newer ones."""

    article_id: int
    key: int
    title: str
    at: datetime  # when it was published, or first seen where no source says so
    language: Language | None = None
    link: str | None = None
    source_name: str = ""


@dataclass(frozen=True, slots=True)
class Reader:
    """Which articles may be shown: those not for later than `now`; with `approved_only` those
    alone that an editor let through to a channel. An `editor` sees all that stands."""

    now: datetime
    approved_only: bool = False
    editor: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """Which headlines of all: the newest `limit` of those older than `before`, or the oldest
    `limit` of those newer than `after`; without either the newest."""

    limit: int
    before: int | None = None
    after: int | None = None
