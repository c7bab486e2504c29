from datetime import timedelta

import pytest

from bot.newsroom.rules.brake import gone_mad


@pytest.mark.parametrize(
    ("new", "brought", "days", "held"),
    [
        (30, 28, 14, True),
        (30, 280, 14, False),
        (31, 280, 14, True),
        (14, 0, 14, False),
        (15, 0, 14, True),
        (500, 0, 2.9, False),
        (999, 0, 0.1, False),
        (1000, 0, 0.1, True),
        (500, 6, 3, True),
    ],
)
def test_what_is_held_of_a_feed(new: int, brought: int, days: float, held: bool) -> None:
    reason = gone_mad(new, brought, timedelta(days=days))
    assert (reason is not None) is held
    assert not held or f"{new} new at once" in (reason or "")
