import pytest

from bot.model import Block
from bot.sources.stored.saved_tags import tags_in


@pytest.mark.parametrize(
    ("line", "tags"),
    [
        ("Теги: Экибастуз, ЧС, отопление, ЧС", ("Экибастуз", "ЧС", "отопление")),
        ("Тегтер: жылу | Көкшетау", ("жылу", "Көкшетау")),
        ("Tags: #metro #almaty", ("metro", "almaty")),
        ("#мост #Каркара", ("мост", "Каркара")),
        ("Теги:", ()),
        ("#мост открыт, сообщил аким", ()),
        ("Темы: что обсуждали на форуме и что решили", ()),
        ("Тегов: мост, река", ()),
        ("Теги: " + "мост, " * 80, ()),
    ],
)
def test_tags_where_they_stand_plainly(line: str, tags: tuple[str, ...]) -> None:
    assert tags_in([Block("Мост открыт."), Block(line)]) == tags
