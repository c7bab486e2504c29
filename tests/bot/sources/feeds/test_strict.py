"""What is left out of feedparser's work changes nothing of what it finds."""

import io
from typing import Any

import feedparser
import pytest

from bot.sources.feeds.strict import HEADERS, parse
from bot.sources.markup.xml_guard import guard
from tests.bot.sources.feed_samples import ATOM, ATOM03, RSS090, RSS091, RSS092, RSS10, SPACES, rss

DATES = "published_parsed", "updated_parsed", "created_parsed"
ITEM = (
    '<item xml:base="https://site.kz/news/"><title>Музей &amp;amp; парк \x96 ё</title>'
    "<link>http:///site.kz/1?a=1&amp;b=2</link><guid>123</guid>"
    "<pubDate>Thu, 11 Apr 2024 10:00:00 +0500</pubDate><dc:date>2024-04-11</dc:date>"
    "<description>&lt;p&gt;Ð¢ÐµÐºÑÑ&lt;/p&gt;</description>"
    "<content:encoded><![CDATA[<p>Текст «\x93» <img src='a.jpg'/></p>]]></content:encoded>"
    '<category domain="a">Город</category><category>Музеи</category>'
    '<enclosure url="b.jpg" type="image/jpeg" length="1"/><itunes:author>Анна</itunes:author>'
    '<media:content url="c.jpg"><media:credit role="photographer">Б.</media:credit></media:content>'
    "<yandex:full-text>Весь текст</yandex:full-text></item>"
)
XHTML = (
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://site.kz/a/"><entry>'
    '<id>x</id><updated>2024-04-11T10:00:00Z</updated><link href="///b"/><content type="xhtml">'
    '<div xmlns="http://www.w3.org/1999/xhtml"><p>Ж <b>x</b></p></div></content>'
    '<summary type="text">&amp;lt; 5</summary><content mode="base64">0LY=</content></entry></feed>'
)


@pytest.mark.parametrize(
    "text",
    [RSS10, RSS090, RSS091, RSS092, ATOM, ATOM03, rss(ITEM), rss(ITEM * 3), XHTML,
     f"<rss {SPACES}><channel/></rss>", "<html><p>x</p></html>"],
)  # fmt: skip
def test_the_same_is_found(text: str) -> None:
    text = guard(text)
    ours, theirs = parse(text, well_formed=True), _as_it_comes(text)
    assert (ours.version, _plain(ours.feed)) == (theirs.version, _plain(theirs.feed))
    assert _plain(ours.entries) == _plain(theirs.entries)


def test_a_feed_thought_to_be_well_formed_is_read_forgivingly() -> None:
    text = rss("<item><title>Музей</title>")
    assert parse(text, well_formed=True).entries[0]["title"] == "Музей"


def _as_it_comes(text: str) -> Any:
    return feedparser.parse(
        io.BytesIO(text.encode()),
        response_headers=HEADERS,
        resolve_relative_uris=False,
        sanitize_html=False,
    )


def _plain(found: Any) -> Any:
    """Without parsed dates, and without the classes that know other names for their keys."""
    if isinstance(found, dict):
        raw = {key: dict.__getitem__(found, key) for key in dict.keys(found)}
        return {key: _plain(value) for key, value in raw.items() if key not in DATES}
    if isinstance(found, list):
        return [_plain(one) for one in found]
    assert not isinstance(found, str) or type(found) is str
    return found
