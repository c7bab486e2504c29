"""How updates come in: by long polling, or by webhook where WEBHOOK_URL is set."""

from dataclasses import dataclass

from aiogram import Bot

from bot.config import Settings
from bot.ports import Clock, Tell
from bot.telegram.hook import Hook, own_secret
from bot.telegram.lanes import Admits, Handle
from bot.telegram.poller import Allowed, Greet, Poller
from bot.telegram.rivals import Rivals
from bot.texts import Texts


@dataclass(frozen=True, slots=True)
class Taking:
    """What is done with updates, which of them need not wait for their turn, and how the editors
    hear of another who takes them."""

    allowed: Allowed
    handle: Handle
    admits: Admits
    tell: Tell


def receiver(
    settings: Settings, clock: Clock, bot: Bot, taking: Taking, greet: Greet
) -> Poller | Hook:
    if settings.webhook_url is None:
        rivals = Rivals(Texts(settings.language), taking.tell, clock)
        return Poller(bot, clock, taking.allowed, taking.handle, greet, taking.admits, rivals)
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
