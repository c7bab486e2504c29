"""What an item says, read in a worker."""

from bot.model import Article, Item


def understand_item(item: Item, timezone: str) -> Article:
    """As `understand`. The bot itself never needs that grammar: importing it costs a start, and
    every verb of the command line, a quarter of a second of a processor."""
    from bot.articles.understand import understand

    return understand(item, timezone=timezone)
