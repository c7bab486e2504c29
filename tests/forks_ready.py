"""What a forked bot of a test finds imported and built. Imported by that process alone."""

import gc
from importlib import import_module
from typing import Any

import aiosqlite  # noqa: F401  (SQLAlchemy imports it with the first database)
from aiogram import methods
from aiogram.methods.base import Response

import handlers.dispatch
import handlers.readers.assembly  # noqa: F401
from bot.cli import VERBS
from bot.model import LANGUAGES
from bot.telegram.late_types import build_updates
from bot.texts import Texts

_METHODS = (
    "AnswerCallbackQuery",
    "DeleteMessage",
    "DeleteWebhook",
    "EditMessageText",
    "ForwardMessage",
    "GetMe",
    "GetMyCommands",
    "SendChatAction",
    "SendMediaGroup",
    "SendMessage",
    "SendPhoto",
    "SetMyCommands",
)  # what most bots of tests call


def prepare() -> None:
    """Import and build what every bot would at its start and on its first answers."""
    for _, file, _ in VERBS:
        import_module(f"bot.verbs.{file}")
    for file in ("answers", "assembly", "messenger", "presence", "receiving", "watched"):
        import_module(f"bot.telegram.{file}")
    for language in LANGUAGES:
        Texts(language)
    for name in _METHODS:
        method: Any = getattr(methods, name)
        method.model_rebuild()
        Response[method.__returning__].model_rebuild()
    build_updates()
    gc.collect()
    gc.freeze()  # a collection in a fork would copy the pages that it shares
