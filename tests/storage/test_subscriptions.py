from dataclasses import replace

from bot.ports import Stores
from tests.storage.samples import NOW, later

READER, OTHER = 700, 701


async def test_a_subscription_is_kept_changed_and_ended(stores: Stores) -> None:
    kept = stores.subscriptions
    for user_id in (READER, OTHER):
        await stores.people.started(user_id, "kk", NOW)
        await kept.add(user_id, "", False, [3, 1], NOW)
    await kept.add(READER, "мұражай", True, [], later(1))
    everything, words = await kept.of(READER)
    assert (everything.query, everything.daily, everything.told) == ("", False, (1, 3))
    assert (words.query, words.daily, words.created_at) == ("мұражай", True, later(1))

    sending = replace(everything, told=(1, 3, 5), pending=(5,), tries=1)
    assert await kept.save(sending)
    await kept.add(READER, "", True, [9], later(2))
    (now, _) = await kept.of(READER)
    assert now == replace(sending, daily=True), "the pace alone is another"
    assert await kept.save(replace(sending, pending=(), tries=0, last_sent_at=later(3)))
    assert (await kept.of(READER))[0].daily, "what its owner chose meanwhile stays"

    await kept.remove(everything.id, OTHER)
    assert len(await kept.of(READER)) == 2, "nobody ends another's"
    await kept.remove(everything.id, READER)
    assert [one.query for one in await kept.of(READER)] == ["мұражай"]
    assert not await kept.save(sending)


async def test_who_blocked_the_bot_is_not_reached(stores: Stores) -> None:
    await stores.people.started(READER, None, NOW)
    await stores.subscriptions.add(READER, "", False, [], NOW)
    assert len(await stores.subscriptions.reachable()) == 1
    await stores.people.blocked(READER, NOW)
    assert await stores.subscriptions.reachable() == []
    await stores.people.started(READER, None, NOW)
    assert len(await stores.subscriptions.reachable()) == 1
