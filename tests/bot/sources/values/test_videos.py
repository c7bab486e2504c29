"""Videos of articles: in feeds, in bodies, on pages; and what is none."""

import pytest

from bot.articles.understand import understand
from bot.model import Item
from bot.sources.feeds.feed import parse_feed
from bot.sources.pages.page import read_page
from bot.sources.reading.thin import complete
from bot.sources.recognition.identity import content_hash, item_hash
from bot.sources.values.surroundings import Surroundings
from tests.bot.sources.feed_samples import ATOM, one, parse

FILM = "https://site.kz/v.mp4"
PLAYER = "https://www.youtube.com/embed/abc"
TUBE = "https://youtu.be/a-_bcdefgh1"
TEXT = "<p>Городской музей открыл выставку садовых инструментов.</p>" * 8


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        (f"<enclosure url='{FILM}' type='video/mp4' length='9'/>", FILM),
        ("<enclosure url='/v.mp4'/>", FILM),
        ("<enclosure url='/v.mp4' type='application/octet-stream'/>", FILM),
        ("<enclosure url='/v.mp3' type='audio/mpeg'/>", None),
        ("<enclosure url='/v.jpg' type='image/jpeg'/>", None),
        ("<enclosure url='/v.mp4' type='image/jpeg'/>", None),
        (f"<media:content url='{FILM}' medium='video'/>", FILM),
        (f"<media:group><media:content url='{FILM}' type='video/mp4'/></media:group>", FILM),
        ("<media:content url='https://y.kz/v/1' type='application/x-shockwave-flash'/>", None),
        (f"<enclosure url='/a.jpg' type='image/jpeg'/><enclosure url='{FILM}' type='video/mp4'/>"
         "<enclosure url='/other.mp4' type='video/mp4'/>", FILM),
        ("<description><![CDATA[<p>Т.</p><video controls><source src='/v.webm'></video>]]>"
         "</description>", "https://site.kz/v.webm"),
        ("<description><![CDATA[<p>Т.</p><video src='blob:https://site.kz/1'></video>]]>"
         "</description>", None),
        ("<description><![CDATA[<p>Т.</p><iframe src='//www.youtube.com/embed/a-_bcdefgh1?rel=0'>"
         "</iframe>]]></description>", TUBE),
        ("<description><![CDATA[<p>Т.</p><iframe src='https://ads.kz/banner'></iframe>]]>"
         "</description>", None),
        ("<enclosure url='javascript:alert(1)' type='video/mp4'/>", None),
        ("", None),
    ],
)  # fmt: skip
def test_feed_items(inside: str, expected: str | None) -> None:
    assert one(f"<title>М</title>{inside}").video == expected


def test_atom_and_broken_feeds() -> None:
    link = f'<link rel="enclosure" type="video/mp4" href="{FILM}"/>'
    assert parse(ATOM.replace("<entry>", f"<entry>{link}")).items[0].video == FILM
    text = "<rss version='2.0'><channel><item><title>М & Ж</title>"
    text += f"<enclosure url='{FILM}' type='video/mp4'/></item>"
    assert [item.video for item in parse(text).items] == [FILM]


def test_json_feed() -> None:
    text = (
        '{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "attachments": ['
        '{"url": "/a.mp3", "mime_type": "audio/mpeg"}, {"url": "/v.mp4", "mime_type": "video/mp4"}'
        "]}]}"
    )
    around = Surroundings("https://site.kz/feed.json", "Asia/Almaty")
    (item,) = parse_feed(text.encode(), None, around).items
    assert item.video == FILM


def page(head: str = "", body: str = "") -> Item:
    text = f"<html><head><title>Выставка</title>{head}</head><body><article><h1>Выставка</h1>"
    text += f"{TEXT}{body}</article><aside><video src='/advert.mp4'></video></aside></body></html>"
    return read_page(text.encode(), "utf-8", Surroundings("https://site.kz/news/1", "Asia/Almaty"))


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        ("", "", None),
        ("", "<video src='/v.mp4'></video>", FILM),
        (f"<meta property='og:video' content='{PLAYER}'>", "", PLAYER),
        ("<meta property='og:video' content='https://www.youtube.com/embed/a-_bcdefgh1'>", "",
         TUBE),
        ("", "<iframe data-src='https://www.youtube-nocookie.com/embed/a-_bcdefgh1'></iframe>",
         TUBE),
        ("", "<iframe src='https://www.youtube.com/embed/live_stream?channel=1'></iframe>", None),
        ("", "<iframe src='https://www.youtube.com/embed/videoseries?list=1'></iframe>", None),
        ("", "<iframe src='https://rutube.ru/play/embed/0123456789abcdef'></iframe>",
         "https://rutube.ru/video/0123456789abcdef/"),
        ("", "<iframe src='https://vk.com/video_ext.php?oid=-12&amp;id=34&amp;hash=a'></iframe>",
         "https://vk.com/video-12_34"),
        ("", "<iframe src='https://player.vimeo.com/video/77'></iframe>", "https://vimeo.com/77"),
        ("", "<iframe src='https://widget.kz/rates'></iframe>", None),
        (f"<meta property='og:video' content='http://site.kz/v.swf'>"
         f"<meta property='og:video:url' content='{PLAYER}'>", "", PLAYER),
        (f"<meta property='og:video' content='{PLAYER}'>",
         "<video><source src='/v.mp4' type='video/mp4'></video>", FILM),
        ('<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Выставка",'
         f' "video": {{"@type": "VideoObject", "embedUrl": "{PLAYER}"}}}}</script>', "", PLAYER),
    ],
)  # fmt: skip
def test_pages(head: str, body: str, expected: str | None) -> None:
    assert page(head, body).video == expected


def test_a_page_adds_its_video_to_a_feeds_item() -> None:
    item = Item("site", title="Выставка", link="https://site.kz/news/1")
    assert complete(item, page(body="<video src='/v.mp4'></video>")).video == FILM
    own = Item("site", title="Выставка", link="https://site.kz/news/1", video=PLAYER)
    assert complete(own, page(body="<video src='/v.mp4'></video>")).video == PLAYER


def test_a_video_is_part_of_what_an_item_says_but_its_signature_is_not() -> None:
    def hashes(video: str | None) -> tuple[str, str]:
        item = Item("site", title="Выставка", video=video)
        return item_hash(item), content_hash(understand(item))

    assert hashes(f"{FILM}?sign=1") == hashes(f"{FILM}?sign=2")
    assert len({hashes(None), hashes(FILM), hashes(f"{PLAYER}?v=1"), hashes(f"{PLAYER}?v=2")}) == 4
