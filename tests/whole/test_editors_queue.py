"""/queue, and approvals: two editors, one result, after a kill and by forged buttons too."""

import asyncio

from bot.model import NewRow, State
from tests.newsroom import ADMIN, picture, until
from tests.storage.samples import NOW
from tests.whole.conftest import Town
from tests.whole.editing import OTHER, STRANGER, Kept, article, person, settings, stored
from tests.whole.inside import inside
from tests.whole.person import buttons, labels, shown


async def waiting(town: Town, number: int, state: State) -> None:
    """An article with a row in this state; in doubt as after a lost answer."""
    begin = state if state is not State.IN_DOUBT else State.WAITING_APPROVAL
    async with Kept(town) as kept:
        await kept.channels.enter([("@city_news", None, None)], NOW)
        (channel,) = await kept.channels.all()
    await stored(town, article(town, number), rows=(NewRow(channel.id, begin, NOW),))


async def test_approval_shows_the_very_post_and_two_editors_get_one_result(town: Town) -> None:
    await waiting(town, 1, State.WAITING_APPROVAL)
    editor, other = person(town, ADMIN), person(town, OTHER)
    async with inside(settings(town, MODERATION="approve")) as bot:
        question = await editor.offered("Не публиковать", bot)
        (preview,) = [m for m in editor.said() if m["text"].startswith(article(town, 1).title)]
        await asyncio.sleep(1)
    approve = next(b["callback_data"] for b in buttons(question) if b["text"] == "Опубликовать")
    async with inside(settings(town, MODERATION="approve")) as bot:
        other.say("/queue")
        assert article(town, 1).title in (await other.sees("1 публикация", bot))["text"]
        await other.press("1", bot)
        assert "ждёт одобрения" in (await other.sees("@city_news: ждёт", bot))["text"]
        await other.press("Отправить сейчас", bot)
        await until(lambda: len(town.posts()) == 1, 20, bot.said())
        await editor.sees("Отправляется. Решение: Айгүл.", bot)
        assert labels(editor.said()[-1]) == [], "the question about it is closed"
        said = await editor.forge(question["message_id"], approve, bot)
        assert said == "На этот вопрос уже ответили."
    assert len(town.posts()) == 1
    assert shown(town.posts()[0]) == shown(preview)


async def test_an_approval_may_be_put_off_or_refused(town: Town) -> None:
    for number in (1, 2):
        await waiting(town, number, State.WAITING_APPROVAL)
    editor = person(town, ADMIN)
    async with inside(settings(town, MODERATION="approve")) as bot:
        await until(lambda: len([t for t in editor.texts() if "Опубликовать это" in t]) == 2, 30)
        await asyncio.sleep(1)
        await editor.press("Не публиковать", bot)
        await editor.sees("не публикуется. Решение:", bot)
        await editor.press("Запланировать", bot)
        await editor.press("Завтра, 08:00", bot)
        await editor.sees("08:00 в канале @city_news. Решение:", bot)
        editor.say("/queue")
        text = (await editor.sees("1 публикация, следующая", bot))["text"]
    assert "запланировано" in text
    assert town.posts() == []


async def test_a_question_stays_in_its_language_whoever_presses(town: Town) -> None:
    await waiting(town, 1, State.WAITING_APPROVAL)
    editor = person(town, ADMIN)
    async with inside(settings(town, MODERATION="approve", LANGUAGE="kk")) as bot:
        editor.say("/language")
        await editor.press("Русский", bot)
        await editor.press("Жоспарлау", bot)
        assert "Басқа уақыт…" in labels(await editor.offered("Артқа", bot))
        await editor.press("Ертең, 08:00", bot)
        await until(lambda: any("Шешім:" in one for one in editor.texts()), 20, bot.said())
    assert not any("Решение" in one for one in editor.texts())


async def test_an_approval_may_be_put_off_to_any_time_in_words(town: Town) -> None:
    await waiting(town, 1, State.WAITING_APPROVAL)
    editor = person(town, ADMIN)
    async with inside(settings(town, MODERATION="approve")) as bot:
        await editor.press("Запланировать", bot)
        assert "ответом на это сообщение" in await editor.press("Другое время", bot)
        question = (await editor.offered("Назад", bot))["message_id"]
        editor.say("когда-нибудь", reply_to=question)
        await editor.sees("Не получилось понять время", bot)
        editor.say("вчера в 9", reply_to=question)
        editor.say("завтра 21:40", reply_to=question)
        await editor.sees("21:40 в канале @city_news. Решение:", bot)
        closed = [m for m in editor.said() if m["message_id"] == question]
        assert "21:40" in closed[0]["text"]
        assert labels(closed[0]) == []
    async with Kept(town) as kept:
        (row,) = await kept.outbox.in_state(State.SCHEDULED)
    assert f"{row.due_at:%H:%M}" == "16:40"


async def test_the_queue_is_acted_on_once_and_not_by_strangers(town: Town) -> None:
    await waiting(town, 1, State.FAILED)
    await waiting(town, 2, State.WAITING_APPROVAL)
    editor, stranger = person(town, ADMIN), person(town, STRANGER)
    async with inside(settings(town, MODERATION="approve")) as bot:
        await editor.offered("Не публиковать", bot)
        await asyncio.sleep(1)
        editor.say("/queue")
        listed = await editor.sees("2 публикации", bot)
        assert listed["text"].index("номер 1") < listed["text"].index("номер 2")
        await editor.press("1", bot)
        opened = await editor.offered("Попробовать ещё раз", bot)
        again = next(b for b in buttons(opened) if b["text"] == "Попробовать ещё раз")
        stranger.say("/queue")
        await until(lambda: len(stranger.said()) == 2, 20, bot.said())
        assert "/help" in stranger.texts()[-1]
        seen = stranger.said()[-1]["message_id"]
        assert await stranger.forge(seen, again["callback_data"], bot) == ""
        assert await editor.forge(opened["message_id"], "queue:now:1:99", bot) != ""
        assert town.posts() == []
        for _ in range(2):
            await editor.forge(opened["message_id"], again["callback_data"], bot)
        await until(lambda: len(town.posts()) == 1, 20, bot.said())
    assert len(town.posts()) == 1


async def test_choose_schedule_in_words_and_edit(town: Town) -> None:
    await stored(town, article(town, 1), article(town, 2))
    editor = person(town, ADMIN)
    async with inside(settings(town)) as bot:
        editor.say("/post концерт")
        await editor.sees("Какой из этих материалов?", bot)
        await editor.press("номер 2", bot)
        await editor.press("Изменить", bot)
        editor.say("Оркестр сыграл под открытым небом\nКонцерт собрал всю площадь.")
        await editor.sees("Оркестр сыграл под открытым небом\n\nКонцерт собрал", bot)
        await editor.press("Запланировать", bot)
        await editor.press("Другое время", bot)
        editor.say("вчера")
        await editor.sees("Не получилось понять время", bot)
        editor.say("00:00")
        await editor.sees("Это время уже прошло", bot)
        editor.say("завтра 8:00")
        text = (await editor.sees("Запланировано на", bot))["text"]
        assert "@city_news: запланировано" in text
    async with Kept(town) as kept:
        (row,) = await kept.outbox.in_state(State.SCHEDULED)
    assert (row.article_id, row.urgent) == (2, True)
    assert town.posts() == []


async def test_a_command_ends_the_question_for_a_new_text(town: Town) -> None:
    await stored(town, article(town, 1))
    editor = person(town, ADMIN)
    async with inside(settings(town)) as bot:
        editor.say("/post 1")
        await editor.press("Опубликовать", bot)
        await until(lambda: len(town.posts()) == 1, 60, bot.said())
        town.telegram.create_channel("Область", username="region_news", owner=ADMIN)
        editor.say("/channels @region_news")
        await editor.sees("@region_news", bot)
        editor.say("/post 1")
        await editor.press("Изменить", bot)
        editor.say("/queue")
        await editor.sees("Очередь пуста", bot)
        count = len(editor.said())
        editor.say("Спасибо")
        await until(lambda: len(editor.said()) > count, 20, bot.said())
        await asyncio.sleep(1)
    assert town.titles() == [article(town, 1).title]


async def test_a_time_written_under_the_buttons_with_times_is_taken(town: Town) -> None:
    await stored(town, article(town, 1), article(town, 2))
    editor = person(town, ADMIN)
    async with inside(settings(town)) as bot:
        editor.say("/post 1")
        await editor.press("Запланировать", bot)
        editor.say("концерт")
        await editor.sees("Найдено: концерт", bot)
        editor.say("завтра в 9")
        await editor.sees("Запланировано на", bot)
    async with Kept(town) as kept:
        assert len(await kept.outbox.in_state(State.SCHEDULED)) == 1


async def test_a_photo_without_words_is_asked_for_them(town: Town) -> None:
    editor = person(town, ADMIN)
    async with inside(settings(town)) as bot:
        editor.say("", photo=picture(1))
        await editor.sees("Пришлите текст или фото с текстом", bot)


async def test_of_two_channels_the_chosen_one_alone(town: Town) -> None:
    editor = person(town, ADMIN)
    town.telegram.create_channel("Область", username="region_news", owner=ADMIN)
    text = "В парке открыли каток\n\nКаток работает каждый день до позднего вечера."
    async with inside(settings(town, CHANNELS="@city_news,@region_news")) as bot:
        editor.say(text, photo=picture(1))
        await editor.offered("☐ @city_news", bot)
        assert await editor.press("Опубликовать", bot) == "Сначала отметьте канал."
        await editor.press("☐ @region_news", bot)
        await editor.offered("☑ @region_news", bot)
        await editor.press("Опубликовать", bot)
        await editor.sees("@region_news: опубликовано", bot)
    assert town.posts() == []
