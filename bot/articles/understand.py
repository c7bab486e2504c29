"""Placeholder until the grammar lands."""

from bot.model import Article, Block, Item, Photo


def understand(item: Item, *, timezone: str = "Asia/Almaty") -> Article:
    blocks = item.blocks or ((Block(item.description),) if item.description else ())
    return Article(
        title=item.title or "",
        body=blocks,
        language="ru",
        link=item.link,
        published=item.published,
        photos=tuple(Photo(url=i.url, path=i.path, credit=i.credit) for i in item.images),
    )
