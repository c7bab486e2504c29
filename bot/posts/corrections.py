"""«Исправлено: заголовок, текст»: what an edit changed of a post, by what the post said before."""

import hashlib
from collections.abc import Iterator

from bot.model import Article, Correction, Fingerprint, Post
from bot.posts.mend import mended
from bot.texts import Texts

_DIGITS = 12


def digests(article: Article, title: str, credits: str) -> tuple[str, ...]:
    """Of the title, the whole text and the credits: enough to see that one of them changed."""
    text = " ".join(mended(block.text) for block in article.body)
    return tuple(_digest(words) for words in (title, text, credits))


def corrected(before: Fingerprint, post: Post, *, new_photo: bool) -> tuple[Correction, ...]:
    """What was corrected now or earlier, each once."""
    now = set(_changed(before, post))
    if new_photo:
        now.add("photo")
    named: tuple[Correction, ...] = ("title", "text", "credits", "photo")
    return tuple(one for one in named if one in now or one in before.corrected)


def correction_line(corrections: tuple[Correction, ...], texts: Texts) -> str:
    """Empty where nothing was corrected."""
    if not corrections:
        return ""
    words: dict[Correction, str] = {
        "title": texts.say("headline"),
        "text": texts.say("text"),
        "credits": texts.say("credits"),
        "photo": texts.say("photo"),
    }
    return texts.say("Corrected: {parts}", parts=", ".join(words[one] for one in corrections))


def _changed(before: Fingerprint, post: Post) -> Iterator[Correction]:
    named: tuple[Correction, ...] = ("title", "text", "credits")
    for one, was, is_now in zip(named, before.digests, post.digests, strict=False):
        if was != is_now:
            yield one


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
