"""One article for a reader: the very post, with its photo where Telegram holds or takes it."""

from dataclasses import dataclass

from aiogram.enums import ChatType
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import BufferedInputFile, InlineKeyboardMarkup, Message

from bot.delivery.photos import ReadyPhoto
from bot.delivery.reading import ReadingPhotos
from bot.model import HOUSE, StoredArticle
from bot.ports import MessageLog
from bot.posts.compose import compose
from bot.texts import Texts
from handlers.keyboards import back_rows
from handlers.speaking import NO_PREVIEW, entities_of, keyboard


@dataclass(frozen=True, slots=True)
class Opening:
    photos: ReadingPhotos
    messages: MessageLog

    async def show(self, message: Message, stored: StoredArticle, texts: Texts) -> None:
        """Below the list that `message` is."""
        rows = back_rows(message.message_id, texts)
        # In a group anybody could take away what somebody else reads.
        buttons = keyboard(rows) if message.chat.type == ChatType.PRIVATE else None
        photo = await self.photos.ready(stored)
        said = await self._with_photo(message, stored, photo, buttons) if photo else None
        if said is None:
            post = compose(stored.article, None, HOUSE)
            said = await message.answer(
                post.text,
                entities=entities_of(post.entities),
                reply_markup=buttons,
                link_preview_options=NO_PREVIEW,
            )
        await self.messages.note(said.chat.id, [said.message_id], ours=True)

    async def _with_photo(
        self,
        message: Message,
        stored: StoredArticle,
        photo: ReadyPhoto,
        buttons: InlineKeyboardMarkup | None,
    ) -> Message | None:
        """None where Telegram refuses the picture."""
        post = compose(stored.article, photo.photo, HOUSE)
        by_bytes = BufferedInputFile(photo.data, "photo.jpg") if photo.data else None
        for file in (photo.file_id, by_bytes):
            if file is None:
                continue
            try:
                said = await message.answer_photo(
                    file,
                    caption=post.text,
                    caption_entities=entities_of(post.entities),
                    reply_markup=buttons,
                )
            except TelegramBadRequest:
                self.photos.forget(stored)
                continue
            if said.photo:
                held = said.photo[-1].file_id, said.photo[-1].file_unique_id
                await self.photos.sent(stored, photo, held)
            return said
        return None
