"""Commands as people type them, and what is said of them to whom."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, cast

import pytest
from aiogram import Bot, Router
from aiogram.filters import Command
from aiogram.methods import EditMessageText, TelegramMethod
from aiogram.types import Chat, LinkPreviewOptions, Message, User

from bot.model import Channel, Language
from bot.newsroom.staff import Staff
from bot.ports import RoleStore
from bot.texts import Texts
from bot.utf16 import utf16_length
from handlers.commands import answered_commands, reader_commands
from handlers.desk import Desk
from handlers.editors import answers, log, panel, pause, post, queue, staff, stats, undo
from handlers.readers import help as help_
from handlers.readers import language, news, rates, start, subscribe

NOW = datetime(2026, 11, 26, tzinfo=UTC)
ROOMS = (start, news, rates, language, subscribe, help_)
ROOMS_OF_EDITORS = (post, queue, panel, staff, stats, pause, undo, log)
OWNER = User(id=1, is_bot=False, first_name="Айгүл")


def commands(router: Router) -> Iterable[Command]:
    for handler in router.message.handlers:
        for one in handler.filters or ():
            if isinstance(one.callback, Command):
                yield one.callback


def test_a_phones_capital_letter_changes_no_command() -> None:
    found = [one for room in ROOMS + ROOMS_OF_EDITORS for one in commands(room.router())]
    assert {name for one in found for name in one.commands} >= {"rates", "start", "undo", "post"}
    assert [one.commands for one in found if not one.ignore_case] == []


@pytest.mark.parametrize("language", ["ru", "kk", "en"])
def test_what_is_said_of_commands_is_true_in_a_group_too(language: Language) -> None:
    said = dict(reader_commands(Texts(language), answered_commands(subscribe.router())))
    assert not any(word in said["subscribe"].split() for word in ("чат", "чатқа", "chat"))


class HelpDesk:
    """Keeps what was said."""

    def __init__(self) -> None:
        self.said: list[str] = []

    async def answer(self, message: Message, text: str) -> None:
        self.said.append(text)


@pytest.mark.parametrize(("kind", "told"), [("private", True), ("group", False)])
async def test_help_in_a_group_says_nothing_of_what_is_for_administrators(
    kind: str, told: bool
) -> None:
    desk, staff = HelpDesk(), Staff(frozenset((OWNER.id,)), cast(RoleStore, None))
    asked = Message(message_id=1, date=NOW, chat=Chat(id=-5, type=kind), from_user=OWNER)
    known = answered_commands(help_.router()) | {"news", "queue"}
    await help_.show_help(asked, OWNER, Texts("en"), cast(Desk, desk), staff, known)
    (text,) = desk.said
    assert "/news" in text
    assert ("/queue" in text) is told
    assert ("simply write" in text) is told, "in groups nobody is answered without a command"


class Telegram(Bot):
    def __init__(self) -> None:
        super().__init__("1:a")
        self.calls: list[TelegramMethod[Any]] = []

    async def __call__(
        self, method: TelegramMethod[Any], request_timeout: int | None = None
    ) -> Any:
        self.calls.append(method)
        return True


async def test_an_answered_question_keeps_its_answer_and_gets_no_preview() -> None:
    telegram = Telegram()
    words = "https://city.example/1 " + "Материал 😀 " * 350
    asked = Message(message_id=1, date=NOW, chat=Chat(id=1, type="private"), text=words)
    await answers.close(asked.as_(telegram), "Отмечено.")
    (call,) = telegram.calls
    assert isinstance(call, EditMessageText)
    text, preview = call.text or "", call.link_preview_options
    assert text.startswith("https://city.example/1") and text.endswith("\n\nОтмечено.")
    assert utf16_length(text) <= 4096
    assert isinstance(preview, LinkPreviewOptions) and preview.is_disabled


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("Закрытый канал", True), ("закрытый канал", True), ("-1002", True), ("-1003", False),
        ("@zakrytyi", False),
    ],
)  # fmt: skip
def test_a_private_channel_is_meant_by_its_title_too(asked: str, meant: bool) -> None:
    channel = Channel(1, "-1002", title="Закрытый канал", chat_id=-1002)
    assert pause.is_called(channel, asked) is meant


def test_a_topic_is_meant_by_its_groups_number_and_its_own() -> None:
    topic = Channel(1, "-1003", 5, title="Группа", chat_id=-1003)
    asked = ("-1003/5", "-1003", "группа/5", "Группа", "-1003/6")
    assert [pause.is_called(topic, one) for one in asked] == [True, True, True, True, False]
