"""Lengths in UTF-16 units, cutting at words, entities that move with trimmed text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import Entity
from bot.posts.entities import TextBuilder, cut, trimmed
from bot.utf16 import utf16_length, utf16_slice


@pytest.mark.parametrize(
    ("text", "units"), [("", 0), ("Қала", 4), ("😀", 2), ("a😀б", 4), ("🇰🇿", 4), ("\ufeff", 1)]
)
def test_lengths_count_utf16_units(text: str, units: int) -> None:
    assert utf16_length(text) == units


@pytest.mark.parametrize(
    ("text", "units", "result"),
    [
        ("Музей воды", 10, "Музей воды"),
        ("Музей воды открыт", 13, "Музей воды…"),
        ("Музей воды, огня", 14, "Музей воды…"),
        ("Музей воды «Су»", 13, "Музей воды…"),
        ("абвгдежз", 5, "абвг…"),
        ("а бвгдежзиклмн", 9, "а бвгдеж…"),
        ("😀😀😀", 5, "😀😀…"),
        ("😀😀😀", 4, "😀…"),
        ("ааа👩\u200d🚀", 7, "ааа…"),
        ("абе\u0301где", 4, "аб…"),
    ],
)
def test_cuts_at_words(text: str, units: int, result: str) -> None:
    assert cut(text, units) == result


@given(st.text(), st.integers(1, 60))
def test_a_cut_fits(text: str, units: int) -> None:
    shorter = cut(text, units)
    assert utf16_length(shorter) <= units
    assert shorter == text or shorter.endswith("…")
    assert text.startswith(shorter.removesuffix("…"))


def test_builds_text_with_entities_behind_astral_letters() -> None:
    builder = TextBuilder().add("😀 Заголовок", "bold").add("\n\n").add("", "italic")
    builder.add("дальше", "text_link", "https://nur.kz/a")
    assert builder.length == 20
    assert builder.built() == (
        "😀 Заголовок\n\nдальше",
        (Entity("bold", 0, 12), Entity("text_link", 14, 6, "https://nur.kz/a")),
    )


@pytest.mark.parametrize(
    ("text", "entity", "expected"),
    [
        ("  да  ", Entity("bold", 0, 6), ("да", (Entity("bold", 0, 2),))),
        ("\n😀 да", Entity("bold", 3, 3), ("😀 да", (Entity("bold", 3, 2),))),
        ("да нет ", Entity("bold", 2, 5), ("да нет", (Entity("bold", 3, 3),))),
        ("да нет", Entity("bold", 2, 1), ("да нет", ())),
        ("да   ", Entity("bold", 3, 2), ("да", ())),
        ("  ", Entity("bold", 0, 2), ("", ())),
    ],
)
def test_trims_text_and_entities(
    text: str, entity: Entity, expected: tuple[str, tuple[Entity, ...]]
) -> None:
    assert trimmed(text, (entity,)) == expected


@given(
    st.lists(st.tuples(st.text(alphabet="aЯ😀 \n\t", max_size=6), st.sampled_from([None, "bold"])))
)
def test_entities_cover_the_letters_they_were_added_with(
    pieces: list[tuple[str, str | None]],
) -> None:
    builder = TextBuilder()
    for text, kind in pieces:
        builder.add(text, kind)
    text, entities = builder.built()
    covered = [utf16_slice(text, entity.offset, entity.length) for entity in entities]
    assert covered == [text.strip() for text, kind in pieces if kind and text.strip()]
