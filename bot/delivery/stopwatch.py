"""How long ago something was lost, by the clock that nobody sets."""

from dataclasses import dataclass, field

from bot.ports import Clock


@dataclass
class Stopwatch:
    """The wall clock may jump by hours: then a lost post would be called absent while it is still
    on its way, or be looked for hours later. What an earlier process began counts from when this
    one met it, which can only be too late.
    """

    clock: Clock
    _began: dict[int, float] = field(default_factory=dict)

    def begin(self, number: int) -> None:
        self._began[number] = self.clock.monotonic()

    def elapsed(self, number: int) -> float:
        """Seconds since it began, or since it was first asked about."""
        now = self.clock.monotonic()
        return now - self._began.setdefault(number, now)

    def forget(self, number: int) -> None:
        self._began.pop(number, None)
