"""The grid of currencies under the whole list."""

from datetime import date

from bot.rates.views import View, read_press
from handlers.readers.rate_keyboard import IN_A_ROW, grid

DAY = date(2026, 11, 26)


def test_a_button_says_what_it_does() -> None:
    rows = grid(DAY, ["AED", "AMD", "AUD", "AZN", "GBP", "KGS"], ["KGS", "AMD"])
    assert [len(row) for row in rows] == [IN_A_ROW, 1]
    shown = {button.text: read_press(button.callback_data or "") for row in rows for button in row}
    assert set(shown) == {"AED", "✓ AMD", "AUD", "AZN", "GBP", "✓ KGS"}
    add, drop = shown["GBP"], shown["✓ KGS"]
    assert add is not None and (add.view, add.code, add.day) == (View.ADD, "GBP", DAY)
    assert drop is not None and (drop.view, drop.code) == (View.DROP, "KGS")
    assert all(len((b.callback_data or "").encode()) <= 64 for row in rows for b in row)
