"""How updates come in: by long polling, or by webhook where WEBHOOK_URL is set."""

from dataclasses import dataclass

from aiogram import Bot

from bot.config import Settings
from bot.ports import Clock
from bot.telegram.hook import Hook, own_secret
from bot.telegram.lanes import Admits, Handle
from bot.telegram.poller import Allowed, Greet, Poller


@dataclass(frozen=True, slots=True)
class Taking:
    """What is done with updates, and which of them need not wait for their turn."""

    allowed: Allowed
    handle: Handle
    admits: Admits


def receiver(
    settings: Settings, clock: Clock, bot: Bot, taking: Taking, greet: Greet
) -> Poller | Hook:
    if settings.webhook_url is None:
        return Poller(bot, clock, taking.allowed, taking.handle, greet, taking.admits)
    given = settings.webhook_secret
    return Hook(
        bot=bot,
        clock=clock,
        allowed=taking.allowed,
        handle=taking.handle,
        greet=greet,
        url=settings.webhook_url,
        secret=given.get_secret_value() if given else own_secret(bot.token),
        admits=taking.admits,
    )
