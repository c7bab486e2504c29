"""Pages whose headline is no heading of the first rank."""

import pytest

from bot.sources.pages.page import read_page
from tests.bot.sources.page_samples import FIRST, HERE, PARAGRAPHS, SECOND, THIRD

OTHER = "Снег выпал на севере области, дороги чистят всю ночь, сообщили в акимате района."
TITLE = "Музей открыл выставку садовых инструментов"
REST = f"<p>{SECOND}</p><p>{THIRD}</p>"


def read(body: str, title: str = f"{TITLE} — Сайт") -> tuple[str | None, list[str]]:
    page = f"<html><head><title>{title}</title></head><body>{body}</body></html>"
    item = read_page(page.encode(), None, HERE)
    return item.title, [block.text for block in item.blocks if block.text != TITLE]


@pytest.mark.parametrize("headline", [
    f"<h2 class='x'>{TITLE}</h2>", f"<h3><a href='/1'>{TITLE}</a></h3>",
    f"<font size='5'><b>{TITLE}</b></font>",
])  # fmt: skip
def test_the_line_that_the_pages_title_begins_with(headline: str) -> None:
    body = f"<div>{headline}<p>{FIRST}</p>{REST}</div>"
    assert read(body) == (TITLE, PARAGRAPHS)
    assert read(body, title=TITLE)[0] == TITLE
    assert read(body, title=f"Сайт | {TITLE}")[0] == TITLE


def test_a_first_paragraph_in_a_box_of_its_own_stands_below_such_a_headline() -> None:
    lead = f"<div class='intro'><p>{FIRST[:70]}.</p></div><div class='full'>{REST * 3}</div>"
    found = read(f"<div><div><h2>{TITLE}</h2></div><div>{lead}</div></div>")
    assert (found[0], found[1][0]) == (TITLE, f"{FIRST[:70]}.")


def test_a_sites_name_or_a_rubric_of_the_first_rank_is_none() -> None:
    body = f"<h1>Новости культуры</h1><div><h2>{TITLE}</h2><p>{FIRST}</p>{REST}</div>"
    assert read(body) == (TITLE, PARAGRAPHS)
    linked = body.replace(TITLE, f"<a href='/1'>{TITLE}</a>")
    assert read(linked)[0] == "Новости культуры"
    longer = f"{TITLE} и картин"
    assert read(body.replace("Новости культуры", longer), title=f"{TITLE}…")[0] == longer


def test_a_rubric_or_another_headline_is_none() -> None:
    other = "<h2>Музей закрыл выставку садовых картин</h2>"
    assert read(f"<div><h3>Новости</h3>{other}<p>{FIRST}</p>{REST}</div>")[0] == f"{TITLE} — Сайт"


def test_the_next_articles_of_an_endless_page_stay_out() -> None:
    short, long = f"<p>{FIRST}</p>{REST}", f"<p>{OTHER}</p>" * 9
    own = f"<div class='item'><h1>{TITLE}</h1><div class='text'>{short}</div></div>"
    following = f"<div class='item'><h1>Снег</h1><div class='text'>{long}</div></div>"
    assert read(f"<div>{own}{following}{following}</div>") == (TITLE, PARAGRAPHS)


def test_headings_of_the_first_rank_inside_a_text_are_its_own() -> None:
    parts = f"<h1>Как найти выставку</h1><p>{SECOND}</p><h1>Часы</h1><p>{THIRD}</p>"
    assert read(f"<div><h1>{TITLE}</h1><p>{FIRST}</p>{parts}</div>")[1][0] == FIRST
    boxes = f"<div class='b'><h1>Как найти</h1><p>{SECOND}</p></div>"
    assert SECOND in read(f"<div><div class='b'><h1>{TITLE}</h1></div>{boxes}</div>")[1]


@pytest.mark.parametrize(
    "words", ["Версия для печати:", "Печатная версия |", "Print version:", "Баспа нұсқасы –"]
)
def test_a_page_for_printers_is_not_called_so(words: str) -> None:
    body = f"<div><p>20.11.2026, 11:30</p><h3>{TITLE}</h3><p>{FIRST}</p>{REST}</div>"
    assert read(body, title=f"{words} {TITLE}")[0] == TITLE


@pytest.mark.parametrize("name", ["c-post__title", "eTitle", "article-headline"])
def test_a_box_that_is_called_the_title(name: str) -> None:
    body = f"<div class='menu'>Дала</div><div class='{name}'>{TITLE}</div><p>{FIRST}</p>{REST}"
    assert read(f"<div>{body}</div>") == (TITLE, PARAGRAPHS)
