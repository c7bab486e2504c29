"""One article for a reader: in a group the very post, in the private chat all of its text."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass

from aiogram.enums import ChatType
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import BufferedInputFile, InlineKeyboardMarkup, Message

from bot.delivery.photos import ReadyPhoto
from bot.delivery.reading import ReadingPhotos
from bot.errors import WorkerError
from bot.model import HOUSE, Article, Post, StoredArticle
from bot.ports import MessageLog, Workers
from bot.posts.compose import compose
from bot.posts.in_full import Portion, in_full, onward
from bot.telegram.forms import album_of
from bot.texts import Texts
from handlers.readers.article_keyboard import Onward, Trail, article_rows
from handlers.speaking import NO_PREVIEW, entities_of, keyboard

logger = logging.getLogger(__name__)

_IN_PLACE = 1500  # characters of text that are cut into sentences without a worker


@dataclass(frozen=True, slots=True)
class _Reader:
    """Below which message somebody reads what, and what stands there of it already."""

    message: Message
    stored: StoredArticle
    trail: Trail
    texts: Texts

    def buttons(self, sent: Sequence[int], told: int | None) -> InlineKeyboardMarkup | None:
        """Under the last of the pages that come at once. In a group anybody could take away what
        somebody else reads."""
        if self.message.chat.type != ChatType.PRIVATE:
            return None
        further = None if told is None else Onward(self.stored.id, self.stored.revision, told)
        return keyboard(article_rows(self.trail.then(*sent), further, self.texts))


@dataclass(frozen=True, slots=True)
class Opening:
    photos: ReadingPhotos
    messages: MessageLog
    workers: Workers

    async def show(self, message: Message, stored: StoredArticle, texts: Texts) -> None:
        """Below the list that `message` is."""
        reader = _Reader(message, stored, Trail(message.message_id), texts)
        lead = await self.photos.ready(stored)
        private = message.chat.type == ChatType.PRIVATE
        further = await self.photos.further(stored, lead) if lead and private else ()
        photos = [lead, *further] if lead else []
        for number in sorted({len(photos), min(len(photos), 1), 0}, reverse=True):
            portion = await self._beginning(stored.article, photos[:number], private=private)
            if await self._pages(reader, portion, photos[:number]):
                return

    async def go_on(self, message: Message, stored: StoredArticle, told: int, texts: Texts) -> None:
        """Behind so many letters, below the pages of which `message` is the last."""
        trail = (Trail.under(message) or Trail(0)).then(message.message_id)
        portion = await self.workers.run(onward, stored.article, told)
        await self._pages(_Reader(message, stored, trail, texts), portion, ())

    async def _beginning(
        self, article: Article, photos: Sequence[ReadyPhoto], *, private: bool
    ) -> Portion:
        lead, more = next((one.photo for one in photos), None), [one.photo for one in photos[1:]]
        if not private:
            return Portion((compose(article, lead, HOUSE),))
        if sum(len(block.text) for block in article.body) <= _IN_PLACE:
            return in_full(article, lead, more)
        try:
            return await self.workers.run(in_full, article, lead, more)
        except WorkerError as error:
            logger.warning("an article is shown without all of its text: %s", error)
            return Portion((compose(article, lead, HOUSE, more=more),))

    async def _pages(self, reader: _Reader, portion: Portion, photos: Sequence[ReadyPhoto]) -> bool:
        """False where Telegram refuses the photos: nothing stands there then."""
        sent: list[int] = []
        for number, page in enumerate(portion.pages, 1):
            last = number == len(portion.pages)
            buttons = reader.buttons(sent, portion.told) if last else None
            said = await self._said(reader, page, photos if number == 1 else (), buttons)
            if not said:
                return False
            ids = [one.message_id for one in said]
            await self.messages.note(said[0].chat.id, ids, ours=True)
            sent += ids
        return True

    async def _said(
        self,
        reader: _Reader,
        page: Post,
        photos: Sequence[ReadyPhoto],
        buttons: InlineKeyboardMarkup | None,
    ) -> Sequence[Message]:
        if len(photos) > 1:
            return await self._with_album(reader, page, photos)
        if photos:
            return await self._with_photo(reader, page, photos[0], buttons)
        said = await reader.message.answer(
            page.text,
            entities=entities_of(page.entities),
            reply_markup=buttons,
            link_preview_options=NO_PREVIEW,
        )
        return [said]

    async def _with_album(
        self, reader: _Reader, page: Post, photos: Sequence[ReadyPhoto]
    ) -> Sequence[Message]:
        """Nothing where Telegram refuses a picture. An album has no buttons."""
        files = [photo.file_id for photo in photos if photo.file_id]
        if len(files) < len(photos):
            return ()
        try:
            return await reader.message.answer_media_group(album_of(page, files))
        except TelegramBadRequest:
            self.photos.forget(reader.stored)
            return ()

    async def _with_photo(
        self,
        reader: _Reader,
        page: Post,
        photo: ReadyPhoto,
        buttons: InlineKeyboardMarkup | None,
    ) -> Sequence[Message]:
        """Nothing where Telegram refuses the picture."""
        by_bytes = BufferedInputFile(photo.data, "photo.jpg") if photo.data else None
        for file in (photo.file_id, by_bytes):
            if file is None:
                continue
            try:
                said = await reader.message.answer_photo(
                    file,
                    caption=page.text,
                    caption_entities=entities_of(page.entities),
                    reply_markup=buttons,
                )
            except TelegramBadRequest:
                self.photos.forget(reader.stored)
                continue
            if said.photo:
                held = said.photo[-1].file_id, said.photo[-1].file_unique_id
                await self.photos.sent(reader.stored, photo, held)
            return [said]
        return ()
