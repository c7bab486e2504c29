"""What bot/telegram/late_types.py takes for granted of aiogram."""

import subprocess
import sys

import aiogram.methods
import aiogram.types
from pydantic import BaseModel

from tests.newsroom import ROOT

USES_NONE = """
import bot.telegram
from aiogram.methods import SendMessage
from aiogram.types import Message, Update
print([kind.__pydantic_complete__ for kind in (Message, Update, SendMessage)])
"""
USES_SOME = """
from aiogram.methods.base import Response
message = {"message_id": 7, "date": 0, "chat": {"id": 1, "type": "private"}, "text": "/news"}
update = Update.model_validate({"update_id": 1, "message": message})
answer = Response[list[Message]].model_validate({"ok": True, "result": [message]})
print(update.message.text, answer.result[0].chat.id)
"""

AT_ONCE = """
import threading
import bot.telegram
from bot.telegram.late_types import build_updates
from aiogram.methods import SendMessage, SendPhoto
from aiogram.types import Chat, Message, Update
begin, failed = threading.Barrier(6), []
def use(work):
    begin.wait()
    try:
        work()
    except Exception as error:
        failed.append(error)
chat = {"id": 1, "type": "private"}
works = (
    build_updates,
    build_updates,
    lambda: Message.model_validate({"message_id": 7, "date": 0, "chat": chat}),
    lambda: Message.model_validate({"message_id": 7, "date": 0, "chat": chat}),
    lambda: SendMessage(chat_id=1, text="x").model_dump(),
    lambda: Chat.model_validate(chat),
)
threads = [threading.Thread(target=use, args=(work,)) for work in works]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(failed, Update.__pydantic_complete__, Message.__pydantic_complete__)
"""
KEPT = """
import gc, typing, weakref
from bot.telegram.late_types import build_updates
from aiogram.methods import Response
from aiogram.types import Message
build_updates()
Response[Message | bool].model_validate({"ok": True, "result": True})
built = [weakref.ref(Response[kind]) for kind in (list[typing.Any], Message | bool)]
gc.collect()
print([one() is not None for one in built])
"""


def said(program: str) -> str:
    command = [sys.executable, "-c", program]
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=120
    ).stdout.strip()


def test_importing_builds_none_and_types_are_built_when_they_are_used() -> None:
    assert said(USES_NONE + USES_SOME).splitlines() == ["[False, False, False]", "/news 1"]


def test_several_threads_may_build_at_once() -> None:
    assert said(AT_ONCE) == "[] True True"


def test_what_answers_are_read_with_outlives_the_garbage() -> None:
    assert said(KEPT) == "[True, True]"


def test_every_type_and_method_can_be_built() -> None:
    kinds = [
        kind
        for module in (aiogram.types, aiogram.methods)
        for name in module.__all__
        if isinstance(kind := getattr(module, name), type) and issubclass(kind, BaseModel)
    ]
    assert len(kinds) > 400
    for kind in kinds:
        assert kind.model_rebuild() is not False, kind
