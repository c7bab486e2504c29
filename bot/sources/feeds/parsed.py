"""What every feed format gives."""

from dataclasses import dataclass

from bot.model import Item


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """A feed as read: its own title and page, and its items in the feed's order."""

    title: str | None
    items: tuple[Item, ...]
    link: str | None = None
