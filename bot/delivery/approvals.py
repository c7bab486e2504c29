"""Where MODERATION=approve: every new row is shown to the editors once, as the very post, and
one of them publishes it, does not, or puts it off."""

import logging
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.delivery.asking import LONGEST_TITLE, NO, YES, Asker, Pressed, pressed
from bot.delivery.showing import Showing
from bot.errors import ChatGone, StaleVersion, TelegramError
from bot.model import Button, Channel, OutboxRow, Place, State, StoredArticle, Style, View
from bot.newsroom.cards.view import ask_for_a_time, quick_times
from bot.newsroom.rules.article_doubts import doubts_line
from bot.newsroom.rules.moderation import APPROVED, APPROVED_LATER, UNANSWERED, until
from bot.newsroom.times import Quick, Unusable, quick, typed, usable
from bot.texts import Texts

logger = logging.getLogger(__name__)

APPROVAL = "approve"
SOON = 3.0  # seconds until it is tried again where only this time it did not work
WHEN, TYPE, BACK = "when", "type", "back"


class Approved(StrEnum):
    """What a pressed button did."""

    READY = "ready"
    SCHEDULED = "scheduled"
    REJECTED = "rejected"
    ASKED = "asked"  # the question's buttons are others now
    TOO_LATE = "late"


@dataclass(frozen=True, slots=True)
class Verdict:
    done: Approved
    channel: str = ""
    article_id: int = 0
    due: datetime | None = None
    said: str = ""  # how the question is answered otherwise than by a button
    rows: tuple[tuple[Button, ...], ...] = ()


@dataclass
class _Look:
    """The messages in which an article is shown, as (chat, message)."""

    revision: int
    messages: list[tuple[int, int]] = field(default_factory=list)


@dataclass
class Approvals:
    asker: Asker
    shows: Showing
    within: timedelta = timedelta()  # then what nobody answers goes out; nothing: never
    _not_before: float = field(default=0.0)
    _shown: tuple[int, int, int, Style] | None = None  # chat, article, revision
    _looks: dict[int, _Look] = field(default_factory=dict)  # by article, while it is asked about

    async def work(self) -> None:
        if self.asker.clock.monotonic() < self._not_before or not self.asker.may_ask():
            return
        rows = await self.asker.outbox.in_state(State.WAITING_APPROVAL)
        channels = {c.id: c for c in await self.asker.channels.all()} if rows else {}
        asked_about = {row.article_id for row in rows}
        self._looks = {one: look for one, look in self._looks.items() if one in asked_about}
        for row in rows:
            if row.channel_id not in channels:
                continue
            if row.asked_at is not None:
                await self._let_go(row, channels[row.channel_id])
                continue
            stored = await self.asker.articles.get(row.article_id)
            if stored is not None and not await self._ask(row, channels[row.channel_id], stored):
                self._not_before = self.asker.clock.monotonic() + SOON
                return

    async def _show(self, chat_id: int, stored: StoredArticle, style: Style) -> None:
        """The very post; how it looked before its last change goes."""
        look = self._looks.get(stored.id)
        if look is None or look.revision != stored.revision:
            for chat, message_id in look.messages if look else ():
                with suppress(TelegramError):
                    await self.asker.service.withdraw(chat, message_id)
            look = self._looks[stored.id] = _Look(stored.revision)
        ids = await self.shows.messages_of(Place(chat_id), stored.article, style)
        look.messages += [(chat_id, one) for one in ids]

    async def _ask(self, row: OutboxRow, channel: Channel, stored: StoredArticle) -> bool:
        """False where nobody could be asked. Channels of one style see the post once."""
        chat_id = await self.asker.service.chat_id()
        if chat_id is None:
            return False
        shown = chat_id, stored.id, stored.revision, channel.style.looks
        try:
            if self._shown != shown:
                await self._show(chat_id, stored, channel.style)
                self._shown = shown
        except ChatGone as error:  # somebody else of the editors is asked
            self.asker.service.close(chat_id, error)
            return False
        except TelegramError as error:
            logger.warning("article %s cannot be shown to an editor: %s", stored.id, error)
            return False
        text = self.asker.texts.say(
            "Publish this in {channel}?\n\n{title}",
            channel=channel.shown,
            title=stored.article.title[:LONGEST_TITLE],
        )
        text += self._times_told(row)
        if doubts := doubts_line(stored.article.doubts, self.asker.texts):
            text = f"{text}\n\n{doubts}"
        if row.question_chat_id is not None and row.question_message_id is not None:
            text = f"{self.asker.texts.say('The article has changed meanwhile.')}\n\n{text}"
            with suppress(TelegramError):  # its buttons do nothing any more
                await self.asker.service.withdraw(row.question_chat_id, row.question_message_id)
        lines = _buttons(row, self.asker.texts)
        return await self.asker.ask((row,), text, tuple(one for line in lines for one in line))

    def _times_told(self, row: OutboxRow) -> str:
        """Below the question: for when it is planned, and when it goes without an answer."""
        now = self.asker.clock.now()
        planned = ""
        if row.due_at > now:
            when = self.asker.texts.moment(row.due_at, self.asker.zone)
            planned = "\n\n" + self.asker.texts.say(
                "Once approved, it goes out at {when}.", when=when
            )
        goes = until(row._replace(asked_at=now), self.within)
        if goes is None:
            return planned
        when = self.asker.texts.moment(goes, self.asker.zone)
        return (
            planned + "\n\n" + self.asker.texts.say("Unanswered, it goes out at {when}.", when=when)
        )

    async def _let_go(self, row: OutboxRow, channel: Channel) -> None:
        """Nobody answered in time."""
        now, goes = self.asker.clock.now(), until(row, self.within)
        if goes is None or now < goes:
            return
        due = max(row.due_at, now)
        state = State.SCHEDULED if due > now else State.READY
        try:
            await self.asker.outbox.move(row, state, now, UNANSWERED, due_at=due)
        except StaleVersion:
            return  # somebody answered at this moment
        if row.question_chat_id is not None and row.question_message_id is not None:
            with suppress(TelegramError):  # its buttons do nothing any more
                await self.asker.service.withdraw(row.question_chat_id, row.question_message_id)
        await self.asker.service.tell(
            self.asker.texts.say(
                "Nobody answered, so it is published by itself in {channel}: {title}",
                channel=channel.shown,
                title=await self.asker.title(row.article_id),
            )
        )

    async def answer(self, data: str, who: str, texts: Texts) -> Verdict:
        """Do what a button says; forged data and a second answer are too late."""
        press = pressed(data)
        row = await self.asker.row(press, State.WAITING_APPROVAL)
        if row is None or press.kind != APPROVAL:
            return Verdict(Approved.TOO_LATE)
        if press.action == WHEN:
            rows = _times(row, self.asker.clock.now(), self.asker.zone, texts)
            return Verdict(Approved.ASKED, rows=rows)
        if press.action == TYPE:
            rows = _times(row, self.asker.clock.now(), self.asker.zone, texts)
            return Verdict(Approved.ASKED, said=ask_for_a_time(texts), rows=rows)
        if press.action == BACK:
            return Verdict(Approved.ASKED, rows=_buttons(row, texts))
        return await self._decided(row, press.action, who)

    async def written(
        self, chat_id: int, message_id: int, text: str, who: str
    ) -> Verdict | Unusable | None:
        """A time in words, as a reply to the question there; None where none stands there."""
        asked = chat_id, message_id
        for row in await self.asker.outbox.in_state(State.WAITING_APPROVAL):
            if (row.question_chat_id, row.question_message_id) == asked and row.asked_at:
                due = typed(text, self.asker.clock.now(), self.asker.zone)
                if isinstance(due, Unusable):
                    return due
                return await self._moved(row, State.SCHEDULED, due, APPROVED_LATER, who)
        return None

    async def _decided(self, row: OutboxRow, action: str, who: str) -> Verdict:
        now = self.asker.clock.now()
        state, due, reason = State.CANCELLED, row.due_at, "not approved"
        if action == YES:
            due = max(row.due_at, now)
            state, reason = State.SCHEDULED if due > now else State.READY, APPROVED
        elif action in list(Quick):
            wanted = usable(quick(Quick(action), now, self.asker.zone), now)
            if isinstance(wanted, Unusable):
                return Verdict(Approved.TOO_LATE)
            state, due, reason = State.SCHEDULED, wanted, APPROVED_LATER
        elif action != NO:
            return Verdict(Approved.TOO_LATE)
        return await self._moved(row, state, due, reason, who)

    async def _moved(
        self, row: OutboxRow, state: State, due: datetime, reason: str, who: str
    ) -> Verdict:
        now = self.asker.clock.now()
        try:
            await self.asker.outbox.move(row, state, now, reason, who=who, due_at=due)
        except StaleVersion:
            return Verdict(Approved.TOO_LATE)
        done = {State.READY: Approved.READY, State.SCHEDULED: Approved.SCHEDULED}
        channel = await self.asker.channel_name(row.channel_id)
        return Verdict(done.get(state, Approved.REJECTED), channel, row.article_id, due)


def _buttons(row: OutboxRow, texts: Texts) -> tuple[tuple[Button, ...], ...]:
    return (
        (_button(row, texts.say("Publish"), YES),),
        (_button(row, texts.say("Do not publish"), NO),),
        (_button(row, texts.say("Schedule"), WHEN),),
    )


def _times(
    row: OutboxRow, now: datetime, zone: ZoneInfo, texts: Texts
) -> tuple[tuple[Button, ...], ...]:
    rows = [(_button(row, label, choice),) for choice, label in quick_times(now, zone, texts)]
    rows.append((_button(row, texts.say("Another time…"), TYPE),))
    return (*rows, (_button(row, texts.say("Back"), BACK),))


def _button(row: OutboxRow, label: str, action: str) -> Button:
    return Button(label, Pressed(APPROVAL, row.id, row.version, action).data)


def shown(verdict: Verdict, name: str, zone: ZoneInfo, texts: Texts) -> View:
    """What is said of a decision, to who made it and to who looks later."""
    match verdict.done:
        case Approved.READY:
            said = texts.say("Approved for {channel}.", channel=verdict.channel)
        case Approved.SCHEDULED:
            when = texts.moment(verdict.due, zone) if verdict.due else ""
            said = texts.say(
                "Scheduled for {when} in {channel}.", when=when, channel=verdict.channel
            )
        case Approved.REJECTED:
            said = texts.say("Not published in {channel}.", channel=verdict.channel)
        case _:
            return View(texts.say("Already answered."))
    return View(f"{said} {texts.say('Decided by {name}.', name=name)}")
