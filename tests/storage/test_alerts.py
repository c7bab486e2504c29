from dataclasses import replace
from decimal import Decimal

from bot.model.alerts import AlertState, Level
from bot.ports import Stores
from tests.storage.samples import NOW, later

READER, OTHER = 700, 701
DOLLAR = Level("USD", 1, Decimal("480.50"), above=True)
SUM = Level("UZS", 100, Decimal("3.9"), above=False)


async def test_a_wish_is_kept_once_and_ended(stores: Stores) -> None:
    for user_id in (READER, OTHER):
        await stores.people.started(user_id, "kk", NOW)
        await stores.alerts.add(user_id, DOLLAR, NOW)
    await stores.alerts.add(READER, SUM, later(1))
    await stores.alerts.add(READER, replace(DOLLAR, value=Decimal("480.5")), later(2))
    first, second = await stores.alerts.of(READER)
    assert (first.level, first.state, first.created_at) == (DOLLAR, AlertState.ARMED, NOW)
    assert (second.level, second.user_id) == (SUM, READER)
    await stores.alerts.remove(first.id, OTHER)
    assert len(await stores.alerts.of(READER)) == 2, "nobody ends another's"
    await stores.alerts.remove(first.id, READER)
    assert [one.level for one in await stores.alerts.of(READER)] == [SUM]
    assert len(await stores.alerts.of(OTHER)) == 1


async def test_who_was_quicker_is_right(stores: Stores) -> None:
    await stores.people.started(READER, None, NOW)
    await stores.alerts.add(READER, DOLLAR, NOW)
    (alert,) = await stores.alerts.of(READER)
    sending = replace(alert, state=AlertState.SENDING, tries=1)
    assert await stores.alerts.save(sending, alert)
    assert not await stores.alerts.save(sending, alert), "it is on its way already"
    assert await stores.alerts.of(READER) == [sending]
    await stores.alerts.add(READER, DOLLAR, later(1))
    assert (await stores.alerts.of(READER))[0].state is AlertState.ARMED, "asked for anew"
    await stores.alerts.remove(alert.id, READER)
    assert not await stores.alerts.save(sending, alert)


async def test_news_and_rates_are_told_apart(stores: Stores) -> None:
    await stores.people.started(READER, None, NOW)
    await stores.subscriptions.add(READER, "музей", False, [], NOW)
    await stores.alerts.add(READER, DOLLAR, NOW)
    (news,) = await stores.subscriptions.of(READER)
    (alert,) = await stores.alerts.of(READER)
    await stores.alerts.remove(news.id, READER)
    assert len(await stores.subscriptions.reachable()) == 1
    await stores.people.blocked(READER, NOW)
    assert not await stores.alerts.reachable() and await stores.alerts.of(READER) == [alert]
