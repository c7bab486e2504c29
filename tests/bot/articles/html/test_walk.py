"""A thread reads all its markup with one parser: nothing of a document is left in the next."""

import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.articles.html import walk as html_walk
from bot.articles.html.walk import Walk, walk

PIECES = (
    "<p>", "</p>", "Мост", " & ", "<img src='a'>", "<figure>", "<div", "\0", "<!--", "-->",
    "<a href=x>", "<script>", "</script>", "<![CDATA[", "</html>", "</body>", "<td>", "<head>",
    "<?xml version='1.0' encoding='windows-1251'?>", "<meta charset='koi8-r'>", "\ufeff",
)  # fmt: skip
documents = st.lists(st.sampled_from(PIECES), max_size=8).map("".join)


@given(st.lists(documents, min_size=2, max_size=6))
def test_documents_one_after_the_other(texts: list[str]) -> None:
    assert [walk(text) for text in texts] == [_alone(text) for text in texts]


def test_what_broke_off_is_not_gone_on_with(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise MemoryError

    with monkeypatch.context() as patched:
        patched.setattr(html_walk._Reader, "_end_line", fail)
        with pytest.raises(MemoryError):
            walk("<p>Мост<p>Школа")
    assert walk("<p>Музей</p>").text == "Музей"


def _alone(text: str) -> Walk:
    """In a thread of its own, so with a new parser."""
    found: list[Walk] = []
    thread = threading.Thread(target=lambda: found.append(walk(text)))
    thread.start()
    thread.join()
    return found[0]


def _lines(html: str) -> list[str]:
    return [part.text for part in walk(html).parts if isinstance(part, html_walk.Line)]


def test_posts_of_networks_inside_an_article_are_others_words() -> None:
    post = "<blockquote class='twitter-tweet'><p>Поздравляю!</p>— Дана (@dana)</blockquote>"
    assert _lines(f"<p>Мост открыт.</p>{post}<p>Движение пошло.</p>") == [
        "Мост открыт.",
        "Движение пошло.",
    ]


@pytest.mark.parametrize("ahead", ["<style>p{}</style>", "<!-- wp:html --> <script>1</script>"])
def test_what_a_piece_of_a_page_begins_with_is_no_head(ahead: str) -> None:
    html = f"{ahead}<figure><img src='a.jpg'><figcaption>Мост</figcaption></figure><p>Открыт.</p>"
    parts = walk(html).parts

    assert isinstance(parts[0], html_walk.Picture)
    assert _lines(html) == ["Мост", "Открыт."]
    assert _lines(f"<html><head>{ahead}<title>Дала</title></head><body><p>Мост.</p></body>") == [
        "Мост."
    ]


@pytest.mark.parametrize(
    ("html", "line"),
    [
        ("<p>Дороги – 45 тысяч<sup>1</sup>, мосты – 38<sup>[2]</sup>.</p>",
         "Дороги – 45 тысяч, мосты – 38."),
        ("<p>Цена<sup>*</sup> растёт.</p>", "Цена растёт."),
        ("<p>Площадь 300 м<sup>2</sup>, 12 км<sup>2</sup>.</p>", "Площадь 300 м2, 12 км2."),
        ("<p>10<sup>6</sup> бактерий, 20<sup>th</sup> day</p>", "106 бактерий, 20th day"),
        ("<p>Мост <sup>новый</sup> и <sup></sup>старый</p>", "Мост новый и старый"),
    ],
)  # fmt: skip
def test_the_numbers_of_footnotes_go(html: str, line: str) -> None:
    assert _lines(html) == [line]
