from bot.model import Article, Channel, Event, Language, StoredArticle
from bot.newsroom.rules.not_for_it import OTHER_SOURCE, not_for_it
from tests.storage.samples import NOW

EVERY, KAZAKH, RUSSIAN = (
    Channel(1, "@a"),
    Channel(2, "@b", None, "kk"),
    Channel(3, "@c", None, "ru"),
)


def stored(language: Language | None) -> StoredArticle:
    return StoredArticle(9, 1, Article("Т", language=language), NOW, "a.kz", feed_id=4)


def test_a_channel_of_another_language_or_source_says_so() -> None:
    found = not_for_it(stored("ru"), [EVERY, KAZAKH, RUSSIAN], {1, 2}, [])
    assert found == ((KAZAKH, "it takes only articles in kk"), (RUSSIAN, OTHER_SOURCE))


def test_an_article_in_no_known_language_is_for_no_channel_of_one() -> None:
    assert [c for c, _ in not_for_it(stored(None), [EVERY, KAZAKH], {1, 2}, [])] == [KAZAKH]


def test_what_the_log_tells_is_not_told_again() -> None:
    by_hand = Event("outbox.ready", NOW, 9, 2, who="user 7")
    assert not_for_it(stored("ru"), [EVERY, KAZAKH], {1, 2}, [by_hand]) == ()
