"""Who takes an editor's rights away: an owner, by a button that says whose."""

from types import SimpleNamespace
from typing import Any, cast

import pytest
from aiogram.types import CallbackQuery, Chat, Message, User

from bot.model import View, Who
from bot.newsroom.staff import Staff
from bot.texts import Texts
from handlers.desk import Desk
from handlers.editors.staff import removed
from handlers.speaking import show_instead
from tests.handlers.test_routing import NOW

OWNER, EDITOR = 501, 502
ENGLISH = Texts("en")


class Roles:
    def __init__(self) -> None:
        self.left = [EDITOR]

    async def editors(self) -> list[int]:
        return self.left

    async def remove_editor(self, user_id: int, *_given: Any) -> bool:
        self.left.remove(user_id)
        return True


class Chats:
    def __init__(self) -> None:
        self.shown: list[tuple[int, int]] = []

    async def change(self, chat_id: int, message_id: int, _view: View) -> None:
        self.shown.append((chat_id, message_id))


def pressing(by: int, data: str, monkeypatch: pytest.MonkeyPatch, **more: Any) -> CallbackQuery:
    async def answered(*_given: Any, **_more: Any) -> None:
        pass

    monkeypatch.setattr(CallbackQuery, "answer", answered)
    user = User(id=by, is_bot=False, first_name="Дана")
    return CallbackQuery(id="1", from_user=user, chat_instance="1", data=data, **more)


@pytest.mark.parametrize(
    ("by", "data", "left"),
    [
        (OWNER, f"editor:{EDITOR}", []),
        (EDITOR, f"editor:{EDITOR}", [EDITOR]),
        (OWNER, "editor:x", [EDITOR]),
    ],
    ids=["an owner", "an editor who owns nothing", "a forged button"],
)
async def test_who_takes_an_editor_away(
    by: int, data: str, left: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def names(_ids: list[int]) -> dict[int, str]:
        return {}

    roles, people = Roles(), SimpleNamespace(names=names)
    desk = cast(Desk, SimpleNamespace(people=people, clock=SimpleNamespace(now=lambda: NOW)))
    staff = Staff(frozenset({OWNER}), cast(Any, roles))
    query = pressing(by, data, monkeypatch)
    await removed(query, Who(by, "Дана"), ENGLISH, desk, staff, cast(Any, Chats()))
    assert roles.left == left


@pytest.mark.parametrize("view", [View("What stands there now"), None])
@pytest.mark.parametrize("there", [True, False])
async def test_a_press_changes_the_message_that_is_there(
    view: View | None, there: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    message = Message(message_id=4, date=NOW, chat=Chat(id=OWNER, type="private"))
    more = {"message": message} if there else {}
    chats = Chats()
    query = pressing(OWNER, "x", monkeypatch, **more)
    await show_instead(query, view, None, cast(Any, chats))
    assert chats.shown == ([(OWNER, 4)] if view and there else [])
