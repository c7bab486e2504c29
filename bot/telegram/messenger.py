"""The core's Messenger on aiogram."""

from collections.abc import Sequence
from typing import Any

from aiogram import Bot
from aiogram.methods import (
    DeleteMessage,
    EditMessageReplyMarkup,
    ForwardMessage,
    GetMe,
    SendMessage,
    SendPhoto,
)
from aiogram.types import (
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    Message,
    MessageEntity,
    MessageOriginChannel,
    MessageOriginUser,
)

from bot.delivery.messenger import Button, ChatFacts, Copy, Delivered, Target
from bot.errors import AnswerLost, ChatGone, Refused, Unauthorized
from bot.model import Entity, Fingerprint, Post
from bot.posts.fingerprint import fingerprint
from bot.telegram.calls import GetChatFacts, GetMemberFacts, call

UPLOAD_SECONDS = 60
SEND_SECONDS = 30
LOOK_SECONDS = 15


class TelegramMessenger:
    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    @property
    def bot_id(self) -> int:
        return self._bot.id

    async def greet(self) -> str:
        """The bot's own name. Raise Unauthorized for a token that is not accepted."""
        try:
            me = await call(self._bot, GetMe(), LOOK_SECONDS)
        except Refused as error:  # what cannot even be a token gets 404
            raise Unauthorized(
                f"Telegram does not know BOT_TOKEN ({error.description}): get the right one from"
                " @BotFather"
            ) from error
        return me.username or str(me.id)

    async def send(self, target: Target, post: Post, photo: bytes | str | None) -> Delivered:
        entities = [_entity(e) for e in post.entities] or None
        if photo is None:
            text = SendMessage(
                chat_id=target.chat,
                message_thread_id=target.topic,
                text=post.text,
                entities=entities,
                link_preview_options=LinkPreviewOptions(is_disabled=True),
                disable_notification=post.silent or None,
            )
            return _delivered(await call(self._bot, text, SEND_SECONDS))
        method = SendPhoto(
            chat_id=target.chat,
            message_thread_id=target.topic,
            photo=_file(photo),
            caption=post.text,
            caption_entities=entities,
            show_caption_above_media=post.caption_above or None,
            disable_notification=post.silent or None,
        )
        seconds = UPLOAD_SECONDS if isinstance(photo, bytes) else SEND_SECONDS
        return _delivered(await call(self._bot, method, seconds))

    async def upload(self, chat_id: int, photo: bytes) -> Delivered:
        method = SendPhoto(chat_id=chat_id, photo=_file(photo), disable_notification=True)
        return _delivered(await call(self._bot, method, UPLOAD_SECONDS))

    async def forward(self, from_chat: int, message_id: int, to_chat: int) -> Copy:
        method = ForwardMessage(
            chat_id=to_chat,
            from_chat_id=from_chat,
            message_id=message_id,
            disable_notification=True,
        )
        message = await call(self._bot, method, LOOK_SECONDS)
        origin = message.forward_origin
        return Copy(
            message.message_id,
            _shown(message),
            from_bot=isinstance(origin, MessageOriginUser)
            and origin.sender_user.id == self._bot.id,
            from_chat=origin.chat.id if isinstance(origin, MessageOriginChannel) else None,
        )

    async def is_unchanged(self, chat_id: int, message_id: int) -> bool:
        method = EditMessageReplyMarkup(chat_id=chat_id, message_id=message_id)
        try:
            await call(self._bot, method, LOOK_SECONDS)
        except Refused as error:
            text = error.description.lower()
            if "message is not modified" in text:
                return True
            if "can't be edited" in text:
                return False
            raise
        return True

    async def delete(self, chat_id: int, message_id: int) -> None:
        await call(self._bot, DeleteMessage(chat_id=chat_id, message_id=message_id), LOOK_SECONDS)

    async def tell(self, chat_id: int, text: str, buttons: Sequence[Button] = ()) -> int:
        keyboard = [[InlineKeyboardButton(text=b.label, callback_data=b.data)] for b in buttons]
        method = SendMessage(
            chat_id=chat_id,
            text=text,
            link_preview_options=LinkPreviewOptions(is_disabled=True),
            reply_markup=InlineKeyboardMarkup(inline_keyboard=keyboard) if keyboard else None,
        )
        return (await call(self._bot, method, SEND_SECONDS)).message_id

    async def meet(self, chat: int | str) -> ChatFacts:
        facts = await call(self._bot, GetChatFacts(chat_id=chat), LOOK_SECONDS)
        if not isinstance(facts.get("id"), int):
            raise AnswerLost("Telegram's answer about the chat could not be read")
        member = await self._member(facts["id"])
        return ChatFacts(
            chat_id=facts["id"],
            title=str(facts.get("title") or facts.get("first_name") or chat),
            protected=bool(facts.get("has_protected_content")),
            may_post=_may_post(str(facts.get("type")), member),
        )

    async def _member(self, chat_id: int) -> dict[str, Any] | None:
        """What the bot may do there; None where the server does not say."""
        method = GetMemberFacts(chat_id=chat_id, user_id=self._bot.id)
        try:
            return await call(self._bot, method, LOOK_SECONDS)
        except ChatGone:
            return {"status": "left"}
        except Refused:
            return None


def _may_post(kind: str, member: dict[str, Any] | None) -> bool:
    """Bot API: ChatMember. In a channel only administrators with the right post."""
    if kind == "private" or member is None or member.get("status") == "creator":
        return True
    status = member.get("status")
    if status == "administrator":
        return kind != "channel" or member.get("can_post_messages") is not False
    if status == "restricted":
        return bool(member.get("can_send_messages"))
    return status == "member" and kind != "channel"


def _file(photo: bytes | str) -> BufferedInputFile | str:
    return photo if isinstance(photo, str) else BufferedInputFile(photo, "photo.jpg")


def _entity(entity: Entity) -> MessageEntity:
    return MessageEntity(
        type=entity.type, offset=entity.offset, length=entity.length, url=entity.url
    )


def _delivered(message: Message) -> Delivered:
    photo = message.photo[-1] if message.photo else None
    return Delivered(
        message.message_id,
        message.chat.id,
        photo.file_id if photo else None,
        photo.file_unique_id if photo else None,
    )


def _shown(message: Message) -> Fingerprint:
    """What the message shows, made like that of our own posts, so that the two compare."""
    entities = message.entities or message.caption_entities or []
    shown = Post(
        message.text or message.caption or "",
        tuple(Entity(e.type, e.offset, e.length, e.url) for e in entities),
    )
    return fingerprint(shown, message.photo[-1].file_unique_id if message.photo else None)
