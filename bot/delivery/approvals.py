"""Where MODERATION=approve: every new row is shown to the editors once, as the very post, and
one of them publishes it, does not, or puts it off."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.delivery.messenger import Button
from bot.delivery.questions import APPROVAL, Questions, row_and_version
from bot.delivery.service_chat import ServiceChat
from bot.delivery.showing import Showing
from bot.errors import StaleVersion, TelegramError
from bot.model import Channel, OutboxRow, Place, State, StoredArticle, View
from bot.newsroom.times import Quick, Unusable, quick, usable
from bot.ports import ArticleStore, ChannelStore, Clock, OutboxStore
from bot.texts import Texts

TRY_AGAIN = 60.0  # seconds until an editor who could not be reached is tried again
SOON = 3.0  # and until it is tried again where only this time it did not work
YES, NO, WHEN, BACK = "yes", "no", "when", "back"


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
    rows: tuple[tuple[Button, ...], ...] = ()


@dataclass
class Approvals:
    outbox: OutboxStore
    articles: ArticleStore
    channels: ChannelStore
    questions: Questions
    service: ServiceChat
    shows: Showing
    clock: Clock
    zone: ZoneInfo
    _not_before: float = field(default=0.0)
    _shown: tuple[int, int, int] | None = None  # chat, article, revision

    async def work(self) -> None:
        if self.clock.monotonic() < self._not_before:
            return
        rows = await self.outbox.in_state(State.WAITING_APPROVAL)
        channels = {c.id: c for c in await self.channels.all()} if rows else {}
        for row in rows:
            if row.asked_at is not None or row.channel_id not in channels:
                continue
            stored = await self.articles.get(row.article_id)
            if stored is not None and not await self._ask(row, channels[row.channel_id], stored):
                reachable = await self.service.chat_id() is not None
                wait = SOON if reachable else TRY_AGAIN
                self._not_before = self.clock.monotonic() + wait
                return

    async def _ask(self, row: OutboxRow, channel: Channel, stored: StoredArticle) -> bool:
        """False where nobody could be asked. The post is shown once for all its channels."""
        chat_id = await self.service.chat_id()
        if chat_id is None:
            return False
        shown = chat_id, stored.id, stored.revision
        try:
            if self._shown != shown:
                await self.shows.show(Place(chat_id), stored.article)
                self._shown = shown
            buttons = _buttons(row, row.version + 1, self.questions.texts)
            return await self.questions.ask_approval(row, channel, buttons)
        except StaleVersion:
            return True
        except TelegramError:
            return False

    async def answer(self, data: str, who: str, texts: Texts) -> Verdict:
        """Do what a button says; forged data and a second answer are too late."""
        kind, row_id, version, action = row_and_version(data)
        row = await self.outbox.get(row_id) if kind == APPROVAL and row_id else None
        if row is None or row.version != version or row.state is not State.WAITING_APPROVAL:
            return Verdict(Approved.TOO_LATE)
        if action == WHEN:
            rows = _times(row, self.clock.now(), self.zone, texts)
            return Verdict(Approved.ASKED, rows=rows)
        if action == BACK:
            return Verdict(Approved.ASKED, rows=_buttons(row, version, texts))
        return await self._decided(row, action, who)

    async def _decided(self, row: OutboxRow, action: str, who: str) -> Verdict:
        now = self.clock.now()
        state, due, reason = State.CANCELLED, row.due_at, "not approved"
        if action == YES:
            state, due, reason = State.READY, max(row.due_at, now), "approved"
        elif action in list(Quick):
            wanted = usable(quick(Quick(action), now, self.zone), now)
            if isinstance(wanted, Unusable):
                return Verdict(Approved.TOO_LATE)
            state, due, reason = State.SCHEDULED, wanted, "approved for later"
        elif action != NO:
            return Verdict(Approved.TOO_LATE)
        try:
            await self.outbox.move(row, state, now, reason, who=who, due_at=due)
        except StaleVersion:
            return Verdict(Approved.TOO_LATE)
        done = {State.READY: Approved.READY, State.SCHEDULED: Approved.SCHEDULED}
        names = [c.name for c in await self.channels.all() if c.id == row.channel_id]
        return Verdict(
            done.get(state, Approved.REJECTED), next(iter(names), ""), row.article_id, due
        )


def _buttons(row: OutboxRow, version: int, texts: Texts) -> tuple[tuple[Button, ...], ...]:
    return (
        (_button(row, version, texts.say("Publish"), YES),),
        (_button(row, version, texts.say("Do not publish"), NO),),
        (_button(row, version, texts.say("Schedule"), WHEN),),
    )


def _times(
    row: OutboxRow, now: datetime, zone: ZoneInfo, texts: Texts
) -> tuple[tuple[Button, ...], ...]:
    labels = {
        Quick.HOUR: texts.say("In an hour"),
        Quick.EVENING: texts.say("This evening"),
        Quick.MORNING: texts.say("Tomorrow"),
    }
    rows = []
    for choice, label in labels.items():
        due = usable(quick(choice, now, zone), now)
        if not isinstance(due, Unusable):
            label = f"{label}, {texts.time(due.astimezone(zone))}"
            rows.append((_button(row, row.version, label, choice),))
    return (*rows, (_button(row, row.version, texts.say("Back"), BACK),))


def _button(row: OutboxRow, version: int, label: str, action: str) -> Button:
    return Button(label, f"{APPROVAL}:{row.id}:{version}:{action}")


def shown(verdict: Verdict, name: str, zone: ZoneInfo, texts: Texts) -> View:
    """What is said of a decision, to who made it and to who looks later."""
    match verdict.done:
        case Approved.READY:
            said = texts.say("Approved for {channel}.", channel=verdict.channel)
        case Approved.SCHEDULED:
            when = ""
            if verdict.due is not None:
                due = verdict.due.astimezone(zone)
                when = f"{texts.date_short(due.date())} {texts.time(due)}"
            said = texts.say(
                "Scheduled for {when} in {channel}.", when=when, channel=verdict.channel
            )
        case Approved.REJECTED:
            said = texts.say("Not published in {channel}.", channel=verdict.channel)
        case _:
            return View(texts.say("Already answered."))
    return View(f"{said} {texts.say('Decided by {name}.', name=name)}")
