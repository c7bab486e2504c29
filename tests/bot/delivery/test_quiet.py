"""When a row may go by itself."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.delivery.quiet import Gate
from bot.model import Kind, OutboxRow, State

AT = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
ROW = OutboxRow(1, 1, 7, Kind.SEND, State.READY, 2, AT, AT)


@pytest.mark.parametrize(
    ("after", "opens"),
    [
        (0, False),
        (599, False),
        (600, True),
        (-1, True),  # the clock was set back: nobody knows how long ago the last post was
        (-36000, True),
    ],
)
def test_the_least_time_between_two_posts(after: float, opens: bool) -> None:
    gate = Gate(ZoneInfo("Asia/Almaty"), least_seconds=600)
    gate.sent(7, AT)
    now = AT + timedelta(seconds=after)
    assert gate.opens(ROW, now) is opens
    gate.sent(7, now)
    assert not gate.opens(ROW, now + timedelta(seconds=1))
