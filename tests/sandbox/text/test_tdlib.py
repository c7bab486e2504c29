"""TDLib itself judges texts and entities beside the sandbox: both must say the same."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sandbox.errors import ApiError, bad_request
from sandbox.text.entities import Entity, Formatted
from sandbox.text.find import found_entities
from sandbox.text.formatted import clean_and_nested
from sandbox.text.html import parse_html
from tests.tdlib import NAMES, entity, kept, td

_NAMES = {f"textEntityType{name}": kind for kind, name in NAMES.items()}
_NAMES["textEntityTypePreCode"] = "pre"
_OURS = [
    "bold",
    "italic",
    "underline",
    "strikethrough",
    "spoiler",
    "code",
    "pre",
    "blockquote",
    "expandable_blockquote",
    "text_link",
]


def td_entities(items: list[dict[str, Any]]) -> list[tuple[str, int, int, str | None]]:
    return [
        (
            _NAMES[item["type"]["@type"]],
            item["offset"],
            item["length"],
            item["type"].get("url"),
        )
        for item in items
        # A time of day is a mark in a video's text, which bots never get.
        if item["type"]["@type"] != "textEntityTypeMediaTimestamp"
    ]


def ours(entities: list[Entity]) -> list[tuple[str, int, int, str | None]]:
    return [
        (e.type, e.offset, e.length, str(e.get("url")) if e.get("url") else None) for e in entities
    ]


def td_kept(text: str, entities: list[Entity]) -> Any:
    sent = [entity(one.type, one.offset, one.length, one.get("url")) for one in entities]
    answer = kept(text, sent)
    if answer["@type"] == "error":
        return bad_request(answer["message"]).description
    return answer["text"], td_entities(answer["entities"])


def our_kept(text: str, entities: list[Entity]) -> Any:
    try:
        cleaned, nested = clean_and_nested(Formatted(text, tuple(entities)))
    except ApiError as error:
        return error.description
    return cleaned, ours(nested)


_LETTERS = st.text(alphabet="aб😀 \n\r\x05\u2028\u0333é", min_size=1, max_size=12)
_ENTITIES = st.lists(
    st.builds(
        lambda kind, offset, length: Entity(
            kind, offset, length, (("url", "https://nur.kz/a"),) if kind == "text_link" else ()
        ),
        st.sampled_from(_OURS),
        st.integers(0, 12),
        st.integers(0, 12),
    ),
    max_size=6,
)


@settings(max_examples=500, deadline=None)
@given(_LETTERS, _ENTITIES)
def test_entities_are_kept_as_tdlib_keeps_them(text: str, entities: list[Entity]) -> None:
    assert our_kept(text, entities) == td_kept(text, entities)


_LINKS = [
    "https://nur.kz",
    "http://NUR.kz/Путь?q=1#x",
    "nur.kz",
    "localhost",
    "http://localhost:8080/x",
    "javascript:alert(1)",
    "mailto:a@b.kz",
    "tel:+77011234567",
    "ftp://nur.kz/",
    "tg://resolve?domain=abcd",
    "tg:resolve?domain=abcd",
    "tg://user?id=123",
    "https://user:pass@nur.kz:8443/a b",
    "https://nur.kz:99999/",
    "https://пример.қаз/жол",
    "https://[::1]/",
    "https://[zz]/",
    "https://a_b.kz/",
    "https://nur.kz/%zz",
    "https://nu%zzr.kz/",
    "https://",
    "",
    " ",
    "/relative/path",
    "ton://abc",
    "https://nur.kz?x=1",
]


@pytest.mark.parametrize("link", [link for link in _LINKS if link])
def test_links_are_taken_and_refused_alike(link: str) -> None:
    entities = [Entity("text_link", 0, 4, (("url", link),))]
    assert our_kept("text", entities) == td_kept("text", entities)


_PROSE = [
    "Подробнее: nur.kz, tengrinews.kz/a?b=1. Пишите: info@kazlenta.kz!",
    "конец.Начало нового. Текст.Ком и текст.ком",
    "https://nur.kz/a_(b)_c), (http://zakon.kz/x) «https://inform.kz/»",
    "HTTPS://NUR.KZ/ABC http://localhost/x http://10.0.0.1:8080/y 1.2.3.4 1.2.3",
    "#тег #Усть_Каменогорск #2024 #a#b x#y #ә_қ ##z",
    "@abc @abcd x@abcd @gif @toolongnametoolongnametoolongnameto привет,@Jarshy_bot!",
    "/start /news@jarshy_bot a/b /x/y </z> /қала /start@ab",
    "$KZT $usd $1INCH a$KZT $KZTX. $ABCDEFGHI",
    "tg://resolve?domain=x и tg://user?id=5, ton://transfer/x.",
    "версия 1.2.3, 10.04.2024 в 10:30, п. 3.1, а.б.в г.Алматы",
    "https://пример.қаз/жол?а=б и www.gov.kz/memleket",
    "😀 nur.kz 😀😀 @jarshy 😀#тег",
    "a.b..c nur..kz .kz kz. nur.kz... nur.kz.",
    "user@host@nur.kz http://a@b.kz/x mailto:a@b.kz sftp://nur.kz shttp://nur.kz",
    "nur.kz:8080/x nur.kz:99999 nur.kz:0",
    "http://a-b.kz http://a_b.kz http://a.b_c.kz http://-a.kz",
]


@pytest.mark.parametrize("text", _PROSE)
def test_finds_what_tdlib_finds(text: str) -> None:
    expected = td_entities(td("getTextEntities", text=text)["entities"])
    assert ours(found_entities(text)) == expected


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="nurkz.:/@# ?()aқ😀«_-1", max_size=24))
def test_finds_in_noise_what_tdlib_finds(text: str) -> None:
    expected = td_entities(td("getTextEntities", text=text)["entities"])
    assert ours(found_entities(text)) == expected


_MARKUP = [
    "<b>жирный</b> и <i>курсив</i>",
    "<b>a<i>b</i></b>",
    "<b>a</i>",
    "<b>a",
    "a</b>",
    "<b",
    "<script>x</script>",
    '<a href="https://nur.kz/?a=1&amp;b=2">x</a>',
    "<a href='javascript:1'>x</a>",
    "<a>https://nur.kz</a>",
    "<a href=nur.kz>x</a>",
    '<a href="tg://user?id=12">x</a>',
    "&lt;b&gt; &amp; &quot; &nbsp; &#1046; &#x416; &#0; &#xD83D; &#99999999999;",
    "<pre><code class='language-python'>x</code></pre>",
    "<code class='language-python'>x</code>",
    "<code><pre>x</pre></code>",
    "<span class='tg-spoiler'>x</span><tg-spoiler>y</tg-spoiler>",
    "<span class='x'>y</span>",
    "<span>y</span>",
    "<blockquote expandable>x</blockquote><blockquote>y</blockquote>",
    "<b =1>x</b>",
    "<a href>x</a>",
    "<a href=>x</a>",
    "<a href=x~y>z</a>",
    "<a href='x",
    "<B>x</B><STRONG>y</STRONG>",
    "<b></b>x<b> </b>",
    "ж<b>😀</b >",
    "<b>x</>",
    "<b>x</b",
    "<tg-emoji emoji-id='zz'>x</tg-emoji>",
    "a & b && c",
]


@pytest.mark.parametrize("source", _MARKUP)
def test_html_reads_as_in_tdlib(source: str) -> None:
    mode = {"@type": "textParseModeHTML"}
    answer = td("parseTextEntities", text=source, parse_mode=mode)
    try:
        parsed: Any = parse_html(source)
        got: Any = (parsed.text, ours(list(parsed.entities)))
    except ApiError as error:
        got = error.description
    if answer["@type"] == "error":
        assert got == bad_request(answer["message"]).description
    else:
        assert got == (answer["text"], td_entities(answer["entities"]))
