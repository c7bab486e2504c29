"""A channel's style as it is written down, and what may be written."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import get_args, get_type_hints

from bot.errors import ConfigError
from bot.model import POST_PARTS, PostPart, Style

MOST_TAGS = 10
LONGEST_SUMMARY = 3000  # UTF-16 units


def style_of(data: Mapping[str, object] | None, where: str = "style") -> Style:
    """The style that is written down; what is missing is the house's.

    Raise ConfigError, whose line begins with `where` and the field, for what cannot be meant.
    """
    known = {field.name: _READERS[field.name] for field in fields(Style)}
    found: dict[str, object] = {}
    for name, value in (data or {}).items():
        if name not in known:
            raise ConfigError(f"{where}: {name!r} is unknown; use {', '.join(known)}")
        try:
            found[name] = known[name](value)
        except ValueError as error:
            raise ConfigError(f"{where}: {name} {error}, not {value!r}") from error
    return Style(**found)  # type: ignore[arg-type]


def style_fields(style: Style) -> dict[str, object]:
    """What differs from the house's style, as `style_of` reads it again."""
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in style.changed().items()
    }


def _parts(value: object) -> tuple[PostPart, ...]:
    """Without credits nobody is credited, and without a title nobody knows what it is about."""
    listed = list(value) if isinstance(value, list | tuple) else []
    found = tuple(part for part in POST_PARTS if part in listed)
    if len(found) < len(listed) or not listed or not {"title", "credits"} <= set(found):
        raise ValueError(f"must list some of {', '.join(POST_PARTS)}, title and credits among them")
    return tuple(sorted(found, key=listed.index))


def _number(least: int, most: int) -> Callable[[object], int]:
    def read(value: object) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise ValueError(f"must be a number from {least} to {most}")
        return value

    return read


def _choice(name: str) -> Callable[[object], str]:
    allowed = get_args(get_type_hints(Style)[name])

    def read(value: object) -> str:
        if not isinstance(value, str) or value not in allowed:
            raise ValueError(f"must be one of {', '.join(allowed)}")
        return value

    return read


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError("must be true or false")
    return value


_READERS: Mapping[str, Callable[[object], object]] = {
    "parts": _parts,
    "summary": _number(100, LONGEST_SUMMARY),
    "tags": _number(0, MOST_TAGS),
    "bold": _flag,
    "quotes": _flag,
    "expandable": _number(0, LONGEST_SUMMARY),
    "link": _choice("link"),
    "caption_above": _flag,
    "silent": _flag,
    "corrections": _flag,
    "advertising": _choice("advertising"),
    "similar": _choice("similar"),
}
