"""From an article's pictures to those that Telegram holds: fetched, made right, uploaded once."""

import asyncio
import logging
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.delivery.mending import Mend, PhotoBy, address
from bot.delivery.messenger import Delivered, Messenger
from bot.delivery.service_chat import ServiceChat
from bot.errors import AnswerLost, ChatGone, FetchError, JarshyError, PhotoError, TelegramError
from bot.model import Article, Photo, Upload
from bot.ports import Clock, Fetcher, FetchKind, FetchRequest, UploadStore, Workers
from bot.posts.album import companions
from bot.posts.choice import candidates
from bot.posts.drawn import drawn, rendered
from bot.posts.photo import Prepared, is_rendition, prepare
from bot.posts.telegram_photo import TelegramPhoto, telegram_photo

logger = logging.getLogger(__name__)

MOST_TRIED = 4
RETRY_AFTER = 1.0
BUSY_SECONDS = 2.0  # a service chat that is this far behind is not waited for
MAX_BYTES = 20_000_000
SMALL_SIDE = 1280
ALBUM_WITHIN = 20.0  # seconds; further pictures that take longer are left out
FETCHED_AT_ONCE = 3

Made = tuple[Photo, Prepared | TelegramPhoto]


@dataclass(frozen=True, slots=True)
class ReadyPhoto:
    """A picture that can be sent: by `file_id` where Telegram holds it, else by its bytes.

    An editor's own picture has no bytes here.
    """

    photo: Photo
    data: bytes | None
    digest: str
    file_id: str | None = None
    file_unique_id: str | None = None


@dataclass
class Photos:
    fetcher: Fetcher
    workers: Workers
    uploads: UploadStore
    messenger: Messenger
    service: ServiceChat
    clock: Clock

    async def ready(self, article: Article) -> tuple[ReadyPhoto | None, str | None]:
        """The first usable picture; else None and why the best one is not."""
        made, reason = await self._lead(article, ())
        return (await self._ready(made), None) if made else (None, reason)

    async def album(self, article: Article, mend: Mend) -> tuple[Sequence[ReadyPhoto], str | None]:
        """The usable pictures of a post, each once; else none and why the best one is not."""
        if mend.photo is PhotoBy.NONE:
            return (), "Telegram refused the photo"
        lead, reason = await self._lead(article, mend.without)
        if lead is None:
            return (), reason
        made = [lead]
        further = () if mend.alone else companions(article, lead[0])
        wanted = [photo for photo in further if address(photo) not in mend.without]
        for one in await self._others(wanted, article.link):
            if not any(_is_same(one, other) for other in made):
                made.append(one)
        return [await self._ready(one) for one in made], None

    async def _lead(
        self, article: Article, without: Collection[str]
    ) -> tuple[Made | None, str | None]:
        reason = None
        wanted = [photo for photo in candidates(article) if address(photo) not in without]
        for photo in wanted[:MOST_TRIED]:
            try:
                return await self._made(photo, article.link), None
            except JarshyError as error:
                reason = reason or str(error)
        return None, reason

    async def _others(self, photos: Sequence[Photo], referer: str | None) -> list[Made]:
        """Those of them that can be had soon enough, in their order."""
        turns = asyncio.Semaphore(FETCHED_AT_ONCE)

        async def one(photo: Photo) -> Made:
            async with turns:
                return await self._made(photo, referer)

        tasks = [asyncio.create_task(one(photo)) for photo in photos]
        try:
            if tasks:
                await asyncio.wait(tasks, timeout=ALBUM_WITHIN)
        finally:
            for task in tasks:
                task.cancel()
            found = await asyncio.gather(*tasks, return_exceptions=True)
        made = []
        for photo, result in zip(photos, found, strict=True):
            if isinstance(result, asyncio.CancelledError | JarshyError):
                why = str(result) or "it took too long"
                logger.info("a further photo is left out, %s: %s", address(photo), why)
            elif isinstance(result, BaseException):
                raise result
            else:
                made.append(result)
        return made

    async def _made(self, photo: Photo, referer: str | None) -> Made:
        if (telegrams := telegram_photo(photo.url)) is not None:
            self._check_own(telegrams)
            return photo, telegrams
        return photo, await self._prepared(photo, referer)

    async def _ready(self, made: Made) -> ReadyPhoto:
        photo, picture = made
        if isinstance(picture, TelegramPhoto):
            return ReadyPhoto(photo, None, "", picture.file_id, picture.file_unique_id)
        return await self._held(photo, picture)

    async def payload(self, photo: ReadyPhoto, by: PhotoBy) -> bytes | str:
        """What goes to Telegram; an editor's own picture goes by its id alone."""
        if photo.file_id and (by is PhotoBy.ID or photo.data is None):
            return photo.file_id
        if photo.data is None:
            raise PhotoError("the picture has neither an id nor bytes")
        return await self._smaller(photo.data) if by is PhotoBy.SMALLER else photo.data

    async def _smaller(self, data: bytes) -> bytes:
        """Again with half the side, for Telegram could not use the first."""
        return (await self.workers.run(prepare, data, max_side=SMALL_SIDE)).data

    async def arrived(self, photo: ReadyPhoto, delivered: Delivered) -> None:
        """A picture that went with its post has ids from now on."""
        file_id, unique_id = delivered.file_id, delivered.file_unique_id
        if photo.file_id is None and file_id is not None and unique_id is not None:
            upload = Upload(photo.digest, self.messenger.bot_id, file_id, unique_id)
            await self.uploads.put(upload, self.clock.now())

    def _check_own(self, telegrams: TelegramPhoto) -> None:
        """What an editor sent to the bot lies with Telegram alone."""
        if telegrams.bot_id != self.messenger.bot_id:
            raise PhotoError("the picture was sent to another bot (BOT_TOKEN has changed)")

    async def _prepared(self, photo: Photo, referer: str | None) -> Prepared:
        data = await self._bytes(photo, referer)
        return await self.workers.run(prepare, data)

    async def _bytes(self, photo: Photo, referer: str | None) -> bytes:
        if photo.path is not None:
            return await asyncio.to_thread(_read, Path(photo.path))
        if (svg := drawn(photo.url)) is not None:
            return await self.workers.run(rendered, svg)
        if photo.url is None:
            raise PhotoError("the picture has neither an address nor a file")
        request = FetchRequest(photo.url, FetchKind.PICTURE, referer=referer)
        try:
            return (await self.fetcher.fetch(request)).body
        except FetchError as error:
            if error.status is not None and error.status < 500:
                raise
        await self.clock.sleep(RETRY_AFTER)
        return (await self.fetcher.fetch(request)).body

    async def _held(self, photo: Photo, prepared: Prepared) -> ReadyPhoto:
        """Uploaded once, then known by its id; where that cannot be now, sent by its bytes."""
        held = await self.uploads.get(prepared.digest, self.messenger.bot_id)
        held = held or await self._upload(prepared)
        if held is None:
            return ReadyPhoto(photo, prepared.data, prepared.digest)
        return ReadyPhoto(photo, prepared.data, prepared.digest, held.file_id, held.file_unique_id)

    async def _upload(self, prepared: Prepared) -> Upload | None:
        chat = await self.service.chat_id()
        if chat is None or self.service.is_busy(chat, BUSY_SECONDS):
            return None
        try:
            delivered = await self.service.upload(chat, prepared.data)
        except ChatGone as error:
            self.service.close(chat, error)
            return None
        except AnswerLost as error:
            logger.info("uploading a photo was cut short, it is sent with its post: %s", error)
            return None
        except TelegramError as error:
            logger.warning("a photo could not be uploaded, it is sent with its post: %s", error)
            return None
        if delivered.file_id is None or delivered.file_unique_id is None:
            return None
        upload = Upload(
            prepared.digest, self.messenger.bot_id, delivered.file_id, delivered.file_unique_id
        )
        await self.uploads.put(upload, self.clock.now())
        return upload


def _is_same(one: Made, other: Made) -> bool:
    left, right = one[1], other[1]
    if isinstance(left, Prepared) and isinstance(right, Prepared):
        return is_rendition(left, right)
    return left == right


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise PhotoError(f"{path} cannot be read: {error.strerror}") from error
    if len(data) > MAX_BYTES:
        raise PhotoError(f"{path} is larger than {MAX_BYTES // 1_000_000} MB")
    return data
