"""«Tell me when the dollar passes 480», in words or by a button: kept, shown, taken away."""

from typing import Any

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.types import CallbackQuery, Message, User

from bot.errors import NoRates
from bot.ports.alerts import AlertStore
from bot.rates.alert_wording import added, already, card, too_many
from bot.rates.alerts import MOST, Wish, is_so, level_of, read_wish
from bot.rates.views import WAIT, RateViews
from bot.rates.wording import no_rates, no_such_rate
from bot.telegram.forms import keyboard
from bot.texts import Texts
from handlers.desk import Desk
from handlers.readers.keyboards import ALERT, alert_rows, read_alert
from handlers.speaking import answer_press, change, gone


async def asks_to_be_told(message: Message, rates: RateViews) -> bool | dict[str, Any]:
    if not message.text or message.text.startswith("/"):
        return False
    wish = read_wish(message.text, rates.book.today)
    return {"wish": wish} if wish is not None else False


async def keep(
    message: Message,
    wish: Wish,
    user: User,
    texts: Texts,
    desk: Desk,
    rates: RateViews,
    alerts: AlertStore,
) -> None:
    """In the private chat; elsewhere the person is asked to come there."""
    if message.chat.type != ChatType.PRIVATE:
        await desk.answer(message, texts.say("Please write that to me in a private chat."))
        return
    await desk.answer(message, await _kept(user.id, wish, texts, desk, rates, alerts))


async def _kept(
    user_id: int, wish: Wish, texts: Texts, desk: Desk, rates: RateViews, alerts: AlertStore
) -> str:
    today = rates.book.today
    try:
        sheet = await rates.book.sheet(today, [wish.code], WAIT)
    except NoRates:
        return no_rates(texts, today, today)
    newest = await rates.book.upcoming([wish.code]) or sheet
    line = newest.line(wish.code)
    if line is None:
        return no_such_rate(texts)
    level = level_of(wish, line)
    if is_so(level, line):
        return already(texts, line)
    mine = await alerts.of(user_id)
    if len(mine) >= MOST and level not in [alert.level for alert in mine]:
        return too_many(texts)
    now = desk.clock.now()
    # The word comes in the language in which it was asked for.
    await desk.people.started(user_id, texts.language, now)
    await alerts.add(user_id, level, now)
    return added(texts, level, line)


async def pressed(
    query: CallbackQuery, user: User, texts: Texts, desk: Desk, alerts: AlertStore
) -> None:
    press = read_alert(query.data)
    message = query.message
    if press is None or not isinstance(message, Message):
        await gone(query, texts)
        return
    if message.chat.id != user.id:
        await answer_press(query, texts.say("Please write /rates to me in a private chat."))
        return
    if press.what == "stop":
        await alerts.remove(press.number, user.id)
    mine = await alerts.of(user.id)
    said, rows = card(texts, mine), alert_rows(mine, texts)
    if press.what == "list":
        await desk.say(message, said, keyboard(rows))
    else:
        await change(message, said, rows)
    await answer_press(query)


def router() -> Router:
    router = Router(name="alerts")
    router.message.register(keep, F.chat.type == ChatType.PRIVATE, F.from_user, asks_to_be_told)
    router.callback_query.register(pressed, F.data.startswith(f"{ALERT}:"))
    return router
