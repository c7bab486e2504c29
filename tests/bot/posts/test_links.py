"""Web addresses that may stand behind a word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.posts.links import _PLAIN, LONGEST, _checked, web_link


@pytest.mark.parametrize(
    ("address", "link"),
    [
        (" https://nur.kz/a?b=1&c=2#d ", "https://nur.kz/a?b=1&c=2#d"),
        ("http://127.0.0.1:8080/a", "http://127.0.0.1:8080/a"),
        ("https://қаз.қаз/жол", "https://қаз.қаз/жол"),
        ("https://nur.kz/a b\x9bc", "https://nur.kz/a%20b%C2%9Bc"),
        ("https://[::1]:80/", "https://[::1]:80/"),
        ("HTTPS://NUR.KZ/", "HTTPS://NUR.KZ/"),
        (None, None),
        ("", None),
        ("nur.kz/a", None),
        ("/a", None),
        ("//nur.kz/a", None),
        ("tg://resolve?domain=abcd", None),
        ("javascript:alert(1)", None),
        ("https://localhost/", None),
        ("https://nu r.kz/", None),
        ("https://nur.kz:99999/", None),
        ("https://[zz]/", None),
        ("https://nur.kz/\ud83d", None),
        ("https://nur.kz/" + "a" * LONGEST, None),
    ],
)
def test_web_links(address: str | None, link: str | None) -> None:
    assert web_link(address) == link


@given(st.from_regex(_PLAIN, fullmatch=True))
def test_what_passes_for_plain_would_be_found_right(address: str) -> None:
    assert _checked(address) == address
