import pytest

from bot.errors import ConfigError
from bot.model import FeedLine
from bot.sources.feeds.opml import read_opml, write_opml

NESTED = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE opml [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>
<opml version="1.0"><head><title>Мои ленты</title></head><body>
<outline text="Город"><outline text="Одна &b;" title="Одна" type="rss"
  xmlUrl="https://one.example/rss?a=1&b=2" htmlUrl="https://one.example"/>
  <outline text="Две" xmlurl="feed://two.example/rss"/></outline>
<outline text="Дважды" xmlUrl="https://one.example/rss?a=1&amp;b=2"/>
<outline text="Файл" xmlUrl="file:///etc/passwd"/>
<outline xmlUrl="https://three.example/a,b c"/>
</body></opml>"""


def test_feeds_in_any_folder_once_each() -> None:
    assert read_opml(NESTED.encode(), "list.opml") == (
        FeedLine("https://one.example/rss?a=1&b=2", "Одна"),
        FeedLine("https://two.example/rss", "Две"),
        FeedLine("https://three.example/a%2Cb%20c"),
    )


def test_what_is_written_is_read_again() -> None:
    lines = (
        FeedLine("https://one.example/rss?a=1&b=%2C", 'Город «Алатау» & "<друзья>"'),
        FeedLine("https://two.example/rss", "https://two.example/rss"),
    )
    assert read_opml(write_opml(lines).encode(), "list.opml") == lines


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"<opml><body></body></opml>", "names no feed"),
        (b"<opml><body>", "is no OPML"),
        (b"", "is no OPML"),
    ],
)
def test_what_is_none_is_named(body: bytes, said: str) -> None:
    with pytest.raises(ConfigError, match=said):
        read_opml(body, "list.opml")
