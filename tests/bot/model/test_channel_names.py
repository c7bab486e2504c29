import pytest

from bot.model import Channel


@pytest.mark.parametrize(
    ("chat", "topic", "title", "name", "shown"),
    [
        ("@city_news", None, "Новости города", "@city_news", "@city_news"),
        ("@city_news", 5, "Новости города", "@city_news/5", "@city_news/5"),
        ("-1001234567890", None, "Новости города", "-1001234567890", "Новости города"),
        ("-1001234567890", 5, "Новости города", "-1001234567890/5", "Новости города/5"),
        ("-1001234567890", None, None, "-1001234567890", "-1001234567890"),
    ],
)
def test_a_chat_without_a_public_name_is_shown_by_its_title(
    chat: str, topic: int | None, title: str | None, name: str, shown: str
) -> None:
    channel = Channel(1, chat, topic, title=title)
    assert (channel.name, channel.shown) == (name, shown)
