"""/stats: what the newsroom published of late, what waits, how the feeds do, who reads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.model import Channel, Feed, Figures, Readers, State, View
from bot.ports import ChannelStore, Clock, FeedStore, MeasureStore
from bot.texts import Texts

DAY, WEEK = timedelta(days=1), timedelta(days=7)
MOST_CHANNELS = 30
WAITING = (State.READY, State.SENDING, State.SCHEDULED)
FOR_A_WORD = (State.WAITING_APPROVAL, State.HELD, State.IN_DOUBT, State.FAILED)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What is shown, as it is now."""

    day: Figures
    week: Figures
    states: Mapping[State, int]
    last_post: datetime | None
    readers: Readers
    channels: Sequence[Channel]
    feeds: Sequence[Feed]


@dataclass(frozen=True, slots=True)
class FiguresDesk:
    measures: MeasureStore
    channels: ChannelStore
    feeds: FeedStore
    clock: Clock
    zone: ZoneInfo

    async def view(self, texts: Texts) -> View:
        now = self.clock.now()
        found = Snapshot(
            day=await self.measures.figures(now - DAY),
            week=await self.measures.figures(now - WEEK),
            states=await self.measures.states(),
            last_post=await self.measures.last_post(),
            readers=await self.measures.readers(),
            channels=await self.channels.all(),
            feeds=await self.feeds.all(),
        )
        return View("\n".join(lines(found, self.zone, texts)))


def lines(found: Snapshot, zone: ZoneInfo, texts: Texts) -> list[str]:
    """Each pair is of the last day and the last seven days."""
    return [
        texts.say("Last day · last seven days"),
        *_published(found, texts),
        "",
        *_now(found, zone, texts),
    ]


def _published(found: Snapshot, texts: Texts) -> list[str]:
    day, week = found.day, found.week

    def pair(first: int, second: int) -> str:
        return f"{texts.number(first)} · {texts.number(second)}"

    posts = [
        f"– {channel.shown}: {pair(day.posts.get(channel.id, 0), week.posts.get(channel.id, 0))}"
        for channel in found.channels
    ]
    sent = pair(sum(day.posts.values()), sum(week.posts.values()))
    return [
        texts.say("New articles: {numbers}", numbers=pair(day.articles, week.articles)),
        texts.say("Posts: {numbers}", numbers=sent),
        *posts[:MOST_CHANNELS],
        texts.say("Posts edited: {numbers}", numbers=pair(day.edits, week.edits)),
    ]


def _now(found: Snapshot, zone: ZoneInfo, texts: Texts) -> list[str]:
    def among(states: Sequence[State]) -> str:
        return texts.number(sum(found.states.get(state, 0) for state in states))

    failing = sum(1 for feed in found.feeds if feed.state in ("failing", "stopped"))
    feeds = texts.say("Sources: {number}", number=texts.number(len(found.feeds)))
    if failing:
        feeds += texts.say(", not readable at the moment: {number}", number=texts.number(failing))
    said = [
        texts.say("In the queue: {number}", number=among(WAITING)),
        texts.say("Waiting for your decision: {number}", number=among(FOR_A_WORD)),
        feeds,
        texts.say(
            "Readers in private chats: {readers}, subscriptions: {subscriptions}",
            readers=texts.number(found.readers.started),
            subscriptions=texts.number(found.readers.subscriptions),
        ),
    ]
    if found.last_post is not None:
        when = texts.moment(found.last_post, zone)
        said.append(texts.say("Last post: {when}", when=when))
    return said
