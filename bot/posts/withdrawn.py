"""What stands in place of a post whose article was withdrawn, where it cannot be deleted."""

from bot.model import Article, Post
from bot.posts.compose import title_line
from bot.posts.entities import TextBuilder
from bot.texts import Texts


def withdrawn_post(article: Article) -> Post:
    """In the article's language; its title struck through."""
    texts = Texts(article.language or "ru")
    text = TextBuilder().add(texts.say("The newsroom has withdrawn this article."), "bold")
    if title := title_line(article.title):
        text.add("\n\n").add(title, "strikethrough")
    words, entities = text.built()
    return Post(words, entities)
