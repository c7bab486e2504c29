"""Readers in Telegram: lists, pages, articles opened, languages, menus."""

from tests.newsroom import ADMIN, Story, running, until
from tests.whole.conftest import Town
from tests.whole.person import labels
from tests.whole.reading import Message, Reading, reading

MUSEUM = "Ночь в музее прошла тихо"
LONG = "Оркестр играл до утра"
DEFAULT = '{"type": "default"}'


async def test_lists_searches_and_groups(town: Town) -> None:
    town.site.stories = [Story(50, title=MUSEUM, minutes_old=60)]
    async with reading(town, 6) as newcomer:
        town.telegram.set_limits(chat_seconds=0)
        await turn_pages_and_open(newcomer())
        await search_in_any_form(newcomer())
        await in_a_group(newcomer())
        await inline(newcomer())


async def turn_pages_and_open(reader: Reading) -> None:
    first = await reader.ask("/news")
    lines = first["text"].split("\n")
    assert lines[0] == "Latest news"
    assert [line for line in lines if line[:2] in {"1.", "2.", "3.", "4.", "5."}] == [
        f"{n}. {Story(n).title}" for n in range(1, 6)
    ]
    assert labels(first) == ["1", "2", "3", "4", "5", "Older ›"]
    links = [e["url"] for e in first["entities"] if e["type"] == "text_link"]
    assert links == [f"{reader.town.site.base}/story/{n}" for n in range(1, 6)]

    await reader.press(first, "Older ›")
    second = await reader.shows(first, lambda text: Story(6).title in text)
    assert labels(second) == ["1", "2", "‹ Newer"]
    await reader.press(second, "‹ Newer")
    await reader.shows(first, lambda text: text == first["text"])
    assert len(reader.said()) == 1, "pages are edited in place"

    (post,) = reader.town.posts()
    before = {m["message_id"] for m in reader.said()}
    await reader.press(first, "1")
    opened = await reader.next_after(before)
    assert (opened["text"], opened["entities"]) == (post["text"], post["entities"])
    assert opened["photo"]["unique_id"] == post["photo"]["unique_id"]
    assert labels(opened) == ["‹ Back to the list"]
    await reader.press(opened, "‹ Back")
    await until(lambda: len(reader.said()) == 1, 10, reader.bot.said())


async def test_a_long_article_in_full(town: Town) -> None:
    told = [f"Глава {n} позади. " + "Музыканты сыграли ещё одну пьесу для гостей города. " * 9
            for n in range(1, 52)]  # fmt: skip
    town.site.stories = [
        Story(90, photo=3, title=LONG, text="".join(f"<p>{part.strip()}</p>" for part in told))
    ]
    async with reading(town, 1) as newcomer:
        town.telegram.set_limits(chat_seconds=0)  # a test reads faster than any person
        await as_one_message_or_plainly(newcomer())
        town.telegram.set_strictness(rich_messages=False)
        await in_pages(newcomer())
        town.telegram.set_limits(chat_seconds=1)
        await in_pages(newcomer())
    asked = [call["status"] for call in town.telegram.calls(method="sendRichMessage")]
    assert asked.count(404) == 1, "a server that does not know it is asked once"


async def opened(reader: Reading, label: str) -> list[Message]:
    """What stands below the list, once its last message has this button."""
    await until(lambda: label in labels(reader.said()[-1]), 60, reader.bot.said())
    return reader.said()[1:]


async def as_one_message_or_plainly(reader: Reading) -> None:
    plainly, richly = "As plain messages", "As one message"
    await reader.ask("/news")
    for _ in range(10):  # on a slow machine the first ones come before all photos are there
        await reader.press(reader.said()[0], "1")
        (whole,) = await opened(reader, plainly)
        kinds = [block["type"] for block in whole["rich"]]
        if kinds.count("photo") == 3:
            break
        await reader.press(whole, "‹ Back")
        await until(lambda: len(reader.said()) == 1, 60, reader.bot.said())
    assert labels(whole) == [plainly, "‹ Back to the list"]
    assert kinds == ["heading", "photo", *["paragraph"] * 51, "photo", "photo", "footer"]
    await reader.press(whole, plainly)
    pages = await opened(reader, "Read on ›")
    assert len({page["album"] for page in pages[:3]}) == 1 and not pages[-1]["rich"]
    await reader.press(pages[-1], "‹ Back")
    await until(lambda: len(reader.said()) == 1, 60, reader.bot.said())
    await reader.press(reader.said()[0], "1")
    pages = await opened(reader, "Read on ›")
    assert labels(pages[-1]) == ["Read on ›", richly, "‹ Back to the list"]
    await reader.press(pages[-1], richly)
    (again,) = await opened(reader, plainly)
    assert again["rich"] == whole["rich"]


async def in_pages(reader: Reading) -> None:
    """Album first; on with it, then all of it away."""
    await reader.press(await reader.ask("/news"), "1")
    shown = await opened(reader, "Read on ›")
    album, pages = shown[:3], shown[3:]
    assert [len({one["album"] for one in album}), len(pages)] == [1, 4]
    assert album[0]["text"].startswith(f"{LONG}\n\nГлава 1 ")
    assert album[0]["text"].endswith("\nЧитать полностью")
    await reader.press(pages[-1], "Read on ›")
    await until(lambda: "Глава 51 " in reader.said()[-1]["text"], 60, reader.bot.said())
    assert labels(reader.said()[-1]) == ["‹ Back to the list"]
    text = "".join(one["text"] for one in reader.said()[1:])
    assert [text.count(f"Глава {n} ") for n in range(1, 52)] == [1] * 51
    assert text.count("пьесу") == 51 * 9
    await reader.press(reader.said()[-1], "‹ Back")
    await until(lambda: len(reader.said()) == 1, 60, reader.bot.said())


async def search_in_any_form(reader: Reading) -> None:
    for text in ("/search музеи", "/news МУЗЕЙ", "музеями", "/news@sandbox_bot музей"):
        found = await reader.ask(text)
        assert f"1. {MUSEUM}" in found["text"], text
        assert labels(found) == ["1"], text
    nothing = await reader.ask('/search несуществующее"-*')
    assert 'Nothing was found: несуществующее"-*' in nothing["text"]
    assert "Nothing was found" in (await reader.ask('/news "-*'))["text"]
    assert "/search museum" in (await reader.ask("/search"))["text"]
    assert (await reader.ask("/start museum_2026-x"))["text"].startswith("Hello!")


async def in_a_group(reader: Reading) -> None:
    """Commands of other bots and plain words are none of ours."""
    group = reader.telegram.create_group("Двор", members=[reader.user])
    for text in ("/news@otherbot", "просто слова", "/unknown", "/news@otherbot музей"):
        reader.telegram.send(reader.user, group, text)
    first = await reader.ask("/news@sandbox_bot", group)
    assert len(reader.said(group)) == 1
    await reader.press(first, "Older ›", group)
    await until(lambda: MUSEUM in reader.said(group)[0]["text"], 20)
    before = {m["message_id"] for m in reader.said(group)}
    await reader.press(first, "1", group)
    opened = await reader.next_after(before, group)
    assert opened["text"].startswith(Story(6).title)
    assert labels(opened) == []


async def inline(reader: Reading) -> None:
    """«@bot words» in any chat: results that become posts, an empty one says what to do."""
    telegram = reader.telegram

    async def asked(words: str, offset: str = "") -> tuple[str, Message]:
        query = telegram.ask_inline(reader.user, words, offset)
        return query, await reader.answer(query)

    _, latest = await asked("")
    assert [one["title"] for one in latest["results"]][:2] == [Story(1).title, Story(2).title]
    query, found = await asked("музеями")
    assert [one["title"] for one in found["results"]] == [MUSEUM]
    assert found["is_personal"] is False and found["next_offset"] == ""
    group = telegram.create_group("Дом", members=[reader.user])
    sent = telegram.choose_inline(reader.user, query, found["results"][0]["id"], group)
    post = telegram.message(group, sent)
    assert post is not None and post["text"].startswith(f"{MUSEUM}\n\n")
    assert post["entities"][0]["type"] == "bold"
    for words, offset in (("несуществующее", ""), ('"-*', ""), ("x" * 256, "")):
        _, nothing = await asked(words, offset)
        assert nothing["results"] == []
        assert nothing["button"]["text"] == "Nothing was found: open the bot"
    _, forged = await asked("", "forged")
    assert forged["results"] == latest["results"]


async def test_languages_menus_and_roles(town: Town) -> None:
    async with reading(town, 1) as newcomer:
        await until(lambda: len(town.telegram.commands()) >= 8, 60)
        await menus_and_help(newcomer())
        reader = newcomer()
        asked = await reader.ask("/language")
        assert labels(asked) == ["Русский", "Қазақша", "✓ English"]
        told = await reader.press(asked, "Қазақша")
        assert "Қазақша" in told["text"]
        await reader.shows(asked, lambda text: "тілде" in text)
        assert (await reader.ask("/news"))["text"].startswith("Соңғы жаңалықтар")
        own = f'{{"chat_id": {reader.user}, "type": "chat"}}'
        assert (own, "") in {(c["scope"], c["language_code"]) for c in town.telegram.commands()}
        assert await reader.bot.stop() == 0
    calls = len(town.telegram.calls(method="setMyCommands"))
    looks = len(town.telegram.calls(method="getMyCommands"))
    async with running(town.folder, town.settings()) as bot:
        await until(lambda: "running as" in bot.said(), 180)
        later = Reading(town, bot, reader.user)
        assert (await later.ask("/news"))["text"].startswith("Соңғы жаңалықтар")
        await until(
            lambda: len(town.telegram.calls(method="getMyCommands")) >= looks + 8, 60, bot.said()
        )
    assert len(town.telegram.calls(method="setMyCommands")) == calls, "nothing was different"


async def menus_and_help(reader: Reading) -> None:
    menus = {
        (menu["scope"], menu["language_code"]): {
            command["command"]: command["description"] for command in menu["commands"]
        }
        for menu in reader.telegram.commands()
    }
    assert menus[DEFAULT, "kk"]["news"] == "соңғы жаңалықтар"
    assert menus[DEFAULT, ""] == menus[DEFAULT, "ru"]
    assert menus[DEFAULT, "en"]["search"] == "search the news"
    admin = menus[f'{{"chat_id": {ADMIN}, "type": "chat"}}', "en"]
    assert admin.items() >= menus[DEFAULT, "en"].items()
    text = (await reader.ask("/help"))["text"]
    assert all(f"/{name} — " in text for name in menus[DEFAULT, "en"])
    assert "administrators" not in text
    editor = Reading(reader.town, reader.bot, ADMIN)
    assert "Для администраторов:" in (await editor.ask("/help"))["text"]
