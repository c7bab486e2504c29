"""aiogram's types, each built when it is first used.

On import aiogram builds the validators of all its 400 types: seconds of a processor and 100 MB,
while a bot uses forty of them. Decision 0092.
"""

import sys
import threading
from functools import cache
from typing import Any

from pydantic import BaseModel

from bot.ops.importing import uncollected


def import_aiogram() -> None:
    """Import it so; nothing where somebody has imported it already."""
    if "aiogram" in sys.modules:
        return
    names: dict[str, Any] = {}  # what the types' annotations mean
    build = BaseModel.__dict__["model_rebuild"].__func__

    def put_off(cls: type[BaseModel], /, **options: Any) -> None:
        names.update(options.get("_types_namespace") or {})

    one_by_one = threading.RLock()  # pydantic builds in several threads at once as it comes

    def build_now(cls: type[BaseModel], /, **options: Any) -> bool | None:
        own = options.pop("_types_namespace", None) or {}
        with one_by_one:
            built: bool | None = build(cls, **options, _types_namespace={**names, **own})
        return built

    BaseModel.model_rebuild = classmethod(put_off)  # type: ignore[assignment]
    try:
        with uncollected():
            import aiogram  # noqa: F401
    finally:
        BaseModel.model_rebuild = classmethod(build)  # type: ignore[assignment]

    from aiogram.methods.base import Response, TelegramMethod
    from aiogram.types import TelegramObject

    for base in (TelegramObject, TelegramMethod, Response):
        # pydantic asks for it where a type that is not built is used.
        base.model_rebuild = classmethod(build_now)  # type: ignore[assignment]
    # What an answer is read with, `Response[Message]`, nobody else holds: it would go with the
    # garbage, and the next answer wait for another one to be built.
    Response.__class_getitem__ = cache(Response.__class_getitem__)  # type: ignore[assignment, method-assign]


def build_updates() -> None:
    """Build what updates are read with: 0.2 s of the processor. In a thread the event loop goes on
    meanwhile, but for some hundredths."""
    from aiogram.methods.base import Response
    from aiogram.types import Update

    Update.model_validate({"update_id": 0})
    Response[list[Any]].model_validate({"ok": True, "result": []})
