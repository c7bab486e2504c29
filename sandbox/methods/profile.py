"""getMe, commands, descriptions, logOut and close.

Sources: telegram-bot-api Client.cpp, TDLib BotCommand.cpp; lengths of texts:
core.telegram.org/bots/api#setmydescription.
"""

from __future__ import annotations

import json
import re
from functools import partial
from typing import Any

from sandbox.errors import bad_request, too_many_requests
from sandbox.methods.request import Handler, Request
from sandbox.render.people import me_json

_COMMANDS = 100
_COMMAND_LENGTH = 32
_DESCRIPTION_LENGTH = 256
_SCOPES = ("default", "all_private_chats", "all_group_chats", "all_chat_administrators")
_CHAT_SCOPES = ("chat", "chat_administrators", "chat_member")
_TEXTS = {"name": 64, "description": 512, "short_description": 120}
_CLOSE_AFTER = 600


async def get_me(request: Request) -> Any:
    return me_json(request.bot)


async def set_my_commands(request: Request) -> Any:
    commands = [_command(item) for item in _list(request)]
    if len(commands) > _COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    request.bot.commands[_scope(request)] = commands
    return True


async def get_my_commands(request: Request) -> Any:
    return request.bot.commands.get(_scope(request), [])


async def delete_my_commands(request: Request) -> Any:
    request.bot.commands.pop(_scope(request), None)
    return True


async def set_text(name: str, request: Request) -> Any:
    text = request.text(name)
    if len(text) > _TEXTS[name]:
        raise bad_request(f"BOT_{name.upper()}_TOO_LONG")
    request.bot.texts[name, request.text("language_code")] = text
    return True


async def get_text(name: str, request: Request) -> Any:
    default = request.bot.user.first_name if name == "name" else ""
    return {name: request.bot.texts.get((name, request.text("language_code")), default)}


async def set_menu_button(request: Request) -> Any:
    request.bot.menu_button = request.json("menu_button") or {"type": "default"}
    return True


async def get_menu_button(request: Request) -> Any:
    return request.bot.menu_button


async def log_out(request: Request) -> Any:
    request.bot.queue.clear()
    return True


async def close(request: Request) -> Any:
    left = int(_CLOSE_AFTER - (request.now - request.bot.born))
    if left > 0:
        raise too_many_requests(left)
    return True


def _list(request: Request) -> list[Any]:
    if not request.text("commands"):
        return []
    values = request.readable_json("commands", "Can't parse commands JSON object")
    if not isinstance(values, list):
        raise bad_request("Expected an Array of BotCommand")
    return values


def _command(item: Any) -> dict[str, str]:
    if not isinstance(item, dict):
        raise bad_request("Can't parse BotCommand: expected an Object")
    for name in ("command", "description"):
        if name not in item:
            raise bad_request(f"Can't parse BotCommand: Can't find field \"{name}\"")
    command = str(item["command"]).strip().removeprefix("/")
    description = str(item["description"]).strip()
    if not command:
        raise bad_request("Command must be non-empty")
    if len(command) > _COMMAND_LENGTH:
        raise bad_request(f"Command length must not exceed {_COMMAND_LENGTH}")
    if not description:
        raise bad_request("Command description must be non-empty")
    if len(description) > _DESCRIPTION_LENGTH:
        raise bad_request(f"Command description length must not exceed {_DESCRIPTION_LENGTH}")
    if not re.fullmatch(r"[a-z0-9_]+", command):
        raise bad_request("BOT_COMMAND_INVALID")
    return {"command": command, "description": description}


def _scope(request: Request) -> tuple[str, str]:
    language = request.text("language_code")
    if not request.text("scope"):
        return json.dumps({"type": "default"}), language
    scope = request.readable_json("scope", "Can't parse BotCommandScope JSON object")
    if not isinstance(scope, dict):
        raise bad_request("Can't parse BotCommandScope: BotCommandScope must be an Object")
    if scope.get("type") not in (*_SCOPES, *_CHAT_SCOPES):
        raise bad_request("Can't parse BotCommandScope: Unsupported type specified")
    if scope["type"] in _CHAT_SCOPES and not scope.get("chat_id"):
        raise bad_request("Can't parse BotCommandScope: Empty chat_id specified")
    return json.dumps(scope, sort_keys=True), language


METHODS: dict[str, Handler] = {
    "getme": get_me,
    "setmycommands": set_my_commands,
    "getmycommands": get_my_commands,
    "deletemycommands": delete_my_commands,
    "setchatmenubutton": set_menu_button,
    "getchatmenubutton": get_menu_button,
    "logout": log_out,
    "close": close,
    **{f"setmy{name.replace('_', '')}": partial(set_text, name) for name in _TEXTS},
    **{f"getmy{name.replace('_', '')}": partial(get_text, name) for name in _TEXTS},
}
