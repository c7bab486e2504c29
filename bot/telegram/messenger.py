"""The core's Messenger on aiogram."""

from collections.abc import Sequence
from typing import Any

from aiogram import Bot
from aiogram.methods import (
    CopyMessage,
    DeleteMessage,
    DeleteMessages,
    EditMessageCaption,
    EditMessageReplyMarkup,
    EditMessageText,
    ForwardMessage,
    GetMe,
    SendMessage,
)
from aiogram.types import MessageOriginChannel, MessageOriginUser

from bot.delivery.messenger import ChatFacts, Copy, Delivered, Target
from bot.errors import AnswerLost, ChatGone, Refused, Unauthorized
from bot.model import Button, Post, UrlButton
from bot.posts.entities import cut
from bot.telegram.calls import GetChatFacts, GetMemberFacts, call
from bot.telegram.forms import (
    LONGEST_TEXT,
    NO_PREVIEW,
    album_of,
    buttons_of,
    entities_of,
    file_of,
    keyboard,
    may_post,
    media_of,
    shown,
    text_form,
)
from bot.telegram.sending import EditPicture, SendAlbum, SendPicture, SendText, send, send_album

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

    async def send(
        self, target: Target, post: Post, photos: Sequence[bytes | str]
    ) -> Sequence[Delivered]:
        if len(photos) > 1:
            return await self._send_album(target, post, photos)
        return [await self._send_one(target, post, next(iter(photos), None))]

    async def _send_album(
        self, target: Target, post: Post, photos: Sequence[bytes | str]
    ) -> Sequence[Delivered]:
        method = SendAlbum(
            chat_id=target.chat,
            message_thread_id=target.topic,
            media=album_of(post, photos),
            disable_notification=post.silent or None,
        )
        uploads = any(isinstance(photo, bytes) for photo in photos)
        return await send_album(self._bot, method, UPLOAD_SECONDS if uploads else SEND_SECONDS)

    async def _send_one(self, target: Target, post: Post, photo: bytes | str | None) -> Delivered:
        if photo is None:
            return await send(self._bot, SendText(text_form(target, post)), SEND_SECONDS)
        method = SendPicture(
            chat_id=target.chat,
            message_thread_id=target.topic,
            photo=file_of(photo),
            caption=post.text,
            caption_entities=entities_of(post),
            show_caption_above_media=post.caption_above or None,
            disable_notification=post.silent or None,
            reply_markup=buttons_of(post.button),
        )
        seconds = UPLOAD_SECONDS if isinstance(photo, bytes) else SEND_SECONDS
        return await send(self._bot, method, seconds)

    async def upload(self, chat_id: int, photo: bytes) -> Delivered:
        method = SendPicture(chat_id=chat_id, photo=file_of(photo), disable_notification=True)
        return await send(self._bot, method, UPLOAD_SECONDS)

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
            shown(message),
            from_bot=isinstance(origin, MessageOriginUser)
            and origin.sender_user.id == self._bot.id,
            from_chat=origin.chat.id if isinstance(origin, MessageOriginChannel) else None,
        )

    async def copy(self, from_chat: int, message_id: int, to_chat: int) -> int:
        method = CopyMessage(
            chat_id=to_chat,
            from_chat_id=from_chat,
            message_id=message_id,
            disable_notification=True,
        )
        return (await call(self._bot, method, LOOK_SECONDS)).message_id

    async def edit_text(self, chat_id: int, message_id: int, post: Post) -> None:
        method = EditMessageText(
            chat_id=chat_id,
            message_id=message_id,
            text=post.text,
            entities=entities_of(post),
            link_preview_options=NO_PREVIEW,
            reply_markup=buttons_of(post.button),
        )
        await call(self._bot, method, SEND_SECONDS)

    async def edit_caption(self, chat_id: int, message_id: int, post: Post) -> None:
        method = EditMessageCaption(
            chat_id=chat_id,
            message_id=message_id,
            caption=post.text,
            caption_entities=entities_of(post),
            show_caption_above_media=post.caption_above or None,
            reply_markup=buttons_of(post.button),
        )
        await call(self._bot, method, SEND_SECONDS)

    async def edit_media(
        self, chat_id: int, message_id: int, post: Post, photo: bytes | str
    ) -> Delivered:
        method = EditPicture(
            chat_id=chat_id,
            message_id=message_id,
            media=media_of(post, photo),
            reply_markup=buttons_of(post.button),
        )
        seconds = UPLOAD_SECONDS if isinstance(photo, bytes) else SEND_SECONDS
        return await send(self._bot, method, seconds)

    async def is_unchanged(
        self, chat_id: int, message_id: int, button: UrlButton | None = None
    ) -> bool:
        method = EditMessageReplyMarkup(
            chat_id=chat_id, message_id=message_id, reply_markup=buttons_of(button)
        )
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

    async def delete(self, chat_id: int, message_ids: Sequence[int]) -> None:
        ids = list(message_ids)
        if len(ids) == 1:
            one = DeleteMessage(chat_id=chat_id, message_id=ids[0])
            await call(self._bot, one, LOOK_SECONDS)
        else:
            several = DeleteMessages(chat_id=chat_id, message_ids=ids)
            await call(self._bot, several, LOOK_SECONDS)

    async def tell(self, chat_id: int, text: str, buttons: Sequence[Button] = ()) -> int:
        method = SendMessage(
            chat_id=chat_id,
            text=cut(text, LONGEST_TEXT),
            link_preview_options=NO_PREVIEW,
            reply_markup=keyboard([button] for button in buttons),
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
            may_post=may_post(str(facts.get("type")), member),
            names=_names(facts),
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


def _names(facts: dict[str, Any]) -> frozenset[str]:
    active = facts.get("active_usernames")
    listed = active if isinstance(active, list) else []
    return frozenset(str(name).lower() for name in (facts.get("username"), *listed) if name)
