"""One row's way to Telegram: composed, its turn awaited, written down as sending, sent."""

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from bot.delivery.holds import Holds
from bot.delivery.letters import Letter, Letters
from bot.delivery.mending import NOTHING, Mend
from bot.delivery.messenger import Delivered, Messenger
from bot.delivery.outcome import Outcome, outcome
from bot.delivery.pace import Pace
from bot.delivery.service_chat import ServiceChat
from bot.delivery.stopwatch import Stopwatch
from bot.errors import AnswerLost, ChatMoved, NotDelivered, TelegramError, Unauthorized
from bot.model import Channel, Following, OutboxRow, State
from bot.ports import ArticleStore, ChannelStore, Clock, OutboxStore
from bot.reasons import retell
from bot.texts import Texts

logger = logging.getLogger(__name__)

Follows = Callable[[Following], bool]  # may it go as soon as the one before it is there?
_OF_TOPICS = ("message thread", "topic_")  # words of Telegram's refusals


@dataclass
class Sender:
    outbox: OutboxStore
    articles: ArticleStore
    channels: ChannelStore
    letters: Letters
    messenger: Messenger
    service: ServiceChat
    pace: Pace
    holds: Holds
    clock: Clock
    since: Stopwatch
    texts: Texts
    unauthorized: Callable[[Unauthorized], None]
    on_the_way: set[int] = field(default_factory=set)  # rows that must be waited for at the end
    _begun: dict[int, Letter] = field(default_factory=dict)  # as the ones before them ended
    _mends: dict[int, Mend] = field(default_factory=dict)
    _stopped: dict[int, str] = field(default_factory=dict)  # why, as editors were told
    _failures: int = 0

    async def coming(self, row: OutboxRow, channel: Channel) -> Following | None:
        """The row with its article; None where there is none any more."""
        stored = await self.articles.get(row.article_id)
        return None if stored is None else Following(row, channel, stored)

    async def send(self, coming: Following, follows: Follows) -> Following | None:
        """What its channel sends next, where the post arrived and somebody is to go on at once.

        Where that needs nothing but composing, and `follows` agrees, it has begun by then: its
        row is SENDING and must come back here. Raise StaleVersion where somebody else took the
        row meanwhile, or the article was revised.
        """
        letter = self._begun.pop(coming.row.id, None)
        if letter is not None:
            return await self._send_begun(coming.row, letter, follows)
        if coming.stored.withdrawn:
            now = self.clock.now()
            await self.outbox.move(coming.row, State.CANCELLED, now, "the article was withdrawn")
            return None
        letter = await self.letters.write(coming, self._mend(coming.row))
        await self.pace.turn(letter.target.chat, count=letter.messages)
        with self._going(coming.row):
            row = await self._begin(letter)
            return await self._send_begun(row, letter, follows)

    @contextmanager
    def _going(self, row: OutboxRow) -> Iterator[None]:
        self.on_the_way.add(row.id)
        try:
            yield
        finally:
            if row.id not in self._begun:
                self.on_the_way.discard(row.id)

    def _mend(self, row: OutboxRow) -> Mend:
        return self._mends.get(row.id, NOTHING)

    async def _begin(self, letter: Letter) -> OutboxRow:
        made = letter.made
        return await self.outbox.begin(
            made.of.row,
            made.fingerprint,
            self.clock.now(),
            revision=made.of.stored.revision,
            photos=made.photos,
            style=made.of.channel.style,
        )

    async def _send_begun(
        self, row: OutboxRow, letter: Letter, follows: Follows
    ) -> Following | None:
        self.since.begin(row.id)
        with self._going(row):
            try:
                delivered = await self._call(letter)
            except TelegramError as error:
                await self._after(row, letter.of.channel, error)
                return None
            following = await self._arrived(row, letter, delivered, follows)
        self.since.forget(row.id)
        if self._stopped.pop(letter.of.channel.id, None) is not None:
            await self._all_clear(letter.of.channel)
        for photo, one in zip(letter.photos, delivered, strict=False):
            await self.letters.photos.arrived(photo, one)
        numbers = ", ".join(str(one.message_id) for one in delivered)
        name = letter.of.channel.name
        logger.info("article %s is in %s as message %s", row.article_id, name, numbers)
        return following

    async def _call(self, letter: Letter) -> Sequence[Delivered]:
        target = letter.target
        try:
            delivered = await self.messenger.send(target, letter.post, letter.payloads)
        finally:
            self.pace.arrived(target.chat, letter.messages)
        for one in delivered:
            if one.chat_id != target.chat and await self._answers_another(letter, one):
                raise AnswerLost("Telegram's answer names another chat")
        return delivered

    async def _answers_another(self, letter: Letter, one: Delivered) -> bool:
        """A proxy may mix up answers: is it of a call to another chat that the bot writes to?"""
        if isinstance(letter.target.chat, str):
            return False  # its number is not known yet
        if any(channel.chat_id == one.chat_id for channel in await self.channels.all()):
            return True
        return await self.service.people.get(one.chat_id) is not None

    async def _arrived(
        self, row: OutboxRow, letter: Letter, delivered: Sequence[Delivered], follows: Follows
    ) -> Following | None:
        """Written down, together with the beginning of the next one where that can be."""
        channel = letter.of.channel
        self._failures = 0
        self._mends.pop(row.id, None)
        if channel.chat_id is None:
            await self.channels.met(channel.id, delivered[0].chat_id, channel.protected)
        ids = [one.message_id for one in delivered]
        photo_ids = [one.file_unique_id for one in delivered]
        how = "delivered" if len(ids) == 1 else f"delivered as an album of {len(ids)}"
        if channel.id in self._stopped or self.pace.delay(delivered[0].chat_id) > 0:
            await self.outbox.finish(row, ids, self.clock.now(), how, photo_ids)
            return None
        ahead = await self._ahead(letter, follows)
        now = self.clock.now()
        if ahead is None:
            return await self.outbox.finish_and_go_on(row, ids, now, how, photo_ids)
        with self._going(ahead.of.row):
            following = await self.outbox.finish_and_go_on(
                row, ids, now, how, photo_ids, ahead.made
            )
            if following is not None and following.row.state is State.SENDING:
                self._begun[following.row.id] = ahead._replace(of=following)
        return following

    async def _ahead(self, letter: Letter, follows: Follows) -> Letter | None:
        """The one behind it, where nobody has to wait for anything; its turn is taken.

        Nothing may be left to do for this one once that has begun: no pictures to keep the ids of.
        """
        behind = letter.of.behind
        if letter.photos or behind is None or behind.stored.withdrawn or not follows(behind):
            return None
        ahead = await self.letters.at_once(behind, self._mend(behind.row))
        return ahead if ahead and self.pace.at_once(ahead.target.chat) else None

    async def _after(self, row: OutboxRow, channel: Channel, error: TelegramError) -> None:
        now = self.clock.now()
        if isinstance(error, Unauthorized):
            await self.outbox.move(row, State.READY, now, str(error), attempts=row.attempts - 1)
            self.unauthorized(error)
            return
        self._failures = self._failures + 1 if isinstance(error, NotDelivered) else 0
        what = outcome(row, error, now, self._failures, self._mend(row))
        logger.warning("article %s, %s: %s", row.article_id, channel.name, error)
        if what.wait:
            # The row keeps its due time, and with it its place before the channel's later ones.
            await self.holds.hold(channel.chat_id or channel.chat, what.wait, channel.shown)
        if isinstance(error, ChatMoved) and channel.chat_id is not None:
            await self.channels.moved(channel.chat_id, error.chat_id)
        if what.mend is not None:
            self._mends[row.id] = what.mend
        await self.outbox.move(
            row,
            what.state,
            now,
            what.reason,
            attempts=None if what.counts else max(0, row.attempts - 1),
        )
        if what.state is not State.IN_DOUBT:
            self.since.forget(row.id)
        await self._report(channel, what)

    async def _report(self, channel: Channel, what: Outcome) -> None:
        if not what.stops_channel:
            return
        await self.channels.stop(channel.id, what.reason, self.clock.now())
        # A closed topic refuses although the bot has every right: then each new try would say it.
        if self._stopped.get(channel.id) == what.reason:
            return
        if await self.service.tell(self._advice(channel.shown, what.reason)) is not None:
            self._stopped[channel.id] = what.reason

    async def _all_clear(self, channel: Channel) -> None:
        said = self.texts.say("The bot posts in {channel} again.", channel=channel.shown)
        await self.service.tell(said)

    def _advice(self, channel: str, why: str) -> str:
        reason = retell(why, self.texts)
        if any(word in why.lower() for word in _OF_TOPICS):
            return self.texts.say(
                "The bot may not post in {channel}: {reason}. See that the topic is there and"
                " open; the bot tries every minute and then goes on by itself.",
                channel=channel,
                reason=reason,
            )
        return self.texts.say(
            "The bot may not post in {channel}: {reason}. Make it an administrator with the"
            " right to post; it looks again every minute and then goes on by itself.",
            channel=channel,
            reason=reason,
        )
