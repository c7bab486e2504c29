"""Odd, hurried and hostile people: answered or refused kindly, and nobody else waits."""

import time

from tests.newsroom import CROWDED, until
from tests.whole.conftest import Town
from tests.whole.reading import Reading, reading

ODD = (
    "/news " + "слово " * 600,
    "а" * 4096,
    "<b>жирный</b> &amp; *звезда* _подчёркнуто_ [x](http://y.z) `код`",
    "שלום עולם \u202eобратно",
    "Z̷̢̧̛a̸l̵g̶o̷" * 50,
    "/news 🏛️👩‍👩‍👧‍👦🇰🇿",
    "/search '; DROP TABLE articles; --",
    "/unknown",
    "   ...   ",
)
FORGED = (
    "news:read:999999999999999999",
    "news:read:99999999999999999999999999",
    "news:read:-1",
    "news:older:x",
    "news:",
    "news:back:",
    "language:tlh",
    "news:drop:1",
    "subscribe:now:x",
)


async def test_odd_forged_and_hurried(town: Town) -> None:
    pace = {"RATE_PER_SECOND": "28", "RATE_CHAT_SECONDS": "1", "RATE_CHAT_MINUTE": "20"}
    async with reading(town, 6, **pace) as newcomer:
        strange = newcomer("zz", "<b>&\u202e‮Ж</b>")
        for number, text in enumerate(ODD):
            who = strange if number % 2 else newcomer()
            assert (await who.ask(text))["text"], text
        await forged_presses(newcomer())
        await forged_presses_without_end(newcomer())
        await a_flood_is_waited_for(newcomer())
        await who_blocked_the_bot(newcomer(), newcomer())
        counts = town.telegram.counts()
        assert counts["violations"] == {}, counts
        await a_hundred_presses(newcomer(), newcomer("ru"))
        assert town.telegram.counts()["violations"] == {}


async def forged_presses(reader: Reading) -> None:
    first = await reader.ask("/news")
    for data in FORGED:
        answer = await reader.forge(first, data)
        assert "any more" in answer["text"], data
    other = await reader.ask("/language")
    for data in ("news:older:5", "news:back:1", "news:read:1"):
        assert "any more" in (await reader.forge(other, data))["text"], data
    assert len(reader.said()) == 2


async def forged_presses_without_end(reader: Reading) -> None:
    first = await reader.ask("/news")
    for data in ("news:older:0", "news:newer:999999999999999999"):
        await reader.forge(first, data)
        assert (await reader.shows(first, bool))["text"] == first["text"]
    for _ in range(3):
        await reader.press(first, "Older ›")
        await reader.forge(first, "news:older:1")
    assert len(reader.said()) == 1


async def a_flood_is_waited_for(reader: Reading) -> None:
    flood = {"kind": "flood", "method": "sendMessage", "chat": reader.user, "retry_after": 2}
    reader.telegram.set_faults([flood])
    began = time.monotonic()
    answer = await reader.ask("/news")
    assert answer["text"].startswith("Latest news")
    assert time.monotonic() - began >= 1.5


async def who_blocked_the_bot(reader: Reading, other: Reading) -> None:
    slow = {"kind": "slow", "method": "sendMessage", "chat": reader.user, "seconds": 1.0}
    reader.telegram.set_faults([slow])
    reader.telegram.send(reader.user, reader.user, "/news")
    reader.telegram.block(reader.user)
    await until(lambda: "cannot be answered" in reader.bot.said(), 20, reader.bot.said())
    assert (await other.ask("/news"))["text"]


async def a_hundred_presses(reader: Reading, other: Reading) -> None:
    began = time.monotonic()
    first = await reader.ask("/news")
    alone = time.monotonic() - began  # a crowded machine takes its time anyhow
    queries = [
        reader.telegram.press(
            reader.user, reader.user, first["message_id"], text="Older ›" if n % 2 else "1"
        )
        for n in range(100)
    ]
    began = time.monotonic()
    answer = await other.ask("/news")
    waited = time.monotonic() - began
    assert answer["text"].startswith("Последние новости")
    assert waited < 8 + CROWDED * alone, f"another person waited {waited:.1f} s"
    told = [await reader.answer(query) for query in queries[20:]]
    assert sum("Not so fast" in answer["text"] for answer in told) > 60
