"""The grid of currencies under the whole list."""

from datetime import date

import pytest

from bot.model import LANGUAGES, Language
from bot.rates.views import Press, View, read_press
from bot.texts import Texts
from handlers.readers.rate_keyboard import IN_A_ROW, grid, ways

DAY = date(2026, 11, 26)
PHONE_ROW = 36  # letters that the buttons of one row share on a phone, their edges counted
EDGES = 2


def test_a_button_says_what_it_does() -> None:
    rows = grid(DAY, ["AED", "AMD", "AUD", "AZN", "GBP", "KGS"], ["KGS", "AMD"])
    assert [len(row) for row in rows] == [IN_A_ROW, 1]
    shown = {button.label: read_press(button.data) for row in rows for button in row}
    assert set(shown) == {"AED", "✓ AMD", "AUD", "AZN", "GBP", "✓ KGS"}
    add, drop = shown["GBP"], shown["✓ KGS"]
    assert add is not None and (add.view, add.code, add.day) == (View.ADD, "GBP", DAY)
    assert drop is not None and (drop.view, drop.code) == (View.DROP, "KGS")
    assert all(len(b.data.encode()) <= 64 for row in rows for b in row)


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_fit_their_buttons_on_a_phone(language: Language) -> None:
    shown = Press(View.YEAR, date(2026, 11, 20))
    for row in ways(Texts(language), shown, DAY):
        longest = max(len(button.label) for button in row)
        assert len(row) * (longest + EDGES) <= PHONE_ROW, [button.label for button in row]
