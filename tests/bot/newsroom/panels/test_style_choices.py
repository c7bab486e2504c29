"""What the buttons under a channel choose, and that any of them leaves a style that can be."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import HOUSE, LANGUAGES, Channel, Style, View
from bot.newsroom.panels.style import style_view
from bot.newsroom.panels.style_choices import ORDERS, chosen, next_order, order_of, with_part
from bot.posts.style import style_fields, style_of
from bot.texts import Texts
from tests.bot.posts.anything import styles

BARE = Style(parts=("title", "credits"))
CHANNEL = Channel(7, "@city_news")


def after(style: Style, data: str) -> Style:
    _, field, value, _ = data.split(":")
    values: Any = chosen(style, field, value)
    assert values is not None, data
    return replace(style, **values)


def choices(view: View) -> dict[str, str]:
    """What the buttons carry, by their labels, without those that only lead or show."""
    found = {b.label: b.data for row in view.rows for b in row}
    return {k: v for k, v in found.items() if v.startswith("style:") and ":show:" not in v}


@pytest.mark.parametrize(
    ("style", "field", "value", "expected"),
    [
        (HOUSE, "bold", "0", Style(bold=False)),
        (HOUSE, "link", "button", Style(link="button")),
        (HOUSE, "link", "none", Style(parts=("title", "summary", "credits", "tags"))),
        (BARE, "link", "button", Style(parts=("title", "credits", "link"), link="button")),
        (HOUSE, "text", "none", Style(parts=("title", "credits", "tags", "link"))),
        (BARE, "text", "300", Style(parts=("title", "summary", "credits"), summary=300)),
        (BARE, "tags", "3", Style(parts=("title", "credits", "tags"), tags=3)),
        (HOUSE, "order", "2", Style(parts=ORDERS[2])),
        (BARE, "order", "3", BARE),
        (HOUSE, "advertising", "hold", Style(advertising="hold")),
        (Style(tags=5, silent=True, parts=ORDERS[1]), "all", "usual", HOUSE),
    ],
)
def test_a_choice(style: Style, field: str, value: str, expected: Style) -> None:
    values: Any = chosen(style, field, value)
    assert replace(style, **values) == expected
    again: Any = chosen(expected, field, value)
    assert replace(expected, **again) == expected, "pressed twice"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("bold", "2"),
        ("order", "9"),
        ("order", "-1"),
        ("text", "99999"),
        ("link", "card"),
        ("tags", "50"),
        ("parts", "title"),
        ("all", ""),
        ("similar", "keep"),
        ("", ""),
    ],
)
def test_what_no_button_says(field: str, value: str) -> None:
    assert chosen(HOUSE, field, value) is None


def test_orders_go_round_and_skip_what_looks_alike() -> None:
    style, seen = HOUSE, []
    for _ in ORDERS:
        number = next_order(style)
        seen.append(number)
        style = after(style, f"style:order:{number}:7")
    assert seen == [1, 2, 3, 0]
    assert next_order(BARE) == 0 == order_of(BARE), "title and credits have one order alone"
    assert next_order(Style(parts=("link", "credits", "title"))) == 0


def test_a_part_comes_back_to_its_place() -> None:
    assert with_part(Style(parts=("title", "link", "credits", "tags")), "summary") == ORDERS[1]
    assert with_part(Style(parts=("credits", "title")), "summary") == (
        "summary",
        "credits",
        "title",
    )


@given(styles, st.sampled_from(LANGUAGES))
def test_every_button_leaves_a_style_that_can_be(style: Style, language: Any) -> None:
    view = style_view(CHANNEL, style, Texts(language))
    assert len({b.data for row in view.rows for b in row}) == sum(map(len, view.rows))
    for data in choices(view).values():
        changed = after(style, data)
        assert len(data) <= 64
        assert style_of(style_fields(changed)) == changed
        assert after(changed, data) == changed


def test_what_an_editor_reads() -> None:
    style = Style(parts=ORDERS[2], tags=3, link="button", advertising="hold", summary=300)
    view = style_view(CHANNEL, style, Texts("ru"))
    assert view.text.startswith(
        "Публикации в канале @city_news: хештеги · заголовок · текст · указание источника · ссылка."
    )
    labels = [b.label for row in view.rows for b in row]
    assert {"Текст: короткий", "Ссылка: кнопкой", "☑ Хештеги", "☐ Без звука"} <= set(labels)
    assert "☑ Рекламу — после моего слова" in labels
    assert view.rows[-1][0].data == "chan:o:7"
