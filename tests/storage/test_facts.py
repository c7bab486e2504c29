from bot.ports import Stores


async def test_what_was_put_last_is_there(stores: Stores) -> None:
    facts = stores.facts
    assert await facts.get("last_run") is None
    await facts.put("last_run", "2026-11-23")
    await facts.put("last_run", "2026-11-24")
    await facts.put("offset", "5")
    assert await facts.get("last_run") == "2026-11-24"


async def test_text_that_no_database_holds_is_cleaned(stores: Stores) -> None:
    facts = stores.facts
    await facts.put("name", "а\0б \ud800 \ud83d\ude00")
    assert await facts.get("name") == "аб \ufffd \U0001f600"
