import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import StorageError
from bot.model import Article, Block, BlockKind, Fingerprint
from storage import codec
from tests.storage.samples import ARTICLE, FINGERPRINT

# Everything that both databases can hold; the rest is `columns.clean`'s.
texts = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))


def through_json(value: Any) -> Any:
    return json.loads(json.dumps(codec.encode(value)))


@given(st.builds(Article, title=texts).flatmap(lambda _: st.from_type(Article)))
def test_every_article_comes_back(article: Article) -> None:
    assert codec.article(through_json(article)) == codec.article(through_json(article))


def test_an_article_comes_back_as_it_was() -> None:
    assert codec.article(through_json(ARTICLE)) == ARTICLE


def test_a_fingerprint_comes_back_as_it_was() -> None:
    assert codec.fingerprint(through_json(FINGERPRINT)) == FINGERPRINT


def test_a_newer_version_may_know_more() -> None:
    data = through_json(ARTICLE) | {"video": {"url": "x"}}
    data["body"][0]["anchor"] = "one"
    assert codec.article(data) == ARTICLE


def test_an_older_version_may_have_known_less() -> None:
    assert codec.article({"title": "Зал", "body": [{"text": "Открыт."}]}) == Article(
        "Зал", (Block("Открыт.", BlockKind.PARAGRAPH),)
    )
    assert codec.fingerprint({"text": "Зал"}) == Fingerprint("Зал")


@pytest.mark.parametrize(
    ("data", "place"),
    [
        ({}, "title"),
        ({"title": "Зал", "body": [{"text": 5}]}, "body.0.text"),
        ({"title": "Зал", "language": "de"}, "language"),
        (None, ""),
    ],
)
def test_what_cannot_be_read_is_named(data: Any, place: str) -> None:
    with pytest.raises(StorageError, match=f"a stored article cannot be read at '{place}'"):
        codec.article(data)
