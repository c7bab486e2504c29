from itertools import pairwise

from bot.delivery.overall import Overall


def test_a_few_at_once_after_a_pause_then_evenly() -> None:
    overall = Overall(28)
    moments = []
    for _ in range(28):
        at = max(100.0, overall.after())
        overall.note(at)
        moments.append(at)
    assert all(abs(at - 100.0) < 1e-6 for at in moments[:7])
    apart = [b - a for a, b in pairwise(moments[6:])]
    assert all(abs(gap - 1 / 28) < 1e-6 for gap in apart)
    assert overall.after() >= 101


def test_somebody_who_waits_goes_before_the_others() -> None:
    overall = Overall(28)
    overall.note(100.0, 7)
    assert overall.after_hurried() < 100.0 < overall.after()


def test_without_a_limit_nothing_waits() -> None:
    overall = Overall(0)
    overall.note(100.0, 50)
    assert (overall.after(), overall.after_hurried(), overall.after_album(10)) == (0, 0, 0)


def test_what_is_a_minute_old_is_forgotten_without_being_asked_for() -> None:
    overall = Overall(28)
    for second in range(600):
        overall.note(float(second))
    assert overall.counted(0.0) <= 61
