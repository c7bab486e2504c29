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


def ways_from(shown: Press) -> dict[str, Press | None]:
    rows = ways(Texts("en"), shown, DAY)
    return {button.label: read_press(button.data) for row in rows for button in row}


def test_the_day_and_the_currency_stay_but_where_a_button_names_another_day() -> None:
    earlier = date(2026, 11, 20)
    found = ways_from(Press(View.DAY, earlier, "USD"))
    assert found["Week"] == Press(View.WEEK, earlier, "USD")
    assert found["Day before"] == Press(View.DAY, date(2026, 11, 19), "USD")
    assert found["Today"] == Press(View.DAY, DAY, "USD")
    assert "To the table" not in found
    found = ways_from(Press(View.MONTH, DAY))
    assert found["To the table"] == Press(View.DAY, DAY) and "Today" not in found
