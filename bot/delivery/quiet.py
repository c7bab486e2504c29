"""When a row may go by itself: quiet hours and the least time between two posts."""

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.model import OutboxRow
from bot.newsroom.times import is_within


@dataclass
class Gate:
    """What an editor queued by hand (urgent) passes at any hour."""

    zone: ZoneInfo
    quiet_hours: tuple[time, time] | None = None
    least_seconds: float = 0
    _last: dict[int, datetime] = field(default_factory=dict)

    def opens(self, row: OutboxRow, now: datetime) -> bool:
        if row.urgent:
            return True
        if self.quiet_hours and is_within(self.quiet_hours, now.astimezone(self.zone).time()):
            return False
        last = self._last.get(row.channel_id)
        # A last post that lies ahead: the clock was set back, nobody knows by how much.
        return last is None or not last <= now < last + timedelta(seconds=self.least_seconds)

    def sent(self, channel_id: int, at: datetime) -> None:
        self._last[channel_id] = at
