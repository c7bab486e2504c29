"""Rich messages (Bot API 10.1): articles read in full, where the server takes them."""

import logging
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramNotFound,
    TelegramServerError,
)
from aiogram.methods import TelegramMethod
from aiogram.types import (
    InlineKeyboardMarkup,
    InputMediaPhoto,
    InputRichBlockBlockQuotation,
    InputRichBlockFooter,
    InputRichBlockList,
    InputRichBlockListItem,
    InputRichBlockParagraph,
    InputRichBlockPhoto,
    InputRichBlockSectionHeading,
    InputRichBlockUnion,
    InputRichMessage,
    RichBlockCaption,
    RichTextUnion,
    RichTextUrl,
)

from bot.errors import AnswerLost
from bot.model import Photo
from bot.ports import Clock
from bot.posts.rich import RichPage, RichPart
from bot.telegram.forms import file_of

logger = logging.getLogger(__name__)

HOUR, DAY = 3_600.0, 86_400.0  # seconds
_TITLE, _HEADING = 1, 3  # Bot API, InputRichBlockSectionHeading: 1 is the largest, 6 the smallest

Files = Mapping[Photo, bytes | str]  # by its bytes or by its file id


class SendRich(TelegramMethod[Any]):
    """sendRichMessage, its answer taken as it is: what stands there counts, not how it is told."""

    __returning__ = Any
    __api_method__ = "sendRichMessage"
    optional: ClassVar[bool] = True  # a server before 10.1 does not know it

    chat_id: int
    rich_message: InputRichMessage
    reply_markup: InlineKeyboardMarkup | None = None


@dataclass(frozen=True, slots=True)
class RichSent:
    """`files`: (file id, unique id) of its photos, in their order."""

    message_id: int
    files: tuple[tuple[str, str], ...] = ()


@dataclass
class RichMessages:
    """`taken` until the server refuses one. One that does not know the method is not asked again
    while the process lives; after another refusal, which may lie in the article, for a day; after
    an answer that says nothing for an hour."""

    bot: Bot
    clock: Clock
    _refused_until: float = -math.inf

    @property
    def taken(self) -> bool:
        return self.clock.monotonic() >= self._refused_until

    async def send(
        self, chat_id: int, page: RichPage, files: Files, buttons: InlineKeyboardMarkup | None
    ) -> RichSent | None:
        """None where the server refuses it: nothing stands there then. Raise AnswerLost where it
        does not say."""
        method = SendRich(
            chat_id=chat_id, rich_message=rich_message(page, files), reply_markup=buttons
        )
        try:
            answer = await self.bot(method)
        except TelegramNotFound:
            self._refuse("this server does not know them", math.inf)
            return None
        except (ClientDecodeError, TelegramServerError) as error:
            # It may stand there: nothing else is sent, but the next one comes in plain messages.
            self._refuse(type(error).__name__, HOUR)
            raise AnswerLost("it is not known whether a rich message was sent") from error
        except TelegramAPIError as error:
            # Of its subclasses only this one says that nothing was done.
            if type(error) not in (TelegramAPIError, TelegramBadRequest):
                raise
            self._refuse(error.message, DAY)
            return None
        message_id = answer.get("message_id") if isinstance(answer, dict) else None
        if not isinstance(message_id, int):
            self._refuse("this server answers without a message", math.inf)
            return None
        return RichSent(message_id, tuple(_files(answer)))

    def _refuse(self, why: str, seconds: float) -> None:
        logger.info("articles are read as plain messages, not as rich ones: %s", why)
        self._refused_until = self.clock.monotonic() + seconds


def rich_message(page: RichPage, files: Files) -> InputRichMessage:
    """Photos without a file are left out."""
    blocks = [
        _BLOCKS[part.kind](part, files)
        for part in page.parts
        if part.photo is None or part.photo in files
    ]
    return InputRichMessage(blocks=blocks)


def _paragraphs(part: RichPart) -> list[InputRichBlockUnion]:
    return [InputRichBlockParagraph(text=line) for line in part.lines]


def _heading(size: int) -> "Made":
    return lambda part, _: InputRichBlockSectionHeading(text=" ".join(part.lines), size=size)


def _photo(part: RichPart, files: Files) -> InputRichBlockUnion:
    assert part.photo is not None
    caption = RichBlockCaption(text=part.lines[0]) if part.lines else None
    media = InputMediaPhoto(media=file_of(files[part.photo]))
    return InputRichBlockPhoto(photo=media, caption=caption)


def _list(part: RichPart, _: Files) -> InputRichBlockUnion:
    items = [InputRichBlockListItem(blocks=[one]) for one in _paragraphs(part)]
    return InputRichBlockList(items=items)


def _footer(part: RichPart, _: Files) -> InputRichBlockUnion:
    text: list[RichTextUnion] = [*part.lines]
    for label, address in part.links:
        text += [" · "] if text else []
        text.append(RichTextUrl(text=label, url=address))
    return InputRichBlockFooter(text=text)


Made = Callable[[RichPart, Files], InputRichBlockUnion]
_BLOCKS: dict[str, Made] = {
    "title": _heading(_TITLE),
    "heading": _heading(_HEADING),
    "paragraph": lambda part, _: _paragraphs(part)[0],
    "quote": lambda part, _: InputRichBlockBlockQuotation(blocks=_paragraphs(part)),
    "list": _list,
    "photo": _photo,
    "footer": _footer,
}


def _files(answer: dict[str, Any]) -> list[tuple[str, str]]:
    """What the answer says of them; nothing where it is not worded as expected."""
    found = []
    blocks = (answer.get("rich_message") or {}).get("blocks")
    for block in blocks if isinstance(blocks, list) else []:
        sizes = block.get("photo") if isinstance(block, dict) else None
        if isinstance(sizes, list) and sizes and isinstance(sizes[-1], dict):
            largest = sizes[-1]
            found.append((str(largest.get("file_id")), str(largest.get("file_unique_id"))))
    return found
