"""Who answers what: the first handler that takes an update, for readers, editors and groups."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any
from unittest.mock import MagicMock

import pytest
from aiogram import Dispatcher
from aiogram.types import (
    CallbackQuery,
    Chat,
    InlineQuery,
    Message,
    MessageOriginUser,
    PhotoSize,
    Sticker,
    User,
    Video,
)

from bot.delivery.approvals import APPROVAL
from handlers.dispatch import Tools
from tests.handlers.conftest import EDITOR

Event = Message | CallbackQuery | InlineQuery
Takers = Callable[[Event], Awaitable[list[str]]]

NOW = datetime(2026, 11, 27, tzinfo=UTC)
READER = 7
PHOTO = PhotoSize(file_id="f", file_unique_id="u", width=900, height=600)
STICKER = Sticker(
    file_id="f", file_unique_id="u", type="regular", width=9, height=9, is_animated=False,
    is_video=False,
)  # fmt: skip
VIDEO = Video(file_id="f", file_unique_id="u", width=9, height=9, duration=3)
QUESTION = Message(
    message_id=4,
    date=NOW,
    chat=Chat(id=EDITOR, type="private"),
    from_user=User(id=1, is_bot=True, first_name="Jarshy"),
    text="Publish?",
)
FORWARDED = MessageOriginUser(date=NOW, sender_user=User(id=9, is_bot=False, first_name="Ә."))


@pytest.fixture
def takers(dispatcher: Dispatcher, tools: Tools) -> Takers:
    """Every `file.function` whose filters let an event through, in the order they are asked."""
    kinds = {Message: "message", CallbackQuery: "callback_query", InlineQuery: "inline_query"}

    async def asked(event: Event) -> list[str]:
        given = {**tools, "bot": MagicMock(), "event_from_user": event.from_user}
        found = []
        for router in dispatcher.chain_tail:
            for handler in router.observers[kinds[type(event)]].handlers:
                if (await handler.check(event, **given))[0]:
                    file = handler.callback.__module__.rpartition(".")[2]
                    found.append(f"{file}.{handler.callback.__name__}")
        return found

    return asked


def said(by: int = READER, kind: str = "private", **content: Any) -> Message:
    user = User(id=by, is_bot=False, first_name="Дана")
    chat = Chat(id=by if kind == "private" else -100, type=kind)
    return Message(message_id=5, date=NOW, chat=chat, from_user=user, **content)


def pressed(data: str, by: int = READER) -> CallbackQuery:
    user = User(id=by, is_bot=False, first_name="Дана")
    return CallbackQuery(id="1", from_user=user, chat_instance="1", data=data)


def typed(query: str) -> InlineQuery:
    user = User(id=READER, is_bot=False, first_name="Дана")
    return InlineQuery(id="1", from_user=user, query=query, offset="")


@pytest.mark.parametrize(
    ("event", "handler"),
    [
        (said(text="/start"), "start.start"),
        (said(text="/START x"), "start.start"),
        (said(text="/news метро"), "news.show_news"),
        (said(text="/News"), "news.show_news"),
        (said(text="/search музей"), "news.search"),
        (said(text="/rates 100 usd"), "rates.show_rates"),
        (said(text="/subscribe"), "subscribe.ask"),
        (said(text="/language"), "language.ask"),
        (said(text="/help"), "help.show_help"),
        (said(text="/nonsense"), "help.point_to_help"),
        (said(text="100 долларов"), "rates.reply"),
        (said(text="0 долларов"), "rates.unclear"),
        (said(text="сообщи, когда доллар выше 480"), "alerts.keep"),
        (said(text="новый музей"), "help.look_for"),
        (said(sticker=STICKER), "help.point_to_help"),
        (said(photo=[PHOTO], caption="музей"), "help.point_to_help"),
        (said(pinned_message=QUESTION), None),
        (said(kind="supergroup", text="/news"), "news.show_news"),
        (said(kind="supergroup", text="100 долларов"), None),
        (said(kind="supergroup", text="0 долларов"), None),
        (said(kind="supergroup", text="новый музей"), None),
        (said(kind="supergroup", text="/nonsense"), None),
    ],
)
async def test_what_readers_say(takers: Takers, event: Message, handler: str | None) -> None:
    assert (await takers(event))[:1] == ([handler] if handler else [])


@pytest.mark.parametrize(
    ("command", "handler"),
    [
        ("post", "post.post"),
        ("queue", "queue.queue"),
        ("feeds", "panel.show_feeds"),
        ("channels", "panel.show_channels"),
        ("editors", "staff.editors"),
        ("stats", "stats.stats"),
        ("pause", "pause.turned"),
        ("resume", "pause.turned"),
        ("undo", "undo.undo"),
        ("audit", "log.audit"),
        ("why", "log.why"),
    ],
)
async def test_commands_of_editors_do_not_exist_for_others(
    takers: Takers, command: str, handler: str
) -> None:
    # A card that asks for words hears first that something else was said, and lets it through.
    assert (await takers(said(EDITOR, text=f"/{command} x")))[:2] == ["cards.interrupted", handler]
    in_group = said(EDITOR, kind="supergroup", text=f"/{command}")
    assert (await takers(in_group))[:2] == ["cards.interrupted", handler]
    assert (await takers(said(text=f"/{command} x")))[0] == "help.point_to_help"
    assert await takers(said(kind="supergroup", text=f"/{command}")) == []


@pytest.mark.parametrize(
    ("event", "handler"),
    [
        (said(EDITOR, text="новый музей"), "material.written"),
        (said(EDITOR, photo=[PHOTO], caption="Новый музей"), "material.written"),
        (said(EDITOR, video=VIDEO), "material.other_media"),
        (said(EDITOR, text="/nonsense", forward_origin=FORWARDED), "material.written"),
        (said(EDITOR, text="завтра 8:00", reply_to_message=QUESTION), "approvals.replied"),
        (said(EDITOR, "group", text="да", reply_to_message=QUESTION), "approvals.replied"),
        (said(EDITOR, "group", text="новый музей"), None),
    ],
)
async def test_what_editors_say(takers: Takers, event: Message, handler: str | None) -> None:
    assert (await takers(event))[:1] == ([handler] if handler else [])


@pytest.mark.parametrize(
    ("data", "handler"),
    [
        (f"{APPROVAL}:1:1:yes", "approvals.answered"),
        ("doubt:1:1:there", "answers.answered"),
        ("card:1:1:go", "cards.pressed"),
        ("queue:p:0", "queue.pressed"),
        ("chan:o:5", "panel.pressed"),
        ("feed:o:5", "panel.pressed"),
        ("style:show::7", "style.pressed"),
        ("words:o:5", "words.pressed"),
        ("editor:9", "staff.removed"),
    ],
)
async def test_buttons_of_editors_do_nothing_for_others(
    takers: Takers, data: str, handler: str
) -> None:
    assert (await takers(pressed(data, EDITOR)))[:1] == [handler]
    assert await takers(pressed(data)) == ["unknown.unknown"]


@pytest.mark.parametrize(
    ("event", "handler"),
    [
        (pressed("news:older:5"), "news.pressed"),
        (pressed("news:onward:5:1:900"), "article.go_on"),
        (pressed("news:plain:5"), "article.in_form"),
        (pressed("news:back:5"), "article.back"),
        (pressed("rates:day:-:20261127"), "rate_buttons.pressed"),
        (pressed("alert:list:0"), "alerts.pressed"),
        (pressed("subscribe:now:0"), "subscribe.pressed"),
        (pressed("language:kk"), "language.chosen"),
        (pressed("nobody's"), "unknown.unknown"),
        (typed("100 usd"), "rates_inline.ask"),
        (typed("музей"), "inline.ask"),
        (typed(""), "inline.ask"),
    ],
)
async def test_what_readers_press_and_type(takers: Takers, event: Event, handler: str) -> None:
    assert (await takers(event))[:1] == [handler]
