import ast
from dataclasses import replace
from pathlib import Path

import pytest

from bot.articles import understand
from bot.articles.credits import photos
from bot.model import HOUSE, Article, Block, BlockKind, Format, Language, Style
from bot.newsroom.rules.article_doubts import ALIKE, KNOWN, LEFT_OUT, LOST, doubts_line, left_out
from bot.texts import Texts


def test_every_doubt_of_an_article_has_words() -> None:
    source = Path(understand.__file__).read_text(encoding="utf-8")
    (checks,) = (
        node
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef) and node.name == "_doubts"
    )
    said = {
        str(one.elts[1].value)
        for one in ast.walk(checks)
        if isinstance(one, ast.Tuple)
        and len(one.elts) == 2
        and isinstance(one.elts[1], ast.Constant)
        and isinstance(one.elts[1].value, str)
    }
    assert len(said) > 5
    said |= {
        photos.SEVERAL_CREDITS,
        photos.OTHER_PHOTO_CREDITED,
        photos.NO_CREDIT,
        photos.MAYBE_CREDIT,
    }
    assert said == set(KNOWN) - {LEFT_OUT, LOST}


TEXT = tuple(
    Block(f"Пункт {number}. Вода пришла в село, и о ней говорили все.") for number in range(40)
)


@pytest.mark.parametrize(
    ("article", "styles", "told"),
    [
        (Article("Вода пришла", TEXT), (HOUSE,), True),
        (Article("Вода пришла", TEXT[:3]), (HOUSE,), False),
        (Article("Вода пришла", TEXT, link="https://a.kz/1"), (HOUSE,), False),
        (Article("Вода пришла", TEXT), (replace(HOUSE, parts=("title", "credits")),), False),
        (Article("Вода пришла", TEXT[:20]), (replace(HOUSE, summary=3000),), False),
    ],
)
def test_a_text_whose_rest_nobody_could_read(
    article: Article, styles: tuple[Style, ...], told: bool
) -> None:
    assert left_out(article, styles) == ((LEFT_OUT,) if told else ())


@pytest.mark.parametrize(
    ("styles", "lost"),
    [((HOUSE,), True), ((replace(HOUSE, quotes=True),), False)],
    ids=["without quotations", "with them"],
)
def test_a_message_whose_formats_no_post_keeps(styles: tuple[Style, ...], lost: bool) -> None:
    body = (Block("В селе тихо."), Block("Вода ушла, сказал сосед.", BlockKind.QUOTE))
    quote = Format("blockquote", "Вода ушла, сказал сосед.")
    article = Article("Вода пришла", body, link="https://a.kz/1", formats=(quote,))
    assert left_out(article, styles) == ((LOST,) if lost else ())


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("ru", "Посмотрите: цитата не закрыта; похоже на материал 7: Дом {за} час"),
        ("kk", "Қарап шығыңыз: дәйексөз жабылмаған; 7-материалға ұқсайды: Дом {за} час"),
        ("en", "Please check: unclosed quote; looks like article 7: Дом {за} час"),
    ],
)
def test_in_the_editors_language(language: Language, line: str) -> None:
    doubts = ("unclosed quote", ALIKE.format(number=7, title="Дом {за} час"))
    assert doubts_line(doubts, Texts(language)) == line


def test_what_is_not_known_is_said_as_it_is() -> None:
    assert doubts_line(("another {doubt}",), Texts("ru")) == "Посмотрите: another {doubt}"
    assert doubts_line((), Texts("ru")) == ""
    assert len(doubts_line(["d" * 900] * 90, Texts("ru"))) < 2000
