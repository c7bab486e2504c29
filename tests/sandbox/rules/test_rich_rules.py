"""Rich messages: lengths, blocks, media, links, and a server that does not know them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sandbox.server import Sandbox
from tests.sandbox.helpers import Caller, picture
from tests.sandbox.places import Places
from tests.sandbox.rules.rows import Row

_BAD = "Bad Request: "
_BROKEN = _BAD + "can't parse InputRichMessage: "


def paragraph(text: Any = "слово") -> dict[str, Any]:
    return {"type": "paragraph", "text": text}


def rich(*blocks: Any, **more: Any) -> Callable[[Places], dict[str, Any]]:
    return lambda p: {"chat_id": p.channel, "rich_message": {"blocks": list(blocks), **more}}


def photos(number: int) -> Callable[[Places], dict[str, Any]]:
    def values(p: Places) -> dict[str, Any]:
        one = {"type": "photo", "photo": {"type": "photo", "media": p.file_id}}
        return {"chat_id": p.channel, "rich_message": {"blocks": [one] * number}}

    return values


def cells(columns: int) -> dict[str, Any]:
    cell = {"text": "1", "align": "left", "valign": "top"}
    return {"type": "table", "cells": [[cell] * columns]}


_LINK = {"type": "url", "text": "слово"}
_METHOD = "sendRichMessage"
ROWS = [
    Row("rich-none", _METHOD, lambda p: {"chat_id": p.channel},
        _BAD + 'parameter "rich_message" is required'),
    Row("rich-two-ways", _METHOD, rich(paragraph(), html="<p>а</p>"),
        _BROKEN + "exactly one of html, markdown and blocks must be used"),
    Row("rich-html", _METHOD, lambda p: {"chat_id": p.channel, "rich_message": {"html": "a"}},
        _BAD + "the sandbox does not read rich html; send blocks"),
    Row("rich-blank", _METHOD, rich(paragraph(" ")), _BAD + "rich message must be non-empty"),
    Row("rich-32768", _METHOD, rich(paragraph("я" * 32_768))),
    Row("rich-32769", _METHOD, rich(paragraph("я" * 32_768), paragraph("я")),
        _BAD + "rich message is too long"),
    Row("rich-500-blocks", _METHOD, rich(*[paragraph("я")] * 500)),
    Row("rich-501-blocks", _METHOD, rich(*[paragraph("я")] * 499,
        {"type": "blockquote", "blocks": [paragraph()]}),
        _BAD + "rich message has too many blocks"),
    Row("rich-50-media", _METHOD, photos(50)),
    Row("rich-51-media", _METHOD, photos(51), _BAD + "rich message has too many media"),
    Row("rich-20-columns", _METHOD, rich(cells(20))),
    Row("rich-21-columns", _METHOD, rich(cells(21)),
        _BAD + "rich message has too many table columns"),
    Row("rich-heading", _METHOD, rich({"type": "heading", "size": 7, "text": "а"}),
        _BROKEN + "size of a heading must be from 1 to 6"),
    Row("rich-unknown", _METHOD, rich({"type": "poem", "text": "а"}),
        _BROKEN + 'type "poem" is unsupported by the sandbox'),
    Row("rich-link", _METHOD, rich(paragraph({**_LINK, "url": "https://kazlenta.kz"}))),
    Row("rich-bad-link", _METHOD, rich(paragraph([{**_LINK, "url": "http://localhost"}])),
        _BAD + "rich text URL is invalid: Wrong HTTP URL"),
    Row("rich-bad-photo", _METHOD, rich({"type": "photo",
        "photo": {"type": "photo", "media": "AgAC"}}),
        _BAD + "wrong remote file identifier specified: can't unserialize it. Wrong last symbol"),
    Row("rich-no-right", _METHOD, lambda p: rich(paragraph())(p) | {"chat_id": p.mute},
        _BAD + "need administrator rights in the channel chat"),
]  # fmt: skip


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
async def test_rich_rules(api: Caller, places: Places, row: Row) -> None:
    answer = await api(row.method, **row.values(places))
    assert (answer.status, answer.said) == (row.status, row.said)


async def test_a_rich_message_is_kept_as_it_was_sent(
    telegram: Sandbox, api: Caller, places: Places
) -> None:
    blocks: list[Any] = [
        {"type": "heading", "size": 1, "text": "Заголовок"},
        {"type": "photo", "photo": {"type": "photo", "media": "attach://one"},
         "caption": {"text": "Фото: Дана Омар"}},
        {"type": "blockquote", "blocks": [paragraph("Цитата")]},
        {"type": "list", "items": [{"blocks": [paragraph("пункт")]}]},
        {"type": "footer", "text": ["Источник: музей ", {**_LINK, "url": "https://a.kz/1"}]},
    ]  # fmt: skip
    answer = await api(
        _METHOD,
        chat_id=places.channel,
        rich_message={"blocks": blocks},
        one=("photo.jpg", picture()),
    )
    message = answer.result
    shown = message["rich_message"]["blocks"]
    assert [block["type"] for block in shown] == [block["type"] for block in blocks]
    assert shown[1]["photo"][-1]["width"] and shown[1]["caption"] == {"text": "Фото: Дана Омар"}
    assert shown[-1] == blocks[-1]
    assert "text" not in message and "photo" not in message
    view = telegram.message(places.channel, message["message_id"])
    assert view is not None and view["kind"] == "rich"
    assert view["text"] == "Заголовок\nФото: Дана Омар\nЦитата\nпункт\nИсточник: музей слово"


async def test_an_older_server_does_not_know_it(
    telegram: Sandbox, api: Caller, places: Places
) -> None:
    telegram.set_strictness(rich_messages=False)
    answer = await api(_METHOD, **rich(paragraph())(places))
    assert (answer.status, answer.said) == (404, "Not Found: method not found")
