"""A channel's style is kept with it, and with every post that was made in it."""

import asyncio
from dataclasses import replace

import sqlalchemy as sa

from bot.model import EVERYTHING, HOUSE, ChannelLine, PutChannel, RemoveChannel, Style, UrlButton
from bot.ports import Stores
from storage.database import Database
from storage.tables import channels
from tests.storage.samples import FINGERPRINT, NOW, add_channels, later, queued

PLAIN = Style(parts=("title", "credits"), bold=False, link="button", tags=3)


async def test_a_style_is_read_as_it_was_written(stores: Stores, database: Database) -> None:
    line = ChannelLine("@news", style=PLAIN)
    await stores.layout.make([PutChannel(line)], NOW, "somebody")
    assert (await stores.channels.all())[0].style == PLAIN
    assert (await stores.channels.carrying(None))[0].style == PLAIN
    assert (await stores.layout.read()).channels == (replace(line, rates=(), words=EVERYTHING),)
    async with database.read() as connection:
        written = (await connection.execute(sa.select(channels.c.style))).scalar_one()
    assert written == {
        "parts": ["title", "credits"],
        "bold": False,
        "link": "button",
        "tags": 3,
    }, "what is the house's today may be another tomorrow"


async def test_a_line_without_a_style_leaves_it(stores: Stores) -> None:
    await stores.layout.make([PutChannel(ChannelLine("@news", style=PLAIN))], NOW)
    await stores.layout.make([PutChannel(ChannelLine("@news", None, "kk"))], later(1))
    (channel,) = await stores.channels.all()
    assert (channel.language, channel.style) == ("kk", PLAIN)
    await stores.layout.make([RemoveChannel(ChannelLine("@news"))], later(2))
    await stores.layout.make([PutChannel(ChannelLine("@news"))], later(3))
    assert (await stores.channels.all())[0].style == PLAIN
    await stores.layout.make([PutChannel(ChannelLine("@news", style=HOUSE))], later(4))
    assert (await stores.channels.all())[0].style == HOUSE


async def test_two_editors_change_two_fields(stores: Stores) -> None:
    (channel,) = await add_channels(stores, "@news")
    await asyncio.gather(
        stores.channels.restyle(channel.id, {"bold": False}, NOW, "user 1"),
        stores.channels.restyle(channel.id, {"tags": 3}, NOW, "user 2"),
    )
    again = await stores.channels.restyle(channel.id, {"tags": 3}, later(1), "user 2")
    assert again == Style(bold=False, tags=3) == (await stores.channels.all())[0].style
    told = [e for e in await stores.events.by_people(9) if e.kind == "channel.restyled"]
    assert {(e.reason, e.who) for e in told} == {("bold: False", "user 1"), ("tags: 3", "user 2")}
    assert len(told) == 2, "what is so already is not told"


async def test_a_post_keeps_the_style_it_was_made_in(stores: Stores) -> None:
    (channel,) = await add_channels(stores, "@news")
    row = await stores.outbox.begin(await queued(stores, channel, 1), FINGERPRINT, NOW, style=PLAIN)
    assert row.style == PLAIN
    await stores.channels.restyle(channel.id, {"bold": True}, later(1), "user 1")
    kept = await stores.outbox.get(row.id)
    assert kept is not None and kept.style == PLAIN


async def test_what_an_edit_said_was_corrected_is_kept(stores: Stores) -> None:
    (channel,) = await add_channels(stores, "@news")
    shows = replace(
        FINGERPRINT,
        button=UrlButton("Оқу", "https://a.kz/1"),
        corrected=("title",),
        digests=("a", "b", "c"),
    )
    row = await stores.outbox.begin(await queued(stores, channel, 1), shows, NOW)
    kept = await stores.outbox.get(row.id)
    assert kept is not None and kept.fingerprint == shows
