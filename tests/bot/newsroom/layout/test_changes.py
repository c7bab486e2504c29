from dataclasses import replace

import pytest

from bot.errors import ConfigError
from bot.model import (
    HOUSE,
    AddFeed,
    ChannelLine,
    FeedLine,
    Layout,
    LayoutChange,
    MoveFeed,
    PutChannel,
    RatePost,
    ReadPagesBy,
    RemoveChannel,
    RemoveFeed,
    Style,
)
from bot.newsroom.layout.changes import (
    WantedLayout,
    described,
    layout_changes,
    told,
    with_its_feeds,
)

ONE, TWO, THREE = (FeedLine(f"https://{name}.example/rss") for name in ("one", "two", "three"))
BY_TEXT = replace(ONE, selector="div.text")
NEWS = ChannelLine("@News")
TOPIC = ChannelLine("-100777", 5, "kk", (ONE.url, TWO.url))
NOW = Layout((ONE, TWO), (NEWS, TOPIC))


@pytest.mark.parametrize(
    ("wanted", "changes"),
    [
        (WantedLayout(NOW.feeds, NOW.channels), ()),
        (WantedLayout(None, (NEWS, replace(TOPIC, rates=()))), ()),
        (
            WantedLayout(None, (replace(NEWS, rates=(RatePost.TOMORROW,)), TOPIC)),
            (PutChannel(replace(NEWS, rates=(RatePost.TOMORROW,))),),
        ),
        (WantedLayout(), ()),
        (WantedLayout((ONE, TWO, THREE)), (AddFeed(THREE),)),
        (WantedLayout((replace(ONE, selector="div.text"), TWO)), (ReadPagesBy(BY_TEXT),)),
        (WantedLayout((replace(ONE, selector=""), TWO)), ()),
        (WantedLayout((ONE,)), (RemoveFeed(TWO.url),)),
        (WantedLayout(()), (RemoveFeed(ONE.url), RemoveFeed(TWO.url))),
        (WantedLayout((THREE,), whole=False), (AddFeed(THREE),)),
        (WantedLayout(None, (NEWS,)), (RemoveChannel(TOPIC),)),
        (
            WantedLayout(
                None, (ChannelLine("@NEWS"), ChannelLine("-100777", 5, "kk", (TWO.url, ONE.url)))
            ),
            (),
        ),
        (WantedLayout(None, (replace(NEWS, style=HOUSE), TOPIC)), ()),
        (
            WantedLayout(None, (replace(NEWS, style=Style(bold=False)), TOPIC)),
            (PutChannel(replace(NEWS, style=Style(bold=False))),),
        ),
        (
            WantedLayout(None, (ChannelLine("@news", None, "ru"), TOPIC)),
            (PutChannel(ChannelLine("@news", None, "ru")),),
        ),
        (
            WantedLayout((THREE,), (ChannelLine("@new", None, None, (THREE.url,)),)),
            (
                AddFeed(THREE),
                PutChannel(ChannelLine("@new", None, None, (THREE.url,))),
                RemoveChannel(NEWS),
                RemoveChannel(TOPIC),
                RemoveFeed(ONE.url),
                RemoveFeed(TWO.url),
            ),
        ),
    ],
)
def test_what_must_be_done(wanted: WantedLayout, changes: tuple[LayoutChange, ...]) -> None:
    assert layout_changes(NOW, wanted) == changes


def test_a_channel_may_be_named_by_its_number() -> None:
    met = replace(NEWS, chat_id=-1005)
    file = WantedLayout(None, (ChannelLine("-1005", None, "ru"),))
    changes = layout_changes(Layout((), (met,)), file)
    assert changes == (PutChannel(ChannelLine("@News", None, "ru")),)


CITY, WORLD = FeedLine("https://a.example/rss", "City"), FeedLine("https://b.example/rss", "World")
ELSEWHERE = FeedLine("https://c.example/feed", "city ")
SAME_SITE = FeedLine("http://www.a.example/feed.xml")


@pytest.mark.parametrize(
    ("feeds", "changes"),
    [
        ((ELSEWHERE, WORLD), (MoveFeed(CITY.url, ELSEWHERE),)),
        ((SAME_SITE, WORLD), (MoveFeed(CITY.url, SAME_SITE),)),
        ((replace(SAME_SITE, title="Sport"), WORLD), None),
        ((replace(ELSEWHERE, title=None), WORLD), None),
        ((SAME_SITE,), None),
        ((SAME_SITE, ELSEWHERE, WORLD), (MoveFeed(CITY.url, ELSEWHERE), AddFeed(SAME_SITE))),
        ((ELSEWHERE, replace(SAME_SITE, title="City"), WORLD), None),
        (
            (replace(ELSEWHERE, selector="main"), WORLD),
            (
                MoveFeed(CITY.url, replace(ELSEWHERE, selector="main")),
                ReadPagesBy(replace(ELSEWHERE, selector="main")),
            ),
        ),
    ],
)
def test_a_feed_under_another_address_moves(
    feeds: tuple[FeedLine, ...], changes: tuple[LayoutChange, ...] | None
) -> None:
    """None: it cannot be told, and is removed and added."""
    made = layout_changes(Layout((CITY, WORLD)), WantedLayout(feeds))
    assert made == changes or (changes is None and RemoveFeed(CITY.url) in made)


def test_the_channels_of_a_moved_feed_are_not_changed_by_it() -> None:
    now = Layout((CITY, WORLD), (NEWS, ChannelLine("@city", feeds=(CITY.url,))))
    file = WantedLayout((ELSEWHERE, WORLD), (NEWS, ChannelLine("@city", feeds=(ELSEWHERE.url,))))
    (move,) = layout_changes(now, file)
    assert told(move, now) == (
        "feed moved: https://a.example/rss is now https://c.example/feed; what waits from it stays"
    )


@pytest.mark.parametrize(
    "wanted",
    [WantedLayout((ONE,), (TOPIC,)), WantedLayout(None, (ChannelLine("@a", feeds=(THREE.url,)),))],
)
def test_a_channel_carries_only_feeds_that_are_there(wanted: WantedLayout) -> None:
    with pytest.raises(ConfigError, match="which is no feed here"):
        layout_changes(NOW, wanted)


def test_changes_are_told_in_one_line() -> None:
    assert [
        told(change, NOW)
        for change in (AddFeed(ONE), PutChannel(TOPIC), PutChannel(ChannelLine("@a", feeds=())))
    ] == [
        "feed added: https://one.example/rss",
        f"channel changed: -100777/5, only kk, {ONE.url}, {TWO.url}",
        "channel added: @a, no feed",
    ]
    assert described(NEWS) == "@News, every feed"
    rates = ChannelLine("@a", feeds=(), rates=tuple(RatePost))
    assert described(rates) == "@a, no feed, rates morning and tomorrow"


def test_a_feed_that_moved_is_still_the_one_the_file_names() -> None:
    moved = FeedLine("https://new.example/rss", "One", moved_from=ONE.url)
    line = ChannelLine("@news", feeds=(moved.url,))
    now = Layout((moved, TWO), (line,))
    old = ChannelLine("@news", feeds=(ONE.url,))
    assert layout_changes(now, WantedLayout((ONE, TWO), (old,))) == ()
    assert now.standing(ONE.url) == moved.url
    both = Layout((moved, ONE))
    assert both.standing(ONE.url) == ONE.url


def test_a_line_without_a_style_keeps_the_one_there() -> None:
    styled = Layout((), (replace(NEWS, style=Style(bold=False)),))
    assert layout_changes(styled, WantedLayout(None, (NEWS,))) == ()
    usual = PutChannel(replace(NEWS, style=HOUSE))
    assert layout_changes(styled, WantedLayout(None, (usual.channel,))) == (usual,)
    assert described(styled.channels[0]) == '@News, every feed, style {"bold": false}'


def test_a_selector_is_forgotten_where_the_file_says_so_and_kept_where_it_says_nothing() -> None:
    now = Layout((BY_TEXT,))
    empty = replace(ONE, selector="")
    assert layout_changes(now, WantedLayout((empty,))) == (ReadPagesBy(empty),)
    assert layout_changes(now, WantedLayout((ONE,))) == ()
    lines = [told(change, now) for change in (ReadPagesBy(BY_TEXT), ReadPagesBy(empty))]
    assert lines == [
        "feed changed: https://one.example/rss, text of its pages: div.text",
        "feed changed: https://one.example/rss, text of its pages: found by itself",
    ]


def test_a_known_channel_keeps_its_feeds_when_it_is_added() -> None:
    assert with_its_feeds(NOW, ChannelLine("-100777", 5)) == replace(TOPIC, language=None)
    for line in (ChannelLine("@news", language="kk"), ChannelLine("-100777"), ChannelLine("@new")):
        assert with_its_feeds(NOW, line) == line
