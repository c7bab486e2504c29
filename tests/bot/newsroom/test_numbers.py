import pytest

from bot.newsroom.numbers import LONGEST, number_in


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", 12),
        ("0", 0),
        ("9" * LONGEST, 10**LONGEST - 1),
        ("9" * (LONGEST + 1), None),
        ("१२", None),
        ("²", None),
        ("-1", None),
        ("1 2", None),
        ("", None),
    ],
)
def test_digits_alone_are_a_number(text: str, number: int | None) -> None:
    assert number_in(text) == number
