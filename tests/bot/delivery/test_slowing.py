from pathlib import Path

import pytest

from bot.delivery.slowing import AGAIN, CALM, MOST, Slowing
from tests.bot.delivery.room import a_room, at_work, story

HOLD = 5.0


def after(*moments: float) -> Slowing:
    """Refused at these moments, each time for HOLD seconds."""
    slowing = Slowing()
    for at in moments:
        slowing.refused(1, at, at + HOLD)
    return slowing


@pytest.mark.parametrize(
    ("refused", "now", "steps"),
    [
        ((), 100, 0),
        ((100,), 101, 0),  # once may be chance
        ((100, 102, 104), 110, 0),  # what was under way when it was held
        ((100, 110), 111, 1),
        ((100, 110, 120), 130, 2),
        ((100, 100 + HOLD + AGAIN - 1), 800, 1),
        ((100, 100 + HOLD + AGAIN), 800, 0),  # long ago
        ((100, 110), 110 + HOLD + CALM - 1, 1),
        ((100, 110), 110 + HOLD + CALM, 0),
        ((100, 110, 120), 120 + HOLD + CALM, 1),  # step by step
        ((100, 110, 120), 120 + HOLD + 2 * CALM, 0),
        (tuple(range(100, 400, 10)), 400, MOST),
    ],
)
def test_steps(refused: tuple[float, ...], now: float, steps: int) -> None:
    assert after(*refused).steps(1, now) == steps


def test_a_chat_is_slow_alone() -> None:
    slowing = after(100, 110)
    assert slowing.gap(1, 120, 1.0) == 1.5
    assert slowing.gap(1, 120, 0.0) == 1.5, "also where the operator lifted the limit"
    assert slowing.gap(1, 120, 4.0) == 6.0
    assert slowing.most(1, 120, 20) == 13
    assert slowing.most(1, 120, 1) == 1
    assert slowing.most(1, 120, 0) == 0
    assert slowing.gap(2, 120, 0.0) == 0.0
    assert slowing.most(2, 120, 20) == 20


async def test_it_is_said_once_and_everything_arrives(tmp_path: Path) -> None:
    async with a_room(tmp_path) as room:
        fault = {"kind": "flood", "method": "sendMessage", "chat": "@city_news", "retry_after": 1}
        room.telegram.set_faults([{**fault, "times": 3}])
        async with at_work(room):
            for number in range(2):
                await room.take(story(f"Материал {number}"), key=str(number))
            await room.until(lambda: len(room.posts()) == 2)
            await room.until(lambda: any("публикую там реже" in text for text in room.told()))
            await room.settled()
        said = [text for text in room.told() if "публикую там реже" in text]
        assert len(said) == 1 and "@city_news" in said[0]
        assert room.titles() == ["Материал 0", "Материал 1"]
