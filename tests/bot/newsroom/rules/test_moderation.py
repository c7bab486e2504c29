"""When a post goes out although nobody answered."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.model import Kind, OutboxRow, State
from bot.newsroom.rules.moderation import until
from bot.newsroom.rules.routes import ADVERTISING, SIMILAR

NOW = datetime(2026, 11, 27, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)
ASKED = OutboxRow(
    id=1,
    article_id=1,
    channel_id=1,
    kind=Kind.SEND,
    state=State.WAITING_APPROVAL,
    version=1,
    due_at=NOW,
    created_at=NOW,
    asked_at=NOW,
)


@pytest.mark.parametrize(
    ("row", "within", "expected"),
    [
        (ASKED, HOUR, NOW + HOUR),
        (ASKED, timedelta(0), None),
        (ASKED._replace(asked_at=None), HOUR, None),
        (ASKED._replace(reason=ADVERTISING), HOUR, None),
        (ASKED._replace(reason=SIMILAR), HOUR, None),
        (ASKED._replace(reason="approval was turned on while it waited"), HOUR, NOW + HOUR),
    ],
    ids=["asked", "APPROVE_WITHIN is not set", "not asked yet", "an advertisement",
         "a story told already", "asked later"],
)  # fmt: skip
def test_until(row: OutboxRow, within: timedelta, expected: datetime | None) -> None:
    assert until(row, within) == expected
