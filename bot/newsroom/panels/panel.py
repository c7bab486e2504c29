"""The newsroom's channels and feeds as editors see and change them: a list, one, its buttons."""

from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from bot.model import (
    AddFeed,
    Button,
    Channel,
    ChannelLine,
    Feed,
    FeedLine,
    PutChannel,
    RatePost,
    RemoveChannel,
    RemoveFeed,
    View,
    Who,
)
from bot.newsroom.layout.changes import with_its_feeds
from bot.newsroom.panels.buttons import CHANNELS, FEEDS, Act, data, parse
from bot.newsroom.panels.style import style_button
from bot.newsroom.panels.words import word_button
from bot.ports import ChannelStore, Clock, FeedStore, LayoutStore, OutboxStore
from bot.posts.entities import cut
from bot.reasons import retell
from bot.texts import Texts

PAGE = 8
LONGEST_NAME = 60
LONGEST_REASON = 200


# Which post of rates a press turns, and whether the channel wants it then.
RATES = {
    Act.MORNING_ON: (RatePost.MORNING, True),
    Act.MORNING_OFF: (RatePost.MORNING, False),
    Act.TOMORROW_ON: (RatePost.TOMORROW, True),
    Act.TOMORROW_OFF: (RatePost.TOMORROW, False),
}


@dataclass(frozen=True, slots=True)
class Panel:
    layout: LayoutStore
    channels: ChannelStore
    feeds: FeedStore
    outbox: OutboxStore
    clock: Clock
    zone: ZoneInfo

    async def list(self, kind: str, page: int, texts: Texts, cancelled: int = 0) -> View:
        """`cancelled`: how many posts went with what was removed just now."""
        if kind == CHANNELS:
            channels = await self.channels.all()
            names = [(one.id, one.shown, channel_state(one, texts)) for one in channels]
            how = texts.say("To add one: /channels @name, with =ru, =kk or =en behind it.")
        else:
            feeds = await self.feeds.all()
            names = [(one.id, feed_name(one) or one.url, feed_state(one, texts)) for one in feeds]
            how = texts.say("To add one: /feeds and its address.")
        if cancelled:
            gone = texts.say("Posts that will not be published: {number}.", number=cancelled)
            how = f"{gone}\n\n{how}"
        return _list(kind, names, page, how)

    async def press(self, text: str, who: Who, texts: Texts) -> View | None:
        """What is shown then; None for data of no button of ours. Pressed twice it is as good."""
        kind, act, number = parse(text)
        if act is Act.LIST:
            return await self.list(kind, number, texts)
        if kind == CHANNELS:
            channel = next((c for c in await self.channels.all() if c.id == number), None)
            return await self._channel(channel, act, who, texts)
        if kind == FEEDS:
            feed = next((f for f in await self.feeds.all() if f.id == number), None)
            return await self._feed(feed, act, who, texts)
        return None

    async def add_channel(self, line: ChannelLine, who: Who) -> None:
        wanted = with_its_feeds(await self.layout.read(), line)
        await self.layout.make([PutChannel(wanted)], self.clock.now(), str(who))

    async def add_feed(self, url: str, who: Who) -> None:
        await self.layout.make([AddFeed(FeedLine(url))], self.clock.now(), str(who))

    async def _channel(self, channel: Channel | None, act: Act, who: Who, texts: Texts) -> View:
        if channel is None:
            return await self.list(CHANNELS, 0, texts)
        now = self.clock.now()
        if act is Act.PAUSE:
            await self.channels.pause([channel.id], now, str(who))
        elif act is Act.RESUME:
            await self.channels.resume([channel.id], now, str(who))
        elif act is Act.SURE:
            line = ChannelLine(channel.chat, channel.topic)
            cancelled = await self.layout.make([RemoveChannel(line)], now, str(who))
            return await self.list(CHANNELS, 0, texts, cancelled)
        elif act in RATES:
            post, wanted = RATES[act]
            await self.channels.turn_rates(channel.id, post, now, str(who), wanted=wanted)
        found = next((c for c in await self.channels.all() if c.id == channel.id), channel)
        state = channel_state(found, texts)
        if last := (await self.outbox.last_sent()).get(found.id):
            when = texts.moment(last, self.zone)
            state = "\n".join((state, texts.say("Last post: {when}", when=when)))
        view = _one(CHANNELS, (found.id, found.shown, state), act, texts, found.paused_at is None)
        if act is Act.REMOVE:
            return view
        return View(
            view.text, (_rate_buttons(found, texts), (word_button(found, texts),), *view.rows)
        )

    async def _feed(self, feed: Feed | None, act: Act, who: Who, texts: Texts) -> View:
        if feed is None:
            return await self.list(FEEDS, 0, texts)
        now = self.clock.now()
        if act in (Act.PAUSE, Act.RESUME):
            await self.feeds.turn(feed.id, now, str(who), active=act is Act.RESUME)
        elif act is Act.SURE:
            cancelled = await self.layout.make([RemoveFeed(feed.url)], now, str(who))
            return await self.list(FEEDS, 0, texts, cancelled)
        found = next((f for f in await self.feeds.all() if f.id == feed.id), feed)
        name = "\n".join(filter(None, (feed_name(found), found.url)))
        return _one(FEEDS, (found.id, name, feed_state(found, texts)), act, texts, found.active)


def channel_state(channel: Channel, texts: Texts) -> str:
    state = texts.say("paused") if channel.paused_at is not None else texts.say("in use")
    if not channel.active:
        reason = cut(retell(channel.stopped_reason or "", texts), LONGEST_REASON)
        state = texts.say("the bot may not post there: {reason}", reason=reason)
    return f"{channel.language}, {state}" if channel.language else state


def feed_name(feed: Feed) -> str:
    """As the feed calls itself; it may say anything at any length."""
    return cut(feed.title or "", LONGEST_NAME)


def feed_state(feed: Feed, texts: Texts) -> str:
    reason = ""
    if feed.failures and feed.last_error:
        reason = cut(retell(feed.last_error, texts), LONGEST_REASON)
    if not feed.active:  # by an editor, or it said that it is gone
        paused = texts.say("paused")
        return f"{paused} ({reason})" if reason else paused
    if reason:
        return texts.say("cannot be read: {reason}", reason=reason)
    return texts.say("in use") if feed.first_read_at else texts.say("not read yet")


def _list(kind: str, names: Sequence[tuple[int, str, str]], page: int, how: str) -> View:
    last = max(0, (len(names) - 1) // PAGE)
    page = min(page, last)
    shown = names[page * PAGE : (page + 1) * PAGE]
    lines = [f"{place}. {name}: {state}" for place, (_, name, state) in enumerate(shown, 1)]
    opens = tuple(
        Button(str(place), data(kind, Act.OPEN, number))
        for place, (number, _, _) in enumerate(shown, 1)
    )
    turns = [Button("←", data(kind, Act.LIST, page - 1))] if page > 0 else []
    turns += [Button("→", data(kind, Act.LIST, page + 1))] if page < last else []
    rows = tuple(row for row in (opens, tuple(turns)) if row)
    return View("\n\n".join(("\n".join(lines), how)).strip(), rows)


def _one(kind: str, one: tuple[int, str, str], act: Act, texts: Texts, going: bool) -> View:
    number, name, state = one
    back = (Button(texts.say("Back"), data(kind, Act.LIST, 0)),)
    if act is Act.REMOVE:
        asked = texts.say("Remove it? What waits there will not be published.")
        sure = (Button(texts.say("Yes, remove"), data(kind, Act.SURE, number)),)
        return View(f"{name}\n{asked}", (sure, back))
    turn, label = (Act.PAUSE, texts.say("Pause")) if going else (Act.RESUME, texts.say("Resume"))
    styled = ((style_button(number, texts),),) if kind == CHANNELS else ()
    rows = (
        (Button(label, data(kind, turn, number)),),
        *styled,
        (Button(texts.say("Remove"), data(kind, Act.REMOVE, number)),),
        back,
    )
    return View(f"{name}\n{state}", rows)


def _rate_buttons(channel: Channel, texts: Texts) -> tuple[Button, ...]:
    labels = {
        RatePost.MORNING: texts.say("Rates in the morning"),
        RatePost.TOMORROW: texts.say("Tomorrow's rates"),
    }
    buttons = []
    for post, label in labels.items():
        wanted = post in channel.rates
        turn = next(act for act, turned in RATES.items() if turned == (post, not wanted))
        sign = "✓ " if wanted else ""
        buttons.append(Button(f"{sign}{label}", data(CHANNELS, turn, channel.id)))
    return tuple(buttons)
