"""Keyboards under messages: what Telegram takes, drops and refuses.

Sources: telegram-bot-api Client.cpp (get_reply_markup), TDLib ReplyMarkup.cpp; callback data
1-64 bytes: core.telegram.org/bots/api#inlinekeyboardbutton (BUTTON_DATA_INVALID); at most 100
inline buttons and 10 KB: as reported by many (docs/telegram-rules.md).
"""

from __future__ import annotations

import json
from typing import Any

from sandbox.chats import Chat, ChatKind
from sandbox.errors import bad_request
from sandbox.text.links import BadLink, checked_link, link_user_id

_DATA_BYTES = 64
_BUTTONS = 100
_MARKUP_BYTES = 10_240
_PRIVATE_ONLY = (
    "request_contact",
    "request_location",
    "request_poll",
    "request_users",
    "request_chat",
    "web_app",
)


def read_markup(text: str) -> dict[str, Any] | None:
    """The form of it, before any chat is known; an empty keyboard counts as none."""
    if not text:
        return None
    try:
        value = json.loads(text)
    except ValueError:
        raise bad_request("Can't parse reply keyboard markup JSON object") from None
    if not isinstance(value, dict):
        raise bad_request("Object expected as reply markup")
    for name, owner in (("keyboard", ""), ("inline_keyboard", " of the InlineKeyboardMarkup")):
        rows = value.get(name)
        if rows is not None and not isinstance(rows, list):
            raise bad_request(f'Field "{name}" must be of type Array')
        if any(not isinstance(row, list) for row in rows or []):
            raise bad_request(f'Field "{name}"{owner} must be an Array of Arrays')
    return _kept(value)


def inline_markup(markup: dict[str, Any] | None, chat: Chat | None) -> dict[str, Any] | None:
    """The inline keyboard as it will stand under the message; raise ApiError. None: no keyboard.

    Reply keyboards are checked and shown to nobody: they are no part of the message.
    """
    if markup is None:
        return None
    if "inline_keyboard" not in markup:
        _check_reply_keyboard(markup, chat)
        return None
    rows = [
        [_inline(button, chat) for button in row if _named(button)]
        for row in markup["inline_keyboard"]
    ]
    rows = [row for row in rows if row]
    if sum(len(row) for row in rows) > _BUTTONS:
        raise bad_request("reply markup is too long")
    if len(json.dumps(rows, ensure_ascii=False).encode()) > _MARKUP_BYTES:
        raise bad_request("reply markup is too long")
    return {"inline_keyboard": rows} if rows else None


def check_inline_only(markup: dict[str, Any] | None) -> None:
    """An edit takes nothing but an inline keyboard."""
    if markup is not None and "inline_keyboard" not in markup:
        raise bad_request("Inline keyboard expected")


def _kept(value: dict[str, Any]) -> dict[str, Any] | None:
    if value.get("keyboard"):
        return {"keyboard": value["keyboard"]}
    if value.get("inline_keyboard"):
        for row in value["inline_keyboard"]:
            for button in row:
                _check_form(button)
        return {"inline_keyboard": value["inline_keyboard"]}
    for name in ("remove_keyboard", "hide_keyboard", "force_reply"):
        if value.get(name):
            return {name: True}
    return None


def _check_form(button: Any) -> None:
    cannot = "Can't parse inline keyboard button"
    if not isinstance(button, dict):
        raise bad_request(f"{cannot}: InlineKeyboardButton must be an Object")
    if "text" not in button:
        raise bad_request(f'{cannot}: Can\'t find field "text"')
    given = (
        "callback_game",
        "pay",
        "switch_inline_query",
        "switch_inline_query_chosen_chat",
        "switch_inline_query_current_chat",
        "login_url",
        "web_app",
        "copy_text",
    )
    if not (button.get("url") or button.get("callback_data") or any(n in button for n in given)):
        raise bad_request(f"{cannot}: Text buttons are unallowed in the inline keyboard")


def _named(button: dict[str, Any]) -> bool:
    return bool(button["text"] or button.get("icon_custom_emoji_id"))


def _inline(button: dict[str, Any], chat: Chat | None) -> dict[str, Any]:
    kept = {"text": str(button["text"])}
    if button.get("url"):
        return kept | {"url": _button_url(str(button["url"]), "")}
    if button.get("callback_data"):
        data = str(button["callback_data"])
        if len(data.encode()) > _DATA_BYTES:
            raise bad_request("BUTTON_DATA_INVALID")
        return kept | {"callback_data": data}
    for name in ("switch_inline_query", "switch_inline_query_current_chat"):
        if name in button and chat is not None and chat.is_broadcast:
            raise bad_request(
                f"Can't use {name} button in a channel chat, because users will not be able to "
                "use the button without knowing bot's username"
            )
    if "web_app" in button:
        _button_url(str(button["web_app"].get("url", "")), "Web App ", https=True)
    return {**button, **kept}


def _button_url(url: str, name: str, *, https: bool = False) -> str:
    if not https and link_user_id(url) is not None:
        return url
    try:
        link = checked_link(url)
        if https and not link.startswith("https://"):
            raise BadLink("Only HTTPS links are allowed")
    except BadLink as error:
        raise bad_request(f"Inline keyboard button {name}URL '{url}' is invalid: {error}") from None
    return link


def _check_reply_keyboard(markup: dict[str, Any], chat: Chat | None) -> None:
    private = chat is not None and chat.kind is ChatKind.PRIVATE
    for row in markup.get("keyboard", []):
        for button in row:
            if not isinstance(button, str | dict):
                raise bad_request(
                    "Can't parse keyboard button: KeyboardButton must be a String or an Object"
                )
            asked = [n for n in _PRIVATE_ONLY if isinstance(button, dict) and button.get(n)]
            if asked and not private:
                raise bad_request(
                    "Phone number can be requested in private chats only"
                    if asked[0] == "request_contact"
                    else "Location can be requested in private chats only"
                )
