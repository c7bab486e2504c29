"""One article for a reader: in a group the very post, in the private chat all of its text."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace

from aiogram.enums import ChatType
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import BufferedInputFile, InlineKeyboardMarkup, Message

from bot.delivery.photos import ReadyPhoto
from bot.delivery.reader_photos import ReaderPhotos
from bot.errors import WorkerError
from bot.model import HOUSE, Article, Post, StoredArticle
from bot.ports import MessageLog, Workers
from bot.posts.compose import compose
from bot.posts.in_full import Portion, in_full, onward
from bot.posts.rich import rich_page
from bot.telegram.forms import NO_PREVIEW, album_of, keyboard, message_entities
from bot.telegram.rich import RichMessages
from bot.texts import Texts
from handlers.readers.article_keyboard import Form, Onward, Trail, article_rows

logger = logging.getLogger(__name__)

_IN_PLACE = 1500  # characters of text that are cut into sentences without a worker


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who reads in the chat of `message`: in which language, what stands there of the
    article already, and whether rich messages are not wanted."""

    message: Message
    trail: Trail
    texts: Texts
    plain: bool

    @property
    def private(self) -> bool:
        return self.message.chat.type == ChatType.PRIVATE


@dataclass(frozen=True, slots=True)
class Opening:
    photos: ReaderPhotos
    messages: MessageLog
    workers: Workers
    rich: RichMessages

    async def show(self, reader: Reader, stored: StoredArticle) -> None:
        """From the beginning."""
        lead = await self.photos.ready(stored)
        further = await self.photos.further(stored, lead) if lead and reader.private else ()
        photos = [lead, *further] if lead else []
        portion = await self._beginning(reader, stored.article, photos)
        goes_on = len(portion.pages) > 1 or portion.told is not None
        if goes_on and self._wants_rich(reader) and await self._richly(reader, stored, photos, 0):
            return
        while not await self._pages(reader, stored, portion, photos):
            photos = photos[: 1 if len(photos) > 1 else 0]
            portion = await self._beginning(reader, stored.article, photos)

    async def go_on(self, reader: Reader, stored: StoredArticle, told: int) -> None:
        """Behind so many letters. Raise WorkerError where a worker dies on them."""
        if self._wants_rich(reader):
            lead = await self.photos.ready(stored)
            photos = [lead, *await self.photos.further(stored, lead)] if lead else []
            if await self._richly(reader, stored, photos, told):
                return
        portion = await self.workers.run(onward, stored.article, told)
        await self._pages(reader, stored, portion, ())

    def _wants_rich(self, reader: Reader) -> bool:
        return reader.private and not reader.plain and self.rich.taken

    async def _richly(
        self, reader: Reader, stored: StoredArticle, photos: Sequence[ReadyPhoto], told: int
    ) -> bool:
        """False where the server does not take it; nothing stands there then."""
        shown = [one.photo for one in photos]
        try:
            page = await self.workers.run(rich_page, stored.article, shown, told)
        except WorkerError as error:
            logger.warning("an article is not shown as a rich message: %s", error)
            return False
        buttons = self._buttons(reader, stored, page.told, plain=False)
        files = {one.photo: one.file_id or one.data or b"" for one in photos}
        said = await self.rich.send(reader.message.chat.id, page, files, buttons)
        if said is None:
            return False
        await self.messages.note(reader.message.chat.id, [said.message_id], ours=True)
        if photos and told == 0 and said.files:
            await self.photos.sent(stored, photos[0], said.files[0])
        return True

    def _buttons(
        self, reader: Reader, stored: StoredArticle, told: int | None, *, plain: bool
    ) -> InlineKeyboardMarkup | None:
        """Under the last of what comes at once. In a group anybody could take away what somebody
        else reads."""
        if not reader.private:
            return None
        further = None if told is None else Onward(stored.id, stored.revision, told)
        chosen = reader.plain and self.rich.taken and bool(reader.trail.messages)
        form = Form(stored.id, plain=not plain) if chosen or not plain else None
        return keyboard(article_rows(reader.trail, further, form, reader.texts))

    async def _beginning(
        self, reader: Reader, article: Article, photos: Sequence[ReadyPhoto]
    ) -> Portion:
        lead, more = next((one.photo for one in photos), None), [one.photo for one in photos[1:]]
        if not reader.private:
            return Portion((compose(article, lead, HOUSE),))
        if sum(len(block.text) for block in article.body) <= _IN_PLACE:
            return in_full(article, lead, more)
        try:
            return await self.workers.run(in_full, article, lead, more)
        except WorkerError as error:
            logger.warning("an article is shown without all of its text: %s", error)
            return Portion((compose(article, lead, HOUSE, more=more),))

    async def _pages(
        self,
        reader: Reader,
        stored: StoredArticle,
        portion: Portion,
        photos: Sequence[ReadyPhoto],
    ) -> bool:
        """False where Telegram refuses the photos: nothing stands there then."""
        for number, page in enumerate(portion.pages, 1):
            last = number == len(portion.pages)
            buttons = self._buttons(reader, stored, portion.told, plain=True) if last else None
            ready = Ready(stored, photos if number == 1 else (), buttons)
            said = await self._said(reader.message, page, ready)
            if not said:
                return False
            ids = [one.message_id for one in said]
            await self.messages.note(said[0].chat.id, ids, ours=True)
            reader = replace(reader, trail=reader.trail.then(*ids))
        return True

    async def _said(self, below: Message, page: Post, ready: "Ready") -> Sequence[Message]:
        if len(ready.photos) > 1:
            return await self._with_album(below, page, ready)
        if ready.photos:
            return await self._with_photo(below, page, ready)
        said = await below.answer(
            page.text,
            entities=message_entities(page.entities),
            reply_markup=ready.buttons,
            link_preview_options=NO_PREVIEW,
        )
        return [said]

    async def _with_album(self, below: Message, page: Post, ready: "Ready") -> Sequence[Message]:
        """Nothing where Telegram refuses a picture. An album has no buttons."""
        files = [photo.file_id for photo in ready.photos if photo.file_id]
        if len(files) < len(ready.photos):
            return ()
        try:
            return await below.answer_media_group(album_of(page, files))
        except TelegramBadRequest:
            self.photos.forget(ready.stored)
            return ()

    async def _with_photo(self, below: Message, page: Post, ready: "Ready") -> Sequence[Message]:
        """Nothing where Telegram refuses the picture."""
        photo = ready.photos[0]
        by_bytes = BufferedInputFile(photo.data, "photo.jpg") if photo.data else None
        for file in (photo.file_id, by_bytes):
            if file is None:
                continue
            try:
                said = await below.answer_photo(
                    file,
                    caption=page.text,
                    caption_entities=message_entities(page.entities),
                    reply_markup=ready.buttons,
                )
            except TelegramBadRequest:
                self.photos.forget(ready.stored)
                continue
            if said.photo:
                held = said.photo[-1].file_id, said.photo[-1].file_unique_id
                await self.photos.sent(ready.stored, photo, held)
            return [said]
        return ()


@dataclass(frozen=True, slots=True)
class Ready:
    """What goes with a page: pictures of its article, and buttons under it."""

    stored: StoredArticle
    photos: Sequence[ReadyPhoto]
    buttons: InlineKeyboardMarkup | None
