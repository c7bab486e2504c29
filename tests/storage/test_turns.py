"""The pace's book: one process at a time reads what the others wrote, and writes."""

import asyncio
from collections.abc import Sequence

import pytest
import sqlalchemy as sa

from bot.ports import Stores, TurnBook
from bot.ports.turns import Turn
from storage import turns as book
from storage.database import Database
from storage.tables_processes import turns
from tests.storage.sitting import Sitting, sitting


def book_of(one: Sitting) -> TurnBook:
    assert one.stores.turns is not None
    return one.stores.turns


async def told(one: Sitting, *writes: Turn) -> list[Turn]:
    """What the others wrote since the last time; `writes` are written down."""
    heard: list[Turn] = []

    def decide(news: Sequence[Turn]) -> Sequence[Turn]:
        heard.extend(news)
        return writes

    await book_of(one).exchange(decide)
    return heard


def plain(heard: Sequence[Turn]) -> list[tuple[int | str, bool, float | None]]:
    assert all(0 <= turn.age < 60 for turn in heard)
    return [(turn.chat, turn.edit, turn.hold) for turn in heard]


async def test_each_hears_of_the_others_turns_once(shared: str) -> None:
    async with sitting(shared) as one, sitting(shared) as other:
        assert await told(one, Turn(-100, edit=True), Turn("@news")) == []
        assert plain(await told(other, Turn("*", hold=2.5))) == [
            (-100, True, None),
            ("@news", False, None),
        ]
        assert plain(await told(one)) == [("*", False, 2.5)]
        assert await told(one) == await told(other) == []
        async with sitting(shared) as late:
            assert [turn.chat for turn in await told(late)] == [-100, "@news", "*"]


async def test_a_turn_is_as_old_as_it_is(shared: str) -> None:
    """Written down late, it is not held back longer by that."""
    async with sitting(shared) as one, sitting(shared) as other:
        await told(one, Turn(-100, age=20.0))
        (heard,) = await told(other)
        assert 20.0 <= heard.age < 40.0


async def test_of_many_that_want_the_same_turn_one_gets_it(shared: str) -> None:
    async with sitting(shared) as one, sitting(shared) as other:
        taken: list[int] = []

        async def take(process: Sitting) -> None:
            known: set[int | str] = set()
            for number in range(20):

                def decide(news: Sequence[Turn], number: int = number) -> Sequence[Turn]:
                    known.update(turn.chat for turn in news)
                    if number in known:
                        return []
                    taken.append(number)
                    return [Turn(number)]

                await book_of(process).exchange(decide)

        await asyncio.gather(take(one), take(other))
        assert sorted(taken) == list(range(20))


async def test_what_is_over_is_swept(shared: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(book, "SWEEP_EVERY", 0.0)
    monkeypatch.setattr(book, "KEPT", -1.0)
    async with sitting(shared) as one:
        await told(one, Turn(-1), Turn(-2, hold=100.0))
        async with one.database.read() as connection:
            left = (await connection.execute(sa.select(turns.c.chat))).scalars().all()
        assert left == ["-2"], "Telegram still wants that chat to be left alone"


async def test_only_where_several_may_send(database: Database, stores: Stores) -> None:
    assert (stores.turns is None) == (database.address.path is not None)
