"""The library the bot is built on, driven against the sandbox: its types must fit."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramConflictError,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.types import (
    BotCommand,
    BufferedInputFile,
    ChatMemberAdministrator,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputMediaPhoto,
    InputTextMessageContent,
    LinkPreviewOptions,
    MessageEntity,
    MessageOriginChannel,
    ReplyParameters,
)

from sandbox.server import Sandbox
from tests.sandbox.helpers import TOKEN, picture


def photo(color: int = 0) -> BufferedInputFile:
    return BufferedInputFile(picture(color=color), "photo.jpg")


@pytest.fixture
async def bot(telegram: Sandbox) -> AsyncIterator[Bot]:
    session = AiohttpSession(api=TelegramAPIServer.from_base(telegram.url))
    async with Bot(TOKEN, session=session) as opened:
        yield opened


@pytest.fixture
def channel(telegram: Sandbox) -> int:
    return telegram.create_channel("News", "news")


async def test_texts(telegram: Sandbox, bot: Bot, channel: int) -> None:
    bold = MessageEntity(type="bold", offset=0, length=5)
    preview = LinkPreviewOptions(is_disabled=True)
    sent = await bot.send_message("@news", "Title", entities=[bold], link_preview_options=preview)
    assert sent.message_id == 2
    assert [(e.type, e.offset, e.length) for e in sent.entities or []] == [("bold", 0, 5)]
    reply = await bot.send_message(
        channel, "reply", reply_parameters=ReplyParameters(message_id=sent.message_id)
    )
    assert reply.reply_to_message is not None and reply.reply_to_message.text == "Title"
    edited = await bot.edit_message_text("Other", chat_id=channel, message_id=sent.message_id)
    assert not isinstance(edited, bool) and edited.text == "Other" and edited.edit_date
    assert await bot.delete_message(channel, sent.message_id)
    seen = telegram.message(channel, sent.message_id)
    assert seen is not None
    assert [one["text"] for one in seen["history"]] == ["Title"]
    assert seen["deleted_by"] == bot.id


async def test_photos(bot: Bot, channel: int) -> None:
    sent = await bot.send_photo(channel, photo(), caption="a", show_caption_above_media=True)
    assert sent.photo is not None and sent.show_caption_above_media
    again = await bot.send_photo(channel, sent.photo[-1].file_id, caption="b")
    assert again.photo is not None
    assert again.photo[-1].file_unique_id == sent.photo[-1].file_unique_id
    media = InputMediaPhoto(media=photo(3), caption="c")
    edited = await bot.edit_message_media(media, chat_id=channel, message_id=sent.message_id)
    assert not isinstance(edited, bool) and edited.caption == "c"
    edited = await bot.edit_message_caption(
        chat_id=channel, message_id=sent.message_id, caption="d"
    )
    assert not isinstance(edited, bool) and edited.caption == "d"
    album = await bot.send_media_group(
        channel, [InputMediaPhoto(media=photo(1)), InputMediaPhoto(media=photo(2))]
    )
    assert len({one.media_group_id for one in album}) == 1
    file = await bot.get_file(sent.photo[0].file_id)
    assert file.file_path is not None
    data = await bot.download_file(file.file_path)
    assert data is not None and len(data.read()) == file.file_size


async def test_forward_and_copy(telegram: Sandbox, bot: Bot, channel: int) -> None:
    reader = telegram.create_user("Reader")
    telegram.start(reader)
    sent = await bot.send_photo(channel, photo(), caption="a")
    forwarded = await bot.forward_message(reader, channel, sent.message_id)
    assert isinstance(forwarded.forward_origin, MessageOriginChannel)
    assert forwarded.forward_origin.message_id == sent.message_id
    copied = await bot.copy_message(reader, channel, sent.message_id)
    assert copied.message_id == forwarded.message_id + 1
    assert await bot.delete_messages(reader, [forwarded.message_id, copied.message_id])


async def test_updates_and_answers(telegram: Sandbox, bot: Bot, channel: int) -> None:
    reader = telegram.create_user("Reader", language_code="kk")
    telegram.start(reader)
    markup = InlineKeyboardMarkup(
        inline_keyboard=[[InlineKeyboardButton(text="OK", callback_data="ok")]]
    )
    sent = await bot.send_message(reader, "Approve?", reply_markup=markup)
    telegram.press(reader, reader, sent.message_id, data="ok")
    telegram.ask_inline(reader, "news")
    updates = await bot.get_updates(timeout=1)
    joined, started, pressed, asked = updates
    assert joined.my_chat_member is not None
    assert joined.my_chat_member.new_chat_member.status == "administrator"
    assert started.message is not None and started.message.text == "/start"
    assert pressed.callback_query is not None
    assert await bot.answer_callback_query(pressed.callback_query.id, "done")
    assert asked.inline_query is not None
    content = InputTextMessageContent(message_text="text")
    article = InlineQueryResultArticle(id="1", title="a", input_message_content=content)
    assert await bot.answer_inline_query(asked.inline_query.id, [article])


async def test_chats(telegram: Sandbox, bot: Bot, channel: int) -> None:
    me = await bot.get_me()
    chat = await bot.get_chat("@news")
    assert (chat.id, chat.type, chat.title) == (channel, "channel", "News")
    member = await bot.get_chat_member(channel, me.id)
    assert isinstance(member, ChatMemberAdministrator) and member.can_post_messages
    admins = await bot.get_chat_administrators(channel)
    assert {one.status for one in admins} == {"creator", "administrator"}
    assert await bot.get_chat_member_count(channel) == 2
    assert await bot.set_my_commands([BotCommand(command="news", description="News")])
    assert (await bot.get_my_commands())[0].command == "news"
    group = telegram.create_group("Forum", forum=True)
    assert (await bot.get_chat(group)).permissions is not None
    assert await bot.send_chat_action(group, "typing")


async def test_webhook(bot: Bot) -> None:
    assert await bot.set_webhook("https://bot.kz/hook", secret_token="secret")
    assert (await bot.get_webhook_info()).url == "https://bot.kz/hook"
    with pytest.raises(TelegramConflictError):
        await bot.get_updates()
    assert await bot.delete_webhook(drop_pending_updates=True)


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        ({"kind": "cut"}, TelegramNetworkError),
        ({"kind": "flood", "retry_after": 3}, TelegramRetryAfter),
        ({"kind": "error", "status": 502}, TelegramServerError),
    ],
)
async def test_faults_become_the_librarys_errors(
    telegram: Sandbox, bot: Bot, channel: int, fault: dict[str, object], error: type[Exception]
) -> None:
    telegram.set_faults([fault])
    with pytest.raises(error):
        await bot.send_message(channel, "a")


async def test_refusals_become_the_librarys_errors(
    telegram: Sandbox, bot: Bot, channel: int
) -> None:
    reader = telegram.create_user("Reader")
    telegram.start(reader)
    telegram.block(reader)
    with pytest.raises(TelegramForbiddenError, match="bot was blocked by the user"):
        await bot.send_message(reader, "a")
    with pytest.raises(TelegramBadRequest, match="message text is empty"):
        await bot.send_message(channel, "")
    group = telegram.create_group("Group", basic=True)
    telegram.upgrade_group(group)
    with pytest.raises(TelegramMigrateToChat):
        await bot.send_message(group, "a")
    session = AiohttpSession(api=TelegramAPIServer.from_base(telegram.url))
    async with Bot("999:wrong", session=session) as stranger:
        with pytest.raises(TelegramUnauthorizedError):
            await stranger.get_me()
