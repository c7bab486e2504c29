"""Ours against what a forwarded copy shows."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import HOUSE, Article, Entity, Post
from bot.posts.compose import compose
from bot.posts.fingerprint import fingerprint, same

OURS = Post(
    "Музей 😀 nur.kz открыт\n\nЧитать полностью",
    (Entity("bold", 0, 22), Entity("text_link", 24, 16, "https://nur.kz/a b")),
)
LINK = Entity("text_link", 24, 16, "https://nur.kz/a%20b")


@pytest.mark.parametrize(
    "seen",
    [
        OURS,
        replace(OURS, entities=(Entity("bold", 0, 22), LINK)),
        replace(OURS, entities=(LINK, Entity("bold", 0, 22))),
        replace(OURS, entities=(Entity("bold", 0, 22), Entity("url", 9, 6), LINK)),
        replace(
            OURS,
            entities=(Entity("bold", 0, 9), Entity("bold", 9, 6), Entity("bold", 15, 7), LINK),
        ),
        replace(
            OURS,
            entities=(Entity("bold", 0, 8), Entity("bold", 9, 6), Entity("bold", 16, 6), LINK),
        ),
        Post(
            " Музей 😀  nur.kz открыт\nЧитать полностью ",
            (Entity("bold", 1, 23), Entity("text_link", 25, 16)),
        ),
    ],
)
def test_what_telegram_changes_by_itself_is_still_ours(seen: Post) -> None:
    assert same(fingerprint(OURS, None), fingerprint(seen, None))


@pytest.mark.parametrize(
    "seen",
    [
        replace(OURS, text=OURS.text.replace("открыт", "закрыт")),
        replace(OURS, text=OURS.text + "!"),
        replace(OURS, entities=(Entity("bold", 0, 22),)),
        replace(OURS, entities=(Entity("bold", 0, 21), LINK)),
        replace(OURS, entities=(Entity("italic", 0, 22), LINK)),
        replace(OURS, entities=(*OURS.entities, Entity("spoiler", 0, 5))),
        replace(OURS, entities=(Entity("bold", 0, 5), Entity("bold", 9, 13), LINK)),
        Post(""),
    ],
)
def test_what_somebody_changed_is_not(seen: Post) -> None:
    assert not same(fingerprint(OURS, None), fingerprint(seen, None))


@given(st.text("Мi є№«»\n\xa0 –", max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_places_are_counted_alike_whatever_letters_follow(text: str, at: int, length: int) -> None:
    """The short way of ordinary texts against the long one of those with a picture in them."""
    bold = (Entity("bold", at, min(length, max(0, len(text) - at))),) if at < len(text) else ()
    short, long = fingerprint(Post(text, bold)), fingerprint(Post(f"{text}😀", bold))
    assert short.entities == long.entities


@pytest.mark.parametrize(
    ("ours", "seen", "equal"),
    [("A", "A", True), ("A", "B", False), ("A", None, True), (None, "B", True), (None, None, True)],
)
def test_the_photo_counts_where_both_know_it(
    ours: str | None, seen: str | None, equal: bool
) -> None:
    assert same(fingerprint(OURS, ours), fingerprint(OURS, seen)) is equal


def test_entities_beyond_the_text_are_no_trouble() -> None:
    odd = Post("да", (Entity("bold", -3, 4), Entity("bold", 9, 5), Entity("bold", 1, 99)))
    assert fingerprint(odd, None).entities == (("bold", 0, 2),)


def test_another_article_is_another_fingerprint(article: Article) -> None:
    other = replace(article, title="В Астане открылся музей воды")
    one, two = (fingerprint(compose(a, None, HOUSE), None) for a in (article, other))
    assert not same(one, two)
