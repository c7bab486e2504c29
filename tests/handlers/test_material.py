"""What of an editor's message becomes of an article: its words, and where they lead."""

from datetime import UTC, datetime

import pytest
from aiogram.types import Chat, Message, MessageEntity, PhotoSize

from bot.model import Format
from handlers.editors.material import part_of

NOW = datetime(2026, 11, 27, tzinfo=UTC)
PLACE = "https://city.example/katok"


def linked(text: str, words: str) -> Message:
    """These words of the text lead to the place."""
    before = text[: text.index(words)].encode("utf-16-le")
    entity = MessageEntity(type="text_link", offset=len(before) // 2, length=len(words), url=PLACE)
    chat = Chat(id=501, type="private")
    return Message(message_id=7, date=NOW, chat=chat, text=text, entities=[entity])


@pytest.mark.parametrize(
    ("text", "words", "whole"),
    [
        ("🔥 Каток\nТекст. Подробнее", "Подробнее", f"🔥 Каток\nТекст. Подробнее {PLACE}"),
        ("Мұзайдын\nТолығырақ »\n#спорт", "Толығырақ", f"Мұзайдын\nТолығырақ {PLACE} »\n#спорт"),
        ("Каток\nПишет газета.", "газета", "Каток\nПишет газета."),
        ("Каток\nПодробнее в газете.", "Подробнее", "Каток\nПодробнее в газете."),
        ("Каток\nЛёд залит, подробнее", "подробнее", "Каток\nЛёд залит, подробнее"),
    ],
)
def test_a_word_that_leads_to_the_article_has_its_address(
    text: str, words: str, whole: str
) -> None:
    part = part_of(linked(text, words))
    assert part is not None and part.text == whole


def test_a_captions_formats_are_those_of_its_words() -> None:
    found = linked("Каток\nПишет газета.", "газета")
    photo = [PhotoSize(file_id="f", file_unique_id="u", width=900, height=600)]
    caption = {"caption": found.text, "caption_entities": found.entities, "photo": photo}
    part = part_of(found.model_copy(update={**caption, "text": None, "entities": None}))
    assert part is not None
    assert part.formats == (Format("text_link", "газета", "Пишет ", PLACE),)
