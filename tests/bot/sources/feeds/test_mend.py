"""Feeds with elements that were never closed: nothing of their neighbours is lost."""

import pytest

from tests.bot.sources.feed_samples import parse, rss

LINK = "<link>https://site.kz/1</link>"
NEXT = "<item><title>Школа</title><link>https://site.kz/2</link></item>"


@pytest.mark.parametrize(
    "inside",
    [
        f"<title>Мост{LINK}",
        "<title>Мост</title><link>https://site.kz/1",
        f"<title>Мост</title>{LINK}<description>Текст",
        f"<title>Мост</title>{LINK}<description>Текст <b>жирный",
        f"<title>Мост</title>{LINK}<description><p>Раз<br>Два<p>Три</description>",
        f"<title>Мост</title>{LINK}<description><b><i>Текст</b></i></description>",
        f"<title>Мост</title>{LINK}<description>Текст</descripton>",
        f"<title>Мост</title>{LINK}<description><![CDATA[Текст</description>",
        f"<title>Мост</title>{LINK}<guid>1<pubDate>Thu, 11 Apr 2024 10:00:00 +0500",
        f"<category>Город<title>Мост</title>{LINK}",
        f"<title>Мост</title>{LINK}<enclosure url=/a.jpg type=image/jpeg>",
    ],
)
@pytest.mark.parametrize("end", ["</item>", ""])
def test_unclosed_elements(inside: str, end: str) -> None:
    items = parse(rss(f"<item>{inside}{end}{NEXT}")).items
    assert [(item.title, item.link) for item in items] == [
        ("Мост", "https://site.kz/1"),
        ("Школа", "https://site.kz/2"),
    ]


def test_unclosed_in_atom() -> None:
    text = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Лента</title>'
        '<entry><title>Мост<link href="https://site.kz/1"/><id>urn:1<updated>2024-04-11T10:00:00Z'
        "<author><name>Анна</name></author></entry>"
        '<entry><title>Школа</title><link href="https://site.kz/2"/></entry></feed>'
    )
    items = parse(text).items
    assert [(item.title, item.link) for item in items] == [
        ("Мост", "https://site.kz/1"),
        ("Школа", "https://site.kz/2"),
    ]


def test_a_sound_feed_is_left_alone() -> None:
    text = rss(
        "<item><title>Мост</title><description>a</description><media:title>b</media:title></item>"
    )
    (item,) = parse(text).items
    assert (item.title, item.description) == ("Мост", "a")
