"""Who may publish, where, from what; pausing, and taking back."""

import asyncio

from tests.newsroom import ADMIN, until
from tests.whole.conftest import Town
from tests.whole.editing import STRANGER, Kept, article, person, settings, stored
from tests.whole.inside import inside
from tests.whole.person import labels


async def test_an_owner_adds_an_editor_by_name_and_removes_them(town: Town) -> None:
    await stored(town, article(town, 1))
    owner = person(town, ADMIN)
    town.telegram.create_user("Гость", username="guest_kz", user_id=STRANGER, language_code="ru")
    town.telegram.start(STRANGER)
    guest = type(owner)(town.telegram, STRANGER)
    async with inside(settings(town)) as bot:
        await guest.sees("/help", bot)
        guest.say("/editors 700")
        await until(lambda: len(guest.said()) == 2, 20, bot.said())
        owner.say("/editors @nobody_here")
        await owner.sees("Не знаю, о ком речь", bot)
        owner.say("/editors @Guest_KZ")
        await owner.sees("Гость (700) теперь в числе редакторов.", bot)
        guest.say("/post 1")
        await guest.offered("Опубликовать в канале @city_news", bot)
        guest.say("/editors 501")
        await guest.sees("могут только владельцы", bot)
        owner.say("/editors")
        await owner.press("Убрать: Гость (700)", bot)
        await until(lambda: "Редакторы:" not in owner.texts()[-1], 20, bot.said())
        assert await guest.press("Опубликовать в канале @city_news", bot) == ""
        await asyncio.sleep(1)
    assert "/help" in guest.texts()[1], "to a stranger the command did not exist"
    assert town.posts() == []


async def test_paused_posts_wait_and_what_waits_can_be_taken_back(town: Town) -> None:
    await stored(town, article(town, 1), article(town, 2))
    owner = person(town, ADMIN)
    async with inside(settings(town)) as bot:
        owner.say("/pause @nowhere_at_all")
        await owner.sees("Такого канала здесь нет: @city_news", bot)
        owner.say("/pause")
        await owner.sees("На паузе: @city_news", bot)
        for number in ("1", "2"):
            owner.say(f"/post {number}")
            await owner.offered("Опубликовать в канале @city_news", bot)
            await owner.press("Опубликовать в канале @city_news", bot)
            await owner.sees("@city_news: отправляется", bot)
        owner.say("/undo")
        await owner.sees("Не будет опубликовано: @city_news.", bot)
        owner.say("/undo")
        await owner.sees("нет публикаций, которые можно отозвать", bot)
        assert town.posts() == []
        owner.say("/channels")
        await owner.sees("@city_news: на паузе", bot)
        owner.say("/resume city_news")
        await until(lambda: len(town.posts()) == 1, 60, bot.said())
        assert town.titles() == [article(town, 1).title]
        owner.say("/post 2")
        await owner.press("Опубликовать в канале @city_news", bot)
        await until(lambda: len(town.posts()) == 2, 60, bot.said())
        owner.say("/undo")
        await owner.sees("Публикация удаляется: @city_news.", bot)
        await until(lambda: len(town.posts()) == 1, 30, bot.said())
        owner.say("/undo")
        await until(lambda: sum("можно отозвать" in one for one in owner.texts()) == 2, 20)
        owner.say("/post 2")
        await owner.press("Опубликовать в канале @city_news", bot)
        await until(lambda: len(town.posts()) == 2, 60, bot.said())
        owner.say("/undo")
        await until(lambda: len(town.posts()) == 1, 30, bot.said())
        owner.say("/why концерт номер 2")
        steps = (await owner.sees("публикация удалена", bot))["text"]
        assert steps.startswith(f"2. {article(town, 2).title}\n\n")
        assert "@city_news: опубликовано" in steps
        owner.say("/audit")
        assert "@city_news: канал на паузе" in (await owner.sees("канал на паузе", bot))["text"]
        owner.say("/stats")
        assert "Публикаций: 3 · 3" in (await owner.sees("За сутки", bot))["text"]
    assert town.titles() == [article(town, 1).title]


async def test_channels_and_feeds_are_added_paused_and_removed(town: Town) -> None:
    owner = person(town, ADMIN)
    town.telegram.create_channel("Область", username="region_news", owner=ADMIN)
    async with inside(settings(town)) as bot:
        owner.say("/channels @region_news=kk")
        await owner.sees("@region_news добавлен, бот может там публиковать.", bot)
        await owner.sees("2. @region_news: kk, работает", bot)
        await owner.press("2", bot)
        await owner.press("Пауза", bot)
        await owner.sees("kk, на паузе", bot)
        await owner.press("Убрать", bot)
        await owner.press("Да, убрать", bot)
        await until(lambda: "@region_news" not in owner.texts()[-1], 20, bot.said())
        owner.say("/feeds ftp://x")
        await owner.sees("Это не адрес ленты", bot)
        owner.say(f"/feeds {town.site.base}/other.xml")
        card = await owner.sees("other.xml", bot)
        assert labels(card) == ["1", "2"]
        for forged in ("chan:D:99", "feed:D:x", "chan:z:1", "feed:o:999999"):
            await owner.forge(card["message_id"], forged, bot)
    async with Kept(town) as kept:
        assert [channel.chat for channel in await kept.channels.all()] == ["@city_news"]
        assert len(await kept.feeds.all()) == 2


async def test_words_are_chosen_in_telegram(town: Town) -> None:
    owner = person(town, ADMIN)
    async with inside(settings(town)) as bot:
        owner.say("/channels @city_news +футбол, +кубок мира -казино")
        await owner.sees("только статьи хотя бы с одним из слов: футбол, кубок мира", bot)
        await owner.press("✕ +кубок мира", bot)
        await owner.sees("только статьи хотя бы с одним из слов: футбол\n", bot)
        await owner.press("Назад", bot)
        await owner.press("✓ Отбор по словам", bot)
        await owner.sees("не идут статьи ни с одним из слов: казино", bot)
        owner.say("/channels @city_news +футбол -футбол")
        await owner.sees("Не могу принять эти слова", bot)
        owner.say("/channels @nowhere +футбол")
        await owner.sees("Не понимаю, какой это канал", bot)
        owner.say("/audit")
        told = (await owner.sees("изменён отбор статей по словам", bot))["text"]
        assert "(+футбол, +кубок мира, -казино)" in told and "(+футбол, -казино)" in told
    async with Kept(town) as kept:
        (channel,) = await kept.channels.all()
    assert list(channel.words) == ["+футбол", "-казино"]


async def test_how_a_channels_posts_look_is_chosen_with_buttons(town: Town) -> None:
    for number in (1, 2):
        await stored(town, article(town, number, photo=True))
    owner = person(town, ADMIN)
    async with inside(settings(town)) as bot:
        owner.say("/post 1")
        await owner.press("Опубликовать в канале @city_news", bot)
        await until(lambda: len(town.posts()) == 1, 20, bot.said())
        owner.say("/channels")
        await owner.press("1", bot)
        await owner.press("Оформление публикаций", bot)
        await owner.press("Ссылка: словом", bot)
        await owner.offered("Ссылка: кнопкой", bot)
        await owner.press("Текст над фото", bot)
        await owner.offered("☑ Текст над фото", bot)
        await owner.press("Показать публикацию", bot)
        shown = await owner.offered("Читать полностью", bot)
        owner.say("/post 2")
        await owner.press("Опубликовать в канале @city_news", bot)
        await until(lambda: len(town.posts()) == 2, 20, bot.said())
    old, new = town.posts()
    assert (old["markup"], old["above"], old["edit_date"]) == (None, False, None)
    assert "Читать полностью" in old["text"] and "Читать полностью" not in new["text"]
    assert labels(new) == labels(shown) == ["Читать полностью"]
    assert new["above"] and shown["above"]
    assert shown["text"] == new["text"], "what an editor is shown is the post"
