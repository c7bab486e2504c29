"""A small newsroom to look at: three channels, a reader, an editor, and a bot that answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sandbox.server import Sandbox
from tests.sandbox.helpers import Answer, Caller
from tests.sandbox.page.pictures import landscape

Json = dict[str, Any]

RU = (
    "В Жанаозене открыли летний лекторий\n\nВ городском саду начались вечера под открытым небом: "
    "учёные рассказывают о звёздах, степных птицах и старых картах. Вход свободный, стулья можно "
    "взять на месте.\n\nФото: Айдана Сарсен · Источник: горсад\nhttps://example.org/lectures"
)
KK = (
    "Көкбұлақта ауыл кітапханасы жаңарды\n\nОқырмандар енді жаңа оқу залында отырып, ескі "
    "газеттердің сандық нұсқасын қарай алады. Алғашқы аптада үш жүзден астам адам келді.\n\n"
    "Сурет: Ерлан Қуаныш · Дереккөз: аудан әкімдігі"
)
EN = (
    "Night train to the lakes runs again\n\nThe blue carriages leave at 21:40 and arrive with the "
    "sunrise. Tickets for the first week sold out within hours.\n\nPhoto: D. Omar · Source: railway"
)
QUOTE = (
    "Мы ждали этого вечера всю зиму. Сад был закрыт, деревья стояли в сетках, и никто не верил, "
    "что к июню успеют. А теперь здесь не хватает мест, и соседи приносят свои стулья, пледы и "
    "чай в термосах. Говорят, в августе будет ещё и кино."
)
WORDS = (
    "Как это выглядит: жирно, курсив, подчёркнуто, зачёркнуто, код, скрыто, #лекторий, @city_ru\n"
    f"{QUOTE}\nprint('сәлем')\nДальше обычный текст."
)


def entity(text: str, part: str, kind: str, **more: str) -> Json:
    before = len(text[: text.index(part)].encode("utf-16-le")) // 2
    return {
        "type": kind,
        "offset": before,
        "length": len(part.encode("utf-16-le")) // 2,
        **more,
    }


def title(text: str) -> list[Json]:
    return [entity(text, text.partition("\n")[0], "bold")]


WORDS_ENTITIES = [
    entity(WORDS, "жирно", "bold"),
    entity(WORDS, "курсив", "italic"),
    entity(WORDS, "подчёркнуто", "underline"),
    entity(WORDS, "зачёркнуто", "strikethrough"),
    entity(WORDS, "код", "code"),
    entity(WORDS, "скрыто", "spoiler"),
    entity(WORDS, QUOTE, "expandable_blockquote"),
    entity(WORDS, "print('сәлем')", "pre", language="python"),
    entity(WORDS, "обычный текст", "text_link", url="https://example.org/more"),
]


@dataclass(frozen=True)
class Scene:
    """Numbers of who and what there is; the messages stand in `ru`."""

    reader: int
    editor: int
    ru: int
    kk: int
    en: int
    photo: int
    words: int
    album: int


def people(telegram: Sandbox) -> tuple[int, int]:
    reader = telegram.create_user("Айгерім", "aigerim", "kk", user_id=501)
    return reader, telegram.create_user("Марат Редактор", "marat", "ru", user_id=502)


async def publish(telegram: Sandbox, api: Caller) -> Scene:
    reader, editor = people(telegram)
    ru = telegram.create_channel("Городские вести", "city_ru", owner=editor)
    kk = telegram.create_channel("Қала тынысы", "city_kk", owner=editor)
    en = telegram.create_channel("Lakeside Daily", "city_en", owner=editor)
    await api("sendPhoto", chat_id=en, photo=landscape(3), caption=EN, caption_entities=title(EN))
    await api(
        "sendPhoto",
        chat_id=kk,
        photo=landscape(5, 700, 1100),
        caption=KK,
        caption_entities=title(KK),
        disable_notification=True,
    )
    words = await api("sendMessage", chat_id=ru, text=WORDS, entities=WORDS_ENTITIES)
    album = await api(
        "sendMediaGroup",
        chat_id=ru,
        media=[
            {"type": "photo", "media": f"attach://p{n}", **({"caption": RU} if n == 0 else {})}
            for n in range(5)
        ],
        **{
            f"p{n}": landscape(n + 10, *((600, 800) if n % 3 == 1 else (900, 600)))
            for n in range(5)
        },
    )
    photo = await api(
        "sendPhoto",
        chat_id=ru,
        photo=landscape(1),
        caption=RU,
        caption_entities=title(RU),
        reply_markup={"inline_keyboard": [[{"text": "Читать", "url": "https://example.org/1"}]]},
    )
    return Scene(
        reader,
        editor,
        ru,
        kk,
        en,
        photo.result["message_id"],
        words.result["message_id"],
        album.result[0]["message_id"],
    )


class AnsweringBot:
    """Answers /start with buttons, inline queries with two results, all else with an echo."""

    COMMANDS = (("", "News"), ("ru", "Свежие новости"), ("kk", "Соңғы жаңалықтар"))
    KEYS = (
        {"text": "Далее ›", "callback_data": "next"},
        {"text": "Важно", "callback_data": "alert"},
    )

    def __init__(self, api: Caller) -> None:
        self.api = api
        self.inbox: list[Json] = []

    async def set_commands(self) -> None:
        for language, word in self.COMMANDS:
            commands = [{"command": "news", "description": word}]
            commands += [{"command": "rates", "description": "USD, EUR"}] if language else []
            await self.api("setMyCommands", commands=commands, language_code=language)

    async def run(self) -> None:
        offset = 0
        while True:
            updates = (await self.api("getUpdates", offset=offset, timeout=30)).result
            for update in updates:
                offset = update["update_id"] + 1
                await self._answer(update)

    async def _answer(self, update: Json) -> Answer | None:
        if "message" in update:
            return await self._say(update["message"])
        if "callback_query" in update:
            return await self._press(update["callback_query"])
        if "inline_query" in update:
            return await self._search(update["inline_query"])
        return None

    async def _say(self, message: Json) -> Answer:
        self.inbox.append(message)
        chat, text = message["chat"]["id"], message.get("text", "")
        await self.api("sendChatAction", chat_id=chat, action="typing")
        if text == "/start":
            markup = {"inline_keyboard": [list(self.KEYS), [self._inline("погода")]]}
            hello = "Страница 1\nСалем! Выберите."
            return await self.api("sendMessage", chat_id=chat, text=hello, reply_markup=markup)
        reply = {"message_id": message["message_id"]}
        shown = f"Получено: {text or 'фото'}"
        return await self.api(
            "sendMessage", chat_id=chat, text=shown[:4000], reply_parameters=reply
        )

    async def _press(self, query: Json) -> Answer:
        named = {"callback_query_id": query["id"]}
        if query["data"] == "alert":
            return await self.api("answerCallbackQuery", **named, text="Внимание", show_alert=True)
        message = query["message"]
        number = int(message["text"].split()[1]) + 1
        await self.api(
            "editMessageText",
            chat_id=message["chat"]["id"],
            message_id=message["message_id"],
            text=f"Страница {number}\nСалем! Выберите.",
            reply_markup=message["reply_markup"],
        )
        return await self.api("answerCallbackQuery", **named, text=f"Это страница {number}")

    async def _search(self, query: Json) -> Answer:
        results = [
            {
                "type": "article",
                "id": str(number),
                "title": f"{query['query']} {number}",
                "description": "Новость из архива",
                "input_message_content": {"message_text": f"Нашлось: {query['query']} {number}"},
            }
            for number in (1, 2)
        ]
        return await self.api("answerInlineQuery", inline_query_id=query["id"], results=results)

    @staticmethod
    def _inline(query: str) -> Json:
        return {"text": "Искать", "switch_inline_query_current_chat": query}
