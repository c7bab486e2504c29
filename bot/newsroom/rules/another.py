"""What stands now under the address of an article that its feed brought before."""

from datetime import datetime, timedelta
from enum import Enum
from zoneinfo import ZoneInfo

from bot.articles.stories.another import LEAST, is_another
from bot.articles.stories.told import story_of
from bot.model import Article, StoredArticle
from bot.newsroom.search.stems import forms


class Turn(Enum):
    SAME = "same"  # that article, maybe corrected
    ANOTHER = "another"  # news of its own
    BACK = "back"  # the one that stood there before: a server holds an old copy


def turn_of(
    old: StoredArticle, article: Article, now: datetime, timezone: str, *, many: bool = False
) -> Turn:
    """Runs in a worker. Where `many` of a feed say something else at once, no time need have
    passed: its addresses were given away."""
    told, tells = old.article.published, article.published
    if told is None or tells is None:
        told, tells = old.first_seen_at, now
    zone = ZoneInfo(timezone)
    before = story_of(old.article, forms), told.astimezone(zone)
    after = story_of(article, forms), tells.astimezone(zone)
    if tells < told:
        return Turn.BACK if is_another(*after, *before) else Turn.SAME
    least = timedelta() if many else LEAST
    return Turn.ANOTHER if is_another(*before, *after, least) else Turn.SAME
