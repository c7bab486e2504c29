import pytest
import sqlalchemy as sa

from bot.errors import StorageError
from bot.model import Channel, RatePost, State
from bot.ports import Stores
from storage.database import Database
from storage.tables import channels, events, outbox, routes
from tests.storage.samples import (
    FINGERPRINT,
    NOW,
    add_channels,
    later,
    new_article,
    queued,
    row_for,
)


async def test_channels_are_entered_once_in_any_case(stores: Stores) -> None:
    await stores.channels.enter(
        [("@News", None, None), ("-100777", 5, "kk"), ("-100777", 6, None)], NOW
    )
    await stores.channels.enter([("@news", None, "ru"), ("-100777", 5, None)], later(1))
    assert await stores.channels.all() == [
        Channel(1, "@News"),
        Channel(2, "-100777", 5, "kk"),
        Channel(3, "-100777", 6),
    ]


async def test_a_new_channel_carries_every_feed(stores: Stores, database: Database) -> None:
    await add_channels(stores, "@news")
    async with database.read() as connection:
        found = (await connection.execute(sa.select(routes.c.channel_id, routes.c.feed_id))).all()
    assert [tuple(row) for row in found] == [(1, None)]


async def test_what_was_removed_stays_removed(stores: Stores, database: Database) -> None:
    await add_channels(stores, "@one", "@two")
    async with database.write() as connection:
        await connection.execute(
            sa.update(channels).where(channels.c.chat == "@one").values(removed_at=NOW)
        )
    await stores.channels.enter([("@one", None, None)], later(1))
    assert [channel.chat for channel in await stores.channels.all()] == ["@two"]


async def test_a_stopped_channel_goes_on_once_met(stores: Stores, database: Database) -> None:
    await add_channels(stores, "@news")
    await stores.channels.stop(1, "the bot may not post there", NOW)
    await stores.channels.stop(1, "the bot may not post there", later(1))
    (stopped,) = await stores.channels.all()
    assert (stopped.active, stopped.stopped_reason) == (False, "the bot may not post there")
    await stores.channels.stop(1, "the chat is gone", later(2))
    assert [one.stopped_reason for one in await stores.channels.all()] == ["the chat is gone"]
    await stores.channels.met(1, -1001234567890123, protected=True)
    assert await stores.channels.all() == [
        Channel(1, "@news", chat_id=-1001234567890123, protected=True)
    ]
    async with database.read() as connection:
        kinds = (await connection.execute(sa.select(events.c.kind).order_by(events.c.id))).scalars()
        assert kinds.all() == ["channel.added", *["channel.stopped"] * 2]


async def test_a_title_stays_where_none_is_heard(stores: Stores) -> None:
    (channel,) = await add_channels(stores, "-100777")
    await stores.channels.met(channel.id, -100777, protected=False, title="Отдел новостей")
    await stores.channels.met(channel.id, -100777, protected=True)
    (known,) = await stores.channels.all()
    assert (known.title, known.protected) == ("Отдел новостей", True)


async def test_a_group_that_became_a_supergroup(stores: Stores, database: Database) -> None:
    (group, other) = await add_channels(stores, "-55", "@other")
    await stores.channels.met(group.id, -55, protected=False)
    await stores.messages.note(-55, [900], ours=False)
    row = await stores.outbox.begin(await queued(stores, group, 1), FINGERPRINT, NOW)
    assert row.low_id == 900
    await stores.channels.moved(-55, -10055)
    moved = (await stores.channels.all())[0]
    assert (moved.chat, moved.chat_id) == ("-10055", -10055)
    assert (await stores.channels.all())[1] == other
    # The ids of the old chat say nothing in the new one; the row itself can still be moved.
    row = await stores.outbox.move(row, State.IN_DOUBT, later(1), "answer lost")
    assert row.low_id is None


async def test_a_group_that_is_known_by_its_name_keeps_it(stores: Stores) -> None:
    (named,) = await add_channels(stores, "@town")
    await stores.channels.met(named.id, -55, protected=False)
    await stores.channels.moved(-55, -10055)
    (moved,) = await stores.channels.all()
    assert (moved.chat, moved.chat_id) == ("@town", -10055)


async def test_a_post_to_be_sent_again_is_not_looked_for_by_the_old_chats_ids(
    stores: Stores,
) -> None:
    (group,) = await add_channels(stores, "-55")
    await stores.channels.met(group.id, -55, protected=False)
    await stores.messages.note(-55, [900], ours=False)
    row = await stores.outbox.begin(await queued(stores, group, 1), FINGERPRINT, NOW)
    row = await stores.outbox.move(row, State.IN_DOUBT, later(1), "answer lost")
    row = await stores.outbox.move(row, State.READY, later(2), "it is not there")
    assert row.lost_low_id == 900
    await stores.channels.moved(-55, -10055)
    again = await stores.outbox.get(row.id)
    assert again is not None and again.lost_low_id is None


async def test_a_move_to_a_chat_that_is_a_channel_already(stores: Stores) -> None:
    await add_channels(stores, "-55", "-10055")
    await stores.channels.moved(-55, -10055)
    assert [(found.chat, found.chat_id) for found in await stores.channels.all()] == [
        ("-55", -10055),
        ("-10055", None),
    ]


async def test_a_channel_with_rows_cannot_be_deleted(stores: Stores, database: Database) -> None:
    (channel,) = await add_channels(stores, "@news")
    await queued(stores, channel, 1, row_for(channel.id))
    with pytest.raises(StorageError, match="breaks a rule"):
        async with database.write() as connection:
            await connection.execute(sa.delete(channels))
    async with database.read() as connection:
        assert (await connection.execute(sa.select(sa.func.count(outbox.c.id)))).scalar_one() == 1


async def test_posts_of_rates_that_are_wanted_already_are_no_news(
    stores: Stores, database: Database
) -> None:
    (channel,) = await add_channels(stores, "@news")
    for wanted in (True, True, False, False):
        await stores.channels.turn_rates(channel.id, RatePost.MORNING, NOW, "user 7", wanted=wanted)
    async with database.read() as connection:
        kinds = (await connection.execute(sa.select(events.c.kind).order_by(events.c.id))).scalars()
        assert kinds.all() == ["channel.added", "channel.rates_on", "channel.rates_off"]


async def test_one_chat_under_two_names_is_one_channel(stores: Stores) -> None:
    (old,) = await add_channels(stores, "@old_name")
    await stores.channels.met(old.id, -1001, protected=False)
    (new,) = await add_channels(stores, "@new_name")
    rows = [row_for(old.id, State.SCHEDULED, 60), row_for(new.id, State.SCHEDULED, 60)]
    await stores.articles.take(new_article(), rows)
    assert await stores.channels.unite(new.id, -1002, NOW) is None
    stays = await stores.channels.unite(new.id, -1001, NOW)
    assert stays is not None and (stays.id, stays.chat) == (old.id, "@new_name")
    assert await stores.channels.all() == [stays]
    (waiting,) = await stores.outbox.in_state(State.SCHEDULED)
    assert waiting.channel_id == old.id
    await stores.channels.enter([("@old_name", None, None), ("@new_name", None, None)], later(1))
    assert await stores.channels.all() == [stays], "both names are known"
    assert await stores.channels.unite(old.id, -1001, NOW) is None


async def test_a_number_is_no_name_to_be_called_by(stores: Stores) -> None:
    number, name = await add_channels(stores, "-1001", "@news")
    await stores.channels.met(name.id, -1001, protected=False)
    stays = await stores.channels.unite(number.id, -1001, NOW)
    assert stays is not None and stays.chat == "-1001"
    assert [one.id for one in await stores.channels.all()] == [number.id]


async def test_two_topics_of_one_group_stay_two(stores: Stores) -> None:
    await stores.channels.enter([("-1001", 5, None), ("-1001", 6, None)], NOW)
    for channel in await stores.channels.all():
        assert await stores.channels.unite(channel.id, -1001, NOW) is None
        await stores.channels.met(channel.id, -1001, protected=False)
    assert len(await stores.channels.all()) == 2
