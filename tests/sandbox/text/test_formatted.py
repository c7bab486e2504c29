"""Texts as Telegram keeps them, in cases that need no TDLib to judge."""

from __future__ import annotations

import pytest

from sandbox.errors import ApiError
from sandbox.text.entities import Entity, Formatted
from sandbox.text.formatted import kept_text, read_text
from sandbox.text.links import BadLink, checked_link, link_user_id
from sandbox.text.utf16 import utf16_length

Short = list[tuple[str, int, int]]


def kept(text: str, entities: Short) -> tuple[str, Short]:
    formatted = Formatted(text, tuple(Entity(*entity) for entity in entities))
    result = kept_text(formatted, allow_empty=True)
    return result.text, [(e.type, e.offset, e.length) for e in result.entities]


@pytest.mark.parametrize(
    ("entities", "expected"),
    [
        ([("bold", 0, 3), ("bold", 3, 3)], [("bold", 0, 6)]),
        ([("bold", 0, 4), ("bold", 2, 4)], [("bold", 0, 6)]),
        ([("bold", 0, 6), ("italic", 2, 2)], [("bold", 0, 2), ("bold", 2, 4), ("italic", 2, 2)]),
        ([("code", 0, 4), ("bold", 2, 4)], [("code", 0, 4), ("bold", 4, 2)]),
        ([("pre", 0, 4), ("code", 2, 4)], [("pre", 0, 4)]),
        ([("blockquote", 0, 4), ("blockquote", 2, 4)], [("blockquote", 0, 4)]),
        (
            [("blockquote", 0, 4), ("bold", 2, 4)],
            [("blockquote", 0, 4), ("bold", 2, 2), ("bold", 4, 2)],
        ),
        ([("bold", 5, 1), ("italic", 0, 1)], [("italic", 0, 1), ("bold", 5, 1)]),
    ],
)
def test_entities_nest(entities: Short, expected: Short) -> None:
    assert kept("abcdef", entities) == ("abcdef", expected)


@pytest.mark.parametrize(
    ("text", "entities", "expected"),
    [
        ("  abc \n", [], ("abc", [])),
        ("  abc \n", [("bold", 2, 5)], ("abc", [("bold", 0, 3)])),
        ("  abc", [("bold", 0, 5)], ("  abc", [("bold", 0, 5)])),
        ("a\r\nb", [("bold", 3, 1)], ("a\nb", [("bold", 2, 1)])),
        ("a\u2028b\u202ec", [("bold", 4, 1)], ("abc", [("bold", 2, 1)])),
        ("a\tb\x00c", [], ("a b c", [])),
        ("abc  ", [("bold", 4, 1)], ("abc", [])),
        (" \n", [("bold", 0, 1)], ("", [])),
        ("😀 b", [("bold", 3, 1)], ("😀 b", [("bold", 3, 1)])),
    ],
)
def test_text_is_cleaned(text: str, entities: Short, expected: tuple[str, Short]) -> None:
    assert kept(text, entities) == expected


def test_half_a_surrogate_pair_is_no_text() -> None:
    with pytest.raises(ApiError, match="strings must be encoded in UTF-8"):
        kept_text(Formatted("a\ud83d"), allow_empty=True)


def test_found_links_yield_to_the_bots_own() -> None:
    own = Entity("text_link", 0, 6, (("url", "https://inform.kz/"),))
    result = kept_text(Formatted("nur.kz и zakon.kz", (own,)), allow_empty=False)
    assert [(e.type, e.offset, e.length) for e in result.entities] == [
        ("text_link", 0, 6),
        ("url", 9, 8),
    ]


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("<b>Ж</b>ук", "Жук", [("bold", 0, 1)]),
        ("<u><s>a</s></u>", "a", [("underline", 0, 1), ("strikethrough", 0, 1)]),
        ("&lt;&amp;&#1078;&#x416;&nbsp;", "<&жЖ&nbsp;", []),
        ("<pre><code class='language-py'>x</code></pre>", "x", [("pre", 0, 1)]),
        ("<a href='https://nur.kz'>x</a>", "x", [("text_link", 0, 1)]),
        ("<a href='localhost'>x</a>", "x", []),
        ("<tg-spoiler>😀</tg-spoiler>", "😀", [("spoiler", 0, 2)]),
        ("<b></b>", "", []),
    ],
)
def test_html(source: str, text: str, entities: Short) -> None:
    parsed = read_text(source, "HTML", None)
    assert (parsed.text, [(e.type, e.offset, e.length) for e in parsed.entities]) == (
        text,
        entities,
    )


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("<b>", 'Can\'t find end tag corresponding to start tag "b"'),
        ("</b>", "Unexpected end tag at byte offset 0"),
        ("ж<i>x</b>", 'Unmatched end tag at byte offset 6, expected "</i>", found "</b>"'),
        ("<table>", 'Unsupported start tag "table" at byte offset 0'),
        ("a <b", "Unclosed start tag at byte offset 2"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
def test_html_refused(source: str, said: str) -> None:
    with pytest.raises(ApiError) as refused:
        read_text(source, "html", None)
    assert refused.value.description == f"Bad Request: can't parse entities: {said}"


@pytest.mark.parametrize(
    ("link", "stored"),
    [
        ("nur.kz", "http://nur.kz/"),
        ("HTTPS://Nur.KZ/Путь", "https://nur.kz/Путь"),
        ("https://nur.kz?a=1 2", "https://nur.kz/?a=1%202"),
        ("tg://resolve?domain=x", "tg://resolve?domain=x"),
        ("mailto:a@b.kz", "http://mailto:a@b.kz/"),
    ],
)
def test_links_are_rewritten(link: str, stored: str) -> None:
    assert checked_link(link) == stored


@pytest.mark.parametrize("link", ["localhost", "data:text/html,x", "https://a b/"])
def test_links_are_refused(link: str) -> None:
    with pytest.raises(BadLink):
        checked_link(link)


def test_a_link_to_a_person_is_a_mention() -> None:
    assert link_user_id("tg://user?id=42") == 42
    assert link_user_id("https://t.me/user?id=42") is None


def test_utf16() -> None:
    assert utf16_length("a😀ж") == 4
