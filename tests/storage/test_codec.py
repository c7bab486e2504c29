import json
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import StorageError
from bot.model import LANGUAGES, Article, Block, BlockKind, Dateline, Fingerprint, Photo
from storage import codec
from storage.columns import in_utc
from tests.storage.samples import ARTICLE, FINGERPRINT

# What both databases can hold; the rest is `columns.clean`'s.
TEXTS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))
PERHAPS = st.none() | TEXTS
# All zones, also those that were once some seconds off a whole minute.
TIMES = st.datetimes(
    datetime(1, 1, 3), datetime(9999, 12, 29), timezones=st.timezones(), allow_imaginary=False
)
SIZES = st.none() | st.integers()

ARTICLES = st.builds(
    Article,
    title=TEXTS,
    body=st.lists(st.builds(Block, TEXTS, st.sampled_from(BlockKind)), max_size=3).map(tuple),
    language=st.none() | st.sampled_from(LANGUAGES),
    link=PERHAPS,
    published=st.none() | TIMES,
    tags=st.lists(TEXTS, max_size=3).map(tuple),
    dateline=st.builds(Dateline, PERHAPS, PERHAPS, PERHAPS),
    photos=st.lists(st.builds(Photo, PERHAPS, PERHAPS, PERHAPS, PERHAPS, SIZES), max_size=2).map(
        tuple
    ),
    source=PERHAPS,
    source_in_text=st.booleans(),
)


def through_json(value: Any) -> Any:
    return json.loads(json.dumps(codec.encode(value)))


@given(ARTICLES)
def test_every_article_comes_back(article: Article) -> None:
    # The same moment in two zones is not equal where clocks are set back (PEP 495).
    expected = replace(article, published=in_utc(article.published))
    assert codec.article(through_json(article)) == expected


def test_an_article_comes_back_as_it_was() -> None:
    assert codec.article(through_json(ARTICLE)) == ARTICLE


def test_a_fingerprint_comes_back_as_it_was() -> None:
    assert codec.fingerprint(through_json(FINGERPRINT)) == FINGERPRINT


def test_a_newer_version_may_know_more() -> None:
    data = through_json(ARTICLE) | {"podcast": {"url": "x"}}
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
