"""Items as services hand them on: search engines for news, bridges to networks, microblogs."""

from pytest import mark

from bot.articles.understand import understand
from bot.model import Item
from tests.bot.sources.feed_samples import one, parse, texts

SEARCH = (
    "<title>Мост открыли - Дала Инфо</title><source url='https://dala.kz'>Дала Инфо</source>"
    "<description>{}</description>"
)
OTHERS = (
    "<![CDATA[<ol><li><a href='https://a.kz/1'>Мост открыли</a>&nbsp;<font color='#6f6f6f'>Дала "
    "Инфо</font></li><li><a href='https://b.kz/2'>Новый мост готов</a>&nbsp;<font>Орал</font></li>"
    "</ol>]]>"
)


@mark.parametrize(
    ("title", "expected"),
    [
        ("Мост открыли - Дала Инфо", "Мост открыли"),
        ("Мост открыли | дала инфо", "Мост открыли"),
        ("Мост – Дала Инфо", "Мост – Дала Инфо"),
        ("Мост открыли - Орал Таймс", "Мост открыли - Орал Таймс"),
        ("Дала Инфо - Мост открыли", "Дала Инфо - Мост открыли"),
    ],
)
def test_a_title_without_the_outlet_behind_it(title: str, expected: str) -> None:
    inside = f"<title>{title}</title><source url='https://dala.kz'>Дала Инфо</source>"

    assert one(inside).title == expected


def test_a_country_behind_a_title_is_no_outlet() -> None:
    inside = (
        "<title>Хоккей: Латвия - Казахстан</title><source url='https://a.kz'>Казахстан</source>"
    )

    assert one(inside).title == "Хоккей: Латвия - Казахстан"


def test_headlines_of_others_are_no_text() -> None:
    item = one(SEARCH.format(OTHERS))

    assert (item.title, item.blocks, item.source) == ("Мост открыли", (), "Дала Инфо")


def test_links_beside_words_are_text() -> None:
    words = (
        "<![CDATA[<p>Мост <a href='https://a.kz'>открыли</a> <font>утром</font> в пятницу.</p>]]>"
    )

    assert texts(one(SEARCH.format(words))) == ["Мост открыли утром в пятницу."]


def test_a_bridge_says_who_repeated_it() -> None:
    assert one("<title>RT by @dala: Мост открыли</title>").title == "Мост открыли"
    assert one("<title>R to @dala: Мост открыли</title>").title == "Мост открыли"


@mark.parametrize(
    ("title", "expected"),
    [
        ("Дюны поют #shorts #дюны", "Дюны поют #shorts #дюны"),
        ("Дюны поют в парке #shorts #дюны", "Дюны поют в парке"),
        ("27.11.2026 08:00 – Мост открыли", "Мост открыли"),
        ("27.11.2026 | Мост открыли", "Мост открыли"),
        ("9.11 – память", "9.11 – память"),
    ],
)
def test_tags_behind_and_clocks_before_a_title_go(title: str, expected: str) -> None:
    assert one(f"<title>{title}</title><description>Текст.</description>").title == expected


def test_the_headline_again_with_its_outlet_is_no_text() -> None:
    title = "<title>Мост через реку открыли - Дала Инфо</title>"
    said = "Мост через реку открыли&amp;nbsp;&amp;nbsp;&lt;font&gt;Дала Инфо&lt;/font&gt;"
    item = one(f"{title}<description>{said}</description>")

    assert (item.title, item.blocks, item.source) == ("Мост через реку открыли", (), "Дала Инфо")
    other = one(f"{title}<description>Мост через реку открыли вчера</description>")
    assert other.title == "Мост через реку открыли - Дала Инфо"


def test_a_version_is_of_its_project() -> None:
    feed = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Release notes from dala</title><entry>'
        "<id>1</id><title>v2.4.0</title><content type='html'>Maps by @dana in #12</content></entry>"
        "</feed>"
    )
    (item,) = parse(feed).items

    assert item.title == "dala v2.4.0"
    assert [block.text for block in understand(item).body] == ["Maps"]


def test_sizes_left_open_are_no_part_of_a_picture() -> None:
    item = one("<News:Image xmlns:News='n'>https://a.kz/p.jpg&amp;w={0}&amp;h={1}</News:Image>")

    assert [image.url for image in item.images] == ["https://a.kz/p.jpg"]


def test_a_message_that_another_answers_is_no_text() -> None:
    words = (
        "<![CDATA[<div class='rsshub-quote'><p>Дала:</p><p>Мост закрыли</p></div><p>Мост откроют "
        "завтра.</p>]]>"
    )

    assert texts(one(f"<description>{words}</description>")) == ["Мост откроют завтра."]


def test_an_address_behind_a_title_goes() -> None:
    assert one("<title>Мост открыли https://bit.ly/3a</title>").title == "Мост открыли"
    assert one("<title>https://bit.ly/3a</title>").title == "https://bit.ly/3a"
    said = "Мост открыли https://bit.ly/3a"
    assert understand(one(f"<title>{said}</title><description>{said}</description>")).body == ()


def test_marks_of_forums_are_no_text() -> None:
    words = "[b]Мост[/b] открыли, [url=https://a.kz]карта[/url] обновлена [1]."

    assert texts(one(f"<description>{words}</description>")) == [
        "Мост открыли, карта обновлена [1]."
    ]


def test_tags_around_a_post_go() -> None:
    item = one(
        "<title>#Алматы #ДТП На Саина столкнулись машины</title>"
        "<description>#Алматы #ДТП На Саина столкнулись машины. Все целы. #дороги</description>"
    )
    read = understand(item)

    assert read.title == "На Саина столкнулись машины"
    assert [block.text for block in read.body] == ["Все целы."]
    assert understand(one("<title>#Астана готовится к зиме</title>")).title[:7] == "#Астана"


def test_a_source_is_named_without_its_address() -> None:
    read = understand(
        one(
            "<title>Матч</title><description>Матч перенесли.\n\nИсточник: Дала https://d.kz/1</description>"
        )
    )

    assert read.source == "Дала"


def test_a_picture_s_description_is_no_text() -> None:
    item = one(
        "<description>&lt;p&gt;В музее открыли выставку. Вход свободный. &lt;a "
        "href='https://m.kz'&gt;#выставка&lt;/a&gt;&lt;/p&gt;</description>"
        "<media:content url='https://m.kz/1.jpg' type='image/jpeg'><media:description "
        "type='plain'>Дети у картины</media:description></media:content>"
    )
    article = understand(item)

    assert article.title == "В музее открыли выставку."
    assert [block.text for block in article.body] == ["Вход свободный."]
    assert item.images[0].caption == "Дети у картины"


def test_names_of_a_network_are_read() -> None:
    item = one(
        "<title>Ярмарка</title><description>Её проводит [club12|Дом культуры].</description>"
    )

    assert texts(item) == ["Её проводит Дом культуры."]


def test_a_list_of_terms_is_markup() -> None:
    terms = "<![CDATA[<dl><dt>Глубина</dt><dd>15 км</dd></dl>]]>"

    assert texts(one(f"<description>{terms}</description>")) == ["Глубина", "15 км"]


@mark.parametrize(
    "title", ["🖼 Photo", "Instagram Post", "Untitled", "(без названия)", "Пресс-релиз № 12"]
)
def test_a_title_that_says_nothing_is_none(title: str) -> None:
    item = one(f"<title>{title}</title><description>Школу открыли в селе. Зал готов.</description>")

    assert understand(item).title == "Школу открыли в селе."


def test_a_site_programs_own_notice_is_no_article() -> None:
    said = "RSS in offline mode"
    item = one(
        f"<title>{said}</title><description>{said}</description><category>undefined</category>"
    )

    assert (understand(item).title, item.tags) == ("", ())


def test_what_is_told_of_an_event_stays() -> None:
    lines = ("Когда: 30 ноября, 19:00", "Где: Филармония, Актобе", "Оркестр сыграет старые кюи.")
    item = Item("https://a.kz", title="Концерт домбристов", description="\n".join(lines))
    read = understand(item)

    assert [block.text for block in read.body] == list(lines)
    assert read.lead == lines[0]


@mark.parametrize(
    ("address", "expected"),
    [
        ("https://www.google.com/url?rct=j&url=https://dala.kz/1%3Fa%3D2&ct=ga", "?a=2"),
        ("https://www.google.kz/url?sa=t&q=https://dala.kz/1", ""),
        ("http://www.bing.com/news/apiclick.aspx?ref=F&url=https%3a%2f%2fdala.kz%2f1&c=5", ""),
        ("https://vk.com/away.php?to=https%3A%2F%2Fdala.kz%2F1&cc_key=", ""),
    ],
)
def test_a_services_own_address_leads_to_the_article(address: str, expected: str) -> None:
    inside = f"<title>М</title><link>{address.replace('&', '&amp;')}</link>"
    assert one(inside).link == f"https://dala.kz/1{expected}"


@mark.parametrize(
    "address",
    [
        "https://dala.kz/url?url=https://a.kz/1",
        "https://www.google.com/url?url=javascript:1",
        "https://www.google.com/search?q=https://dala.kz/1",
        "https://google.evil.kz/url?url=https://dala.kz/1",
    ],
)
def test_an_address_that_names_another_stays(address: str) -> None:
    assert one(f"<title>М</title><link>{address}</link>").link == address


def test_an_alerts_outlet_stands_behind_its_title() -> None:
    address = "<link>https://www.google.com/url?sa=t&amp;url=https://dala.kz/1</link>"
    item = one(f"<title>Мост открыли - Дала Инфо</title>{address}")
    assert (item.title, item.source, item.link) == (
        "Мост открыли",
        "Дала Инфо",
        "https://dala.kz/1",
    )
    for title in ("Латвия сыграла с нами - Казахстан", "Мост открыли - и закрыли", "Мост - Дала"):
        assert one(f"<title>{title}</title>{address}").title == title


def test_a_search_engine_names_the_outlet_in_an_element_of_its_own() -> None:
    item = one("<title>Мост открыли</title><News:Source>Дала Инфо</News:Source>")
    assert item.source == "Дала Инфо"


@mark.parametrize(
    ("title", "expected"),
    [
        ("🖼 Мост открыли в полдень", "Мост открыли в полдень"),
        ("🖼️ 🎬 Мост открыли", "Мост открыли"),
        ("⚡️ Мост открыли", "⚡️ Мост открыли"),
        ("Мост 🖼 открыли", "Мост 🖼 открыли"),
    ],
)
def test_a_mark_of_what_is_enclosed_is_no_title(title: str, expected: str) -> None:
    assert one(f"<title>{title}</title>").title == expected
