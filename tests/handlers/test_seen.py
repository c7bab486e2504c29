"""Who wrote to the bot is known by name: once, anew after a change, and people alone."""

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any, cast

from aiogram.types import CallbackQuery, Chat, Message, TelegramObject, Update, User

from handlers.desk import Desk
from handlers.seen import Seen

NOW = datetime(2026, 11, 27, tzinfo=UTC)
GROUP = Chat(id=-100, type="supergroup")
READER = User(id=7, is_bot=False, first_name="Дана", username="dana")
RENAMED = User(id=7, is_bot=False, first_name="Дана", last_name="Ә.", username="dana")
BOT = User(id=8, is_bot=True, first_name="Helper")
TELEGRAM = User(id=777000, is_bot=False, first_name="Telegram")


def written(by: User, *, put_there: bool = False) -> Update:
    message = Message(
        message_id=1, date=NOW, chat=GROUP, from_user=by, is_automatic_forward=put_there or None
    )
    return Update(update_id=1, message=message)


def pressed(by: User) -> Update:
    return Update(
        update_id=2, callback_query=CallbackQuery(id="1", from_user=by, chat_instance="1")
    )


async def test_people_are_written_down_when_they_are_new_or_have_changed() -> None:
    noted: list[tuple[Any, ...]] = []
    handled: list[TelegramObject] = []

    async def seen(*told: Any) -> None:
        noted.append(told)

    async def handler(event: TelegramObject, data: dict[str, Any]) -> None:
        handled.append(event)

    notes = Seen(cast(Desk, SimpleNamespace(people=SimpleNamespace(seen=seen))))
    updates = [
        written(READER),
        pressed(READER),
        written(BOT),
        written(TELEGRAM, put_there=True),
        pressed(RENAMED),
    ]
    for update in updates:
        await notes(handler, update, {})
    assert noted == [(7, "dana", "Дана"), (7, "dana", "Дана Ә.")]
    assert handled == updates
