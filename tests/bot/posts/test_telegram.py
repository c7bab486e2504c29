"""TDLib judges the posts: what it would keep is exactly what was composed."""

from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.model import HOUSE, Article, Entity, Post, Style
from bot.posts.compose import compose
from bot.posts.fingerprint import fingerprint, same
from bot.posts.in_full import in_full
from bot.posts.links import web_link
from bot.posts.rich import rich_page
from tests import tdlib
from tests.bot.posts.anything import articles, styles

MARKDOWN = ("**", "__", "~~", "||", "`", "[")


def kept(post: Post) -> dict[str, Any]:
    entities = [tdlib.entity(e.type, e.offset, e.length, e.url) for e in post.entities]
    return tdlib.kept(post.text, entities)


def places(answer: dict[str, Any]) -> list[tuple[str, int, int]]:
    return [(e["type"]["@type"], e["offset"], e["length"]) for e in answer["entities"]]


def stays_as_it_is(post: Post) -> None:
    answer = kept(post)
    assert answer["@type"] == "formattedText", answer
    assert answer["text"] == post.text
    ours = [(f"textEntityType{tdlib.NAMES[e.type]}", e.offset, e.length) for e in post.entities]
    assert places(answer) == ours


@settings(max_examples=150, deadline=None)
@given(articles, st.just(HOUSE) | styles)
def test_telegram_keeps_the_post_as_it_is(article: Article, style: Style) -> None:
    post = compose(article, None, style)
    assume(not any(mark in post.text for mark in MARKDOWN))
    stays_as_it_is(post)


@settings(max_examples=60, deadline=None)
@given(articles)
def test_telegram_keeps_every_page_of_an_article_in_full(article: Article) -> None:
    for post in in_full(article, None).pages:
        if not any(mark in post.text for mark in MARKDOWN):
            stays_as_it_is(post)


@settings(max_examples=60, deadline=None)
@given(articles)
def test_telegram_keeps_every_line_of_a_rich_message(article: Article) -> None:
    for part in rich_page(article, article.photos).parts:
        for line in part.lines:
            assume(not any(mark in line for mark in MARKDOWN))
            assert kept(Post(line))["text"] == line


@pytest.mark.parametrize(
    "link",
    [
        "https://nur.kz",
        "http://NUR.kz/Путь?q=1#x",
        "https://user:pass@nur.kz:8443/a",
        "https://пример.қаз/жол",
        "https://[::1]/",
        "https://a_b.kz/",
        "https://nur.kz?x=1",
        "https://nur.kz/[a]",
        "https://nur.kz/a b",
        "https://nu r.kz/a",
        "https://[zz]/",
        "https://nur.kz:99999/",
        "https://nu%zzr.kz/",
        "https://nur\\kz.kz/",
        "https://",
        "https://./",
        "http://localhost/",
        "https://a.b@c/",
    ],
)
def test_no_link_is_sent_that_telegram_refuses(link: str) -> None:
    entity = Entity("text_link", 0, 4, link)
    answer = kept(Post("text", (entity,)))
    taken = answer["@type"] == "formattedText" and len(answer["entities"]) == 1
    assert (web_link(link) is not None) == taken


def test_a_title_with_an_address_in_it_is_still_ours() -> None:
    post = compose(Article(title="Сайт nur.kz открыл #раздел заново", language="ru"), None, HOUSE)
    found = tdlib.td("getTextEntities", text=post.text)["entities"]
    assert [entity["type"]["@type"] for entity in found] == [
        "textEntityTypeUrl",
        "textEntityTypeHashtag",
    ]
    # Telegram cuts bold at what it finds by itself.
    seen = Post(
        post.text,
        (
            Entity("bold", 0, 5),
            Entity("url", 5, 6),
            Entity("bold", 5, 6),
            Entity("bold", 11, 8),
            Entity("hashtag", 19, 7),
            Entity("bold", 19, 7),
            Entity("bold", 26, 7),
        ),
    )
    assert same(fingerprint(post, None), fingerprint(seen, None))
