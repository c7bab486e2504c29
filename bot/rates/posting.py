"""Enters posts of rates: an article and its rows in one transaction, and its corrections.

Everything is judged by what is stored, at every look: a restart, a second answer of the bank and
a kill between two steps find the post that is there by its key, and make no second one.
"""

import asyncio
import hashlib
import json
import logging
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import time, tzinfo

from bot.errors import JarshyError
from bot.model import (
    LANGUAGES,
    MAJORS,
    Article,
    Channel,
    KnownArticle,
    Language,
    NewArticle,
    NewRow,
    RatePost,
    State,
)
from bot.newsroom.rules import catch_up
from bot.newsroom.rules.catch_up import CatchUp, Judged
from bot.newsroom.search.stems import article_stems
from bot.ports import ArticleStore, ChannelStore, OutboxStore
from bot.rates.book import RateBook
from bot.rates.posts import (
    SOURCE_NAME,
    Occasion,
    Window,
    facts,
    is_new,
    is_whole,
    occasions,
    rate_article,
    window,
)
from bot.rates.sheet import Sheet
from bot.running import wait

logger = logging.getLogger(__name__)

EVERY = 10.0  # seconds
LATE = "its time was over before it could be sent"


@dataclass(frozen=True, slots=True)
class RateStores:
    articles: ArticleStore
    channels: ChannelStore
    outbox: OutboxStore


@dataclass(frozen=True, slots=True)
class PostPolicy:
    """`morning`: the hour of `zone` from which the morning's card is posted; `language` is that
    of channels without one of their own; `approve` is MODERATION."""

    morning: time
    zone: tzinfo
    language: Language
    approve: bool


@dataclass
class RatePosting:
    book: RateBook
    stores: RateStores
    catch_up: CatchUp
    policy: PostPolicy

    async def run(self, stop: asyncio.Event) -> None:
        while not stop.is_set():
            try:
                await self.look()
            except JarshyError as error:
                logger.error("posts of rates: %s", error)
            await wait(stop, EVERY)

    async def look(self) -> None:
        await self.stores.outbox.expire(self.book.clock.now(), LATE)
        asked = [(one, language) for one in occasions(self.book.today) for language in LANGUAGES]
        channels = await self.stores.channels.all()
        known = await self.stores.articles.known([one.key(language) for one, language in asked])
        for one, language in asked:
            wanting = [channel for channel in channels if self._wants(channel, one, language)]
            if (standing := known.get(one.key(language))) is not None:
                await self._correct(one, language, standing)
                await self._join(one, standing.article_id, wanting)
            elif wanting:
                await self._post(one, language, wanting)

    def _wants(self, channel: Channel, occasion: Occasion, language: Language) -> bool:
        own = channel.language or self.policy.language
        return occasion.kind in channel.rates and own == language

    async def _correct(
        self, occasion: Occasion, language: Language, standing: KnownArticle
    ) -> None:
        """A post that stands follows the rates that are stored."""
        sheet = await self.book.at_hand(occasion.day, MAJORS)
        if sheet is not None and is_whole(sheet) and standing.item_hash != facts(sheet):
            await self._take(occasion, language, sheet, ())

    async def _post(
        self, occasion: Occasion, language: Language, channels: Sequence[Channel]
    ) -> None:
        now, open_ = self.book.clock.now(), self._window(occasion)
        if not open_.holds(now):
            return
        if occasion.kind is RatePost.MORNING:
            sheet = await self.book.at_hand(occasion.day, MAJORS)
        else:
            sheet = await self.book.upcoming(MAJORS)
        if sheet is None or not is_whole(sheet):
            return
        if not is_new(sheet, await self._last(occasion, language)):
            return
        if rows := await self._rows(open_, channels):
            await self._take(occasion, language, sheet, rows)

    async def _join(self, occasion: Occasion, article_id: int, channels: Sequence[Channel]) -> None:
        """Channels that want it since it was posted elsewhere."""
        now, open_ = self.book.clock.now(), self._window(occasion)
        if not open_.holds(now) or not channels:
            return
        there = {row.channel_id for row in await self.stores.outbox.article_rows(article_id)}
        missing = [channel for channel in channels if channel.id not in there]
        if missing and (rows := await self._rows(open_, missing)):
            await self.stores.outbox.add(article_id, rows, now)

    async def _last(self, occasion: Occasion, language: Language) -> str | None:
        """The facts of the last post of this kind."""
        keys = occasion.keys_before(language)
        known = await self.stores.articles.known(keys)
        return next((known[key].item_hash for key in keys if key in known), None)

    async def _rows(self, open_: Window, channels: Sequence[Channel]) -> list[NewRow]:
        """None of them where it must not be posted."""
        now, (state, reason) = self.book.clock.now(), await self._begins(open_)
        if state is None:
            return []
        return [
            NewRow(channel.id, state, now, reason=reason, expires_at=open_.closes)
            for channel in channels
        ]

    async def _begins(self, open_: Window) -> tuple[State | None, str | None]:
        """After a restore another bot may have posted it already: then an editor is asked."""
        if self.policy.approve:
            return State.WAITING_APPROVAL, None
        judged = await self.catch_up.judge(open_.opens)
        if judged is Judged.HELD:
            return State.HELD, catch_up.REASON
        return (State.READY if judged is Judged.FREE else None), None

    async def _take(
        self, occasion: Occasion, language: Language, sheet: Sheet, rows: Sequence[NewRow]
    ) -> None:
        article = rate_article(occasion, sheet, language, self._window(occasion).opens)
        new = NewArticle(
            article=article,
            keys=(occasion.key(language),),
            item_hash=facts(sheet),
            content_hash=_content(article),
            first_seen_at=self.book.clock.now(),
            source_name=SOURCE_NAME,
            stems=article_stems(article),
            listed=False,
        )
        edits = State.HELD if self.policy.approve else State.READY
        taken = await self.stores.articles.take(new, rows, edits)
        what = "posted" if taken.new else "corrected"
        logger.info("rates of %s: %s %s, %s", occasion.day, occasion.kind, what, language)

    def _window(self, occasion: Occasion) -> Window:
        return window(occasion, self.policy.morning, self.policy.zone)


def _content(article: Article) -> str:
    return hashlib.sha256(json.dumps(asdict(article), default=str).encode()).hexdigest()
