"""How updates come in: by long polling, or by webhook where WEBHOOK_URL is set."""

from aiogram import Bot

from bot.config import Settings
from bot.ports import Clock
from bot.telegram.hook import Hook, own_secret
from bot.telegram.poller import Allowed, Greet, Handle, Poller


def receiver(
    settings: Settings, clock: Clock, bot: Bot, allowed: Allowed, handle: Handle, greet: Greet
) -> Poller | Hook:
    if settings.webhook_url is None:
        return Poller(bot, clock, allowed, handle, greet)
    given = settings.webhook_secret
    secret = given.get_secret_value() if given else own_secret(bot.token)
    return Hook(bot, clock, allowed, handle, greet, settings.webhook_url, secret)
