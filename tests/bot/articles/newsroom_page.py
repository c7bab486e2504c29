"""Articles as they come and the posts they become, for the cases that a newsroom checks by hand."""

from typing import Any
from zoneinfo import ZoneInfo

from bot.articles.summary import summarise
from bot.articles.understand import understand
from bot.model import HOUSE, Article
from bot.posts.choice import candidates
from bot.posts.compose import compose
from bot.posts.preview import preview_document
from bot.sources.stored.files import read_stored_bytes

ALMATY = ZoneInfo("Asia/Almaty")
TITLE = "В Кентау открыли мастерскую, где домбры чинят без денег"
FIRST = "Мастерская открылась в среду и работает каждый день с утра до вечера."
SECOND = "Инструменты здесь чинят бесплатно, за струны платят сами хозяева."


def article(*lines: str, ending: str = "txt") -> Article:
    return understand(read_stored_bytes("\n\n".join(lines).encode(), f"page.{ending}"))


def page(*lines: str) -> dict[str, Any]:
    """`preview --json` of a page saved as text."""
    return document(article(*lines))


def html(body: str, head: str = "") -> dict[str, Any]:
    return document(article(f"<html><head>{head}</head><body>{body}</body></html>", ending="html"))


def document(article: Article) -> dict[str, Any]:
    photos = candidates(article)
    return preview_document(article, compose(article, photos[0] if photos else None, HOUSE), ALMATY)


def summary(room: int, *lines: str) -> str:
    return summarise(article(TITLE, *lines), room)
