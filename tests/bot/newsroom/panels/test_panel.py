"""The buttons under a channel that turn its posts of rates, and how feeds and channels stand."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import cast
from zoneinfo import ZoneInfo

import pytest

from bot.clock import SystemClock
from bot.model import Channel, Feed, RatePost, Who
from bot.newsroom.panels.panel import Panel, feed_state
from bot.ports import ChannelStore, FeedStore, LayoutStore, OutboxStore
from bot.texts import Texts

WHO, TEXTS = Who(7, "Ayan"), Texts("en")


@dataclass
class Channels:
    """One channel, and who turned what."""

    channel: Channel = field(default_factory=lambda: Channel(5, "@news"))
    turned: list[tuple[RatePost, bool, str]] = field(default_factory=list)
    sent: dict[int, datetime] = field(default_factory=dict)

    async def last_sent(self) -> dict[int, datetime]:
        return self.sent

    async def all(self) -> list[Channel]:
        return [self.channel]

    async def turn_rates(
        self, channel_id: int, post: RatePost, at: datetime, who: str, *, wanted: bool
    ) -> None:
        assert channel_id == 5
        self.turned.append((post, wanted, who))
        rates = (post,) if wanted else ()
        self.channel = replace(self.channel, rates=rates)


def panel(channels: Channels) -> Panel:
    none = cast(LayoutStore, None), cast(ChannelStore, channels), cast(FeedStore, None)
    outbox = cast(OutboxStore, SimpleNamespace(last_sent=channels.last_sent))
    return Panel(*none, outbox, SystemClock(), ZoneInfo("Asia/Almaty"))


async def labels(desk: Panel, data: str) -> dict[str, str]:
    view = await desk.press(data, WHO, TEXTS)
    assert view is not None
    return {button.label: button.data for row in view.rows for button in row}


async def test_a_press_turns_a_post_on_and_off() -> None:
    channels = Channels()
    desk = panel(channels)
    first = await labels(desk, "chan:o:5")
    second = await labels(desk, first["Tomorrow's rates"])
    assert channels.channel.rates == (RatePost.TOMORROW,)
    assert "✓ Tomorrow's rates" in second and "Rates in the morning" in second
    await labels(desk, first["Tomorrow's rates"])
    assert channels.channel.rates == (RatePost.TOMORROW,), "an old button turns nothing off"
    third = await labels(desk, second["✓ Tomorrow's rates"])
    assert channels.turned[-1] == (RatePost.TOMORROW, False, "user 7 Ayan")
    assert "Tomorrow's rates" in third


async def test_a_channel_says_when_it_got_its_last_post() -> None:
    never = await panel(Channels()).press("chan:o:5", WHO, TEXTS)
    sent = {4: datetime(2026, 11, 27, 9, tzinfo=UTC), 5: datetime(2026, 11, 26, 9, 5, tzinfo=UTC)}
    last = await panel(Channels(sent=sent)).press("chan:o:5", WHO, TEXTS)
    assert never is not None and last is not None
    assert last.text.removeprefix(never.text) == "\nLast post: 26 Nov 2026 14:05"


async def test_who_is_asked_about_removal_is_not_shown_rates() -> None:
    assert not [label for label in await labels(panel(Channels()), "chan:d:5") if "ates" in label]


def test_a_feed_that_is_gone_says_why_it_is_not_read() -> None:
    gone = Feed(1, "https://a.kz/rss", active=False, failures=1, last_error="a.kz: is empty")
    assert feed_state(gone, Texts("ru")) == "на паузе (a.kz: is empty)"
    assert feed_state(replace(gone, failures=0, last_error=None), Texts("ru")) == "на паузе"


@pytest.mark.parametrize(
    ("count", "page", "shown", "turns"),
    [
        (0, 0, [], []),
        (8, 0, [*range(1, 9)], []),
        (9, 0, [*range(1, 9)], ["→1"]),
        (9, 1, [9], ["←0"]),
        (17, 1, [*range(9, 17)], ["←0", "→2"]),
        (9, 7, [9], ["←0"]),
    ],
    ids=["none", "one page", "the first", "the last", "between", "a page that is gone"],
)
async def test_a_list_is_turned_page_by_page(
    count: int, page: int, shown: list[int], turns: list[str]
) -> None:
    feeds = [Feed(number, f"https://a.kz/{number}") for number in range(1, count + 1)]

    async def all_feeds() -> list[Feed]:
        return feeds

    desk = replace(panel(Channels()), feeds=cast(FeedStore, SimpleNamespace(all=all_feeds)))
    view = await desk.list("feed", page, TEXTS)
    buttons = [button for row in view.rows for button in row]
    opens = [int(button.data.rpartition(":")[2]) for button in buttons if ":o:" in button.data]
    assert opens == shown
    assert [f"{b.label}{b.data[-1]}" for b in buttons if ":l:" in b.data] == turns


async def test_a_feed_that_calls_itself_by_a_whole_text_leaves_room_for_the_others() -> None:
    feeds = [Feed(1, "https://a.kz/rss", title="слово " * 2000)]
    feeds += [Feed(2, "https://b.kz/rss", title="Қала")]

    async def all_feeds() -> list[Feed]:
        return feeds

    desk = replace(panel(Channels()), feeds=cast(FeedStore, SimpleNamespace(all=all_feeds)))
    listed, opened = await desk.list("feed", 0, TEXTS), await desk.press("feed:o:1", WHO, TEXTS)
    assert "2. Қала" in listed.text and len(listed.text) < 300
    assert opened is not None and "https://a.kz/rss" in opened.text and len(opened.text) < 300


async def test_a_removal_says_how_many_posts_went_with_it() -> None:
    desk = panel(Channels())
    view = await desk.list("chan", 0, TEXTS, 3)
    assert "Posts that will not be published: 3." in view.text
    assert "Posts that" not in (await desk.list("chan", 0, TEXTS)).text
