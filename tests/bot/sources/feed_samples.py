"""Feeds in every format, and short ways to write and read one item."""

from datetime import UTC, datetime
from typing import Any

from bot.model import Item
from bot.sources.feeds.feed import parse_feed
from bot.sources.feeds.parsed import ParsedFeed
from bot.sources.values.surroundings import Surroundings

URL = "https://site.kz/rss/all.xml"
NOW = datetime(2024, 4, 12, tzinfo=UTC)
TEN = datetime(2024, 4, 11, 5, tzinfo=UTC)
SPACES = (
    'xmlns:media="http://search.yahoo.com/mrss/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    ' xmlns:yandex="http://news.yandex.ru" xmlns:turbo="http://turbo.yandex.ru"'
    ' xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'
    ' xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"'
)


def parse(text: str | bytes, charset: str | None = None, url: str = URL) -> ParsedFeed:
    body = text.encode() if isinstance(text, str) else text
    return parse_feed(body, charset, Surroundings(url, "Asia/Almaty", NOW))


def rss(items: str, channel: str = "<link>https://site.kz/</link>") -> str:
    head = f'<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0" {SPACES}>'
    return f"{head}<channel><title>Лента</title>{channel}{items}</channel></rss>"


def one(inside: str, **options: Any) -> Item:
    (item,) = parse(rss(f"<item>{inside}</item>", **options)).items
    return item


def texts(item: Item) -> list[str]:
    return [block.text for block in item.blocks]


RSS10 = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://site.kz/"><title>Лента</title><link>https://site.kz/</link></channel>
<item rdf:about="https://site.kz/1"><title>Музей</title><link>https://site.kz/1</link>
<dc:date>2024-04-11T10:00:00+05:00</dc:date><description>Текст.</description></item></rdf:RDF>"""
RSS090 = """<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>Лента</title>
<link>https://site.kz/</link></channel><item><title>Музей</title><link>https://site.kz/1</link>
</item></rdf:RDF>"""
RSS091 = """<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN"
 "http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"><channel>
<title>Лента</title><link>https://site.kz/</link><item><title>Музей</title>
<link>https://site.kz/1</link><description>Текст&nbsp;&mdash; вот.</description></item>
</channel></rss>"""
RSS092 = """<rss version="0.92"><channel><title>Лента</title><link>https://site.kz/</link><item>
<title>Музей</title><link>https://site.kz/1</link><description>Текст.</description>
<source url="https://x.kz/rss">Агентство</source></item></channel></rss>"""
ATOM03 = """<?xml version="1.0"?><feed version="0.3" xmlns="http://purl.org/atom/ns#">
<title>Лента</title><link rel="alternate" type="text/html" href="https://site.kz/"/><entry>
<title mode="escaped">Музей</title><link rel="alternate" type="text/html" href="/1"/>
<id>tag:site.kz,2024:1</id><issued>2024-04-11T10:00:00+05:00</issued>
<content type="text/html" mode="escaped">&lt;p&gt;Текст.&lt;/p&gt;</content></entry></feed>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="kk-KZ">
<title type="html">Лента</title><link rel="self" href="https://site.kz/atom"/>
<link href="https://site.kz/"/><entry><title>Музей</title><id>tag:site.kz,2024:1</id>
<link rel="alternate" type="text/html" href="https://site.kz/1"/>
<link rel="enclosure" type="image/png" href="/a.png"/>
<published>2024-04-11T10:00:00+05:00</published><updated>2024-04-12T10:00:00Z</updated>
<author><name>Анна Б.</name><email>a@site.kz</email></author><category term="t" label="Музеи"/>
<content type="html">&lt;p&gt;Текст.&lt;/p&gt;</content></entry></feed>"""
JSON_FEED = """{"version": "https://jsonfeed.org/version/1.1", "title": "Лента",
"home_page_url": "https://site.kz/", "language": "ru-RU", "items": [{"id": 1, "url": "/1",
"title": "Музей &amp; сад", "content_html": "<p>Текст.</p>", "summary": "Кратко.",
"date_published": "2024-04-11T10:00:00+05:00", "image": "/a.jpg", "tags": ["музеи", 5, "сад"],
"authors": [{"name": "Анна Б."}, {"name": "Пётр В."}],
"attachments": [{"url": "/b.png", "mime_type": "image/png", "title": "План"},
{"url": "/c.mp3", "mime_type": "audio/mpeg"}]}]}"""
SITEMAP = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
 xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"><url><loc>https://site.kz/1</loc>
<news:news><news:publication><news:name>Сайт</news:name><news:language>ru</news:language>
</news:publication><news:publication_date>2024-04-11T10:00:00+05:00</news:publication_date>
<news:title>Музей</news:title><news:keywords>музеи, сад</news:keywords></news:news>
<image:image><image:loc>https://site.kz/a.jpg</image:loc><image:caption>Зал</image:caption>
</image:image></url><url><loc>https://site.kz/about</loc></url></urlset>"""
