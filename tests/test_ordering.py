import pytest

from tests.ordering import spread, turned


@pytest.mark.parametrize(
    ("few", "many", "together"),
    [
        ("", "", ""),
        ("", "abc", "abc"),
        ("ABC", "", "ABC"),
        ("AB", "abcdef", "aAbcdBef"),
        ("A", "ab", "aAb"),
    ],
)
def test_few_come_at_even_distances_among_many(few: str, many: str, together: str) -> None:
    assert "".join(spread(few, many)) == together


@pytest.mark.parametrize(
    ("part", "parts", "expected"),
    [(0, 1, "abcdef"), (0, 3, "abcdef"), (1, 3, "cdefab"), (2, 3, "efabcd"), (6, 7, "fabcde")],
)
def test_each_part_begins_at_another_place(part: int, parts: int, expected: str) -> None:
    assert "".join(turned("abcdef", part, parts)) == expected
