"""Pages that are no article, walls in front of one, and pages built to hang a parser."""

from dataclasses import replace

import pytest

from bot.errors import ConfigError, UnreadableArticle
from bot.model import Item
from bot.sources.pages.page import read_page
from bot.sources.pages.selector import checked
from tests.bot.sources.page_samples import FIRST, HERE, PARAGRAPHS, SECOND, THIRD

TEXT = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
HEADS = "".join(
    f'<div class="n"><a href="/n/{n}"><h3>Новость {n} о жизни города и области</h3></a>'
    f"<p>Короткое описание новости {n}, которое занимает в списке одну строку.</p></div>"
    for n in range(12)
)


def page(body: str, head: str = "<title>Сайт</title>") -> str:
    return f'<!doctype html><html lang="ru"><head>{head}</head><body>{body}</body></html>'


def read(text: str) -> Item:
    return read_page(text.encode(), None, HERE)


@pytest.mark.parametrize(
    "text",
    [
        page("<h1>Вход</h1><form><input name=l><input type=password><button>Войти</button></form>"),
        page(f"<h1>Страница не найдена</h1><p>{FIRST}</p>"),
        page(
            "<h1>Бет табылмады</h1><p>Сіз сұраған бет жоқ немесе жойылған. Басты бетке өтіңіз.</p>"
        ),
        page("<h1>Just a moment...</h1><p>Checking your browser before accessing site.kz.</p>"),
        page(
            "<p>Доступ к сайту ограничен вашим поставщиком услуг связи.</p>", "<title>403</title>"
        ),
        page(f"<h1>Новости</h1>{HEADS}"),
        page("<div id=root></div><script>app()</script>"),
    ],
    ids=["login", "404", "404 in Kazakh", "robot check", "forbidden", "list", "script only"],
)
def test_what_is_no_article_has_no_text(text: str) -> None:
    assert read(text).blocks == ()


def test_a_digest_that_calls_itself_an_article_is_one() -> None:
    head = '<meta property="og:type" content="article"><title>Главное за день</title>'
    assert len(read(page(f"<h1>Главное за день</h1><article>{HEADS}</article>", head)).blocks) > 10


def test_a_long_article_about_missing_pages_is_one() -> None:
    assert read(page(f"<h1>404 школы построят в стране</h1><div>{TEXT * 3}</div>")).blocks


@pytest.mark.parametrize(
    "wall",
    [
        '<div class="paywall"><p>Для вас подписка за 990 тенге.</p></div>',
        "<p>Чтобы читать дальше, оформите подписку.</p><p>За 990 тенге в месяц.</p>",
        "<p>Толық оқу үшін жазылыңыз.</p>",
        "<p>This article is for subscribers only. Sign in.</p>",
    ],
)
def test_the_offer_of_a_wall_is_no_text(wall: str) -> None:
    found = read(page(f"<h1>Музей</h1><article><p>{FIRST}</p><p>{SECOND}</p>{wall}</article>"))
    assert [block.text for block in found.blocks] == [FIRST, SECOND]


def test_a_sentence_that_sounds_like_a_wall_ends_nothing() -> None:
    sentence = "Чтобы прочитать все книги библиотеки, понадобилось бы двести лет."
    found = read(page(f"<h1>Музей</h1><div><p>{FIRST}</p><p>{sentence}</p>{TEXT}</div>"))
    assert [block.text for block in found.blocks] == [FIRST, sentence, *PARAGRAPHS]


@pytest.mark.parametrize(
    "text",
    [
        page("<p>" * 100_000),
        page("<" * 100_000),
        page("<div " + " ".join(f"a{n}=1" for n in range(50_000)) + ">"),
        page("<figure><img src=/a.jpg>" * 30_000),
    ],
)
def test_pages_that_would_take_minutes_are_refused(text: str) -> None:
    with pytest.raises(UnreadableArticle, match="more elements"):
        read(text)


@pytest.mark.parametrize(
    "text",
    [
        page("<div>" * 20_000 + FIRST),
        page(f"<p>{FIRST}" * 5_000),
        page('<div class="' + "related " * 50_000 + '">x'),
        page("<script type='application/ld+json'>" + "[" * 100_000 + "</script>"),
        page("<h1>T</h1><p>" + "«" * 300_000),
        page('<img src="a" srcset="' + "a 1w, " * 100_000 + '">'),
    ],
)
def test_deep_and_long_pages_end(text: str) -> None:
    assert len(read(text).blocks) <= 1500


def test_the_selector_kept_with_a_feed_names_the_text() -> None:
    body = (
        f'<div class="story big"><p>{FIRST}</p></div><div id="tail" data-part="end"><p>{SECOND}</p>'
        f"</div><div class='text'>{TEXT * 2}</div>"
    )

    def by(selector: str) -> list[str]:
        found = read_page(page(body).encode(), None, HERE, selector=selector)
        return [block.text for block in found.blocks]

    assert by("div.story.big") == by("body > .story") == [FIRST]
    assert by("#tail, div.story") == [FIRST, SECOND]
    assert by('[data-part="end"] p') == by("[data-part^=en]") == [SECOND]
    for nothing in (".missing", "p:nth-child(2)", "]]", "", 'a["]'):
        assert by(nothing) == PARAGRAPHS * 2


@pytest.mark.parametrize("selector", ["div.text", "#a > p, .b", "[data-x^=y] *"])
def test_a_selector_that_is_understood(selector: str) -> None:
    assert checked(selector) == selector


@pytest.mark.parametrize("selector", ["p:nth-child(2)", "]]", "a,,b", "div{}", "a" * 301])
def test_a_selector_that_is_not_understood_is_refused_with_what_may_stand_there(
    selector: str,
) -> None:
    with pytest.raises(ConfigError, match="is no selector that I know: give tags"):
        checked(selector)


def test_a_broken_block_of_linked_data_is_read_all_the_same() -> None:
    data = '{"@type": "NewsArticle", "headline": "Музей\nоткрыт", "image": {"@list": ["/a.jpg"]},}'
    text = page(f'<h1>Т</h1><div>{TEXT}</div><script type="application/ld+json">{data}</script>')
    found = read(text)
    assert (found.title, found.images[0].url) == ("Музей открыт", "https://site.kz/a.jpg")


def test_the_widest_rendition_of_a_picture_is_taken() -> None:
    image = '<img src="/s-room.jpg" srcset="/s-room.jpg 320w, /l-room.jpg 1200w">'
    found = read(page(f"<h1>Т</h1><div><p>{FIRST}</p>{image}<p>{THIRD}</p></div>"))
    assert [one.url for one in found.images] == ["https://site.kz/l-room.jpg"]


def test_who_signed_is_read_from_the_markup() -> None:
    found = read(page(f'<h1>Т</h1><span itemprop="author">Анна Б.</span><div>{TEXT}</div>'))
    assert found.author == "Анна Б."


@pytest.mark.parametrize("host", ["t.me", "www.youtube.com", "m.facebook.com"])
def test_of_a_networks_page_the_description_is_the_text(host: str) -> None:
    page = (
        "<head><meta property='og:description' content='Каток открыт. Вход свободный.'></head>"
        "<body><a>Скачать</a><p>У вас ещё нет приложения? Установите его прямо сейчас, это "
        "бесплатно и займёт не больше одной минуты вашего времени.</p></body>"
    )
    around = replace(HERE, url=f"https://{host}/dala/1")
    blocks = read_page(page.encode(), None, around).blocks
    assert [block.text for block in blocks] == ["Каток открыт. Вход свободный."]
    assert len(read(page).blocks) > 1
