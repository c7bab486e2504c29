"""Which items of one document are one article, and which keys say nothing."""

import pickle
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import Block, Item
from bot.sources.recognition.identity import article_keys
from bot.sources.recognition.recognise import body_of, look, recognise

LONG = "Городской музей открыл выставку садовых инструментов. " * 5


def item(title: str, **fields: object) -> Item:
    return Item("feed", title=title, **fields)  # type: ignore[arg-type]


def titles(items: list[Item]) -> list[str | None]:
    return [read.item.title for read in recognise(items, 3, "feed")]


def linked(title: str, link: str, **fields: object) -> Item:
    return item(title, link=f"https://s.kz/{link}", **fields)


TEXT = (Block(LONG),)
BRIDGE, SCHOOL = linked("Мост открыт", "1"), linked("Школа строится", "2")


@pytest.mark.parametrize(
    ("items", "left"),
    [
        ([BRIDGE, SCHOOL], 2),
        # Listed twice: in two sections, as AMP, with a longer title, under two addresses.
        ([BRIDGE, item("Мост открыт", link="http://www.s.kz/1/?utm_source=x")], 1),
        ([BRIDGE, linked("Мост открыт утром", "1/amp")], 1),
        ([linked("Мост", "1", blocks=TEXT), linked("Мост", "2", blocks=TEXT)], 1),
        # One guid or one address for everything.
        ([item("Мост открыт", guid="0"), item("Школа строится", guid="0")], 2),
        ([item("Мост", guid="https://s.kz/n"), item("Школа", guid="https://s.kz/n")], 2),
        ([linked("Мост", "news", guid="1"), linked("Школа", "news", guid="2")], 2),
        ([linked("Мост", ""), linked("Школа", "")], 2),
        # One title, two addresses: a rolling story.
        ([linked("Курс", "1"), linked("Курс", "2")], 2),
        ([linked("Курс", "1", guid="7"), linked("Погода", "2", guid="7")], 2),
    ],
)
def test_items_of_one_document(items: list[Item], left: int) -> None:
    assert titles(items) == [one.title for one in items[:left]]
    read = recognise(items, 3, "feed")
    keys = [key for one in read for key in one.keys]
    assert len(keys) == len(set(keys))


def daily(title: str, day: int, **fields: object) -> Item:
    at = datetime(2024, 4, day, 5, tzinfo=UTC)
    return linked(title, "weather", published=at, **fields)


@pytest.mark.parametrize(
    ("items", "left"),
    [
        # Each of its day, on one page: forecasts, rates, a show's episodes, a live text.
        ([daily("Погода 12 апреля", 12), daily("Погода 11 апреля", 11)], 2),
        ([daily("Погода 12 апреля", 12, guid="b"), daily("Погода 11 апреля", 11, guid="a")], 2),
        ([daily("Курс", 12, blocks=TEXT), daily("Курс", 11, blocks=(Block("480"),))], 2),
        ([linked("10:00 На месте", "live#a"), linked("10:30 На месте", "live#b")], 1),
        ([linked(f"Погода: {city}", "n") for city in ("Актау", "Атырау", "Орал")], 3),
        # Listed twice all the same.
        ([daily("Мост открыт", 12), daily("Мост открыт", 11)], 1),
        ([daily("Мост открыт утром", 12, guid="a"), daily("Мост открыт", 11, guid="a")], 1),
        ([daily("Мост открыт утром", 12), daily("Мост открыт", 12)], 1),
    ],
)
def test_items_with_one_address(items: list[Item], left: int) -> None:
    assert titles(items) == [one.title for one in items[:left]]
    assert look(items, 3, "feed", look(items, 3, "feed").met).items == ()


def test_keys_by_words_are_there_when_asked_for() -> None:
    """Whatever of them was needed to tell the items of the document apart."""
    at = datetime(2024, 4, 11, 5, tzinfo=UTC)
    items = [
        linked("Мост", "1", blocks=TEXT),
        linked("Школа", "2", published=at),
        linked("Сад", "3"),
        linked("Курс", "4", blocks=TEXT),
        linked("Курс", "5", published=at),
        item("Парк"),
    ]
    for one, read in zip(items, recognise(items, 3, "feed"), strict=True):
        keys = article_keys(one, body_of(one), 3)
        assert read.keys == (*keys, f"seen:3:{keys[0]}")
        assert pickle.loads(pickle.dumps(read)).keys == read.keys


def test_what_was_met_is_left_out_and_still_tells_others_apart() -> None:
    twice = item("Мост открыт утром", link="https://s.kz/1/amp")
    false = linked("Погода завтра", "2", guid="https://s.kz/news")
    items = [BRIDGE, replace(SCHOOL, guid="https://s.kz/news"), twice, false]
    whole = {one.item.title: one for one in recognise(items, 3, "feed")}
    assert list(whole) == ["Мост открыт", "Школа строится", "Погода завтра"]
    first = look(items[:2], 3, "feed")
    assert first.items == recognise(items[:2], 3, "feed")
    second = look(items, 3, "feed", first.met)
    assert second.items == (whole["Погода завтра"],)
    assert look(items, 3, "feed", second.met).items == ()


_PARTS = (
    ("Мост", "Мост!", "Школа", "Сад открыт", ""),
    ("https://s.kz/1", "https://s.kz/1/amp", "https://s.kz/2", "https://s.kz/", None),
    ("1", "2", "https://s.kz/2", None),
    ((), TEXT, TEXT[::-1]),
)


def _drawn(title: str, link: str | None, guid: str | None, blocks: tuple[Block, ...]) -> Item:
    return item(title, link=link, guid=guid, blocks=blocks)


@given(st.data())
def test_a_second_look_finds_what_a_look_at_all_finds(data: st.DataObject) -> None:
    """Whatever the feed lists twice, takes out, or gives the address of another."""
    drawn = st.lists(st.builds(_drawn, *map(st.sampled_from, _PARTS)), max_size=6)
    before, after = data.draw(drawn), data.draw(drawn)
    after = data.draw(st.permutations([*before[: data.draw(st.integers(0, 6))], *after]))
    found = look(after, 3, "feed", look(before, 3, "feed").met)
    expected = [one for one in recognise(after, 3, "feed") if one.item not in before]
    assert list(found.items) == expected
    assert look(after, 3, "feed", found.met).items == ()


def test_a_date_that_passed_says_nothing_new_one_ahead_does() -> None:
    now = datetime(2024, 4, 11, 5, tzinfo=UTC)
    hours = [replace(BRIDGE, published=now.replace(hour=hour)) for hour in (3, 4, 6)]
    met = look(hours[:1], 3, "feed", now=now).met
    assert look(hours[1:2], 3, "feed", met, now).items == ()
    assert len(look(hours[2:], 3, "feed", met, now).items) == 1
    nameless = [item("Погода", published=one.published) for one in hours]
    met = look(nameless[:1], 3, "feed", now=now).met
    assert len(look(nameless[1:2], 3, "feed", met, now).items) == 1


def test_numbered_places_are_no_guids() -> None:
    """A feed that calls its newest item 1, whatever it is."""
    at = datetime(2024, 4, 11, 5, tzinfo=UTC)
    (before,) = recognise([item("Мост", link="https://s.kz/a", guid="1", published=at)], 3, "f")
    later = at.replace(hour=6)
    (after,) = recognise([item("Школа", link="https://s.kz/b", guid="1", published=later)], 3, "f")
    assert set(before.keys).isdisjoint(after.keys)


def test_a_new_address_under_the_same_guid_and_date_is_the_same_article() -> None:
    at = datetime(2024, 4, 11, 5, tzinfo=UTC)
    (before,) = recognise([item("Мост", link="https://s.kz/a", guid="1", published=at)], 3, "f")
    (after,) = recognise([item("Мост!", link="https://s.kz/a-2", guid="1", published=at)], 3, "f")
    assert set(before.keys) & set(after.keys)


def test_every_source_keeps_its_own_wording() -> None:
    one = item("Мост", link="https://s.kz/a")
    keys = [
        recognise([one], feed, name)[0].seen for feed, name in ((1, "a"), (2, "a"), (None, "b"))
    ]
    assert keys == [
        "seen:1:link:https://s.kz/a",
        "seen:2:link:https://s.kz/a",
        "seen:b:link:https://s.kz/a",
    ]
    assert recognise([one], None, "b", ("file:/x",))[0].keys[0] == "file:/x"
