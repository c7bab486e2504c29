"""What goes from process to process arrives as it was."""

import copy
import pickle
from dataclasses import FrozenInstanceError
from datetime import UTC, datetime

import pytest

from bot.model import Article, Block, BlockKind, Dateline, Image, Item, Photo

AT = datetime(2024, 4, 11, 5, tzinfo=UTC)
IMAGE = Image("https://s.kz/a.jpg", caption="Зал", width=640, shown=False)
ITEM = Item("feed", (Block("Текст", BlockKind.QUOTE),), "Мост", published=AT, images=(IMAGE,))
ARTICLE = Article("Мост", ITEM.blocks, "ru", dateline=Dateline("Алматы"), photos=(Photo("b"),))


@pytest.mark.parametrize("one", [IMAGE, ITEM, ARTICLE])
def test_it_arrives_as_it_was(one: object) -> None:
    for arrived in (pickle.loads(pickle.dumps(one)), copy.deepcopy(one)):
        assert arrived == one and type(arrived) is type(one)
    assert isinstance(pickle.loads(pickle.dumps(ITEM)).blocks[0].kind, BlockKind)


def test_it_stays_frozen() -> None:
    arrived = pickle.loads(pickle.dumps(ITEM))
    with pytest.raises(FrozenInstanceError):
        arrived.title = "Школа"
