"""Pages that wrap every paragraph in boxes of its own, as page builders do."""

import pytest

from bot.model import Item
from bot.sources.pages.page import read_page
from tests.bot.sources.page_samples import FIRST, HERE, PARAGRAPHS

TITLE = "Музей открыл выставку садовых инструментов"
OTHER = "Совсем другая новость о погоде и дорогах, которую страница показывает под статьёй."
NOTE = "<figure><img src='/b.jpg' width='900' height='600'><figcaption>Фото: Музей</figcaption>"


def read(body: str) -> Item:
    head = "<meta property='og:type' content='article'>"
    page = f"<html><head>{head}</head><body>{body}</body></html>"
    return read_page(page.encode(), None, HERE)


def texts(item: Item) -> list[str]:
    return [block.text for block in item.blocks if block.text != TITLE]


def tilda(number: int, inside: str) -> str:
    column = f"<div class='t-col t-col_8'><div class='t-text t-text_md'>{inside}</div></div>"
    record = f"<div class='t106'><div class='t-container'>{column}</div></div>"
    return f"<div id='rec{number}' class='r t-rec t-rec_pt_30'>{record}</div>"


def elementor(number: int, inside: str) -> str:
    widget = f"<div class='elementor-element elementor-element-a{number}b elementor-widget-text'>"
    return f"<section class='elementor-section'><div>{widget}{inside}</div></div></section>"


def hashed(_: int, inside: str) -> str:
    return f"<div class='Block_root__x9a'><div class='Block_text__1bc'>{inside}</div></div>"


def columns(_: int, inside: str) -> str:
    return f"<div class='wp-block-columns'><div class='wp-block-column'>{inside}</div></div>"


MAKES = pytest.mark.parametrize("box", [tilda, elementor, hashed, columns])


@MAKES
def test_every_paragraph_in_a_box_of_its_own(box) -> None:  # type: ignore[no-untyped-def]
    boxes = "".join(box(n, f"<p>{text}</p>") for n, text in enumerate(PARAGRAPHS, 2))
    item = read(f"<div class='page'>{box(1, f'<h1>{TITLE}</h1>')}{boxes}</div>")
    assert (item.title, texts(item)) == (TITLE, PARAGRAPHS)


def test_a_picture_behind_the_last_part_comes_with_it() -> None:
    boxes = "".join(columns(n, f"<p>{text}</p>") for n, text in enumerate(PARAGRAPHS))
    (image,) = read(f"<main><h1>{TITLE}</h1><div>{boxes}{NOTE}</figure></div></main>").images
    assert image.caption == "Фото: Музей"


@pytest.mark.parametrize("behind", [
    f"<div class='card'><div class='text'><h1>Дожди</h1><p>{OTHER}</p></div></div>",
    f"<ul><li><a href='/1'>На севере области третий день дожди</a></li></ul>"
    f"<div class='card'><div class='text'><p>{OTHER}</p></div></div>",
    f"<div class='card'><article><h3><a href='/1'>Дожди</a></h3></article></div>"
    f"<div class='card'><div class='text'><p>{OTHER}</p></div></div>",
    f"<div class='card'><div class='text'><p>{OTHER}</p></div><p>{OTHER * 3}</p></div>",
    f"<div class='card'><div class='text small'><p>{OTHER}</p></div></div>",
    f"<footer><div class='text'><p>{OTHER}</p></div></footer>",
])  # fmt: skip
def test_what_follows_the_text_is_none_of_its_parts(behind: str) -> None:
    whole = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    article = f"<div class='card'><div class='text'><h1>{TITLE}</h1>{whole}</div></div>"
    assert texts(read(f"<div>{article}{behind}</div>")) == PARAGRAPHS


def test_the_words_of_a_widgets_picture_stay() -> None:
    words = "<figcaption class='widget-image-caption'>Фото: Музей</figcaption>"
    figure = f"<figure><img src='/b.jpg' width='900' height='600'>{words}</figure>"
    (image,) = read(f"<article><h1>{TITLE}</h1>{figure}<p>{FIRST * 3}</p></article>").images
    assert image.caption == "Фото: Музей"


@pytest.mark.parametrize(
    "box",
    [
        "<div class='ReadAlso'><div>Читайте также</div><div>Туман закрыл аэропорт</div></div>",
        "<div class='x1'><div>Читайте также</div><div>Туман закрыл аэропорт</div></div>",
        "<div class='kg-card kg-signup-card'><p>Одно письмо в неделю, без рекламы.</p></div>",
        "<div class='kg-bookmark-card'><a href='/3'>Туман</a><p>Аэропорт закрыт.</p></div>",
    ],
)
def test_small_boxes_between_paragraphs_stay_out(box: str) -> None:
    first, *rest = (f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    assert texts(read(f"<h1>{TITLE}</h1><div>{first}{box}{''.join(rest)}</div>")) == PARAGRAPHS


def test_a_paragraph_that_begins_like_a_pointer_stays() -> None:
    told = "<div><b>По теме</b> вчера выступил и директор музея, он рассказал о планах.</div>"
    first, *rest = (f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    read_texts = texts(read(f"<h1>{TITLE}</h1><div>{first}{told}{''.join(rest)}</div>"))
    assert any(text.startswith("По теме") for text in read_texts)


@pytest.mark.parametrize("last", ["<p>Марат Сабит</p>", "<p>Источник: Музей</p>"])
def test_headlines_without_links_below_the_text_go_and_whose_it_is_stays(last: str) -> None:
    whole = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    behind = f"<p>Читайте также</p><p>Туман закрыл аэропорт до утра</p>{last}"
    found = texts(read(f"<article><h1>{TITLE}</h1>{whole}{behind}</article>"))

    assert "Туман закрыл аэропорт до утра" not in found
    assert found[-1] == last[3:-4]
