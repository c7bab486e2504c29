from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.model import Channel, Feed, Figures, Language, Readers, State
from bot.newsroom.panels.figures import Snapshot, lines
from bot.texts import Texts

FOUND = Snapshot(
    day=Figures(12, {1: 7, 9: 1}, 2),
    week=Figures(1234, {1: 40, 2: 3, 9: 1}, 5),
    states={State.READY: 2, State.SCHEDULED: 1, State.HELD: 4, State.SENT: 900},
    last_post=datetime(2026, 11, 24, 9, 5, tzinfo=UTC),
    readers=Readers(15, 6),
    channels=[Channel(1, "@city_news"), Channel(2, "@sport", topic=5)],
    feeds=[Feed(1, "https://a.kz"), Feed(2, "https://b.kz", failures=3)],
)
NOTHING = Snapshot(Figures(0, {}, 0), Figures(0, {}, 0), {}, None, Readers(0, 0), [], [])


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "ru",
            "За сутки · за семь дней\n"
            "Новых материалов: 12 · 1 234\n"
            "Публикаций: 8 · 44\n"
            "– @city_news: 7 · 40\n"
            "– @sport/5: 0 · 3\n"
            "Изменено публикаций: 2 · 5\n"
            "\n"
            "В очереди: 3\n"
            "Ждут вашего решения: 4\n"
            "Источников: 2, сейчас не читаются: 1\n"
            "Читателей в личных чатах: 15, подписок: 6\n"
            "Последняя публикация: 24.11.2026 14:05",
        ),
        (
            "en",
            "Last day · last seven days\n"
            "New articles: 12 · 1,234\n"
            "Posts: 8 · 44\n"
            "– @city_news: 7 · 40\n"
            "– @sport/5: 0 · 3\n"
            "Posts edited: 2 · 5\n"
            "\n"
            "In the queue: 3\n"
            "Waiting for your decision: 4\n"
            "Sources: 2, not readable at the moment: 1\n"
            "Readers in private chats: 15, subscriptions: 6\n"
            "Last post: 24 Nov 2026 14:05",
        ),
    ],
)
def test_figures_are_said_as_the_language_writes_them(language: Language, said: str) -> None:
    found = "\n".join(lines(FOUND, ZoneInfo("Asia/Almaty"), Texts(language)))
    assert found.replace("\u00a0", " ").replace("\u202f", " ") == said


def test_a_newsroom_that_begins_has_figures_too() -> None:
    found = lines(NOTHING, ZoneInfo("Asia/Almaty"), Texts("en"))
    assert found[-1] == "Readers in private chats: 0, subscriptions: 0"
    assert "Sources: 0" in found
