"""Keyboards, pressed buttons and inline queries."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sandbox.server import Sandbox
from tests.sandbox.helpers import Caller
from tests.sandbox.places import Places
from tests.sandbox.rules.rows import Row, text

_BAD = "Bad Request: "
_BUTTON = {"text": "x", "callback_data": "y"}
_OLD = _BAD + "query is too old and response timeout expired or query ID is invalid"


def keyboard(*rows: Any) -> Callable[[Places], dict[str, Any]]:
    return text("text", reply_markup={"inline_keyboard": list(rows)})


ROWS = [
    Row(
        "keyboard-no-json",
        "sendMessage",
        text("text", reply_markup="{"),
        _BAD + "can't parse reply keyboard markup JSON object",
    ),
    Row(
        "keyboard-no-object",
        "sendMessage",
        text("text", reply_markup=[1]),
        _BAD + "object expected as reply markup",
    ),
    Row(
        "keyboard-no-rows",
        "sendMessage",
        keyboard(_BUTTON),
        _BAD + 'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
    ),
    Row("keyboard-empty", "sendMessage", keyboard([])),
    Row(
        "button-no-object",
        "sendMessage",
        keyboard(["x"]),
        _BAD + "can't parse inline keyboard button: InlineKeyboardButton must be an Object",
    ),
    Row(
        "button-no-text",
        "sendMessage",
        keyboard([{"callback_data": "y"}]),
        _BAD + "can't parse inline keyboard button: Can't find field \"text\"",
    ),
    Row(
        "button-bare",
        "sendMessage",
        keyboard([{"text": "x"}]),
        _BAD + "can't parse inline keyboard button: Text buttons are unallowed in the inline "
        "keyboard",
    ),
    Row("button-data-64", "sendMessage", keyboard([{"text": "x", "callback_data": "y" * 64}])),
    Row(
        "button-data-65",
        "sendMessage",
        keyboard([{"text": "x", "callback_data": "y" * 65}]),
        _BAD + "BUTTON_DATA_INVALID",
    ),
    Row(
        "button-data-bytes",
        "sendMessage",
        keyboard([{"text": "x", "callback_data": "ж" * 33}]),
        _BAD + "BUTTON_DATA_INVALID",
    ),
    Row("button-url", "sendMessage", keyboard([{"text": "x", "url": "https://nur.kz/a"}])),
    Row(
        "button-url-no-dot",
        "sendMessage",
        keyboard([{"text": "x", "url": "http://localhost:8080/a"}]),
        _BAD + "inline keyboard button URL 'http://localhost:8080/a' is invalid: Wrong HTTP URL",
    ),
    Row(
        "button-url-scheme",
        "sendMessage",
        keyboard([{"text": "x", "url": "ftp://nur.kz/"}]),
        _BAD + "inline keyboard button URL 'ftp://nur.kz/' is invalid: Unsupported URL protocol",
    ),
    Row("buttons-100", "sendMessage", keyboard(*[[_BUTTON] * 5] * 20)),
    Row(
        "buttons-101",
        "sendMessage",
        keyboard(*[[_BUTTON] * 5] * 20, [_BUTTON]),
        _BAD + "reply markup is too long",
    ),
    Row(
        "buttons-heavy",
        "sendMessage",
        keyboard(*[[{"text": "ж" * 100, "callback_data": "y"}]] * 60),
        _BAD + "reply markup is too long",
    ),
    Row(
        "button-inline-in-channel",
        "sendMessage",
        keyboard([{"text": "x", "switch_inline_query_current_chat": "q"}]),
        _BAD + "can't use switch_inline_query_current_chat button in a channel chat, because users "
        "will not be able to use the button without knowing bot's username",
    ),
    Row(
        "reply-keyboard-contact",
        "sendMessage",
        text("text", reply_markup={"keyboard": [[{"text": "x", "request_contact": True}]]}),
        _BAD + "phone number can be requested in private chats only",
    ),
    Row("callback-unknown", "answerCallbackQuery", lambda p: {"callback_query_id": "1"}, _OLD),
    Row(
        "inline-unknown",
        "answerInlineQuery",
        lambda p: {"inline_query_id": "1", "results": []},
        _OLD,
    ),
    Row(
        "inline-no-list",
        "answerInlineQuery",
        lambda p: {"inline_query_id": "1", "results": {}},
        _BAD + "expected an Array of inline query results",
    ),
    Row(
        "inline-51",
        "answerInlineQuery",
        lambda p: {"inline_query_id": "1", "results": [{}] * 51},
        _BAD + "too many inline query results specified",
    ),
    Row(
        "inline-no-text",
        "answerInlineQuery",
        lambda p: {
            "inline_query_id": "1",
            "results": [{"type": "article", "id": "1", "title": "x"}],
        },
        _BAD + "can't parse inline query result: Can't find field \"message_text\"",
    ),
    Row(
        "inline-twice",
        "answerInlineQuery",
        lambda p: {"inline_query_id": "1", "results": [article("1"), article("1")]},
        _BAD + "RESULT_ID_DUPLICATE",
    ),
    Row(
        "inline-button-parameter",
        "answerInlineQuery",
        lambda p: {
            "inline_query_id": "1",
            "results": [],
            "button": {"text": "x", "start_parameter": "no blanks"},
        },
        _BAD + "START_PARAM_INVALID",
    ),
    Row(
        "inline-offset-65",
        "answerInlineQuery",
        lambda p: {"inline_query_id": "1", "results": [], "next_offset": "1" * 65},
        _BAD + "NEXT_OFFSET_INVALID",
    ),
    Row(
        "commands-capital",
        "setMyCommands",
        lambda p: {"commands": [{"command": "News", "description": "x"}]},
        _BAD + "BOT_COMMAND_INVALID",
    ),
    Row(
        "commands-undescribed",
        "setMyCommands",
        lambda p: {"commands": [{"command": "news", "description": " "}]},
        _BAD + "command description must be non-empty",
    ),
    Row(
        "commands-long",
        "setMyCommands",
        lambda p: {"commands": [{"command": "n" * 33, "description": "x"}]},
        _BAD + "command length must not exceed 32",
    ),
    Row(
        "commands-scope",
        "setMyCommands",
        lambda p: {"commands": [], "scope": {"type": "everyone"}},
        _BAD + "can't parse BotCommandScope: Unsupported type specified",
    ),
]


def article(number: str) -> dict[str, Any]:
    content = {"message_text": f"article {number}"}
    return {"type": "article", "id": number, "title": "x", "input_message_content": content}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
async def test_rule(api: Caller, places: Places, row: Row) -> None:
    answer = await api(row.method, **row.values(places))
    assert (answer.status, answer.said) == (row.status, row.said)


async def pressed(telegram: Sandbox, api: Caller, places: Places) -> str:
    markup = {"inline_keyboard": [[_BUTTON]]}
    sent = await api("sendMessage", chat_id=places.reader, text="text", reply_markup=markup)
    return telegram.press(places.reader, places.reader, sent.result["message_id"], text="x")


async def test_a_press_reaches_the_bot_and_its_answer_the_presser(
    telegram: Sandbox, api: Caller, places: Places
) -> None:
    query = await pressed(telegram, api, places)
    update = (await api("getUpdates", offset=-1)).result[0]["callback_query"]
    assert (update["id"], update["data"], update["from"]["id"]) == (query, "y", places.reader)
    assert update["message"]["text"] == "text"
    assert (await api("answerCallbackQuery", callback_query_id=query, text="Готово")).ok
    told = telegram.query(query)
    assert told is not None and told["answer"]["text"] == "Готово"


async def test_a_query_is_answered_once_and_soon(
    telegram: Sandbox, api: Caller, other_api: Caller, places: Places
) -> None:
    query = await pressed(telegram, api, places)
    assert (await other_api("answerCallbackQuery", callback_query_id=query)).said == _OLD
    assert (await api("answerCallbackQuery", callback_query_id=query)).ok
    assert (await api("answerCallbackQuery", callback_query_id=query)).said == _OLD
    query = await pressed(telegram, api, places)
    telegram.advance(16)
    assert (await api("answerCallbackQuery", callback_query_id=query)).said == _OLD


async def test_an_inline_answer_can_be_sent_by_the_asker(
    telegram: Sandbox, api: Caller, places: Places
) -> None:
    query = telegram.ask_inline(places.reader, "курс")
    asked = (await api("getUpdates", offset=-1)).result[0]["inline_query"]
    assert (asked["id"], asked["query"]) == (query, "курс")
    results = [article("1"), article("2")]
    assert (await api("answerInlineQuery", inline_query_id=query, results=results)).ok
    sent = telegram.choose_inline(places.reader, query, "2", places.group)
    seen = telegram.message(places.group, sent)
    assert seen is not None and (seen["text"], seen["via_bot"]) == ("article 2", 123)


async def test_commands_are_kept_by_scope_and_language(api: Caller) -> None:
    russian = [{"command": "news", "description": "Новости"}]
    scope = {"type": "all_private_chats"}
    await api("setMyCommands", commands=russian, scope=scope, language_code="ru")
    assert (await api("getMyCommands", scope=scope, language_code="ru")).result == russian
    assert (await api("getMyCommands")).result == []
    await api("deleteMyCommands", scope=scope, language_code="ru")
    assert (await api("getMyCommands", scope=scope, language_code="ru")).result == []
