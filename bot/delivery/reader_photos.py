"""Articles opened by readers: the picture within a reader's patience, held once it is known."""

import asyncio
import hashlib
import logging
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bot.delivery.mending import Mend
from bot.delivery.photos import Photos, ReadyPhoto
from bot.errors import JarshyError
from bot.model import StoredArticle, Upload
from bot.posts.album import companions

logger = logging.getLogger(__name__)

PATIENCE = 4.0  # seconds; then the article comes without its picture
FURTHER = 2.0  # more seconds for those beside it
AT_ONCE = 4  # pictures made for readers; beyond that articles come without
MOST_HELD = 2000
AGAIN_AFTER = 600.0  # seconds until a picture that could not be had is tried again

Key = tuple[int, int]


@dataclass
class ReaderPhotos:
    photos: Photos
    _held: OrderedDict[Key, tuple[ReadyPhoto | None, float]] = field(default_factory=OrderedDict)
    _under_way: dict[Key, asyncio.Task[ReadyPhoto | None]] = field(default_factory=dict)
    _further: OrderedDict[Key, tuple[ReadyPhoto, ...]] = field(default_factory=OrderedDict)
    _fetching: dict[Key, asyncio.Task[tuple[ReadyPhoto, ...]]] = field(default_factory=dict)

    async def ready(self, stored: StoredArticle) -> ReadyPhoto | None:
        """None where there is no usable picture, or none yet: the next reader may see it."""
        key = (stored.id, stored.revision)
        photo, since = self._held.get(key, (None, -AGAIN_AFTER))
        if photo or self.photos.clock.monotonic() - since < AGAIN_AFTER:
            return photo
        if key not in self._under_way:
            if not stored.article.photos or len(self._under_way) >= AT_ONCE:
                return None
            self._under_way[key] = asyncio.create_task(self._prepare(key, stored))
        task = self._under_way[key]
        done, _ = await asyncio.wait({task}, timeout=PATIENCE)
        return task.result() if done else None

    async def further(self, stored: StoredArticle, lead: ReadyPhoto) -> Sequence[ReadyPhoto]:
        """Those of the article that stand beside `lead`, as far as Telegram holds them by now."""
        key = (stored.id, stored.revision)
        if key in self._further:
            return self._further[key]
        if key not in self._fetching:
            alone = not companions(stored.article, lead.photo)
            if alone or len(self._fetching) >= AT_ONCE:
                return ()
            self._fetching[key] = asyncio.create_task(self._fetch(key, stored, lead))
        task = self._fetching[key]
        done, _ = await asyncio.wait({task}, timeout=FURTHER)
        return task.result() if done else ()

    async def sent(self, stored: StoredArticle, photo: ReadyPhoto, file: tuple[str, str]) -> None:
        """Telegram took the bytes and holds the picture under (file id, unique id) now."""
        self._hold((stored.id, stored.revision), replace(photo, file_id=file[0]))
        if photo.data and photo.file_id is None:
            digest = hashlib.sha256(photo.data).hexdigest()
            upload = Upload(digest, self.photos.messenger.bot_id, *file)
            await self.photos.uploads.put(upload, self.photos.clock.now())

    def forget(self, stored: StoredArticle) -> None:
        """Telegram does not take the file id any more."""
        self._held.pop((stored.id, stored.revision), None)
        self._further.pop((stored.id, stored.revision), None)

    async def _fetch(
        self, key: Key, stored: StoredArticle, lead: ReadyPhoto
    ) -> tuple[ReadyPhoto, ...]:
        photos: Sequence[ReadyPhoto] = ()
        try:
            photos, _ = await self.photos.album(stored.article, Mend())
        except JarshyError as error:
            logger.warning("article %s is shown without further photos: %s", stored.id, error)
        finally:
            self._fetching.pop(key, None)
        beside = photos[1:] if photos and photos[0].photo == lead.photo else ()
        found = tuple(replace(photo, data=b"") for photo in beside if photo.file_id is not None)
        if len(found) == len(beside):  # else the service chat was busy: the next reader sees more
            self._further[key] = found
        if len(self._further) > MOST_HELD:
            self._further.popitem(last=False)
        return found

    async def _prepare(self, key: Key, stored: StoredArticle) -> ReadyPhoto | None:
        photo = None
        try:
            photo, _ = await self.photos.ready(stored.article)
        except JarshyError as error:
            logger.warning("article %s is shown without its photo: %s", stored.id, error)
        finally:
            self._under_way.pop(key, None)
        if photo is None or photo.file_id is not None:
            self._hold(key, photo)
        return photo

    def _hold(self, key: Key, photo: ReadyPhoto | None) -> None:
        """Without the bytes: thousands of pictures would fill the memory."""
        kept = replace(photo, data=b"") if photo else None
        self._held[key] = kept, self.photos.clock.monotonic()
        self._held.move_to_end(key)
        if len(self._held) > MOST_HELD:
            self._held.popitem(last=False)
