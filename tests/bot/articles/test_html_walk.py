"""A thread reads all its markup with one parser: nothing of a document is left in the next."""

import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.articles import html_walk
from bot.articles.html_walk import Walk, walk

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
