"""What must hold of the post of any article whatever."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.articles.understand import understand
from bot.model import HOUSE, Block, Image, Item, Post
from bot.posts.choice import candidates
from bot.posts.compose import CAPTION_LIMIT, TEXT_LIMIT, compose
from bot.utf16 import utf16_length
from tests.bot.articles.any_item import Known, known_items

PAIRS = (("«", "»"), ("“", "”"))
WRITTEN = st.text(
    st.sampled_from('аБ«»“”"„.!?…,:;–—-()[]\n 1г.ФотоИсточник:@#_*`\u00a0\u200b🎻қӘ'), max_size=120
)


def post_of(item: Item) -> Post:
    article = understand(item)
    photos = candidates(article)
    return compose(article, photos[0] if photos else None, HOUSE)


def check_limits(post: Post) -> None:
    units = utf16_length(post.text)
    assert 0 < units <= (CAPTION_LIMIT if post.photo else TEXT_LIMIT)
    assert all(e.offset >= 0 and e.length > 0 for e in post.entities)
    assert all(e.offset + e.length <= units for e in post.entities)


@settings(deadline=None, max_examples=200)
@given(known_items())
def test_credits_stand_whole_and_nothing_is_cut(known: Known) -> None:
    post = post_of(known.item)

    check_limits(post)
    assert known.credit in post.text
    assert known.source in post.text
    for opening, closing in PAIRS:
        assert post.summary.count(opening) == post.summary.count(closing)
    assert post.summary.count('"') % 2 == 0
    rest = post.summary
    for sentence in known.sentences:
        if not rest.startswith(sentence):
            break
        rest = rest[len(sentence) :].lstrip()
    # What is left is the first sentence alone, shortened at a clause.
    assert rest == "" or (rest == post.summary and rest.endswith("…"))
    assert not re.search(r"просмотров|KZT|Мост закрыли|Теги|None", post.text)


@settings(deadline=None, max_examples=200)
@given(st.lists(WRITTEN, max_size=6), st.none() | WRITTEN, st.none() | WRITTEN, st.none() | WRITTEN)
def test_any_words_give_a_post(
    lines: list[str], title: str | None, credit: str | None, source: str | None
) -> None:
    image = Image("https://dala.kz/1.jpg", caption=credit, credit=source)
    check_limits(
        post_of(Item("x", tuple(map(Block, lines)), title, images=(image,), source=source))
    )
