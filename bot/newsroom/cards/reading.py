"""From what an editor named or sent to a card under the very post; goes on after a restart."""

import asyncio
import logging
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import partial
from typing import Any

from bot.errors import (
    ChatGone,
    FloodWait,
    JarshyError,
    StaleVersion,
    StorageError,
    TelegramError,
    UnreadableArticle,
)
from bot.model import Card, CardState, Reader, Span, Step, StoredArticle, View, Who
from bot.newsroom.cards.desk import CardDesk
from bot.newsroom.cards.material import address_in, item_of
from bot.newsroom.cards.presses import by_style
from bot.newsroom.cards.table import CardTable
from bot.newsroom.numbers import number_in
from bot.newsroom.readers.shelf import found_by_words
from bot.ports import HandReader, NewsStore, Shows
from bot.running import wait
from bot.texts import Texts

logger = logging.getLogger(__name__)

LOOK_EVERY = 0.2  # seconds
AFTER_STORAGE_ERROR = 5.0
_SIGNS = "#№ "  # that people write before an article's number
MOST_FOUND = 8
MOST_AT_ONCE = 4
MOST_ATTEMPTS = 6
MOST_LOOKS = 4  # styles in which one post is shown
NOWHERE = 0  # the message of a card whose chat cannot be written to


@dataclass
class CardReading:
    """Reading may take long; it is done beside the talk with everybody else."""

    table: CardTable
    desk: CardDesk
    reader: HandReader
    shows: Shows
    news: NewsStore
    _under_way: dict[int, asyncio.Task[None]] = field(default_factory=dict)

    async def run(self, stop: asyncio.Event) -> None:
        """Until `stop` is set; what is under way then goes on after the next start."""
        while not stop.is_set():
            pause = LOOK_EVERY
            try:
                await self._work()
            except StorageError as error:
                logger.error("%s", error)
                pause = AFTER_STORAGE_ERROR
            await wait(stop, pause)
        for task in self._under_way.values():
            task.cancel()
        await asyncio.gather(*self._under_way.values(), return_exceptions=True)

    async def _work(self) -> None:
        await self.desk.follow()
        for card in await self.table.cards.to_read(self.table.clock.now()):
            if len(self._under_way) >= MOST_AT_ONCE:
                return
            if card.id not in self._under_way:
                task = asyncio.create_task(self._read(card))
                self._under_way[card.id] = task
                task.add_done_callback(partial(self._ended, card.id))

    def _ended(self, card_id: int, _: asyncio.Task[None]) -> None:
        self._under_way.pop(card_id, None)

    async def _read(self, card: Card) -> None:
        try:
            if card.state is CardState.READING:
                await self._opened(card)
            else:
                await self._say(card)
        except StaleVersion:
            return  # one more picture of the album came meanwhile: read again
        except TelegramError as error:
            await self._later(card, error)
        except UnreadableArticle as error:
            logger.info("card %s: %s", card.id, error)
            await self._failed(card, None if card.parts else str(error))
        except JarshyError as error:
            logger.info("card %s: %s", card.id, error)
            await self._failed(card, str(error))
        except Exception:
            logger.exception("card %s could not be made", card.id)
            await self._failed(card, None)

    async def _opened(self, card: Card) -> None:
        ids = await self._article_ids(card)
        if not ids:
            await self._failed(card, None)
            return
        if len(ids) > 1:
            await self._known(card, state=CardState.CHOOSING, found=ids)
            return
        stored = await self.table.articles.get(ids[0])
        if stored is None:
            await self._failed(card, None)
            return
        preview_id = await self._shown(card, stored)
        await self._known(
            card,
            state=CardState.OPEN,
            step=Step.CHANNELS,
            article_id=stored.id,
            preview_id=preview_id,
        )

    async def _shown(self, card: Card, stored: StoredArticle) -> int:
        """In each style of the channels that it may go to; the last one's message."""
        facts = await self.table.facts(replace(card, article_id=stored.id))
        styles = by_style(facts)
        message_id = 0
        for style, names in list(styles.items())[:MOST_LOOKS]:
            message_id = await self.shows.show(card.place, stored.article, style)
            if len(styles) > 1:
                texts = Texts(card.language)
                so = View(
                    texts.say("This is how it looks in {channels}.", channels=", ".join(names))
                )
                await self.table.chats.say(card.place, so, reply_to=message_id)
        return message_id

    async def _known(self, card: Card, **values: Any) -> None:
        """Written down before it is said, so that a press finds the card as it is shown."""
        changed = await self.table.cards.change(card, message_id=None, attempts=0, **values)
        try:
            await self._say(changed)
        except TelegramError as error:
            await self._later(changed, error)

    async def _say(self, card: Card) -> None:
        """Killed before this is noted, it is said once more."""
        message_id = await self.table.say(card)
        await self.table.cards.said(card.id, message_id)

    async def _article_ids(self, card: Card) -> tuple[int, ...]:
        if card.article_id is not None:
            return (card.article_id,)
        if card.parts:
            return (await self._made_of(card),)
        if (address := address_in(card.words)) is not None:
            await self.table.chats.typing(card.place)
            return (await self.reader.from_address(address),)
        return await self.stored_ids(card.words)

    async def _made_of(self, card: Card) -> int:
        """The article that these messages are, or that another source brought before."""
        item = item_of(card.parts, card.parts[0].source or "Telegram")
        article_id = await self.reader.from_item(item, [part.key for part in card.parts])
        edited = [part.key for part in card.parts if part.edited]
        # Perhaps it was stored before they were edited; another source's words stay its own.
        if edited and await self.reader.made_of(edited[0]) == article_id:
            await self.reader.reworded(article_id, item, Who(card.made_by, card.made_by_name))
        return article_id

    async def stored_ids(self, words: str) -> tuple[int, ...]:
        """By number, address or words, newest first; only what is stored already."""
        if (number := number_in(words.lstrip(_SIGNS))) is not None:
            stored = await self.table.articles.get(number)
            return (number,) if stored else ()
        if (address := address_in(words)) is not None:
            known = await self.reader.known(address)
            return (known,) if known is not None else ()
        return await self._found(words)

    async def _found(self, words: str) -> tuple[int, ...]:
        """Newest first."""
        reader = Reader(self.table.clock.now(), editor=True)
        found = await found_by_words(self.news, reader, Span(MOST_FOUND), words)
        return tuple(headline.article_id for headline in found)

    async def _later(self, card: Card, error: TelegramError) -> None:
        logger.warning("card %s: %s", card.id, error)
        attempts = card.attempts + 1
        if attempts >= MOST_ATTEMPTS or isinstance(error, ChatGone):
            await self.table.cards.said(card.id, NOWHERE)
            if card.state is CardState.READING:
                await self._failed(card, str(error), message_id=NOWHERE)
            return
        seconds = error.seconds if isinstance(error, FloodWait) else 2.0**attempts
        ready_at = self.table.clock.now() + timedelta(seconds=seconds)
        await self.table.cards.delay(card.id, ready_at, attempts)

    async def _failed(self, card: Card, reason: str | None, message_id: int | None = None) -> None:
        """`message_id` None: it is said at the next look."""
        try:
            await self.table.cards.change(
                card,
                state=CardState.FAILED,
                reason=reason,
                message_id=message_id,
                closed_at=self.table.clock.now(),
            )
        except StaleVersion:
            return
