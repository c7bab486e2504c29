import pytest

from bot.config_lines import unreadable

NAMES = {"MODERATION", "ADMIN_IDS"}


@pytest.mark.parametrize(
    ("text", "line", "name"),
    [
        ("MODERATION='approve\n", 1, "MODERATION"),
        ("# day\r\n\r\nMODERATION='approve\r\n", 3, "MODERATION"),
        ('ADMIN_IDS=1\n\nMODERATION="approve\nADMIN_IDS="1"\n', 3, "MODERATION"),
        ("export MODERATION='approve'd", 1, "MODERATION"),
        ("moderation approve", 1, "MODERATION"),
        ("MODERATION: approve", 1, "MODERATION"),
        ("MODERATION:approve", 1, "MODERATION"),
        ('"MODERATION=approve"', 1, "MODERATION"),
    ],
)
def test_a_setting_that_would_be_passed_over(text: str, line: int, name: str) -> None:
    assert unreadable(text, NAMES) == (line, name)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "MODERATION",
        "MODERATION=\nADMIN_IDS = 1 # it's me",
        "'MODERATION'='approve'",
        "export MODERATION=auto",
        "#MODERATION='approve",
        "OTHER='approve",
        "MODERATIONS: approve",
        "=1",
    ],
)
def test_lines_that_are_read_and_lines_of_others(text: str) -> None:
    assert unreadable(text, NAMES) is None
