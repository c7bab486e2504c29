"""An item as bytes of its own: of a feed's items nearly all are known and never unfolded again."""

import pickle
from datetime import datetime
from operator import attrgetter

from bot.model import Block, BlockKind, Image, Item

# Their values need help; plain ones travel as they are.
APART = ("blocks", "images", "published")
PLAIN = tuple(name for name in Item.__match_args__ if name not in APART)
_plain = attrgetter(*PLAIN)
_image = attrgetter(*Image.__match_args__)


def folded(item: Item) -> bytes:
    """Plain values alone: looking up their classes again would take longer than all the rest."""
    at = item.published and item.published.isoformat()
    blocks = [(block.text, block.kind.value) for block in item.blocks]
    return pickle.dumps((_plain(item), blocks, [_image(image) for image in item.images], at))


def unfolded(data: bytes) -> Item:
    plain, blocks, images, at = pickle.loads(data)
    return Item(
        **dict(zip(PLAIN, plain, strict=True)),
        blocks=tuple(Block(text, BlockKind(kind)) for text, kind in blocks),
        images=tuple(Image(*values) for values in images),
        published=at and datetime.fromisoformat(at),
    )
