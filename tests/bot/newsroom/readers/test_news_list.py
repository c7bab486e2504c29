from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import Entity, Headline, Language
from bot.newsroom.readers.news_list import clean_query, news_list, nothing_found, query_of
from bot.newsroom.readers.shelf import Page
from bot.newsroom.search.query import LONGEST_QUERY
from bot.texts import Texts
from bot.utf16 import utf16_length, utf16_slice

ALMATY = ZoneInfo("Asia/Almaty")
AT = datetime(2026, 11, 24, 20, 5, tzinfo=UTC)
ODD = (
    "Музей открыл зал «Ұлы дала»",
    "🏛️ Музей 👩‍👩‍👧‍👦 открыт",
    "שלום עולם: новости",
    "\u202eобратно\u202c",
    "слово " * 80,
    "оченьдлинноеслово" * 30,
    "<b>жирно</b> &amp; *звёздно*",
    "две\nстроки\n\nи больше",
    "\u200b",
)


def page(*titles: str, link: str | None = "https://city.example/1") -> Page:
    headlines = [Headline(n, n, title, AT, link=link) for n, title in enumerate(titles, 1)]
    return Page(tuple(headlines))


def check(text: str, entities: tuple[Entity, ...]) -> None:
    """What Telegram would take as it is."""
    assert text == text.strip() and utf16_length(text) <= 4096
    for entity in entities:
        letters = utf16_slice(text, entity.offset, entity.length)
        assert letters.strip() == letters != "" and "\ufffd" not in letters


@pytest.mark.parametrize("title", ODD)
def test_odd_headlines_stay_in_their_line(title: str) -> None:
    listing = news_list(page(title, "Вторая"), "", Texts("ru"), ALMATY)
    check(listing.text, listing.entities)
    head, blank, first, at, *rest = listing.text.split("\n")
    assert (head, blank) == ("Последние новости", "")
    assert first.startswith("1. ") and utf16_length(first) <= 203
    assert (at, rest) == ("25.11.2026, 01:05", ["", "2. Вторая", "25.11.2026, 01:05"])
    assert "\u202e" not in listing.text


def test_a_long_headline_is_cut_at_a_word() -> None:
    listing = news_list(page("слово " * 80), "", Texts("ru"), ALMATY)
    line = listing.text.split("\n")[2]
    assert line.endswith("слово…")


def test_titles_are_links_where_telegram_takes_them() -> None:
    for link, links in (("https://city.example/1", 2), ("http://localhost/x", 0), (None, 0)):
        listing = news_list(page("Один", "Два", link=link), "", Texts("en"), ALMATY)
        found = [entity.url for entity in listing.entities if entity.type == "text_link"]
        assert found == [link] * links


@pytest.mark.parametrize(
    ("language", "head", "at"),
    [
        ("ru", "Найдено: музей", "25.11.2026, 01:05"),
        ("kk", "Табылды: музей", "25.11.2026, 01:05"),
        ("en", "Found: музей", "25 Nov 2026, 01:05"),
    ],
)
def test_what_was_asked_for_stands_above(language: Language, head: str, at: str) -> None:
    listing = news_list(page("Один"), "музей", Texts(language), ALMATY)
    assert listing.text.split("\n") == [head, "", "1. Один", at]
    assert query_of(listing.text, listing.entities) == "музей"


@given(st.text(max_size=300))
def test_what_was_asked_for_can_be_read_again(said: str) -> None:
    query = clean_query(said)
    assert utf16_length(query) <= LONGEST_QUERY and clean_query(query) == query
    for listing in (
        news_list(page("🏛️ Один"), query, Texts("kk"), ALMATY),
        nothing_found(query, Texts("ru")),
    ):
        check(listing.text, listing.entities)
        assert query_of(listing.text, listing.entities) == query


def test_nothing_at_all() -> None:
    listing = nothing_found("", Texts("en"))
    assert listing.text.startswith("There is no news yet") and listing.entities == ()
