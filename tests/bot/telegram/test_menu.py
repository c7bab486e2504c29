import asyncio
from dataclasses import dataclass
from typing import Any

from aiogram.exceptions import TelegramUnauthorizedError
from aiogram.methods import GetMyCommands

from bot.telegram.menu import Menu

WITHIN = 5.0  # seconds; a menu that cannot be set is tried again after thirty


@dataclass
class Refusing:
    asked: int = 0

    async def __call__(self, method: GetMyCommands, **_: Any) -> None:
        self.asked += 1
        raise TelegramUnauthorizedError(method, "Unauthorized")


async def test_a_menu_that_cannot_be_set_holds_up_no_end() -> None:
    bot: Any = Refusing()
    nobody: Any = None
    menu = Menu(bot, nobody, lambda *_: [("start", "Start")], (), nobody, "ru")
    stop = asyncio.Event()
    running = asyncio.create_task(menu.run(stop))
    await asyncio.sleep(0)
    stop.set()
    await asyncio.wait_for(running, WITHIN)
    assert bot.asked == 1
