"""Every handler in its place, with tools that do nothing."""

from datetime import date
from types import SimpleNamespace
from typing import cast, get_type_hints
from unittest.mock import MagicMock

import pytest
from aiogram import Bot, Dispatcher

from handlers.desk import Desk
from handlers.dispatch import Dispatch, Tools

EDITOR = 8
TODAY = date(2026, 11, 27)


@pytest.fixture(scope="module")
def tools() -> Tools:
    async def is_editor(user_id: int) -> bool:
        return user_id == EDITOR

    given = {name: MagicMock() for name in get_type_hints(Tools)} | {
        "questions": {"doubt": MagicMock()},
        "rates": SimpleNamespace(book=SimpleNamespace(today=TODAY)),
        "staff": SimpleNamespace(is_editor=is_editor),
    }
    return cast(Tools, given)


@pytest.fixture(scope="module")
def dispatcher(tools: Tools) -> Dispatcher:
    desk = cast(Desk, SimpleNamespace(admins=frozenset(), people=MagicMock(), language="ru"))
    return Dispatch(cast(Bot, MagicMock()), desk, **tools)._dispatcher
