"""The core's nouns as JSON and back: a key not known is passed over, a missing one keeps the
field's default, so that a version reads what an older or a newer one wrote."""

from contextlib import suppress
from dataclasses import fields, is_dataclass
from datetime import datetime
from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import to_json

from bot.errors import StorageError
from bot.model import (
    EVERYTHING,
    HOUSE,
    Article,
    Fingerprint,
    Part,
    Photo,
    RatePost,
    Style,
    WordFilter,
)
from storage.columns import clean, in_utc

T = TypeVar("T")

# As tuples: `int | float` would be made anew for each value.
_NUMBERS, _LISTS = (int, float), (tuple, list)

_ARTICLE = TypeAdapter(Article)
_FINGERPRINT = TypeAdapter(Fingerprint)
_PHOTOS = TypeAdapter(tuple[Photo, ...])
_PARTS = TypeAdapter(tuple[Part, ...])
_STYLE = TypeAdapter(Style)
_RATE_POSTS = TypeAdapter(tuple[RatePost, ...])
_WORDS = TypeAdapter(WordFilter)


def encode(value: Any) -> Any:
    """Dataclasses, tuples, times and plain values as what `json` can write."""
    if isinstance(value, str):
        return clean(value)
    if value is None or isinstance(value, _NUMBERS):
        return value
    if isinstance(value, _LISTS):
        return [encode(part) for part in value]
    if isinstance(value, datetime):
        moment = in_utc(value)
        return None if moment is None else moment.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        return {name: encode(getattr(value, name)) for name in _names(type(value))}
    return value


def written(value: Any) -> str:
    """Letters as they are: the standard library escapes each Cyrillic one into six characters.

    What holds nothing that a database refuses, as nearly all does, needs no `encode` before.
    """
    with suppress(ValueError):  # half of a surrogate pair
        text = to_json(value).decode()
        if "\\u0000" not in text:
            return text
    return to_json(encode(value)).decode()


@cache
def _names(kind: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def article(data: Any) -> Article:
    return _decode(_ARTICLE, data, "article")


def fingerprint(data: Any) -> Fingerprint:
    return _decode(_FINGERPRINT, data, "fingerprint")


def photos(data: Any) -> tuple[Photo, ...]:
    return _decode(_PHOTOS, data, "list of photos")


def parts(data: Any) -> tuple[Part, ...]:
    return _decode(_PARTS, data, "message")


def style(data: Any) -> Style:
    """Of the fields that differ from the house's style; NULL where none does."""
    return _decode(_STYLE, data, "style") if data else HOUSE


def style_values(style: Style) -> dict[str, Any] | None:
    return {name: encode(value) for name, value in style.changed().items()} or None


def rate_posts(data: Any) -> tuple[RatePost, ...]:
    """Nothing stored: none is wanted."""
    return _decode(_RATE_POSTS, data, "list of rate posts") if data else ()


def words(data: Any) -> WordFilter:
    """Nothing stored: everything is taken."""
    return _decode(_WORDS, data, "filter") if data else EVERYTHING


def words_values(words: WordFilter) -> Any:
    return encode(words) if words else None


def _decode(adapter: TypeAdapter[T], data: Any, what: str) -> T:
    """Raise StorageError where a value cannot be what its field holds."""
    try:
        return adapter.validate_python(data)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise StorageError(
            f"a stored {what} cannot be read at {place!r}: {first['msg']}"
        ) from error
