import pytest

from bot.model import Who
from bot.newsroom.panels.undo import is_of


@pytest.mark.parametrize(
    ("said", "own"),
    [
        ("user 501", True),
        ("user 501 Асель", True),
        ("user 501 Асель Ахметова", True),
        ("user 5010", False),
        ("user 50 501", False),
        ("apply", False),
        ("", False),
        (None, False),
    ],
)
def test_the_log_means_a_person_by_number(said: str | None, own: bool) -> None:
    assert is_of(said, Who(501, "Айгүл")) is own
