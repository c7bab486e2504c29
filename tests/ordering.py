"""In which order tests run: those that wait for a whole bot come between those that compute."""

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def spread(few: Sequence[T], many: Sequence[T]) -> list[T]:
    """Both in their order, `few` at even distances."""
    places = [((place + 0.5) / len(few), 0, one) for place, one in enumerate(few)]
    places += [((place + 0.5) / len(many), 1, one) for place, one in enumerate(many)]
    return [one for _, _, one in sorted(places, key=lambda place: place[:2])]
