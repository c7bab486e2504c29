import pytest

from bot.model import Article, Entity
from bot.posts.withdrawn import withdrawn_post

SAID = "Редакция сняла этот материал с публикации."


def test_the_title_is_struck_through() -> None:
    post = withdrawn_post(Article("Каток  открыт", language="ru"))
    assert post.text == f"{SAID}\n\nКаток открыт"
    title = Entity("strikethrough", len(SAID) + 2, len("Каток открыт"))
    assert post.entities == (Entity("bold", 0, len(SAID)), title)


@pytest.mark.parametrize("title", ["", " ", "\u2800\u3164"])
def test_a_title_in_which_nothing_is_to_be_seen_is_none(title: str) -> None:
    post = withdrawn_post(Article(title, language="ru"))
    assert (post.text, len(post.entities)) == (SAID, 1)
