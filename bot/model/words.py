"""Which articles a channel takes by their words."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WordFilter:
    """With one of `only` (of none: all), and with none of `without`.

    Each is a word in any of its forms, several that stand one behind another, a "quoted" one in
    just that form, or a `#tag`.
    """

    only: tuple[str, ...] = ()
    without: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.only or self.without)

    def __iter__(self) -> Iterator[str]:
        """As they are written: `+football`, `-casino`."""
        yield from (f"+{word}" for word in self.only)
        yield from (f"-{word}" for word in self.without)

    def __str__(self) -> str:
        return ", ".join(self)


EVERYTHING = WordFilter()
