from datetime import datetime

import pytest

from bot.articles.understand import understand
from bot.model import Item
from tests.bot.sources.feed_samples import ATOM, TEN, one, parse, rss, texts


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("&lt;b&gt;Музей&lt;/b&gt; открыт", "Музей открыт"),
        ("Музей &amp;quot;Сад&amp;quot;", 'Музей "Сад"'),
        ("Музей &amp;amp;laquo;Сад&amp;amp;raquo;", "Музей «Сад»"),
        ("<![CDATA[Музей &laquo;Сад&raquo;]]>", "Музей «Сад»"),
        ("Музей &laquo;Сад&raquo;", "Музей «Сад»"),
        ("A&B и C & D", "A&B и C & D"),
        ("  Музей\n\t и&#160;сад ", "Музей и сад"),
        ("<![CDATA[5 < 6 и 7 > 3]]>", "5 < 6 и 7 > 3"),
        ("<![CDATA[<b>Му</b>зей<br>и <i>сад</i>]]>", "Музей и сад"),
        ("<![CDATA[x<a и b>c]]>", "x<a и b>c"),
        ("", None),
    ],
)
def test_titles(title: str, expected: str | None) -> None:
    assert one(f"<title>{title}</title>").title == expected


@pytest.mark.parametrize(
    ("inside", "link", "guid"),
    [
        ("<link>https://site.kz/1?a=1&b=2</link>", "https://site.kz/1?a=1&b=2", None),
        ("<link>https://site.kz/1?a=1&amp;copy=2</link>", "https://site.kz/1?a=1&copy=2", None),
        ("<link>/news/1</link>", "https://site.kz/news/1", None),
        ("<link>news/1</link>", "https://site.kz/news/1", None),
        ("<link xml:base='https://b.kz/x/'>1</link>", "https://b.kz/x/1", None),
        ("<link>\n https://site.kz/1 \n</link>", "https://site.kz/1", None),
        ("<link>site.kz/news/1</link>", "https://site.kz/news/1", None),
        ("<link>www.site.kz/news/1</link>", "https://www.site.kz/news/1", None),
        ("<link>//m.site.kz/news/1</link>", "https://m.site.kz/news/1", None),
        ("<link>https://site.kz/a b</link>", "https://site.kz/a%20b", None),
        ("<guid>/news/1</guid>", "https://site.kz/news/1", "/news/1"),
        ("<guid>https://site.kz/1</guid>", "https://site.kz/1", "https://site.kz/1"),
        ("<guid isPermaLink='false'>https://site.kz/?p=1</guid>",) + ("https://site.kz/?p=1",) * 2,
        ("<guid>77</guid>", None, "77"),
        ("<guid isPermaLink='true'>77</guid>", None, "77"),
        ("<link>https://site.kz/1</link><guid>77</guid>", "https://site.kz/1", "77"),
        ("<guid>77</guid><link>https://site.kz/1</link>", "https://site.kz/1", "77"),
        ("<link>javascript:alert(1)</link>", None, None),
        ("<link>HTTPS://Site.kz/A</link>", "https://Site.kz/A", None),
        ("<link>https://site kz/1</link>", None, None),
        (
            "<link><![CDATA[https://site.kz/?a=1&#038;b=2]]></link>",
            "https://site.kz/?a=1&b=2",
            None,
        ),
        ("<link>«https://site.kz/\u200b1»</link>", "https://site.kz/1", None),
        ("<link>https:/site.kz/1</link>", "https://site.kz/1", None),
        ("<link>http:\\\\site.kz\\news\\1</link>", "http://site.kz/news/1", None),
        ("<link>https://site.kzhttps://site.kz/1</link>", "https://site.kz/1", None),
        ("<link>https://site.kz/http://site.kz/1</link>", "http://site.kz/1", None),
        ("<link>https://a.kz/https://site.kz/1</link>", "https://a.kz/https://site.kz/1", None),
        (
            "<link>https://site.kz/?to=https://site.kz/1</link>",
            "https://site.kz/?to=https://site.kz/1",
            None,
        ),
        ("<link>&lt;a href='https://site.kz/1'&gt;x&lt;/a&gt;</link>", None, None),
        ("<link></link>", None, None),
        (
            "<link>https://feeds.kz/~r/1</link><feedburner:origLink>https://site.kz/1"
            "</feedburner:origLink>",
            "https://site.kz/1",
            None,
        ),
    ],
)
def test_links_and_guids(inside: str, link: str | None, guid: str | None) -> None:
    item = one(f"<title>Музей</title>{inside}")
    assert (item.link, item.guid) == (link, guid)


def test_a_guid_does_not_change_with_the_address_of_the_feed() -> None:
    text = rss("<item><guid>77</guid><title>Музей</title></item>")
    other = parse(text, url="https://other.kz/feed").items[0]
    assert other.guid == parse(text).items[0].guid == "77"


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("<pubDate>Thu, 11 Apr 2024 08:00:00 MSK</pubDate>", TEN),
        ("<pubDate>11 апреля 2024 10:00</pubDate>", TEN),
        ("<pubDate>2024 жылғы 11 сәуір 10:00</pubDate>", TEN),
        ("<dc:date>2024-04-11T10:00:00+05:00</dc:date>", TEN),
        ("<pubDate>nonsense</pubDate><dc:date>2024-04-11T05:00:00Z</dc:date>", TEN),
        ("<pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate>", None),
        ("<pubDate>Thu, 01 Jan 2037 00:00:00 GMT</pubDate>", None),
        ("", None),
    ],
)
def test_dates(inside: str, expected: datetime | None) -> None:
    assert one(f"<title>Музей</title>{inside}").published == expected


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("<description>Просто текст.</description>", ["Просто текст."]),
        ("<description><![CDATA[<p>Один.</p><p>Два.</p>]]></description>", ["Один.", "Два."]),
        ("<description>&lt;p&gt;Один.&lt;/p&gt;</description>", ["Один."]),
        ("<description>&amp;lt;p&amp;gt;Один.&amp;lt;/p&amp;gt;</description>", ["Один."]),
        ("<description>A &amp;mdash; B&amp;nbsp;C</description>", ["A — B C"]),
        ("<description><p>Один <b>жирный</b>.</p></description>", ["Один жирный."]),
        (
            "<description>Кратко.</description>"
            "<content:encoded><![CDATA[<p>Полный текст.</p>]]></content:encoded>",
            ["Полный текст."],
        ),
        (
            "<content:encoded><![CDATA[<p>Полный текст.</p>]]></content:encoded>"
            "<description>Кратко.</description>",
            ["Полный текст."],
        ),
        (
            "<description>Кратко.</description><yandex:full-text>Весь текст новости. &lt;b&gt;Да"
            "&lt;/b&gt;</yandex:full-text>",
            ["Весь текст новости. Да"],
        ),
        (
            "<description>Текст новости о музее.</description><image><url>https://site.kz/a.jpg</url>"
            "<description>Вид</description></image>",
            ["Текст новости о музее."],
        ),
        (
            "<turbo:content><![CDATA[<p>Турбо-текст.</p>]]></turbo:content>",
            ["Турбо-текст."],
        ),
    ],
)
def test_bodies(inside: str, expected: list[str]) -> None:
    item = one(f"<title>Музей</title>{inside}")
    assert texts(item) == expected


@pytest.mark.parametrize("kind", ["application/json", "image/jpeg"])
def test_what_an_entry_holds_beside_words_is_no_text(kind: str) -> None:
    held = f'<content type="{kind}">/9j/4AAQSkZJRgABAQAAAQABAAD9</content><summary>Да.</summary>'
    text = f'<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>1</id>{held}</entry></feed>'
    assert texts(parse(text).items[0]) == ["Да."]


def test_an_entry_whose_text_lies_elsewhere_leads_there() -> None:
    entry = '<entry><id>1</id><content type="text/html" src="https://site.kz/1"/></entry>'
    text = f'<feed xmlns="http://www.w3.org/2005/Atom">{entry}</feed>'
    assert parse(text).items[0].link == "https://site.kz/1"


def test_relative_addresses_refer_to_the_nearest_base() -> None:
    text = rss(
        "<item xml:base='https://b.kz/x/'><title>М</title><link>1.html</link>"
        "<description>&lt;img src='a.jpg'&gt;Текст&lt;/p&gt;</description></item>"
    )
    (item,) = parse(text).items
    assert (item.link, item.images[0].url) == ("https://b.kz/x/1.html", "https://b.kz/x/a.jpg")
    (bare,) = parse(rss("<item><link>1.html</link></item>", channel="")).items
    assert bare.link == "https://site.kz/rss/1.html"


def test_the_language_of_an_item_wins_over_the_feeds() -> None:
    item = one("<dc:language>kk</dc:language><title>М</title>", channel="<language>ru</language>")
    assert item.language == "kk"
    text = ATOM.replace("<entry>", "<entry xml:lang='en'>")
    assert (parse(text).items[0].language, parse(ATOM).items[0].language) == ("en", "kk")


def test_people_tags_and_source() -> None:
    item = one(
        "<title>Музей</title><dc:creator>Анна Б.</dc:creator><category>Музеи</category>"
        "<category domain='https://site.kz/tags'>Сад</category><category>Музеи</category>"
        "<source url='https://other.kz/rss'>Другая газета</source>"
    )
    assert (item.author, item.tags) == ("Анна Б.", ("Музеи", "Сад"))
    assert item.source == "Другая газета"
    for address in ("a@site.kz", "a@site.media", "a@site.digital"):
        written = one(f"<author>{address} (Анна Б.)</author>").author
        assert understand(Item("dala", author=written)).author == "Анна Б."
    assert one("<category>Музеи, сад</category>").tags == ("Музеи", "сад")
    assert one("<source url='https://site.kz/rss'>Лента</source>").source is None
    assert one("<title>x</title>", channel="<language>kz</language>").language == "kk"


@pytest.mark.parametrize(
    "text",
    [
        rss("<item><title>A & B</title><link>https://site.kz/1?a=1&b=2</link><p>не закрыт</item>"),
        rss("<item><title>A & B</title><link>https://site.kz/1?a=1&b=2</link></item>")[:-15],
        "<br />\n<b>Warning</b>: mysql in /www\n"
        + rss("<item><title>A &amp; B</title><link>https://site.kz/1?a=1&amp;b=2</link></item>"),
        rss("<item><title>A \x02& B</title><link>https://site.kz/1?a=1&b=2</link></item>"),
        "\ufeff \n"
        + rss(
            "<item><title>A & B</title><x:y>1</x:y><link>https://site.kz/1?a=1&b=2</link></item>"
        ),
    ],
)
def test_broken_xml_keeps_what_can_be_read(text: str) -> None:
    (item,) = parse(text).items
    assert (item.title, item.link) == ("A & B", "https://site.kz/1?a=1&b=2")


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "utf-16", "utf-8"])
@pytest.mark.parametrize("declared", ["utf-8", "windows-1251", None])
def test_wrongly_declared_encodings(encoding: str, declared: str | None) -> None:
    text = rss("<item><title>Музей открыл выставку</title></item>")
    assert parse(text.encode(encoding), declared).items[0].title == "Музей открыл выставку"


BOMB = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))


@pytest.mark.parametrize(
    "doctype",
    [
        f'<!DOCTYPE x [<!ENTITY a0 "lol">{BOMB}]>',
        '<!DOCTYPE x [<!ENTITY a11 SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1/x.dtd"> %p;]>',
        '<!DOCTYPE x SYSTEM "http://127.0.0.1/x.dtd">',
    ],
)
def test_entities_of_a_doctype_are_never_expanded(doctype: str) -> None:
    text = rss("<item><title>&a11;&nbsp;x</title></item>").replace("<rss", doctype + "<rss", 1)
    assert parse(text).items[0].title == "&a11; x"


@pytest.mark.parametrize(
    "text",
    [
        "<rss>" + "<a>" * 20_000,
        rss("<item><description>" + "<div>" * 20_000 + "x</description></item>"),
        rss("<item><description><![CDATA[" + "<div>" * 20_000 + "x]]></description></item>"),
        rss("<item><title>" + "А" * 1_000_000 + "</title></item>"),
        rss("<item><title>М</title></item>" * 3000),
        '{"version": "https://jsonfeed.org/version/1", "items": ' + "[" * 500 + "]" * 500 + "}",
    ],
)
def test_deep_and_long_feeds_end(text: str) -> None:
    assert all(len(item.title or "") <= 2000 for item in parse(text).items)
