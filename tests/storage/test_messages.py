from bot.model import Fingerprint
from bot.ports import Stores
from storage.messages import WITNESSES
from tests.storage.samples import add_channels


async def test_known_ids_by_chat(stores: Stores) -> None:
    await stores.messages.note(-100, [5, 7, 7], ours=False)
    await stores.messages.note(-100, [6], ours=True)
    await stores.messages.note(-200, [99], ours=True)
    assert await stores.messages.above(-100, 5) == {6: True, 7: False}
    assert await stores.messages.top(-100) == 7
    assert await stores.messages.top(-300) is None


async def test_what_is_ours_stays_ours(stores: Stores) -> None:
    await stores.messages.note(-100, [1, 2], ours=False)
    await stores.messages.note(-100, [2, 3], ours=True)
    await stores.messages.note(-100, [1, 2, 3], ours=False)
    assert await stores.messages.above(-100, 0) == {1: False, 2: True, 3: True}


async def test_nothing_to_note(stores: Stores) -> None:
    await stores.messages.note(-100, [], ours=True)
    assert await stores.messages.above(-100, 0) == {}


async def test_large_numbers(stores: Stores) -> None:
    chat, message = -1009999999999999, 2**52
    await stores.messages.note(chat, [message], ours=True)
    assert await stores.messages.top(chat) == message


async def test_what_was_seen_of_our_channels_newest_posts(stores: Stores) -> None:
    (channel,) = await add_channels(stores, "@news")
    await stores.channels.met(channel.id, -100, protected=False)
    one = Fingerprint("Один", (("bold", 0, 4),), "photo", more=("second", None))
    await stores.messages.witness(-100, 7, one)
    await stores.messages.witness(-100, 7, Fingerprint("Другое"))
    await stores.messages.witness(-100, 8, Fingerprint("Два"))
    await stores.messages.witness(-300, 9, Fingerprint("Чужой канал"))
    assert await stores.messages.witnessed(-100, 6) == {7: one, 8: Fingerprint("Два")}
    assert await stores.messages.witnessed(-100, 7) == {8: Fingerprint("Два")}
    assert await stores.messages.witnessed(-300, 0) == {}
    assert await stores.messages.above(-100, 0) == {}, "a witness alone makes no id known"
    await stores.messages.witness(-100, 7 + WITNESSES, one)
    assert sorted(await stores.messages.witnessed(-100, 0)) == [8, 7 + WITNESSES]
