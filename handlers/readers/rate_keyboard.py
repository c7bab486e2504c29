"""The buttons under rates: all ways from where somebody is, and the currencies to add."""

from collections.abc import Sequence
from datetime import date

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.rates.days import DAY
from bot.rates.views import Press, View
from bot.texts import Texts
from handlers.keyboards import ALERT

IN_A_ROW = 5
Rows = list[list[InlineKeyboardButton]]


def grid(day: date, codes: Sequence[str], own: Sequence[str]) -> Rows:
    """A button a currency. It says what it does, not that it turns: an old one repeats it."""
    buttons = []
    for code in codes:
        mine = code in own
        data = Press(View.DROP if mine else View.ADD, day, code).data
        buttons.append(InlineKeyboardButton(text=f"✓ {code}" if mine else code, callback_data=data))
    return [buttons[at : at + IN_A_ROW] for at in range(0, len(buttons), IN_A_ROW)]


def keyboard(texts: Texts, shown: Press, today: date) -> InlineKeyboardMarkup:
    """All ways from here; the day stays the one that was asked for."""
    day, code = shown.day, shown.code

    def button(label: str, view: View, back: int = 0) -> InlineKeyboardButton:
        data = Press(view, day - DAY * back, code).data
        return InlineKeyboardButton(text=label, callback_data=data)

    rows = [
        [
            button(texts.say("Week"), View.WEEK),
            button(texts.say("Month"), View.MONTH),
            button(texts.say("Year"), View.YEAR),
        ],
        [
            button(texts.say("Day before"), View.DAY, 1),
            button(texts.say("All currencies"), View.ALL),
        ],
        [
            button(texts.say("Converter"), View.CONVERT),
            InlineKeyboardButton(text=texts.say("🔔 Tell me"), callback_data=f"{ALERT}:list:0"),
        ],
    ]
    back = [] if shown.view is View.DAY else [button(texts.say("To the table"), View.DAY)]
    if day != today:
        data = Press(View.DAY, today, code).data
        back.append(InlineKeyboardButton(text=texts.say("Today"), callback_data=data))
    rows += [back] if back else []
    return InlineKeyboardMarkup(inline_keyboard=rows)
