"""One edit's way to Telegram: composed, the post looked at, its turn awaited, made."""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot.delivery.edit_plan import (
    Picture,
    Standing,
    Way,
    impossible,
    part_by_hand,
    pictures_of,
    standing,
    way,
)
from bot.delivery.holds import Holds
from bot.delivery.look import Looker
from bot.delivery.mending import Mend
from bot.delivery.messenger import Delivered, Messenger
from bot.delivery.outcome import outcome
from bot.delivery.pace import Pace
from bot.delivery.photos import Photos
from bot.delivery.recomposing import Composed, recomposed
from bot.errors import (
    BadPhoto,
    ChatMoved,
    FloodWait,
    MessageMissing,
    NotDelivered,
    NotModified,
    TelegramError,
    Unauthorized,
)
from bot.model import Channel, Fingerprint, Hand, OutboxRow, Post, State
from bot.ports import ArticleStore, ChannelStore, Clock, EditStore, OutboxStore
from bot.posts.fingerprint import is_news

logger = logging.getLogger(__name__)

UNSEEN_AGAIN = 60.0  # seconds until a post that could not be looked at is tried again
CANNOT_LOOK = "the bot has no chat in which to check the post for edits by hand: set ADMIN_IDS"


@dataclass(frozen=True, slots=True)
class _Step:
    """One call of an edit: the message, its place in the album, how."""

    message_id: int
    place: int
    way: Way


@dataclass
class PostEditor:
    edits: EditStore
    outbox: OutboxStore
    articles: ArticleStore
    channels: ChannelStore
    photos: Photos
    messenger: Messenger
    looker: Looker
    pace: Pace
    holds: Holds
    clock: Clock
    unauthorized: Callable[[Unauthorized], None]
    on_the_way: set[int] = field(default_factory=set)  # rows that must be waited for at the end
    not_before: dict[int, float] = field(default_factory=dict)
    _mends: dict[int, Mend] = field(default_factory=dict)
    _failures: int = 0

    async def edit(self, row: OutboxRow, channel: Channel) -> None:
        """Raise StaleVersion where somebody else took the row or revised the article."""
        post = await self.outbox.get(row.post_id or 0)
        stored = await self.articles.get(row.article_id)
        if post is None or stored is None:
            return
        why_not = impossible(post, channel.chat_id)
        if why_not is not None or post.message_id is None or channel.chat_id is None:
            await self._move(row, State.FAILED, why_not or "")
            return
        composed = await recomposed(self.photos, post, stored.article, self._mend(row))
        sent = post.fingerprint
        if sent is not None and not is_news(sent, composed.shows):
            await self._move(row, State.SKIPPED, "nothing visible to readers has changed")
            return
        await self.pace.ready(channel.chat_id)
        steps = await self._steps(row, post, channel, composed)
        if steps:
            await self._make(row, channel, composed, steps, stored.revision)

    async def _steps(
        self, row: OutboxRow, post: OutboxRow, channel: Channel, composed: Composed
    ) -> list[_Step]:
        """What is to be called, after a look at what stands there; nothing where it is over."""
        seen = await self._seen(row, channel, post.message_id or 0)
        if seen is None:
            return []
        ours = [*await self.edits.tried(post.id), *([post.fingerprint] if post.fingerprint else [])]
        found = self._standing(post, composed, seen, ours)
        if found is Standing.BY_HAND and not await self._may_overwrite(row):
            return []
        first = []
        if found is not Standing.ALREADY:
            stands = Picture(seen.photo_unique_id is not None, seen.photo_unique_id)
            first.append(_Step(post.message_id or 0, 0, way(stands, composed.picture(0))))
        further = await self._further(row, post, channel, composed, ours)
        if further is None:
            return []
        if not (first or further):
            now, reason = self.clock.now(), "the post already has this text"
            await self.edits.done(row, composed.shows, now, reason, composed.carries)
        return [*first, *further]

    async def _further(
        self,
        row: OutboxRow,
        post: OutboxRow,
        channel: Channel,
        composed: Composed,
        ours: Sequence[Fingerprint],
    ) -> list[_Step] | None:
        """Of an album the further photos to change; None where that cannot be told or done."""
        steps = []
        for place, message_id in enumerate(post.parts[1:], 1):
            if not _is_changed(post, composed, place):
                continue
            seen = await self._part(row, channel, message_id)
            if seen is None:
                return None
            gone = seen.photo_unique_id is None
            if gone or seen.photo_unique_id == composed.picture(place).unique_id:
                continue
            if part_by_hand(seen, ours, place) and not await self._may_overwrite(row):
                return None
            steps.append(_Step(message_id, place, Way.MEDIA))
        return steps

    def _standing(
        self,
        post: OutboxRow,
        composed: Composed,
        seen: Fingerprint,
        ours: Sequence[Fingerprint],
    ) -> Standing:
        shows = composed.shows
        if composed.photos[0] is None:
            shows = replace(shows, photo_unique_id=seen.photo_unique_id)
        found = standing(seen, ours, shows)
        sent = post.fingerprint
        unseen = sent is not None and (sent.links, sent.button) != (shows.links, shows.button)
        return Standing.OURS if found is Standing.ALREADY and unseen else found

    async def _seen(self, row: OutboxRow, channel: Channel, message_id: int) -> Fingerprint | None:
        try:
            seen = await self.looker.shows(channel, message_id)
        except MessageMissing:
            await self._move(row, State.SKIPPED, "the post is no longer in the channel")
            return None
        except TelegramError as error:
            logger.info("could not look at a post in %s yet: %s", channel.name, error)
            self._later(row, error)
            return None
        if seen is None:
            self._later(row)
            if row.reason != CANNOT_LOOK:
                await self._move(row, State.READY, CANNOT_LOOK)
        return seen

    async def _part(self, row: OutboxRow, channel: Channel, message_id: int) -> Fingerprint | None:
        """A further message of an album; empty where an editor deleted it."""
        try:
            return await self.looker.shows(channel, message_id)
        except MessageMissing:
            return Fingerprint("")
        except TelegramError as error:
            logger.info("could not look at an album in %s yet: %s", channel.name, error)
            self._later(row, error)
            return None

    async def _may_overwrite(self, row: OutboxRow) -> bool:
        """Somebody changed the post by hand: an editor is asked, unless one has said so."""
        if row.hand is Hand.OVERWRITE:
            return True
        reason = "an editor edited the post by hand"
        await self.edits.hold(row, Hand.FOUND, self.clock.now(), reason)
        return False

    async def _make(
        self,
        row: OutboxRow,
        channel: Channel,
        composed: Composed,
        steps: Sequence[_Step],
        revision: int,
    ) -> None:
        chat_id, answers = channel.chat_id or 0, dict[int, Delivered]()
        await self.pace.turn(chat_id, edit=True)
        self.on_the_way.add(row.id)
        try:
            row = await self.edits.begin(
                row, composed.shows, self.clock.now(), revision=revision, photos=composed.carries
            )
            try:
                for number, step in enumerate(steps):
                    if number:
                        await self.pace.turn(chat_id, edit=True)
                    answer = await self._call(row, chat_id, composed, step)
                    answers |= {step.place: answer} if answer else {}
            except TelegramError as error:
                await self._after(row, channel, error)
            else:
                await self._done(row, channel, composed, answers)
        finally:
            self.on_the_way.discard(row.id)

    async def _call(
        self, row: OutboxRow, chat_id: int, composed: Composed, step: _Step
    ) -> Delivered | None:
        photo = composed.photos[step.place]
        post = (
            composed.post
            if step.place == 0
            else Post("", caption_above=composed.post.caption_above)
        )
        try:
            if step.way is Way.TEXT:
                await self.messenger.edit_text(chat_id, step.message_id, post)
            elif step.way is Way.CAPTION or photo is None:
                await self.messenger.edit_caption(chat_id, step.message_id, post)
            else:
                payload = await self.photos.payload(photo, self._mend(row).photo)
                return await self.messenger.edit_media(chat_id, step.message_id, post, payload)
        except NotModified:
            return None
        except BadPhoto as error:
            raise BadPhoto(str(error), error.description, step.place + 1) from error
        return None

    async def _done(
        self,
        row: OutboxRow,
        channel: Channel,
        composed: Composed,
        answers: Mapping[int, Delivered],
    ) -> None:
        self._failures = 0
        self._mends.pop(row.id, None)
        ids = list(composed.shows.photo_ids)
        for place, answer in answers.items():
            ids[place] = answer.file_unique_id or ids[place]
        shows = replace(composed.shows, photo_unique_id=ids[0], more=tuple(ids[1:]))
        await self.edits.done(row, shows, self.clock.now(), "edited", composed.carries)
        for place, answer in answers.items():
            photo = composed.photos[place]
            if photo is not None:
                await self.photos.arrived(photo, answer)
        logger.info("article %s is edited in %s", row.article_id, channel.name)

    async def _after(self, row: OutboxRow, channel: Channel, error: TelegramError) -> None:
        now = self.clock.now()
        if isinstance(error, Unauthorized):
            await self.outbox.move(row, State.READY, now, str(error), attempts=row.attempts - 1)
            self.unauthorized(error)
            return
        if isinstance(error, MessageMissing):
            await self._move(row, State.SKIPPED, "the post is no longer in the channel")
            return
        self._failures = self._failures + 1 if isinstance(error, NotDelivered) else 0
        what = outcome(row, error, now, self._failures, self._mend(row))
        logger.warning("edit of article %s, %s: %s", row.article_id, channel.name, error)
        if what.wait:
            await self.holds.hold(channel.chat_id or channel.chat, what.wait, channel.shown)
        if isinstance(error, ChatMoved) and channel.chat_id is not None:
            await self.channels.moved(channel.chat_id, error.chat_id)
        if what.mend is not None:
            self._mends[row.id] = what.mend
        attempts = None if what.counts else max(0, row.attempts - 1)
        await self.outbox.move(row, what.state, now, what.reason, attempts=attempts)
        if what.stops_channel:
            await self.channels.stop(channel.id, what.reason, now)

    async def _move(self, row: OutboxRow, state: State, reason: str) -> None:
        await self.outbox.move(row, state, self.clock.now(), reason)

    def _mend(self, row: OutboxRow) -> Mend:
        return self._mends.get(row.id, Mend())

    def _later(self, row: OutboxRow, error: TelegramError | None = None) -> None:
        pause = error.seconds if isinstance(error, FloodWait) else UNSEEN_AGAIN
        self.not_before[row.id] = self.clock.monotonic() + pause


def _is_changed(post: OutboxRow, composed: Composed, place: int) -> bool:
    """Whether another picture is to stand at this place than what we know to stand there."""
    if composed.photos[place] is None:
        return False
    wanted = composed.picture(place).unique_id
    return wanted is None or wanted != pictures_of(post)[place].unique_id
