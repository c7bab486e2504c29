"""What stands now under the address of an article that its feed brought before."""

from datetime import datetime
from enum import Enum
from zoneinfo import ZoneInfo

from bot.articles.stories.another import is_another
from bot.articles.stories.told import story_of
from bot.model import Article, StoredArticle
from bot.newsroom.search.stems import forms


class Turn(Enum):
    SAME = "same"  # that article, maybe corrected
    ANOTHER = "another"  # news of its own
    BACK = "back"  # the one that stood there before: a server holds an old copy


def turn_of(old: StoredArticle, article: Article, now: datetime, timezone: str) -> Turn:
    """Runs in a worker."""
    told, tells = old.article.published, article.published
    if told is None or tells is None:
        told, tells = old.first_seen_at, now
    zone = ZoneInfo(timezone)
    before = story_of(old.article, forms), told.astimezone(zone)
    after = story_of(article, forms), tells.astimezone(zone)
    if tells < told:
        return Turn.BACK if is_another(*after, *before) else Turn.SAME
    return Turn.ANOTHER if is_another(*before, *after) else Turn.SAME
