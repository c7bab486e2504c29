"""Switching: faults, limits, strictness, time, and a clean start."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, fields
from typing import Any

from sandbox.control.base import Base, Json
from sandbox.faults import read_fault


class Switching(Base):
    def set_faults(
        self, faults: Sequence[Json], seed: int | None = None, keep: bool = False
    ) -> None:
        """Replace the script of faults, or add to it; fields as in faults.Fault."""
        read = [read_fault(fault) for fault in faults]
        if not keep:
            self.world.faults.clear()
        if seed is not None:
            self.world.faults.reseed(seed)
        for fault in read:
            self.world.faults.add(fault)

    def faults(self) -> list[Json]:
        """Those that can still fire."""
        return [asdict(fault) for fault in self.world.faults.pending()]

    def set_limits(self, **limits: Any) -> Json:
        """Flood control, fields as in flood.Limits; 0 lifts a limit. Gives all of them."""
        _assign(self.world.flood.limits, limits)
        return asdict(self.world.flood.limits)

    def set_strictness(self, **switches: Any) -> Json:
        """Fields as in strictness.Strictness. Gives all of them."""
        _assign(self.world.strictness, switches)
        return asdict(self.world.strictness)

    def now(self) -> float:
        """Unix seconds in the sandbox."""
        return self.world.clock.now()

    def advance(self, seconds: float) -> float:
        """Move the clock forward; whoever sleeps wakes in time. Gives the new time."""
        self.world.clock.advance(seconds)
        return self.world.clock.now()

    def reset(self) -> None:
        """No chats, people, calls and faults any more; the bots stay, with empty queues."""
        self.world.reset()
        self._tell("reset")


def _assign(target: Any, values: dict[str, Any]) -> None:
    kinds = {field.name: type(getattr(target, field.name)) for field in fields(target)}
    for name, value in values.items():
        if name not in kinds:
            raise ValueError(f"There is no switch {name}; there are {', '.join(sorted(kinds))}")
        if not isinstance(value, bool | int | float) or value < 0:
            raise ValueError(f"{name} cannot be {value!r}")
    for name, value in values.items():
        setattr(target, name, kinds[name](value))
