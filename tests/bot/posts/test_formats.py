"""Links, bold and spoilers of an editor's message stand in the post under the same words."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model import HOUSE, Article, Block, BlockKind, Entity, Format, Post
from bot.posts.compose import compose
from bot.posts.fingerprint import fingerprint, same
from bot.posts.formats import is_lost
from bot.utf16 import utf16_slice

URL = "https://city.example/katok"
BODY = (
    "Каток у реки открыт, 🎿 прокат здесь, раздевалка здесь.",
    "На лёд пускают всех.",
    "Здесь рады гостям.",
)


def composed(
    *formats: Format, title: str = "Лёд готов", style: Any = HOUSE, body: Any = BODY
) -> Post:
    blocks = tuple(Block(text) for text in body)
    article = Article(title, blocks, language="ru", formats=formats)
    return compose(article, None, style)


def shown(post: Post) -> list[tuple[str, str, str | None]]:
    return [(e.type, utf16_slice(post.text, e.offset, e.length), e.url) for e in post.entities]


TITLE = ("bold", "Лёд готов", None)


@pytest.mark.parametrize(
    ("one", "there"),
    [
        (Format("text_link", "прокат", "открыт, 🎿 ", URL), ("text_link", "прокат", URL)),
        (Format("spoiler", "пускают  всех.", "На лёд "), ("spoiler", "пускают всех.", None)),
        (Format("italic", "готов", "Лёд ", in_title=True), ("italic", "готов", None)),
        (Format("bold", "готов", "Лёд ", in_title=True), None),
        (Format("text_link", "Каток", "АЛМАТЫ – ", URL), ("text_link", "Каток", URL)),
        (Format("text_link", "кат", "пускают про", URL), None),
        (Format("text_link", "гостям", "рады ", "tg://user?id=1"), None),
        (Format("bold", "Конец", "А вот и "), None),
        (Format("text_link", "рады", "Заходите, мы ", URL), None),
        (Format("text_link", "здесь", "кат ", URL), None),
        (Format("pre", "рады", "Здесь "), None),
    ],
    ids=[
        "behind an emoji",
        "with blanks folded",
        "in the title",
        "the title's bold is the style's",
        "behind a dateline that is left out",
        "only a part of other words is left",
        "an address that is no page",
        "words that are cut off",
        "words that are cut off, and stand elsewhere as well",
        "behind a part of other words",
        "of a kind that no post has",
    ],
)
def test_words_keep_their_format(one: Format, there: tuple[str, str, str | None] | None) -> None:
    assert shown(composed(one)) == [TITLE, *([there] if there else [])]


def test_the_same_words_elsewhere_stay_plain() -> None:
    post = composed(Format("text_link", "здесь", "прокат здесь, раздевалка ", URL))
    assert post.entities[1].offset == post.text.index("здесь.") + 1  # 🎿 is two units
    twice = ("Подробности здесь. Билеты есть.", "Подробности здесь. Коньки есть.")
    both = [Format("text_link", "здесь", "Подробности ", f"{URL}/{at}") for at in (1, 2)]
    post = composed(*both, body=twice)
    assert [(e.url or "")[-2:] for e in post.entities[1:]] == ["/1", "/2"]
    assert post.entities[1].offset < post.entities[2].offset


def test_what_stands_first_is_asked_first() -> None:
    """An entity that Telegram would drop is none of ours."""
    outer = Format("text_link", "прокат здесь", "открыт, 🎿 ", URL)
    within = Format("text_link", "здесь", "прокат ", URL)
    code = Format("code", "всех.", "пускают ")
    bold = Format("bold", "всех.", "пускают ")
    assert shown(composed(outer, within, bold, code))[1:] == [
        ("text_link", "прокат здесь", URL),
        ("code", "всех.", None),
    ]


def test_a_first_line_in_the_titles_place_looks_as_a_title_does() -> None:
    """Telegram takes what is code out of what is bold: the post would not be known again."""
    formats = (
        Format("code", "лёд", "На "),
        Format("bold", "пускают", "На лёд "),
        Format("italic", "всех", "На лёд пускают "),
    )
    post = composed(*formats, title="", body=BODY[1:])
    assert shown(post) == [("bold", BODY[1], None), ("italic", "всех", None)]
    assert [is_lost(post, [one]) for one in formats] == [True, False, False]
    plain = composed(*formats, title="", body=BODY[1:], style=replace(HOUSE, bold=False))
    assert [entity.type for entity in plain.entities] == ["code", "bold", "italic"]


@pytest.mark.parametrize(
    ("one", "style", "lost"),
    [
        (Format("text_link", "прокат", "открыт, 🎿 ", URL), HOUSE, False),
        (Format("text_link", "прокат", "открыт, 🎿 ", "mailto:a@b.example"), HOUSE, True),
        (Format("bold", "Лёд готов", in_title=True), replace(HOUSE, bold=False), False),
        (Format("blockquote", BODY[1]), HOUSE, True),
        (Format("blockquote", BODY[1]), replace(HOUSE, expandable=1), False),
        (Format("italic", "этого уже нет", "и "), HOUSE, False),
        (Format("text_link", "рады", "Заходите, мы ", URL), HOUSE, True),
        (Format("bold", "ады", "мы "), HOUSE, False),
        (Format("italic", "Здесь"), replace(HOUSE, parts=("title", "credits")), False),
    ],
)
def test_what_the_post_cannot_keep_is_known(one: Format, style: Any, lost: bool) -> None:
    assert is_lost(composed(one, style=style), (one,)) is lost


def test_a_quotation_is_kept_where_the_style_has_quotations() -> None:
    quote = Format("blockquote", BODY[1])
    body = (Block(BODY[0]), Block(BODY[1], BlockKind.QUOTE))
    article = Article("Лёд готов", body, language="ru", formats=(quote,))
    style = replace(HOUSE, quotes=True)
    assert not is_lost(compose(article, None, style), (quote,))


@st.composite
def formats(draw: st.DrawFn) -> Format:
    text = draw(st.sampled_from(BODY))
    words = text.split()
    start = draw(st.integers(0, len(words) - 1))
    end = draw(st.integers(start + 1, len(words)))
    kinds = ("bold", "italic", "underline", "strikethrough", "spoiler", "code", "text_link")
    kind = draw(st.sampled_from(kinds))
    said = " ".join(words[start:end]).strip(",.🎿 ")
    return Format(kind, said, " ".join(words[:start]), URL if kind == "text_link" else None)


@settings(max_examples=150, deadline=None)
@given(st.lists(formats(), max_size=6).map(tuple), st.sampled_from(("Лёд готов", "")))
def test_the_post_is_known_again_as_telegram_keeps_it(ones: tuple[Format, ...], title: str) -> None:
    tdlib = pytest.importorskip("tests.tdlib")
    post = composed(*(one for one in ones if one.words), title=title)
    sent = [tdlib.entity(e.type, e.offset, e.length, e.url) for e in post.entities]
    answer = tdlib.kept(post.text, sent)
    kinds = {f"textEntityType{name}": kind for kind, name in tdlib.NAMES.items()}
    seen = Post(
        answer["text"],
        tuple(
            Entity(kinds[e["type"]["@type"]], e["offset"], e["length"]) for e in answer["entities"]
        ),
    )
    assert same(fingerprint(post, None), fingerprint(seen, None))
