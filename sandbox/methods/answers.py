"""answerCallbackQuery, answerInlineQuery.

Source: telegram-bot-api Client.cpp (get_inline_query_results), TDLib InlineQueriesManager.cpp;
callback text at most 200 characters: core.telegram.org/bots/api#answercallbackquery.
"""

from __future__ import annotations

import json
import re
from typing import Any

from sandbox.errors import ApiError, bad_request
from sandbox.methods.request import Handler, Request
from sandbox.rules.limits import check_text
from sandbox.rules.markup import inline_markup, read_markup
from sandbox.text.formatted import kept_text, read_text

_TEXT = 200
_RESULTS = 50
_ID_BYTES = 64
_OFFSET_BYTES = 64
_START_PARAMETER = re.compile("[A-Za-z0-9_-]{1,64}")
_TYPES = [
    "article",
    "photo",
    "gif",
    "mpeg4_gif",
    "video",
    "audio",
    "voice",
    "document",
    "location",
    "venue",
    "contact",
    "game",
    "sticker",
]


async def answer_callback_query(request: Request) -> Any:
    text = request.text("text")
    if len(text) > _TEXT:
        raise bad_request("MESSAGE_TOO_LONG")
    answer = {"text": text, "show_alert": request.flag("show_alert"), "url": request.text("url")}
    query_id = request.text("callback_query_id")
    queries = request.world.queries
    query = queries.answer("callback", request.bot.id, query_id, request.now, answer)
    told = {"query_id": query.id, "user_id": query.user_id, **answer}
    request.world.changes.publish(request.now, "callback_answer", told)
    return True


async def answer_inline_query(request: Request) -> Any:
    results = [_result(request, item) for item in _items(request)]
    button = _results_button(request)
    if len({result["id"] for result in results}) < len(results):
        raise bad_request("RESULT_ID_DUPLICATE")
    if len(request.text("next_offset").encode()) > _OFFSET_BYTES:
        raise bad_request("NEXT_OFFSET_INVALID")
    answer = {
        "results": results,
        "next_offset": request.text("next_offset"),
        "button": button,
        "cache_time": request.integer("cache_time", 300),
        "is_personal": request.flag("is_personal"),
    }
    query_id = request.text("inline_query_id")
    queries = request.world.queries
    query = queries.answer("inline", request.bot.id, query_id, request.now, answer)
    told = {"query_id": query.id, "user_id": query.user_id, "results": len(results)}
    request.world.changes.publish(request.now, "inline_answer", told)
    return True


def _results_button(request: Request) -> dict[str, Any] | None:
    button = request.json("button")
    if button is None:
        return None
    if not isinstance(button, dict) or not button.get("text"):
        raise bad_request("Can't parse inline query results button: Can't find field \"text\"")
    if not button.get("web_app") and not _START_PARAMETER.fullmatch(
        str(button.get("start_parameter", ""))
    ):
        raise bad_request("START_PARAM_INVALID")
    return button


def _items(request: Request) -> list[Any]:
    if not request.text("results"):
        return []
    try:
        values = json.loads(request.text("results"))
    except ValueError as error:
        raise bad_request(f"Can't parse JSON encoded inline query results: {error}") from None
    if not isinstance(values, list):
        raise bad_request("Expected an Array of inline query results")
    if len(values) > _RESULTS:
        raise bad_request("Too many inline query results specified")
    return values


def _result(request: Request, item: Any) -> dict[str, Any]:
    """Checked; the text that choosing it would send is worked out at once."""
    if not isinstance(item, dict):
        raise _unreadable("Inline query result must be an object")
    for name in ("type", "id"):
        if name not in item:
            raise _unreadable(f'Can\'t find field "{name}"')
    if item["type"] not in _TYPES:
        raise _unreadable(f'type "{item["type"]}" is unsupported for the inline query result')
    if item["type"] == "article" and not item.get("title"):
        raise _unreadable('Can\'t find field "title"')
    if not 1 <= len(str(item["id"]).encode()) <= _ID_BYTES:
        raise bad_request("RESULT_ID_INVALID")
    markup = read_markup(json.dumps(item["reply_markup"]) if item.get("reply_markup") else "")
    return {**item, "_content": _content(request, item), "_markup": inline_markup(markup, None)}


def _content(request: Request, item: dict[str, Any]) -> dict[str, Any] | None:
    content = item.get("input_message_content")
    if content is None:
        if item["type"] == "article":
            raise _unreadable('Can\'t find field "message_text"')
        return None
    if not isinstance(content, dict) or "message_text" not in content:
        raise _unreadable("Input message content is not specified")
    if not content["message_text"]:
        raise _unreadable("Message text is empty")
    try:
        mode = str(content.get("parse_mode") or "")
        formatted = read_text(str(content["message_text"]), mode, content.get("entities"))
    except ApiError as error:
        raise _unreadable(error.description.removeprefix("Bad Request: ")) from None
    kept = kept_text(formatted, allow_empty=False)
    check_text(kept, request.world.strictness, editing=True)
    return {"kept": kept}


def _unreadable(message: str) -> ApiError:
    return bad_request(f"Can't parse inline query result: {message}")


METHODS: dict[str, Handler] = {
    "answercallbackquery": answer_callback_query,
    "answerinlinequery": answer_inline_query,
}
