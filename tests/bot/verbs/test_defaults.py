"""What a verb takes where the call does not say: scripts rely on it."""

import pytest

from bot.cli import make_parser


@pytest.mark.parametrize(
    ("call", "option", "value"),
    [
        ("news", "limit", 10),
        ("news", "query", []),
        ("demo", "port", 8080),
        ("run", "roles", "fetch,publish,talk"),
        ("export", "format", "toml"),
        ("rates", "date", None),
        ("apply newsroom.toml", "dry_run", False),
        ("feeds add https://site.kz/rss", "unchecked", False),
        ("preview -", "json", False),
    ],
)
def test_defaults(call: str, option: str, value: object) -> None:
    words = call.split()
    assert getattr(make_parser(words).parse_args(words), option) == value
