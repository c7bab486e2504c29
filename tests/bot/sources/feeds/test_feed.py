import pytest

from bot.errors import NotAFeed
from bot.model import Image
from bot.sources.feeds.feed import sniff
from bot.sources.feeds.parsed import ParsedFeed
from tests.bot.sources.feed_samples import (
    ATOM,
    ATOM03,
    JSON_FEED,
    RSS090,
    RSS091,
    RSS092,
    RSS10,
    SITEMAP,
    TEN,
    URL,
    parse,
    rss,
    texts,
)


@pytest.mark.parametrize(
    "text", [RSS10, RSS090, RSS091, RSS092, ATOM, ATOM03, SITEMAP,
             rss("<item><title>Музей</title><link>https://site.kz/1</link></item>")]
)  # fmt: skip
def test_every_format_yields_its_item(text: str) -> None:
    feed = parse(text)
    assert [(i.title, i.link) for i in feed.items] == [("Музей", "https://site.kz/1")]
    assert feed.items[0].source_name == URL


def test_atom() -> None:
    (item,) = parse(ATOM).items
    assert texts(item) == ["Текст."]
    assert (item.guid, item.author, item.tags) == ("tag:site.kz,2024:1", "Анна Б.", ("Музеи",))
    assert (item.published, item.language) == (TEN, "kk")
    assert item.images == (Image(url="https://site.kz/a.png"),)


def test_json_feed() -> None:
    feed = parse(JSON_FEED)
    (item,) = feed.items
    assert (feed.title, feed.link) == ("Лента", "https://site.kz/")
    assert (item.title, item.link, item.guid) == ("Музей & сад", "https://site.kz/1", "1")
    assert (texts(item), item.description) == (["Текст."], "Кратко.")
    assert (item.author, item.tags, item.language) == ("Анна Б., Пётр В.", ("музеи", "сад"), "ru")
    assert item.published == TEN
    assert [(i.url, i.caption) for i in item.images] == [
        ("https://site.kz/a.jpg", None),
        ("https://site.kz/b.png", "План"),
    ]


@pytest.mark.parametrize(
    "item", ['"text"', "{}", '{"id": null, "tags": {}, "authors": 1, "attachments": [1]}', "[]"]
)
def test_careless_json_feeds(item: str) -> None:
    text = f'{{"version": "https://jsonfeed.org/version/1", "items": [{item}]}}'
    assert all(found.title is None for found in parse(text).items)


def test_a_comma_too_much_does_no_harm_to_a_json_feed() -> None:
    text = JSON_FEED.replace('"tags": [', '"x": "a,]", "tags": [').replace("}]}]}", "},],},],}")
    assert parse(text).items == parse(JSON_FEED).items


def test_news_sitemap() -> None:
    (item,) = parse(SITEMAP).items
    assert (item.published, item.tags, item.language) == (TEN, ("музеи", "сад"), "ru")
    assert item.images == (Image(url="https://site.kz/a.jpg", caption="Зал"),)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "holds nothing"),
        ("   \n", "holds nothing"),
        ("<!doctype html><html><body>Вход</body></html>", "web page, not a feed; look"),
        ("<html><title>Вход</title><body>", 'page \\("Вход"\\), not a feed; look'),
        ("<html><title>\n Just a moment…</title>", 'check of visitors \\("Just a moment…"\\)'),
        ('<html><link rel="alternate" type="application/rss+xml" href="/rss.xml"></html>',
         "its feed may be https://site.kz/rss.xml"),
        ("Not found", "no feed"),
        ('{"error": 1}', "no feed"),
        ("{" * 100_000, "no feed"),
        ("[1, 2]", "no feed"),
        ("\x89PNG\r\n\x1a\n\0\0", "no feed"),
        ('<sitemapindex xmlns="x"><sitemap/></sitemapindex>', "list of sitemaps"),
        ('<urlset xmlns="x"><url><loc>https://site.kz/1</loc></url></urlset>', "without news"),
    ],
)  # fmt: skip
def test_what_is_no_feed_is_said_in_one_line(text: str, words: str) -> None:
    with pytest.raises(NotAFeed, match=words) as caught:
        parse(text)
    assert str(caught.value).startswith(URL) and "\n" not in str(caught.value)


@pytest.mark.parametrize("authors", ['["Анна Б."]', '"Анна Б."', '{"name": "Анна Б."}'])
def test_json_feeds_of_careless_writers(authors: str) -> None:
    entry = (
        f'{{"id": "1", "authors": {authors}, "tags": "сад, музеи", "image": {{"url": "/1.jpg"}}}}'
    )
    text = f'{{"version": "https://jsonfeed.org/version/1.1", "items": [{entry}]}}'
    (item,) = parse(text).items
    assert (item.author, item.tags) == ("Анна Б.", ("сад", "музеи"))
    assert [image.url for image in item.images] == ["https://site.kz/1.jpg"]


def test_an_empty_feed_is_a_feed() -> None:
    assert parse(rss("")) == ParsedFeed("Лента", (), "https://site.kz/")


@pytest.mark.parametrize(
    ("body", "kind", "expected"),
    [
        (rss(""), "text/html", "feed"),
        (ATOM, "text/plain", "feed"),
        (RSS10, "", "feed"),
        (SITEMAP, "application/xml", "feed"),
        (JSON_FEED, "application/json", "feed"),
        ("<!-- <rss> --><!doctype html><html>", "application/rss+xml", "page"),
        ("<!-- <html> --><rss><channel>", "text/html", "feed"),
        ("<!----><!-- <html> --><feed>", "text/html", "feed"),
        ("<html><body>&lt;rss&gt;", "", "page"),
        ('{"a": 1}', "application/json", "page"),
        ('{"items": [], "version": "https:\\/\\/jsonfeed.org\\/version\\/1"}', "", "feed"),
        ('<a:feed xmlns:a="http://www.w3.org/2005/Atom"/>', "text/html", "feed"),
        ("", "application/rss+xml", "feed"),
        ("Просто текст", "text/plain", "page"),
    ],
)
def test_sniff(body: str, kind: str, expected: str) -> None:
    assert sniff(body.encode(), kind) == expected
    assert sniff(body.encode("utf-16"), kind) == expected
