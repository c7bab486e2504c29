"""Digests to subscribers in private chats: written down before they set out, sent at most once."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from aiogram import Bot
from aiogram.methods import SendMessage

from bot.delivery.pace import Pace
from bot.errors import AnswerLost, FloodWait, NotDelivered, Refused, StorageError, TelegramError
from bot.model import Button, Headline, Language, Span
from bot.model.subscriptions import Subscription
from bot.newsroom.readers.digests import Digest, arrived, digest, is_over, not_sent
from bot.newsroom.readers.news_list import digest_list
from bot.newsroom.readers.shelf import ON_A_PAGE, Page, Shelf
from bot.newsroom.times import QuietHours
from bot.ports import Clock, MessageLog, PeopleStore
from bot.ports.subscriptions import SubscriptionStore
from bot.running import wait
from bot.telegram.calls import call
from bot.telegram.forms import NO_PREVIEW, keyboard, message_entities
from bot.texts import Texts

logger = logging.getLogger(__name__)

LOOK_EVERY = 2.0  # seconds: is there something new?
ALL_EVERY = 30.0  # seconds: mornings that came, digests that were lost
LOOKED_AT = 200  # newest articles
SEND_SECONDS = 30

Buttons = Callable[[Page, Texts], Sequence[Sequence[Button]]]


@dataclass
class Digesting:
    bot: Bot
    shelf: Shelf
    subscriptions: SubscriptionStore
    people: PeopleStore
    messages: MessageLog
    pace: Pace
    clock: Clock
    language: Language
    buttons: Buttons
    quiet: QuietHours | None = None
    _seen: tuple[int, ...] = ()
    _all_at: float = 0.0
    _found: dict[str, tuple[Headline, ...]] = field(default_factory=dict)

    async def run(self, stop: asyncio.Event) -> None:
        """Until `stop` is set; the digest on its way is finished."""
        while not stop.is_set():
            try:
                await self._look(stop)
            except StorageError as error:
                logger.error("digests wait: %s", error)
            await wait(stop, LOOK_EVERY)

    async def _look(self, stop: asyncio.Event) -> None:
        newest = await self.shelf.found("", Span(LOOKED_AT))
        seen, now = tuple(one.article_id for one in newest), self.clock.monotonic()
        if seen == self._seen and now < self._all_at:
            return
        self._seen, self._all_at, self._found = seen, now + ALL_EVERY, {"": newest}
        said: dict[int, set[int]] = {}  # articles, by person: whoever asks twice hears once
        for one in await self.subscriptions.reachable():
            if stop.is_set():
                return
            found = await self._matching(one.query)
            ready = digest(one, found, self.clock.now(), self.shelf.zone, self.quiet)
            if ready is not None:
                before = said.setdefault(one.user_id, set())
                ready = ready.without(before)
                before.update(headline.article_id for headline in ready.headlines)
                await self._send(ready)

    async def _matching(self, query: str) -> Sequence[Headline]:
        """Each question is looked up once for all who ask it."""
        if query not in self._found:
            self._found[query] = await self.shelf.found(query, Span(LOOKED_AT))
        return self._found[query]

    async def _send(self, ready: Digest) -> None:
        one = ready.subscription
        if not ready.headlines:
            await self.subscriptions.save(arrived(one, self.clock.now()))
            return
        await self.pace.turn(one.user_id, minute=False)
        if not await self.subscriptions.save(one):
            return
        try:
            said = await call(self.bot, await self._message(ready), SEND_SECONDS)
        except TelegramError as error:
            await self._not_arrived(one, error)
            return
        await self.subscriptions.save(arrived(one, self.clock.now()))
        await self.messages.note(said.chat.id, [said.message_id], ours=True)

    async def _not_arrived(self, one: Subscription, error: TelegramError) -> None:
        now = self.clock.now()
        logger.info("a digest for %s: %s", one.user_id, error)
        if isinstance(error, FloodWait):
            self.pace.hold(one.user_id, error.seconds)
        if isinstance(error, Refused):
            # Blocked or deleted: nothing goes there before the next start.
            await self.subscriptions.save(arrived(one, now))
            await self.people.blocked(one.user_id, now)
        elif isinstance(error, AnswerLost):
            if is_over(one):
                await self.subscriptions.save(arrived(one, now))
        elif isinstance(error, FloodWait | NotDelivered):
            await self.subscriptions.save(not_sent(one))
        self._all_at = 0.0

    async def _message(self, ready: Digest) -> SendMessage:
        person = await self.people.get(ready.subscription.user_id)
        texts = Texts(person.language if person and person.language else self.language)
        page = Page(ready.headlines[:ON_A_PAGE], older=len(ready.headlines) > ON_A_PAGE)
        listing = digest_list(
            page, ready.subscription.query, texts, self.shelf.zone, repeat=ready.repeat
        )
        return SendMessage(
            chat_id=ready.subscription.user_id,
            text=listing.text,
            entities=message_entities(listing.entities),
            reply_markup=keyboard(self.buttons(page, texts)),
            link_preview_options=NO_PREVIEW,
        )
