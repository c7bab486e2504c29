from datetime import UTC, datetime

import pytest

from bot.model import Item
from bot.sources.pages.page import read_page, saved_from
from bot.sources.values.surroundings import Surroundings
from tests.bot.sources.page_samples import (
    ARTICLE,
    COMMENTED,
    DIVS,
    EMPTY,
    FIRST,
    HERE,
    LEAD_APART,
    LINKED_ONLY,
    MARKED,
    NOTE,
    PARAGRAPHS,
    PIECES,
    SECOND,
    TABLE,
    THIRD,
    URL,
)

TEN = datetime(2024, 4, 11, 5, tzinfo=UTC)


def read(page: str, url: str = URL) -> Item:
    return read_page(page.encode(), None, Surroundings(url, "Asia/Almaty"))


def text(item: Item) -> str:
    return "\n".join(block.text for block in item.blocks)


def in_order(item: Item, *pieces: str) -> bool:
    places = [text(item).find(piece) for piece in pieces]
    return -1 not in places and places == sorted(places)


def test_a_whole_article() -> None:
    item = read(ARTICLE)
    assert item.title == "Музей открыл выставку садовых инструментов"
    assert item.link == "https://www.site.kz/news/1"
    assert (item.author, item.published) == ("Анна Б.", TEN)
    assert (item.tags, item.language) == (("музеи", "сад"), "ru")
    assert item.description == "Коротко о выставке."
    assert in_order(item, *PARAGRAPHS, "Источник: пресс-служба музея")


@pytest.mark.parametrize(
    "junk",
    ["Другая важная", "Читайте также", "о погоде", "Новость 4", "Похожая новость", "Telegram",
     "боковой колонки", "Комментарий", "Поделиться", "Спорт", "при использовании", "©"],
)  # fmt: skip
def test_what_is_not_the_article_stays_out(junk: str) -> None:
    assert junk not in text(read(ARTICLE))


@pytest.mark.parametrize("page", [DIVS, TABLE, PIECES], ids=["divs", "table", "pieces"])
def test_other_shapes(page: str) -> None:
    item = read(page)
    assert item.title in ("Музей открыл выставку", None)
    assert in_order(item, *PARAGRAPHS)
    for junk in ("Курсы валют", "Другая новость", "Главная", "Погода"):
        assert junk not in text(item)


def test_credits_beside_the_picture_and_in_the_text_survive() -> None:
    (image,) = read(DIVS).images
    assert image.url == "https://site.kz/a.jpg"
    assert "Фото пресс-службы музея" in (image.caption or "") + text(read(DIVS))
    assert in_order(read(DIVS), THIRD, "Источник: музей")
    assert in_order(read(TABLE), "Фото:МКИ РК", "Центр информации - ", "Источник: МКИ РК")
    assert [image.url for image in read(TABLE).images] == ["https://site.kz/news/b.jpg"]


def test_a_lead_set_apart_comes_first() -> None:
    item = read(LEAD_APART)
    assert in_order(item, *PARAGRAPHS) and "Другая новость" not in text(item)
    assert "погоду" not in text(item)
    assert [image.url for image in item.images] == [
        "https://site.kz/m.webp",
        "https://site.kz/lazy-room.jpg",
    ]
    assert "Фото ©️ Tengrinews.kz" in (item.images[0].caption or "")


def test_a_lead_apart_comes_first_on_a_short_page_too() -> None:
    lead = "В Каражале открыли мост, передает корреспондент, который видел это сам с берега реки."
    page = (
        f"<body><h1>Мост открыт</h1><div class='description'><p>{lead}</p></div><div class='pic'>"
        "<img src='/m.jpg' width='900' height='500'><div>Фото: dala.kz</div></div>"
        "<div class='body-text'><p>В управлении дорог рассказали, что по мосту уже едут машины."
        " Дети идут в школу пешком.</p><p>Старый мост разберут весной, его опоры останутся.</p>"
        "</div></body>"
    )
    assert in_order(read(page), lead, "В управлении дорог", "Старый мост")


def test_long_comments_do_not_outweigh_the_article() -> None:
    item = read(COMMENTED)
    assert in_order(item, *PARAGRAPHS, "Источник: музей")
    for junk in ("Отзыв", "Поделиться", "Похожее"):
        assert junk not in text(item)
    assert item.tags == ("выставки",)


def test_a_text_in_several_containers_is_whole() -> None:
    item = read(PIECES)
    assert text(item).count(FIRST) == 2
    assert [image.url for image in item.images] == ["https://site.kz/z-room.jpg"]


def test_the_pages_own_mark_is_believed() -> None:
    item = read(MARKED)
    assert in_order(item, FIRST, THIRD) and SECOND not in text(item)


@pytest.mark.parametrize(
    ("page", "expected"),
    [(NOTE, [FIRST]), (EMPTY, ["Описание выставки."]), (LINKED_ONLY, [FIRST, SECOND])],
    ids=["note", "empty", "linked"],
)
def test_where_little_is_found_other_ways_are_tried(page: str, expected: list[str]) -> None:
    assert text(read(page)).split("\n") == expected


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ('<link rel="canonical" href="/news/1-long-name">', "https://site.kz/news/1-long-name"),
        ('<link rel="canonical" href="http://m.site.kz/news/1">', "http://m.site.kz/news/1"),
        ('<link rel="canonical" href="https://other.kz/news/1">', URL),
        ('<link rel="canonical" href="https://site.kz/">', URL),
        ('<link rel="canonical" href="javascript:void(0)">', URL),
        ('<meta property="og:url" content="https://site.kz/news/one">',
         "https://site.kz/news/one"),
        ("", URL),
    ],
)  # fmt: skip
def test_canonical_links(link: str, expected: str) -> None:
    assert read(f"<html><head>{link}</head><body><p>{FIRST}</p></body></html>").link == expected


@pytest.mark.parametrize(
    "markup",
    [
        '<meta itemprop="datePublished" content="2024-04-11T10:00:00+05:00">',
        '<time datetime="2024-04-11T05:00:00Z">вчера</time>',
        "<time>11 апреля 2024, 10:00</time>",
        '<script type="application/ld+json">[{"@type": "ReportageNewsArticle",'
        ' "datePublished": "2024-04-11 10:00:00"}]</script>',
        '<script type="application/ld+json">{broken</script><time>11.04.2024 10:00</time>',
    ],
)
def test_dates_wherever_they_stand(markup: str) -> None:
    item = read(f"<html><body><h1>Музей</h1>{markup}<p>{FIRST}</p></body></html>")
    assert item.published == TEN


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("<title>Музей открыт | site.kz</title>", "Музей открыт"),
        ("<title>Музей открыт</title><h1>Музей открыт для всех</h1>", "Музей открыт для всех"),
        ("<title>Сайт о городе</title><h1>Музей открыт</h1>", "Музей открыт"),
        ("<h1>Сайт</h1><h1>Музей открыт</h1><title>Музей открыт — site.kz</title>", "Музей открыт"),
        (
            '<title>Музей открыт в новом доме - Портал</title><h2 class="news-title">'
            "Музей открыт в новом доме</h2>",
            "Музей открыт в новом доме",
        ),
        ('<h2 itemprop="headline">Музей открыт</h2>', "Музей открыт"),
        ("", None),
    ],
)
def test_titles(head: str, expected: str | None) -> None:
    canonical = f'<link rel="canonical" href="{URL}">'
    assert read(f"<html>{canonical}{head}<body><p>{FIRST}</p></body></html>").title == expected


def test_encodings_are_told_by_the_bytes() -> None:
    page = NOTE.replace("<head>", '<head><meta charset="utf-8">').encode("cp1251")
    assert text(read_page(page, "utf-8", HERE)) == FIRST


@pytest.mark.parametrize(
    "page",
    ["", " ", "\0\0", "<", "<html>", "plain words", "<p>" * 30_000, "<div>" * 30_000 + FIRST,
     "<b>" * 30_000 + FIRST, f"<p>{FIRST}" * 1000, "<table>" * 5000, "<!--" * 30_000, "&" * 30_000,
     f'<script type="application/ld+json">{"[" * 30_000}</script><p>{FIRST}</p>',
     "А" * 1_000_000],
    ids=range(15),
)  # fmt: skip
def test_hostile_pages_end(page: str) -> None:
    assert read(page).link == URL


def test_saved_pages_know_their_address() -> None:
    head = "<!-- saved from url=(0022)https://site.kz/news/1 -->\n<html>"
    assert saved_from(head) == URL
    assert saved_from("<!-- saved from url=(0014)about:internet -->") is None
    assert saved_from(ARTICLE) is None


MENU = (
    "<header><nav><a href='/'>Главная</a> <a href='/n'>Новости</a></nav><i>USD 523.41</i></header>"
)
FOOTER = "<footer><p>© 2026 Dala.kz. Использование материалов только со ссылкой.</p></footer>"


def test_a_short_text_in_plain_divs_comes_without_the_menu() -> None:
    lines = "Аким наградил спасателей.", "Их было 14 человек.", "Каждый получил грамоту от акима."
    body = "".join(f"<div>{line}</div>" for line in lines)
    found = read(f"<body>{MENU}<div><h1>Награды</h1><div>{body}</div></div>{FOOTER}</body>")

    assert [block.text for block in found.blocks] == list(lines)


def test_other_articles_inside_the_text_stay_out() -> None:
    first, last = "Полиция рассказала, где столкнулись машины.", "Пострадавших нет."
    card = "<div><a href='/n/2'><img src='/2.jpg'><span>Автобус врезался в столб</span></a></div>"
    line = "<p><a href='/n/3'>Как вырастут пенсии в этом году</a></p>"
    label = "<span class='label'>Читайте также</span>"
    box = f"<div><a href='/n/4'>{label}<h4>Автобусы выйдут на линию</h4></a></div>"
    found = read(f"<article><h1>ДТП</h1><p>{first}</p>{card}{line}{box}<p>{last}</p></article>")

    assert [block.text for block in found.blocks] == ["ДТП", first, last]
    assert found.images == ()


def test_a_page_of_two_words_is_not_read_with_its_menu_and_footer() -> None:
    body = "<article><h1>Интервью с министром</h1><p>Министр рассказал…</p></article>"

    assert read(f"<body>{MENU}{body}{FOOTER}</body>").blocks == ()


def test_a_credit_line_in_boxes_of_its_own_comes_once() -> None:
    boxed = "<div><p><span>Источник: пресс-служба музея</span></p></div>"
    story = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    item = read(f"<body><h1>Музей</h1><div class='story'>{story}</div>{boxed}</body>")
    assert text(item).count("Источник") == 1


def test_words_that_are_only_read_aloud_stay_out() -> None:
    clip = "position:absolute;clip:rect(0 0 0 0);width:1px"
    aloud = f"<span style='{clip}'>, открывается в новом окне</span>"
    label = "<div class='visually-hidden'>Содержание статьи</div>"
    story = f"{label}<p>{FIRST} <a href='/r'>Отчёт{aloud}</a> готов.</p>{label}<p>{SECOND}</p>"
    found = read(f"<article><h1>Музей</h1><div>{story}</div></article>")
    assert [block.text for block in found.blocks if block.text != "Музей"] == [
        f"{FIRST} Отчёт готов.",
        SECOND,
    ]


def test_a_notice_about_privacy_is_not_the_article() -> None:
    notice = "<p>Вы можете отказаться от передачи ваших данных третьим лицам. </p>" * 12
    story = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    body = f"<div class='article'>{story}</div><div id='onetrust-consent-sdk'>{notice}</div>"
    assert "третьим лицам" not in text(read(f"<body><h1>Музей</h1>{body}</body>"))


def test_tags_below_the_text_by_the_name_of_their_box() -> None:
    cloud = "<div class='tags-cloud tags'><a>рейтинги</a></div>"
    tags = (
        "<div class='field-name-field-tags'><a href='/t/1'>музеи</a>, <a href='/t/2'>#сад</a></div>"
    )
    many = "<div class='tags'>" + "<a>тема</a>" * 30 + "</div>"
    story = f"<h1>Музей</h1><div><p>{FIRST}</p><p>{SECOND}</p></div>"
    menu = "<div class='tags'><a>Спорт</a></div>"
    assert read(f"<body>{menu}{story}{cloud}{many}{tags}</body>").tags == ("музеи", "сад")
    hashed = "<div class='Tags_root__1a'><a href='/t/1'>музеи</a></div>"
    assert read(f"<body>{story}{hashed}</body>").tags == ("музеи",)
    assert read(f"<body>{story}<div class='vintage'><a>Салон</a></div></body>").tags == ()
