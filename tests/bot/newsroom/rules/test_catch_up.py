from datetime import UTC, datetime, timedelta

import pytest

from bot.newsroom.rules.catch_up import Absence, Judged, judged

SINCE = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
OPEN = Absence(SINCE - timedelta(days=2), SINCE)
DECIDED = Absence(SINCE - timedelta(days=2), SINCE, decided=True)
BEFORE, AFTER, SOON = SINCE - timedelta(hours=3), SINCE, SINCE + timedelta(minutes=5)


@pytest.mark.parametrize(
    ("absence", "published", "now", "expected"),
    [
        (None, BEFORE, SOON, Judged.FREE),
        (OPEN, BEFORE, SOON, Judged.HELD),
        (OPEN, None, SOON, Judged.HELD),
        (OPEN, AFTER, SOON, Judged.FREE),
        (DECIDED, BEFORE, SOON, Judged.STORED),
        (DECIDED, None, SOON, Judged.FREE),
        (DECIDED, AFTER, SOON, Judged.FREE),
        (OPEN, BEFORE, SINCE + timedelta(hours=25), Judged.FREE),
        (DECIDED, BEFORE, SINCE + timedelta(hours=25), Judged.FREE),
    ],
)
def test_what_becomes_of_an_article(
    absence: Absence | None, published: datetime | None, now: datetime, expected: Judged
) -> None:
    assert judged(absence, published, now, 24) is expected
