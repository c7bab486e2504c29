import pytest

from bot.articles.body.writer_lines import without_writer
from bot.model import Block, BlockKind

LEAD = Block("A new bridge over the Karkara river opened on Thursday.")


@pytest.mark.parametrize(
    "line",
    [
        "Dina Akhat",
        "DINA AKHAT",
        "By Dina Akhat",
        "Dina Akhat Political Correspondent",
        "Dina Akhat, Almaty",
    ],
)
def test_the_writers_line_goes(line: str) -> None:
    assert without_writer([Block(line), LEAD], "Marat Li, Dina Akhat") == [LEAD]
    assert without_writer([LEAD, Block(line), LEAD], "Dina Akhat") == [LEAD, LEAD]


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Dina Akhat opened the bridge on Thursday", "Dina Akhat"),  # a subject
        ("Dina Akhatova", "Dina Akhat"),  # somebody else
        ("Dina Akhat.", "Dina Akhat"),  # a sentence
        ("Dina Akhat", None),
        ("Редакция", "Редакция"),  # no name
    ],
)
def test_other_lines_stay(line: str, author: str | None) -> None:
    assert without_writer([Block(line), LEAD], author) == [Block(line), LEAD]


def test_a_signed_quotation_and_a_lone_line_stay() -> None:
    quote = Block("Dina Akhat", BlockKind.QUOTE)
    assert without_writer([quote, LEAD], "Dina Akhat") == [quote, LEAD]
    assert without_writer([Block("Dina Akhat")], "Dina Akhat") == [Block("Dina Akhat")]


def test_below_the_first_lines_nothing_goes() -> None:
    body = [LEAD, LEAD, LEAD, LEAD, Block("Dina Akhat")]
    assert without_writer(body, "Dina Akhat") == body
