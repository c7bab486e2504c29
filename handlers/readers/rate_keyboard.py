"""The buttons under rates: all ways from where somebody is, and the currencies to add."""

from collections.abc import Sequence
from datetime import date

from bot.model import Button
from bot.rates.days import DAY
from bot.rates.views import Press, View
from bot.texts import Texts
from handlers.readers.keyboards import ALERT
from handlers.speaking import Rows

IN_A_ROW = 5


def grid(day: date, codes: Sequence[str], own: Sequence[str]) -> Rows:
    """A button a currency. It says what it does, not that it turns: an old one repeats it."""
    buttons = []
    for code in codes:
        mine = code in own
        data = Press(View.DROP if mine else View.ADD, day, code).data
        buttons.append(Button(f"✓ {code}" if mine else code, data))
    return [buttons[at : at + IN_A_ROW] for at in range(0, len(buttons), IN_A_ROW)]


def ways(texts: Texts, shown: Press, today: date) -> Rows:
    """All ways from here; the day stays the one that was asked for."""
    day, code = shown.day, shown.code

    def button(label: str, view: View, back: int = 0) -> Button:
        return Button(label, Press(view, day - DAY * back, code).data)

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
            Button(texts.say("🔔 Tell me"), f"{ALERT}:list:0"),
        ],
    ]
    back = [] if shown.view is View.DAY else [button(texts.say("To the table"), View.DAY)]
    if day != today:
        back.append(Button(texts.say("Today"), Press(View.DAY, today, code).data))
    return [*rows, back] if back else rows
