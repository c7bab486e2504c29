import pytest

from tests.ordering import spread


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
