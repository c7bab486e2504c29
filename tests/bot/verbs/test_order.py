"""Options stand anywhere among the other words of a call."""

import pytest

from bot.cli import make_parser


@pytest.mark.parametrize(
    ("call", "name", "value"),
    [
        ("feeds test --json https://a.kz/rss", "urls", ["https://a.kz/rss"]),
        ("feeds add --unchecked a.kz b.kz", "urls", ["a.kz", "b.kz"]),
        ("feeds --json list", "action", "list"),
        ("channels add --debug -100123/5=kk", "chats", ["-100123/5=kk"]),
        ("rates 100 --json usd eur", "words", ["100", "usd", "eur"]),
        ("why дождь --json в горах", "article", ["дождь", "в", "горах"]),
    ],
)
def test_words_on_both_sides_of_an_option(call: str, name: str, value: object) -> None:
    options = make_parser(call.split()).parse_args(call.split())
    assert getattr(options, name) == value


@pytest.mark.parametrize("call", ["feeds", "feeds frob", "preview --json", "queue --json x"])
def test_what_cannot_be_meant_ends_with_two(call: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        make_parser(call.split()).parse_args(call.split())
    assert ended.value.code == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
