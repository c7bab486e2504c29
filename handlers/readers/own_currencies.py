"""The currencies that a reader added to the usual ones: in the private chat alone."""

from collections.abc import Sequence
from contextlib import suppress

from aiogram.enums import ChatType
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import Message

from bot.rates.views import Press, RateViews, View
from bot.telegram.forms import keyboard
from bot.texts import Texts
from handlers.desk import Desk
from handlers.readers import rate_keyboard

MOST = 10  # of one person


async def of(desk: Desk, message: Message) -> Sequence[str] | None:
    """Those of the person whose private chat this is; None in a chat that several people read."""
    if message.chat.type != ChatType.PRIVATE:
        return None
    person = await desk.people.get(message.chat.id)
    return person.currencies if person else ()


async def choose(
    message: Message, press: Press, texts: Texts, desk: Desk, rates: RateViews
) -> str | None:
    """Add or take away; the buttons show it. What is to be said where that cannot be; raise
    NoRates."""
    own, offered = await of(desk, message), await rates.offered(press.day)
    if own is None or press.code is None or press.code not in offered:
        return texts.say("This button is too old: send /rates again.")
    wanted = press.view is View.ADD
    if wanted and len(own) >= MOST and press.code not in own:
        return texts.say("You have added {number} already: remove one first.", number=MOST)
    own = await desk.people.choose_currency(message.chat.id, press.code, wanted=wanted)
    ways = rate_keyboard.ways(texts, Press(View.ALL, press.day), rates.book.today)
    rows = [*rate_keyboard.grid(press.day, offered, own), *ways]
    with suppress(TelegramBadRequest):  # it shows this already, or is gone
        await message.edit_reply_markup(reply_markup=keyboard(rows))
    return None
