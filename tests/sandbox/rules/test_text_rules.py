"""Texts, captions and entities: what Telegram takes and in which words it refuses."""

from __future__ import annotations

from typing import Any

import pytest

from sandbox.server import Sandbox
from tests.sandbox.helpers import Caller
from tests.sandbox.places import Places
from tests.sandbox.rules.rows import Row, text

_BAD = "Bad Request: "


def entity(kind: str, offset: int, length: int, **more: Any) -> list[dict[str, Any]]:
    return [{"type": kind, "offset": offset, "length": length, **more}]


def caption(value: str, **more: Any) -> Any:
    return lambda p: {"chat_id": p.channel, "photo": p.file_id, "caption": value, **more}


ROWS = [
    Row(
        "text-missing",
        "sendMessage",
        lambda p: {"chat_id": p.channel},
        _BAD + "message text is empty",
    ),
    Row("text-blank", "sendMessage", text(" \n\u200b"), _BAD + "text must be non-empty"),
    Row("text-4096", "sendMessage", text("a" * 4096)),
    Row("text-4097", "sendMessage", text("a" * 4097), _BAD + "message is too long"),
    Row("text-utf16", "sendMessage", text("😀" * 2049), _BAD + "message is too long"),
    Row("text-after-trim", "sendMessage", text(" " * 50 + "a" * 4096 + "\n" * 50)),
    Row(
        "text-after-markup",
        "sendMessage",
        text(f"<b>{'a' * 4096}</b>", parse_mode="HTML"),
    ),
    Row("text-bytes", "sendMessage", text("ж" * 16_400), _BAD + "text is too long"),
    Row("caption-1024", "sendPhoto", caption("a" * 1024)),
    Row("caption-1025", "sendPhoto", caption("a" * 1025), _BAD + "message caption is too long"),
    Row("caption-utf16", "sendPhoto", caption("😀" * 513), _BAD + "message caption is too long"),
    Row(
        "entity-begins-outside",
        "sendMessage",
        text("text", entities=entity("bold", 5, 1)),
        _BAD + "entity begins after the end of the text at UTF-16 offset 5",
    ),
    Row(
        "entity-ends-outside",
        "sendMessage",
        text("text", entities=entity("bold", 2, 3)),
        _BAD
        + "entity beginning at UTF-16 offset 2 ends after the end of the text at UTF-16 offset 5",
    ),
    Row(
        "entity-begins-in-pair",
        "sendMessage",
        text("a😀b", entities=entity("bold", 2, 2)),
        _BAD + "entity begins in a middle of a UTF-16 symbol at byte offset 5",
    ),
    Row(
        "entity-ends-in-pair",
        "sendMessage",
        text("a😀b", entities=entity("bold", 0, 2)),
        _BAD + "entity beginning at UTF-16 offset 0 ends in a middle of a UTF-16 symbol at byte "
        "offset 5",
    ),
    Row(
        "entity-negative",
        "sendMessage",
        text("text", entities=entity("bold", -1, 2)),
        _BAD + "receive an entity with incorrect offset -1",
    ),
    Row(
        "entity-too-far",
        "sendMessage",
        text("text", entities=entity("bold", 0, 1_000_001)),
        _BAD + "receive an entity with incorrect length 1000001",
    ),
    Row("entity-empty-dropped", "sendMessage", text("text", entities=entity("bold", 99, 0))),
    Row(
        "entity-unknown-type",
        "sendMessage",
        text("text", entities=entity("heading", 0, 4)),
        _BAD + "can't parse MessageEntity: Unsupported type specified",
    ),
    Row(
        "entity-no-type",
        "sendMessage",
        text("text", entities=[{"offset": 0, "length": 4}]),
        _BAD + "can't parse MessageEntity: Can't find field \"type\"",
    ),
    Row(
        "entity-no-object",
        "sendMessage",
        text("text", entities=["bold"]),
        _BAD + "can't parse MessageEntity: expected an Object",
    ),
    Row("entities-no-json", "sendMessage", text("text", entities="[{")),
    Row(
        "link-without-dot",
        "sendMessage",
        text("text", entities=entity("text_link", 0, 4, url="http://localhost/x")),
        _BAD + "entity URL 'http://localhost/x' is invalid: Wrong HTTP URL",
    ),
    Row(
        "link-scheme",
        "sendMessage",
        text("text", entities=entity("text_link", 0, 4, url="javascript://alert(1)")),
        _BAD + "entity URL 'javascript://alert(1)' is invalid: Unsupported URL protocol",
    ),
    Row(
        "link-empty",
        "sendMessage",
        text("text", entities=entity("text_link", 0, 4, url="https://")),
        _BAD + "entity URL 'https://' is invalid: URL host is empty",
    ),
    Row(
        "html-unclosed",
        "sendMessage",
        text("<b>text", parse_mode="HTML"),
        _BAD + "can't parse entities: Can't find end tag corresponding to start tag \"b\"",
    ),
    Row(
        "html-unknown-tag",
        "sendMessage",
        text("<p>text</p>", parse_mode="HTML"),
        _BAD + 'can\'t parse entities: Unsupported start tag "p" at byte offset 0',
    ),
    Row(
        "html-bad-link-dropped",
        "sendMessage",
        text("<a href='http://localhost/'>text</a>", parse_mode="HTML"),
    ),
    Row(
        "parse-mode-unknown",
        "sendMessage",
        text("text", parse_mode="BBCode"),
        _BAD + "unsupported parse_mode",
    ),
    Row(
        "parse-mode-markdown",
        "sendMessage",
        text("*text*", parse_mode="MarkdownV2"),
        _BAD + "the sandbox does not speak parse_mode MarkdownV2; send entities",
    ),
    Row(
        "preview-no-object",
        "sendMessage",
        text("text", link_preview_options="[]"),
        _BAD + "object expected as link preview options",
    ),
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
async def test_rule(api: Caller, places: Places, row: Row) -> None:
    answer = await api(row.method, **row.values(places))
    assert (answer.status, answer.said) == (row.status, row.said)


async def test_links_are_stored_as_telegram_writes_them(api: Caller, places: Places) -> None:
    links = entity("text_link", 0, 4, url="HTTPS://Nur.KZ")
    answer = await api("sendMessage", chat_id=places.channel, text="text", entities=links)
    assert answer.result["entities"][0]["url"] == "https://nur.kz/"


async def test_telegram_marks_links_and_tags_by_itself(api: Caller, places: Places) -> None:
    bold = entity("bold", 0, 6)
    message = "nur.kz #тег /start @jarshy"
    answer = await api("sendMessage", chat_id=places.channel, text=message, entities=bold)
    kinds = [(one["type"], one["offset"], one["length"]) for one in answer.result["entities"]]
    assert kinds == [
        ("url", 0, 6),
        ("bold", 0, 6),
        ("hashtag", 7, 4),
        ("bot_command", 12, 6),
        ("mention", 19, 7),
    ]


async def test_text_is_cleaned_and_entities_move_along(api: Caller, places: Places) -> None:
    bold = entity("bold", 5, 2)
    answer = await api("sendMessage", chat_id=places.channel, text="\n a\r\tb c  ", entities=bold)
    assert answer.result["text"] == "a b c"
    assert answer.result["entities"] == [{"type": "bold", "offset": 2, "length": 2}]


async def test_only_a_hundred_entities_are_kept(api: Caller, places: Places) -> None:
    many = [one for at in range(0, 300, 2) for one in entity("bold", at, 1)]
    answer = await api("sendMessage", chat_id=places.channel, text="a " * 150, entities=many)
    assert len(answer.result["entities"]) == 100


async def test_code_points_count_where_the_switch_says_so(
    telegram: Sandbox, api: Caller, places: Places
) -> None:
    telegram.set_strictness(utf16_lengths=False)
    answer = await api("sendMessage", chat_id=places.channel, text="😀" * 4096)
    assert answer.ok
    answer = await api("sendMessage", chat_id=places.channel, text="😀" * 4097)
    assert answer.said == _BAD + "message is too long"
