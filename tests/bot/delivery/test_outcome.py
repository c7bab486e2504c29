from datetime import UTC, datetime, timedelta

import pytest

from bot.delivery.mending import Mend, PhotoBy
from bot.delivery.outcome import MOST_TRIES, Outcome, gives_up, outcome
from bot.errors import (
    AnswerLost,
    BadPhoto,
    ChatGone,
    ChatMoved,
    FloodWait,
    NotDelivered,
    Refused,
    TelegramError,
)
from bot.model import Kind, OutboxRow, State

AT = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
ROW = OutboxRow(1, 1, 1, Kind.SEND, State.SENDING, 2, AT, AT, attempts=1)
READY, FAILED = State.READY, State.FAILED

CASES: list[tuple[TelegramError, Outcome]] = [
    (AnswerLost("cut"), Outcome(State.IN_DOUBT, "cut")),
    (NotDelivered("off"), Outcome(READY, "off", wait=8.0, counts=False)),
    (ChatGone("kicked"), Outcome(READY, "kicked", counts=False, stops_channel=True)),
    (ChatMoved("moved", -100), Outcome(READY, "moved", counts=False)),
    (BadPhoto("bad"), Outcome(READY, "bad", mend=Mend(PhotoBy.BYTES))),
    (Refused("no"), Outcome(FAILED, "no")),
    (
        FloodWait("wait 43838 s", 43838),
        Outcome(READY, "wait 43838 s, until 2026-11-24 20:10 UTC", wait=43838, counts=False),
    ),
]


@pytest.mark.parametrize(("error", "expected"), CASES, ids=[type(c[0]).__name__ for c in CASES])
def test_by_kind(error: TelegramError, expected: Outcome) -> None:
    assert outcome(ROW, error, AT, 3, Mend()) == expected


@pytest.mark.parametrize("error", [c[0] for c in CASES], ids=[type(c[0]).__name__ for c in CASES])
@pytest.mark.parametrize("tired", ["tries", "hours"])
def test_nothing_is_tried_for_ever(error: TelegramError, tired: str) -> None:
    row = ROW._replace(attempts=MOST_TRIES) if tired == "tries" else ROW
    now = AT + timedelta(hours=25) if tired == "hours" else AT
    what = outcome(row, error, now, 0, Mend())
    if isinstance(error, AnswerLost):
        assert what.state is State.IN_DOUBT, "first it must be known whether it arrived"
    elif isinstance(error, ChatGone):
        assert what.stops_channel, "the channel waits, and its posts with it"
    else:
        assert what.state is FAILED
        assert str(error) in what.reason


def test_the_day_begins_at_the_time_a_post_is_due() -> None:
    later = ROW._replace(due_at=AT + timedelta(days=3))
    assert gives_up(ROW, AT + timedelta(days=3))
    assert not gives_up(later, AT + timedelta(days=3, hours=23))
