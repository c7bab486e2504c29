"""Items on their way from a worker lose nothing."""

import pickle
from dataclasses import fields

import pytest

from bot.model import Format, Image, Item
from bot.sources.recognition.folded import folded, unfolded
from bot.sources.recognition.recognise import recognise
from tests.bot.sources.recognition.test_kept_keys import AT, ITEMS

FULL = Item(
    "feed",
    title="Т",
    description="О",
    link="https://s.kz/1",
    guid="1",
    author="А",
    published=AT,
    tags=("т",),
    images=(Image("https://s.kz/1.jpg", "/p.jpg", "К", "А. Б.", 4, 3, shown=False),),
    source="И",
    language="kk",
    video="https://s.kz/1.mp4",
    dated=AT,
    formats=(Format("text_link", "с", "к", "https://s.kz/2", in_title=True),),
    blocks=next(item.blocks for item in ITEMS if len(item.blocks) > 2),
)


@pytest.mark.parametrize("item", [FULL, *ITEMS], ids=lambda item: str(item.title)[:20])
def test_nothing_is_lost(item: Item) -> None:
    back = unfolded(folded(item))
    assert back == item
    assert [type(getattr(back, one.name)) for one in fields(Item)] == [
        type(getattr(item, one.name)) for one in fields(Item)
    ]
    assert [block.kind.name for block in back.blocks] == [block.kind.name for block in item.blocks]


def test_every_field_was_tried() -> None:
    bare = Item("feed")
    alike = [one.name for one in fields(Item) if getattr(FULL, one.name) == getattr(bare, one.name)]
    assert alike == ["source_name"]


def test_what_was_asked_for_already_is_no_burden() -> None:
    (read,) = recognise([FULL], 3, "feed")
    weight = len(pickle.dumps(read))
    assert read.keys and read.item is FULL
    assert len(pickle.dumps(read)) == weight
    back = pickle.loads(pickle.dumps(pickle.loads(pickle.dumps(read))))
    assert (back.item, back.keys, back) == (FULL, read.keys, pickle.loads(pickle.dumps(read)))
