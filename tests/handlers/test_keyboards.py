from datetime import UTC, datetime

import pytest

from bot.model import Headline
from bot.newsroom.readers.shelf import Page
from bot.texts import Texts
from handlers.readers.keyboards import Press, language_rows, news_rows, read_language, read_news

NOW = datetime(2026, 11, 24, tzinfo=UTC)
GREATEST = 2**62


def test_buttons_are_read_back() -> None:
    page = Page((Headline(7, GREATEST, "a", NOW), Headline(8, 5, "b", NOW)), newer=True, older=True)
    rows = news_rows(page, Texts("ru"))
    buttons = [button for row in rows for button in row]
    assert all(1 <= len(button.data.encode()) <= 64 for button in buttons)
    assert [read_news(button.data) for button in buttons] == [
        Press("read", 7),
        Press("read", 8),
        Press("newer", GREATEST),
        Press("older", 5),
    ]
    chosen = [read_language(button.data) for row in language_rows("kk") for button in row]
    assert chosen == ["ru", "kk", "en"]


@pytest.mark.parametrize(
    "data",
    [None, "", "news", "news:read:", "news:read:1x", "news:read:١", f"news:read:{2**63}",
     "news:read:-1", "news:erase:1", "news:read:1:2", "NEWS:read:1"],
)  # fmt: skip
def test_forged_ones_say_nothing(data: str | None) -> None:
    assert read_news(data) is None
    assert read_language(data) is None
