from hypothesis import given
from hypothesis import strategies as st
from pytest import mark

from bot.posts.hashtags import hashtags


@mark.parametrize(
    ("category", "tag"),
    [
        ("музей", "#музей"),
        ("Усть-Каменогорск", "#Усть_Каменогорск"),
        ("Ұлттық кітап", "#Ұлттық_кітап"),
        ("«Астана Опера»", "#Астана_Опера"),
        ("#погода", "#погода"),
        ("Год 2026-й", "#Год_2026_й"),
        ("  Мәдениет  ", "#Мәдениет"),
        ("Сайлау 2029", "#Сайлау_2029"),
        ("Кубок 1998", "#Кубок_1998"),
    ],
)
def test_a_category_becomes_a_tag(category: str, tag: str) -> None:
    assert hashtags([category], 3) == (tag,)


@mark.parametrize(
    "category",
    [
        "",
        "2026",
        "C++",
        "горячие новости 580",
        "мосты 2150",
        "a@b",
        "категория из целых шести слов",
        "я" * 60,
    ],
)
def test_some_are_no_tags(category: str) -> None:
    assert hashtags([category], 3) == ()


def test_each_once_and_not_too_many() -> None:
    assert hashtags(["Музей", "музей", "вода", "река", "мост"], 3) == ("#Музей", "#вода", "#река")
    assert hashtags(["музей"], 0) == ()


@given(st.lists(st.text(max_size=60), max_size=8), st.integers(0, 5))
def test_any_categories_give_whole_tags(categories: list[str], most: int) -> None:
    tags = hashtags(categories, most)

    assert len(tags) <= most
    assert all(tag[1:].replace("_", "").isalnum() or not tag[1:].isascii() for tag in tags)
    assert not any(char.isspace() for tag in tags for char in tag)
