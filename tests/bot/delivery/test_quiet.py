"""When a row may go by itself."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.delivery.quiet import Gate
from bot.model import Kind, OutboxRow, State
from tests.bot.delivery.room import a_room, at_work, story

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


async def test_what_arrives_while_a_look_reads_counts_as_the_last_post(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with a_room(tmp_path) as room:
        outbox: Any = room.stores.outbox
        gate = room.delivery.publisher.gate
        gate.least_seconds = 600
        heads, looks = outbox.heads, 0

        async def read(now: datetime) -> Sequence[OutboxRow]:
            nonlocal looks
            looks += 1
            found: Sequence[OutboxRow] = await heads(now)
            for row in found:
                gate.sent(row.channel_id, room.clock.now())
            return found

        monkeypatch.setattr(outbox, "heads", read)
        await room.take(story())
        async with at_work(room):
            await room.until(lambda: looks > 2)
        assert room.posts() == []
