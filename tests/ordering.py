"""In which order tests are read and run."""

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def spread(few: Sequence[T], many: Sequence[T]) -> list[T]:
    """Both in their order, `few` at even distances."""
    places = [((place + 0.5) / len(few), 0, one) for place, one in enumerate(few)]
    places += [((place + 0.5) / len(many), 1, one) for place, one in enumerate(many)]
    return [one for _, _, one in sorted(places, key=lambda place: place[:2])]


def turned(ones: Sequence[T], part: int, parts: int) -> list[T]:
    """All of them, from the beginning of this part on."""
    first = len(ones) * part // parts
    return [*ones[first:], *ones[:first]]
