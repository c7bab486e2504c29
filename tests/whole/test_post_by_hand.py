"""Editors publish by hand: /post, a card under the very post, and nothing twice."""

from dataclasses import replace
from functools import partial
from typing import Any

from tests.newsroom import ADMIN, picture, running, until
from tests.whole.conftest import Town
from tests.whole.editing import OTHER, STRANGER, Kept, article, person, settings, stored
from tests.whole.inside import inside
from tests.whole.person import Person, buttons, labels, shown


async def test_the_preview_is_the_very_post_and_is_published_once(town: Town) -> None:
    await stored(town, article(town, 1, photo=True))
    editor = person(town, ADMIN)
    async with inside(settings(town)) as bot:
        editor.say("/post КОНЦЕРТ номер 1")
        card = await editor.offered("Опубликовать в канале @city_news", bot)
        preview = editor.said()[-2]
        assert (town.posts(), preview["photo"] is None) == ([], False)
        await editor.press("Опубликовать в канале @city_news", bot)
        await until(lambda: len(town.posts()) == 1, 20, bot.said())
        assert shown(town.posts()[0]) == shown(preview)
        await editor.sees("@city_news: опубликовано", bot)
        said = await editor.forge(card["message_id"], first_button(card), bot)
        assert said.startswith("Это уже решено")
        editor.say("/post 1")
        again = await editor.offered("Закрыть", bot)
        assert "@city_news: опубликовано" in again["text"]
        assert labels(again) == ["Закрыть"]
    assert len(town.posts()) == 1


async def test_a_card_survives_kill_and_two_editors_publish_once(town: Town) -> None:
    await stored(town, article(town, 1))
    editor, other = person(town, ADMIN), person(town, OTHER)
    async with running(town.folder, settings(town)) as bot:
        for one in (editor, other):
            one.say(f"/post {town.site.base}/story/1?utm_source=x")
            await one.offered("Опубликовать", bot, 120)
        await bot.kill()
    for one in (editor, other, editor, other):
        card = await one.offered("Опубликовать", bot)
        town.telegram.press(one.id, one.chat, card["message_id"], text="Опубликовать")
    async with inside(settings(town)) as again:
        await until(lambda: len(town.posts()) == 1, 20, again.said())
        await editor.sees("@city_news: опубликовано", again)
        await other.sees("@city_news: опубликовано", again)
    assert len(town.posts()) == 1
    cards = sorted(one.said()[-1]["text"].split("\n")[0] for one in (editor, other))
    assert cards[0].startswith("Отправлено в каналы. Решение: ")
    assert cards[1] == "Публиковать больше нечего."


async def test_to_a_stranger_it_does_not_exist(town: Town) -> None:
    await stored(town, article(town, 1))
    editor, stranger = person(town, ADMIN), person(town, STRANGER)
    group = town.telegram.create_group("Редакция", members=[ADMIN, STRANGER])
    town.telegram.set_limits(chat_seconds=0, per_minute=0)
    async with inside(settings(town)) as bot:
        editor.say("/post 1")
        card = await editor.offered("Опубликовать", bot)
        for line in ("/post 1", "/nosuchcommand", "Заголовок\n\nТекст на целую статью"):
            count = len(stranger.said()) + 1
            stranger.say(line)
            await until(partial(has_said, stranger, count), 20, bot.said())
        *commands, words = stranger.said()[-3:]
        assert len({message["text"] for message in commands}) == 1
        assert words["text"].startswith("Ничего не найдено"), "a reader's words are searched for"
        assert not any(message["markup"] for message in (*commands, words))
        seen = stranger.said()[-1]["message_id"]
        for data in (first_button(card), "card:1:1:go", "card:x", "card:999999:1:go"):
            assert await stranger.forge(seen, data, bot) == ""
        for data in ("card:999999:1:go", "card:1:99:go", "card:1:2:at:never", "card:1:2:t:77"):
            assert await editor.forge(card["message_id"], data, bot) != ""
        town.telegram.send(STRANGER, group, "/post 1")
        town.telegram.send(ADMIN, group, "/post 1")
        await until(lambda: bool(in_group(town, group)), 20, bot.said())
    assert len(in_group(town, group)) == 2, "the editor's post and card alone"
    assert town.posts() == []


async def test_a_message_with_photo_and_credit_becomes_a_post(town: Town) -> None:
    editor = person(town, ADMIN)
    async with inside(settings(town)) as bot:
        editor.say(
            "В городе открыли новую библиотеку\n\nВ понедельник в городе открылась библиотека"
            " с читальным залом на сто мест.\n\nФото: Айдана Оспанова",
            photo=picture(7),
        )
        await editor.press("Опубликовать в канале @city_news", bot)
        await until(lambda: len(town.posts()) == 1, 20, bot.said())
        post = town.posts()[0]
        editor.say("Привет")
        await editor.sees("/help", bot)
    assert post["photo"] is not None
    assert post["text"].startswith("В городе открыли новую библиотеку\n\nВ понедельник")
    assert post["text"].endswith("Фото: Айдана Оспанова")
    assert post["entities"][0] == {"type": "bold", "offset": 0, "length": 33}


async def test_a_link_and_a_spoiler_stay_under_their_words(town: Town) -> None:
    editor = person(town, ADMIN)
    text = "В Риддере открыли каток\n\nОб этом пишет городская газета. Первым вышел Иван Заря."
    link = {"type": "text_link", "offset": 40, "length": 16, "url": "https://gazeta.example/7"}
    spoiler = {"type": "spoiler", "offset": 71, "length": 9}
    async with inside(settings(town)) as bot:
        number = editor.say(text, entities=[link, spoiler])
        await editor.press("Опубликовать", bot)
        await until(lambda: len(town.posts()) == 1, 20, bot.said())
        assert town.posts()[0]["entities"][1:] == [link, spoiler]
        other = {**link, "url": "https://gazeta.example/8"}
        town.telegram.edit(ADMIN, editor.chat, number, text, entities=[other, spoiler])
        await until(lambda: town.posts()[0]["entities"][1:] == [other, spoiler], 20, bot.said())


async def test_a_short_line_becomes_a_post_by_a_reply(town: Town) -> None:
    """By itself it is looked for among the news."""
    editor = person(town, ADMIN)
    async with inside(settings(town)) as bot:
        line = editor.say("Каток открыт")
        await editor.sees("Ничего не найдено: Каток открыт", bot)
        editor.say("/post", reply_to=line)
        card = await editor.offered("Опубликовать", bot)
        assert "Так будет выглядеть публикация" in card["text"]
        await editor.press("Опубликовать", bot)
        await until(lambda: len(town.posts()) == 1, 20, bot.said())
    assert shown(town.posts()[0])[0] == "Каток открыт"


async def test_a_forwarded_channel_post_names_its_source(town: Town) -> None:
    editor = person(town, ADMIN)
    there = town.telegram.create_channel("Вести Жетысу", username="zhetysu_vesti", owner=ADMIN)
    text = "В Талдыкоргане высадили тысячу деревьев\n\nВолонтеры вышли в парк в субботу утром."
    number = town.telegram.post(ADMIN, there, text, photo=picture(3))
    async with inside(settings(town)) as bot:
        town.telegram.forward(ADMIN, there, number, ADMIN)
        await editor.press("Опубликовать", bot)
        await until(lambda: len(town.posts()) == 1, 20, bot.said())
        post = town.posts()[0]
        town.telegram.forward(ADMIN, there, number, ADMIN)
        again = await editor.offered("Закрыть", bot)
    assert "Источник: Вести Жетысу" in post["text"]
    assert post["entities"][-1]["url"] == f"https://t.me/zhetysu_vesti/{number}"
    assert "@city_news: опубликовано" in again["text"]


def has_said(person: Person, count: int) -> bool:
    return len(person.said()) >= count


def first_button(card: dict[str, Any]) -> str:
    return str(buttons(card)[0]["callback_data"])


def in_group(town: Town, group: int) -> list[dict[str, Any]]:
    return [message for message in town.telegram.messages(group) if message["by_bot"]]


def album(town: Town, chat: int, *captions: str) -> list[int]:
    """Posts of a channel, each with a picture."""
    numbers = [
        town.telegram.post(ADMIN, chat, words, photo=picture(place))
        for place, words in enumerate(captions)
    ]
    for message in map(town.telegram.world.chats[chat].messages.get, numbers):
        assert message is not None
        message.draft = replace(message.draft, album="7")
    return numbers


async def test_a_forwarded_album_is_one_article(town: Town) -> None:
    editor = person(town, ADMIN)
    there = town.telegram.create_channel("Вести Жетысу", username="zhetysu_vesti", owner=ADMIN)
    text = "В Талдыкоргане высадили тысячу деревьев\n\nВолонтеры вышли в парк в субботу утром."
    numbers = album(town, there, text, "", "")
    async with inside(settings(town)) as bot:
        town.telegram.forward_album(ADMIN, there, numbers, ADMIN)
        await editor.press("Опубликовать", bot)
        await until(lambda: len(town.posts()) == 3, 20, bot.said())
        cards = [m for m in editor.said() if m["markup"] or "Решение" in m["text"]]
    assert len(cards) == 1, "three messages, one card"
    assert len({post["album"] for post in town.posts()}) == 1, "and one album in the channel"
    async with Kept(town) as kept:
        stored = await kept.articles.get(1)
    assert stored is not None and len(stored.article.photos) == 3


async def test_who_edits_the_own_message_corrects_what_was_made_of_it(town: Town) -> None:
    editor = person(town, ADMIN)
    text = "В Риддере открыли каток\n\nЗа вечер пришли двести человек, лёд залили у школы."
    async with inside(settings(town)) as bot:
        number = editor.say(text)
        await editor.press("Опубликовать", bot)
        await until(lambda: len(town.posts()) == 1, 20, bot.said())
        again = text.replace("двести", "триста")
        town.telegram.edit(ADMIN, editor.chat, number, again)
        await until(lambda: "триста" in town.posts()[0]["text"], 20, bot.said())
        await editor.offered("Закрыть", bot)
        count = len(editor.said())
        town.telegram.edit(ADMIN, editor.chat, number, again)
        town.telegram.edit(ADMIN, editor.chat, editor.say("привет"), "привет, бот")
        await editor.sees("Ничего не найдено", bot)
    assert len(editor.said()) == count + 1, "what says nothing new is passed over"
    assert "триста" in editor.said()[count - 2]["text"], "the post as it reads now, and its card"


async def test_what_is_edited_before_it_is_read_is_read_as_it_says_now(town: Town) -> None:
    editor = person(town, ADMIN)
    text = "В Риддере открыли каток\n\nЗа вечер пришли двести человек, лёд залили у школы."
    number = editor.say(text)
    town.telegram.edit(ADMIN, editor.chat, number, text.replace("двести", "триста"))
    async with inside(settings(town)) as bot:
        await editor.press("Опубликовать", bot)
        await until(lambda: len(town.posts()) == 1, 20, bot.said())
        cards = [m for m in editor.said() if m["markup"] or "Решение" in m["text"]]
    assert "триста" in town.posts()[0]["text"]
    assert len(cards) == 1
