from datetime import UTC, datetime, timedelta

from bot.model import Article, Block
from bot.newsroom.rules.alike_together import AlikeTogether

NOW = datetime(2026, 11, 26, 10, tzinfo=UTC)
ONE = Article(
    "В Кентау открыли мастерскую домбр",
    body=(Block("Бесплатная мастерская домбр открылась в Кентау. Здесь починили сорок домбр."),),
    published=NOW,
)
OTHER = Article(
    "Мастерская, где домбры чинят бесплатно, открылась в Кентау",
    body=(Block("В Кентау начала работу бесплатная мастерская домбр: починили сорок штук."),),
    published=NOW + timedelta(hours=2),
)
APART = Article("В Таразе открыли музей", body=(Block("Музей ковров открылся в Таразе."),))
HINT = "looks like article 1: В Кентау открыли мастерскую домбр"


def doubts(*read: tuple[Article, str]) -> list[tuple[str, ...]]:
    together = AlikeTogether()
    return [together.doubted(article, source).doubts for article, source in read]


def test_the_later_of_two_alike_names_the_earlier() -> None:
    assert doubts((ONE, "a.txt"), (APART, "b.txt"), (OTHER, "c.txt")) == [(), (), (HINT,)]


def test_articles_of_one_source_are_never_one_story() -> None:
    assert doubts((ONE, "https://dala.kz/rss"), (OTHER, "https://dala.kz/rss")) == [(), ()]
    assert doubts((ONE, "https://dala.kz/1"), (OTHER, "https://www.dala.kz/2")) == [(), ()]


def test_a_story_is_not_told_again_after_days() -> None:
    late = Article(OTHER.title, body=OTHER.body, published=NOW + timedelta(days=3))
    assert doubts((ONE, "a.txt"), (late, "b.txt")) == [(), ()]
