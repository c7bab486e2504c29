"""What a lost answer meant, by ids and looks alone."""

from dataclasses import replace

import pytest

from bot.delivery.settle import Absent, Ask, Decision, Doubt, Found, LookAt, Verdict, Wait, decide

OURS, PART, OTHER = Verdict.OURS, Verdict.PART, Verdict.OTHER
MISSING, CLOSED = Verdict.MISSING, Verdict.CLOSED
LATE = 130.0
ONE = Doubt(low=10, known=())
ALBUM = replace(ONE, count=3)
ABOVE = dict.fromkeys((13, 14, 15), MISSING)
HALF = Ask("only part of the album is in the channel")


@pytest.mark.parametrize(
    ("doubt", "verdicts", "elapsed", "expected"),
    [
        (ONE, {}, 2, LookAt(11)),
        (ONE, {11: OURS}, 2, Found((11,))),
        (ONE, {11: OTHER}, 2, LookAt(12)),
        (ONE, {11: MISSING}, 2, Wait(8.0)),
        (ONE, {11: MISSING, 12: MISSING, 13: MISSING}, LATE, Absent()),
        (replace(ONE, known=(11,)), {}, 2, LookAt(12)),
        (ONE, {11: CLOSED, 12: MISSING, 13: MISSING, 14: MISSING}, LATE, Ask("")),
        (
            replace(ONE, known=(11, 12)),
            dict.fromkeys((11, 12, 13, 14, 15), MISSING),
            LATE,
            Absent(),
        ),
        (replace(ONE, known=(12,)), {11: MISSING}, LATE, LookAt(11)),
        (replace(ONE, known=(12,), verdicts={11: MISSING}), ABOVE, LATE, Ask("")),
        (ALBUM, {11: OURS}, 2, LookAt(12)),
        (ALBUM, {11: OURS, 12: PART}, 2, LookAt(13)),
        (ALBUM, {11: OURS, 12: PART, 13: PART}, 2, Found((11, 12, 13))),
        (ALBUM, {11: OTHER, 12: OURS, 13: PART, 14: PART}, 2, Found((12, 13, 14))),
        (ALBUM, {11: OURS, 12: OURS, 13: OURS}, 2, Found((11, 12, 13))),
        (replace(ALBUM, known=(12,)), {11: OURS, 13: PART, 14: PART}, 2, Found((11, 13, 14))),
        (ALBUM, {11: PART, 12: PART}, 2, LookAt(13)),
        (ALBUM, {11: OURS, 12: PART, 13: PART, 14: PART}, 2, Found((11, 12, 13))),
        (ALBUM, {11: OURS, 12: PART, 13: MISSING}, 2, Wait(8.0)),
        (ALBUM, {11: OURS, 12: PART, **dict.fromkeys((13, 14, 15), MISSING)}, LATE, HALF),
        (ALBUM, {11: PART, 12: PART, **dict.fromkeys((13, 14, 15), MISSING)}, LATE, HALF),
        (ALBUM, dict.fromkeys((11, 12, 13), MISSING), LATE, Absent()),
    ],
)
def test_the_next_step(
    doubt: Doubt, verdicts: dict[int, Verdict], elapsed: float, expected: Decision
) -> None:
    decision = decide(replace(doubt, looked_now=verdicts, elapsed=elapsed))
    if expected == Ask(""):
        assert isinstance(decision, Ask)
    else:
        assert decision == expected
