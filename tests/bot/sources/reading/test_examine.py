"""Tests of what an item is called where a feed is looked at."""

from bot.model import Item
from bot.sources.reading.examine import headline


def test_an_item_without_a_title_is_not_called_none() -> None:
    assert headline(Item("dala", title="Мост открыт", link="https://dala.kz/1")) == "Мост открыт"
    assert headline(Item("dala", link="https://dala.kz/1")) == "https://dala.kz/1"
    assert headline(Item("dala")) == "(no title)"
