from pytest import mark

from bot.articles.body.line_shapes import (
    begins_text,
    is_alone,
    is_left_over,
    is_rubric,
    is_sentence_line,
)
from bot.model import Block, BlockKind


def test_sentences() -> None:
    assert is_sentence_line("Мост открыт.")
    assert is_sentence_line("мост " * 20)
    assert not is_sentence_line("Мост открыт")


def test_words_that_announce_a_list_begin_a_text() -> None:
    assert begins_text("Мастера просят взять с собой:")
    assert not begins_text("Контакты:")


def test_what_is_left_over_below_a_text() -> None:
    assert is_left_over("Мост Кентау")
    assert not is_left_over("– струны")


@mark.parametrize(
    ("block", "rubric"),
    [
        (Block("Культура"), True),
        (Block("Культура", BlockKind.LIST_ITEM), True),
        (Block("Как чинят старые домбры"), False),
        (Block("10:00 – открытие"), False),
        (Block("14 – новых школ", BlockKind.LIST_ITEM), False),
        (Block("• Культура"), True),
    ],
)
def test_rubrics(block: Block, rubric: bool) -> None:
    assert is_rubric(block) == rubric


def test_a_label_that_waits_for_its_value() -> None:
    assert is_alone("Автор:")
    assert is_alone("Фото: None")
    assert not is_alone("By Dana Omar")
