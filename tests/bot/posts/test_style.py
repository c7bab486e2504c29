"""What a channel's style changes, written down and read again."""

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given, settings

from bot.errors import ConfigError
from bot.model import (
    HOUSE,
    Article,
    Block,
    BlockKind,
    Fingerprint,
    Photo,
    Post,
    PostPart,
    Style,
    UrlButton,
)
from bot.posts.compose import CAPTION_LIMIT, TEXT_LIMIT, compose, compose_again
from bot.posts.credits import credits_line
from bot.posts.fingerprint import fingerprint
from bot.posts.mend import is_visible
from bot.posts.style import style_fields, style_of
from bot.texts import Texts
from bot.utf16 import utf16_length, utf16_slice
from tests.bot.posts.anything import articles, styles

QUOTE = "Воды хватит всем. Приходите."


def under(post: Post, kind: str) -> list[str]:
    return [utf16_slice(post.text, e.offset, e.length) for e in post.entities if e.type == kind]


def test_parts_stand_in_the_channels_order(article: Article) -> None:
    style = Style(parts=("tags", "title", "link", "credits"), tags=2)

    assert compose(article, article.photos[0], style).text == (
        "#музей #Алматы\n\n"
        "В Алматы открылся музей воды\n\n"
        "Читать полностью\n"
        "Фото: акимат Алматы · Источник: акимат Алматы"
    )


def test_a_title_need_not_be_bold(article: Article) -> None:
    assert under(compose(article, None, Style(bold=False)), "bold") == []


def test_quotations_stand_apart(article: Article) -> None:
    quoted = replace(article, body=(*article.body, Block(QUOTE, BlockKind.QUOTE)))

    assert under(compose(quoted, None, Style(quotes=True)), "blockquote") == [QUOTE]
    assert under(compose(quoted, None, HOUSE), "blockquote") == []


def test_a_long_summary_folds(article: Article) -> None:
    post = compose(article, None, Style(expandable=50))

    assert under(post, "expandable_blockquote") == [post.summary]
    assert under(compose(article, None, Style(expandable=2000)), "expandable_blockquote") == []


def test_a_shorter_summary(article: Article) -> None:
    assert compose(article, None, Style(summary=100)).summary == article.body[0].text


@pytest.mark.parametrize(
    "parts", list(permutations(("title", "summary", "credits", "tags", "link")))
)
def test_in_any_order_the_summary_fills_a_caption_and_no_more(
    article: Article, parts: tuple[PostPart, ...]
) -> None:
    """Between what stands in lines below each other it takes two blank lines."""
    long = replace(article, body=(Block("Вода, снег и лёд, " * 100),))
    style = Style(parts=parts, summary=3000, tags=1)
    lengths = {
        utf16_length(compose(replace(long, title="Лёд" * n), article.photos[0], style).text)
        for n in range(1, 9)
    }
    assert CAPTION_LIMIT - 3 <= max(lengths) <= CAPTION_LIMIT


@pytest.mark.parametrize(
    "style",
    [Style(parts=("credits", "title")), Style(summary=100), Style(expandable=20)],
)
def test_no_style_cuts_folds_or_leaves_out_a_table(article: Article, style: Style) -> None:
    rates = "\n".join(f"{code} 1 = 500,00 ₸ ▲ +0,77 (0,15 %)" for code in ("USD", "EUR", "CNY"))
    notes = "Курсы за прошлый день: новых ещё нет."
    table = (Block(rates, BlockKind.TABLE), Block(notes, BlockKind.TABLE))
    post = compose(replace(article, body=table), article.photos[0], style)

    assert f"{article.title}\n\n{rates}\n\n{notes}" in post.text
    assert under(post, "expandable_blockquote") == []


def test_above_the_photo_and_without_a_sound(article: Article) -> None:
    style = Style(caption_above=True, silent=True)
    post = compose(article, article.photos[0], style)

    assert (post.caption_above, post.silent) == (True, True)
    assert not compose(article, None, style).caption_above, "a text has no photo to stand above"


def test_the_link_as_a_button(article: Article) -> None:
    post = compose(article, None, Style(link="button"))

    assert post.button == UrlButton("Читать полностью", article.link or "")
    assert post.text.endswith("Источник: акимат Алматы")
    assert under(post, "text_link") == []
    unlinked = replace(article, link="javascript:alert(1)")
    assert compose(unlinked, None, Style(link="button")).button is None
    assert compose(article, None, Style(parts=("title", "credits"), link="button")).button is None
    assert compose(article, None, HOUSE).button is None


def corrected(style: Style, before: Article, *after: Article) -> Post:
    """The post as several edits leave it."""
    post = compose(before, None, style)
    for article in after:
        post = compose_again(article, None, style, fingerprint(post, None), new_photo=False)
    return post


def test_an_edited_post_says_what_was_corrected(article: Article) -> None:
    style, other = Style(corrections=True), Block("В нём тринадцать залов.")
    renamed = replace(article, title="В Алматы открылся")
    rewritten = replace(renamed, body=(*article.body[:1], other))

    assert not compose(article, None, style).corrected
    assert corrected(style, article, renamed).text.endswith(
        "Читать полностью\n\nИсправлено: заголовок"
    )
    assert corrected(style, article, renamed, rewritten).corrected == ("title", "text")
    assert corrected(style, article, renamed, rewritten).text.endswith(": заголовок, текст")
    english = replace(article, language="en")
    assert "Corrected: credits" in corrected(style, english, replace(english, source="BBC")).text


def test_where_nothing_is_corrected_nothing_is_said(article: Article) -> None:
    style = Style(corrections=True)
    tagged = replace(article, tags=("другое",), title=article.title.replace(" ", "  "))

    assert corrected(style, article, tagged) == compose(article, None, style)
    renamed = replace(article, title="Музей")
    once = corrected(style, article, renamed)
    assert corrected(style, article, renamed, renamed) == once, "an edit of its own makes none"
    assert corrected(HOUSE, article, renamed) == compose(renamed, None, HOUSE)


def test_hashtags_give_way_to_the_text(article: Article) -> None:
    long = replace(
        article, title="слово " * 90, tags=tuple(f"тег {'я' * 30}{n}" for n in range(10))
    )
    post = compose(long, replace(Photo("https://a.kz/1.jpg"), credit="б" * 200), Style(tags=10))

    assert utf16_length(post.text) <= CAPTION_LIMIT
    assert post.summary.startswith(article.body[0].text)
    assert 0 < post.text.count("#") < 10


def test_an_advertisement_is_known_by_its_mark(article: Article) -> None:
    marked = replace(article, advertising="На правах рекламы.")

    assert "\n\nНа правах рекламы · Источник: акимат Алматы\n" in compose(marked, None, HOUSE).text


@pytest.mark.parametrize(
    "style",
    [
        HOUSE,
        Style(parts=("title", "credits"), tags=3, bold=False),
        Style(summary=300, quotes=True, expandable=200, caption_above=True, silent=True),
        Style(link="button", corrections=True, advertising="hold", similar="hold"),
    ],
)
def test_a_style_written_down_is_read_again(style: Style) -> None:
    assert style_of(style_fields(style)) == style


def test_only_what_differs_is_written_down() -> None:
    assert style_fields(HOUSE) == {}
    assert style_fields(Style(tags=2)) == {"tags": 2}
    assert style_of(None) == HOUSE


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"colour": "red"}, "'colour' is unknown"),
        ({"parts": ["title"]}, "title and credits among them"),
        ({"parts": ["title", "credits", "credits"]}, "must list some of"),
        ({"parts": "title"}, "must list some of"),
        ({"parts": ["title", "credits", "weather"]}, "must list some of"),
        ({"summary": 50}, "must be a number from 100 to 3000"),
        ({"tags": True}, "must be a number from 0 to 10"),
        ({"bold": 1}, "must be true or false"),
        ({"link": "card"}, "must be one of word, button"),
        ({"advertising": True}, "must be one of keep, hold"),
    ],
)
def test_what_cannot_be_meant(data: dict[str, object], words: str) -> None:
    with pytest.raises(ConfigError) as refused:
        style_of(data, "@dala")
    assert str(refused.value).startswith("@dala: ")
    assert words in str(refused.value)


@settings(max_examples=150, deadline=None)
@given(articles, styles)
def test_any_style_makes_a_valid_post(article: Article, style: Style) -> None:
    texts = Texts(article.language or "ru")
    for photo in (None, *article.photos[:1]):
        before = Fingerprint("", corrected=("title",), digests=("", "", ""))
        again = compose_again(article, photo, style, before, new_photo=True)
        if style.corrections:
            assert again.corrected == ("title", "text", "credits", "photo")
        assert utf16_length(again.text) <= (TEXT_LIMIT if photo is None else CAPTION_LIMIT)
        post = compose(article, photo, style)
        assert 1 <= utf16_length(post.text) <= (TEXT_LIMIT if photo is None else CAPTION_LIMIT)
        assert is_visible(post.text)
        assert credits_line(article, photo, post.summary, texts) in post.text
        for entity in post.entities:
            letters = utf16_slice(post.text, entity.offset, entity.length)
            assert letters and letters == letters.strip()
