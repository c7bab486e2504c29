import asyncio

import sqlalchemy as sa

from bot.model import Person
from bot.ports import Stores
from storage.database import Database
from storage.tables_telegram import updates
from tests.storage.samples import NOW, later

SOMEBODY = 6_123_456_789
HOUR = 3600


async def test_a_person_starts_blocks_and_starts_again(stores: Stores) -> None:
    assert await stores.people.get(SOMEBODY) is None
    assert await stores.people.started(SOMEBODY, None, NOW) == Person(SOMEBODY, None, NOW)
    await stores.people.blocked(SOMEBODY, later(1))
    assert await stores.people.get(SOMEBODY) == Person(SOMEBODY, None, NOW, later(1))
    back = await stores.people.started(SOMEBODY, "kk", later(2))
    assert back == Person(SOMEBODY, "kk", NOW) == await stores.people.get(SOMEBODY)


async def test_a_known_language_stays(stores: Stores) -> None:
    await stores.people.started(SOMEBODY, "kk", NOW)
    assert (await stores.people.started(SOMEBODY, "ru", later(1))).language == "kk"


async def test_blocked_without_a_start(stores: Stores) -> None:
    await stores.people.blocked(SOMEBODY, NOW)
    assert await stores.people.get(SOMEBODY) == Person(SOMEBODY, blocked_at=NOW)


async def test_an_update_is_handled_once(stores: Stores) -> None:
    assert await stores.people.handled(2**40, NOW)
    assert not await stores.people.handled(2**40, later(1))
    assert await stores.people.handled(2**40 + 1, later(1))


async def test_one_of_many_presses_wins(stores: Stores) -> None:
    answers = await asyncio.gather(*(stores.people.handled(5, NOW) for _ in range(8)))
    assert sorted(answers) == [False] * 7 + [True]


async def test_old_marks_are_pruned(stores: Stores, database: Database) -> None:
    await stores.people.handled(1, NOW)
    await stores.people.handled(2, later(47 * HOUR))
    await stores.people.handled(3, later(49 * HOUR))
    async with database.read() as connection:
        kept = await connection.execute(sa.select(updates.c.update_id).order_by("update_id"))
        assert kept.scalars().all() == [2, 3]


async def test_a_chosen_language_stays_whoever_starts_when(stores: Stores) -> None:
    await stores.people.choose_language(7, "kk")
    await stores.people.started(7, None, NOW)
    await stores.people.choose_language(7, "en")
    await stores.people.started(7, "ru", NOW)
    found = await stores.people.get(7)
    assert found is not None and (found.language, found.started_at) == ("en", NOW)


async def test_a_form_of_reading_is_chosen_and_stays(stores: Stores) -> None:
    await stores.people.choose_reading(SOMEBODY, plain=True)
    assert await stores.people.get(SOMEBODY) == Person(SOMEBODY, plain_reading=True)
    assert (await stores.people.started(SOMEBODY, "ru", NOW)).plain_reading
    await stores.people.choose_reading(SOMEBODY, plain=False)
    assert await stores.people.get(SOMEBODY) == Person(SOMEBODY, "ru", NOW)


async def test_currencies_of_ones_own(stores: Stores) -> None:
    people = stores.people
    assert list(await people.choose_currency(SOMEBODY, "KGS", wanted=True)) == ["KGS"]
    assert list(await people.choose_currency(SOMEBODY, "TRY", wanted=True)) == ["KGS", "TRY"]
    assert list(await people.choose_currency(SOMEBODY, "KGS", wanted=True)) == ["KGS", "TRY"]
    assert await people.get(SOMEBODY) == Person(SOMEBODY, currencies=("KGS", "TRY"))
    assert (await people.started(SOMEBODY, "kk", NOW)).currencies == ("KGS", "TRY")
    assert list(await people.choose_currency(SOMEBODY, "KGS", wanted=False)) == ["TRY"]
    assert list(await people.choose_currency(SOMEBODY, "EUR", wanted=False)) == ["TRY"]
