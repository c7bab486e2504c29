import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import ConfigError
from bot.model import (
    HOUSE,
    LANGUAGES,
    ChannelLine,
    FeedLine,
    Language,
    Layout,
    RatePost,
    Style,
    WordFilter,
)
from bot.newsroom.layout.changes import layout_changes
from bot.newsroom.layout.file import read_toml, write_toml
from tests.bot.posts.anything import styles

words = st.text(min_size=1, max_size=20).filter(lambda text: bool(text.strip()))
feeds = st.lists(
    st.builds(
        FeedLine,
        st.integers(0, 99).map(lambda n: f"https://site{n}.example/rss?a={n}&b=%2C"),
        st.none() | words,
        st.none() | words,
    ),
    unique_by=lambda feed: feed.url,
    max_size=5,
)
languages = st.none() | st.sampled_from(LANGUAGES)
channels = st.lists(
    st.tuples(
        st.integers(1, 99),
        st.none() | st.integers(1, 9),
        languages,
        st.booleans(),
        st.none() | st.just(HOUSE) | styles,
    ),
    unique_by=lambda line: line[:2],
    max_size=5,
)


@given(feeds, channels)
def test_what_is_written_is_read_again_to_the_same(
    lines: list[FeedLine], rows: list[tuple[int, int | None, Language | None, bool, Style | None]]
) -> None:
    some = tuple(feed.url for feed in lines[:2])
    made = tuple(
        ChannelLine(
            f"-100{n}" if topic else f"@news{n}",
            topic,
            language,
            some if few else None,
            style,
            tuple(RatePost)[n % 3 :],
            (None, WordFilter(), WordFilter(("кубок мира", "#спорт"), ("«Мир»",)))[n % 3],
        )
        for n, topic, language, few, style in rows
    )
    layout = Layout(tuple(lines), made)
    text = write_toml(layout)
    tomllib.loads(text)
    wanted = read_toml(text, "file")
    assert (wanted.feeds, wanted.channels) == (layout.feeds, layout.channels)
    assert layout_changes(layout, wanted) == ()


def test_a_person_may_write_less() -> None:
    wanted = read_toml(
        'feeds = ["https://one.example/rss"]\n'
        'channels = ["@news=kk", {chat = -100777, topic = 5}, {chat = "-100778/6", feeds = []}]',
        "file",
    )
    assert wanted.feeds == (FeedLine("https://one.example/rss"),)
    assert wanted.channels == (
        ChannelLine("@news", None, "kk"),
        ChannelLine("-100777", 5),
        ChannelLine("-100778", 6, None, ()),
    )
    rates = 'channels = [{chat = "@a", rates = ["tomorrow", "morning"]}, {chat = "@b", rates = []}]'
    found = read_toml(rates, "file").channels
    assert [line.rates for line in found or ()] == [(RatePost.MORNING, RatePost.TOMORROW), ()]
    assert read_toml("feeds = []", "file").channels is None
    styled = read_toml('[[channels]]\nchat = "@a"\n[channels.style]\nlink = "button"\n', "file")
    assert styled.channels == (ChannelLine("@a", style=Style(link="button")),)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("feeds = [", "is no TOML"),
        ("", "names neither feeds nor channels"),
        ("routes = []", "routes is not known"),
        ("feeds = 5", "feeds must be a list"),
        ("feeds = [5]", "feeds 1: must be a table with url"),
        ('feeds = ["ftp://x"]', "feeds 1: 'ftp://x' is no address"),
        ('feeds = [{url = "https://a.kz/x", name = "A"}]', "feeds 1: name is not known"),
        ('feeds = [{url = "https://a.kz/x", title = 1}]', "feeds 1: title must be text"),
        ('feeds = ["https://a.kz/x", "https://a.kz/x"]', "https://a.kz/x is named twice"),
        ('channels = ["news"]', "channels 1: news cannot be meant"),
        ("channels = [{topic = 5}]", "channels 1: chat is missing"),
        ('channels = [{chat = "@a", topic = "x"}]', "channels 1: topic must be a number"),
        ('channels = [{chat = "@a", topic = true}]', "channels 1: topic must be a number"),
        ('channels = [{chat = "@a", language = "de"}]', "channels 1: language must be one of"),
        ('channels = [{chat = "@a", feeds = "x"}]', "channels 1: feeds must be a list"),
        ('channels = [{chat = "@a", rates = "morning"}]', "channels 1: rates must be a list"),
        ('channels = [{chat = "@a", rates = ["noon"]}]', "channels 1: rates must be a list of"),
        ('channels = ["@a", "@A"]', "@a is named twice"),
        ('channels = [{chat = "@a", style = "bold"}]', "channels 1: style must be a table"),
        (
            'channels = [{chat = "@a", style = {bold = 1}}]',
            "channels 1: style: bold must be true or false",
        ),
        (
            'channels = [{chat = "@a", style = {parts = ["title", "link"]}}]',
            "channels 1: style: parts must list some of",
        ),
    ],
)
def test_what_cannot_be_meant_is_named(text: str, said: str) -> None:
    with pytest.raises(ConfigError, match=r"^file: ") as caught:
        read_toml(text, "file")
    assert said in str(caught.value)
