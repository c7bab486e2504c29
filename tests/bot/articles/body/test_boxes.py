"""Buttons and offers of a site between the paragraphs of a page."""

from pytest import mark

from bot.articles.body.boxes import without_boxes
from bot.model import Block

FIRST = "Мастерская домбр открылась в Кентау и работает каждый день с утра."
LAST = "Инструменты здесь чинят бесплатно, за струны платят сами хозяева."


def kept(*lines: str) -> list[str]:
    return [block.text for block in without_boxes([Block(line) for line in (FIRST, *lines, LAST)])]


@mark.parametrize(
    "box",
    [
        ("Поделиться", "Поддержать ежемесячно", "Оформить перевод"),
        ("Подписаться", "Главное за неделю в одном письме", "Введите ваш email"),
        ("Поддержать разово", "Поддержать каждый месяц"),
        ("Skip past newsletter promotion", "Sign up to Dala Weekly", "After newsletter promotion"),
    ],
)
def test_what_stands_between_furniture_goes(box: tuple[str, ...]) -> None:
    assert [line for line in kept(*box) if line in box[1:-1]] == []
    assert kept(*box)[0] == FIRST
    assert kept(*box)[-1] == LAST


@mark.parametrize(
    "lines",
    [
        ("Что говорят мастера",),
        ("Реклама", "Что говорят мастера", "Реклама"),
        ("Поделиться", "Кобыз, жетыген", "Домбра, шертер"),
        ("Поделиться", "Струны продают трёх видов:", "Поделиться"),
        ("Поддержать мастеров решили школьники.",),
    ],
)
def test_lines_of_the_article_stay(lines: tuple[str, ...]) -> None:
    own = [line for line in lines if line not in ("Поделиться", "Реклама")]
    assert [line for line in kept(*lines) if line in own] == own
