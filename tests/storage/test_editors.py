from bot.model import State
from bot.ports import Stores
from tests.storage.samples import NOW, add_channels, later, queued, row_for


async def test_editors_are_added_and_removed_once(stores: Stores) -> None:
    assert not await stores.roles.is_editor(7)
    assert await stores.roles.add_editor(7, NOW, "user 1", 1)
    assert not await stores.roles.add_editor(7, NOW, "user 1", 1)
    assert await stores.roles.add_editor(5, later(1), "user 1", 1)
    assert list(await stores.roles.editors()) == [7, 5]
    assert await stores.roles.is_editor(7)
    assert await stores.roles.remove_editor(7, later(2), "user 1")
    assert not await stores.roles.remove_editor(7, later(2), "user 1")
    assert not await stores.roles.is_editor(7)
    logged = [(event.kind, event.reason, event.who) for event in await stores.events.by_people(9)]
    assert ("editor.removed", "7", "user 1") in logged
    assert sum(kind == "editor.removed" for kind, _, _ in logged) == 1


async def test_a_name_belongs_to_who_had_it_last(stores: Stores) -> None:
    await stores.people.started(7, "ru", NOW)
    await stores.people.seen(7, "Asel_KZ", "Асель")
    assert await stores.people.named("asel_kz") == 7
    await stores.people.seen(8, "asel_kz", "Другая")
    assert await stores.people.named("ASEL_KZ") == 8
    await stores.people.seen(8, None, "Другая")
    assert await stores.people.named("asel_kz") is None
    assert await stores.people.names([7, 8, 9]) == {7: "Асель", 8: "Другая"}
    person = await stores.people.get(7)
    assert person is not None and person.language == "ru", "what was known stays"


async def test_nothing_is_sent_in_a_paused_channel_and_rows_wait(stores: Stores) -> None:
    one, two = await add_channels(stores, "@one", "@two")
    for number, channel in enumerate((one, two), 1):
        await queued(stores, channel, number, row_for(channel.id, urgent=True))
    assert await stores.channels.pause([one.id], NOW, "user 1") == 1
    assert await stores.channels.pause([one.id], later(9), "user 2") == 0
    assert [row.channel_id for row in await stores.outbox.heads(NOW)] == [two.id]
    assert [c.paused_at for c in await stores.channels.all()] == [NOW, None]
    assert await stores.channels.resume([one.id, two.id], NOW, "user 1") == 1
    assert {row.channel_id for row in await stores.outbox.heads(NOW)} == {one.id, two.id}
    assert {row.state for row in await stores.outbox.heads(NOW)} == {State.READY}


async def test_a_feed_is_paused_and_goes_on_at_once(stores: Stores) -> None:
    await stores.feeds.enter(["https://a.example/feed"], NOW)
    (feed,) = await stores.feeds.all()
    await stores.feeds.turn(feed.id, NOW, "user 1", active=False)
    assert await stores.feeds.due(later(1)) == []
    await stores.feeds.turn(feed.id, NOW, "user 1", active=True)
    assert [one.id for one in await stores.feeds.due(later(1))] == [feed.id]
