"""Tests of what stands at the ends of a text."""

from pytest import mark

from bot.articles.body.edges import (
    about_writer,
    begins_cloud,
    begins_numbers,
    caption_above,
    signed_above,
    without_notes,
    without_tags,
)
from bot.model import Block, BlockKind

TEXT = "Мост через реку открыли в среду."


def blocks(*texts: str) -> list[Block]:
    return [Block(text) for text in texts]


@mark.parametrize(
    ("below", "kept"),
    [
        (("МОСТ", "ЖЕЛЕЗНАЯ ДОРОГА", "ТЭЦ"), 0),
        (("МОСТ",), 1),
        (("МОСТ", "Река"), 2),
        (("МЫ ПОБЕДИЛИ!", "МЫ РАДЫ!"), 2),
    ],
)
def test_tags_in_capitals(below: tuple[str, ...], kept: int) -> None:
    assert without_tags(blocks(TEXT, *below)) == blocks(TEXT, *below[:kept])


def test_a_text_in_capitals_is_never_all_gone() -> None:
    assert without_tags(blocks("МОСТ ОТКРЫТ", "РЕКА ВСТАЛА", "ДОРОГА СВОБОДНА"))


@mark.parametrize("line", ["-ENDS-", "ENDS", "— КОНЕЦ —", "СОҢЫ"])
def test_notes_below_a_release_go(line: str) -> None:
    assert without_notes(blocks(TEXT, line, "Notes to editors: …")) == blocks(TEXT)
    assert without_notes(blocks(line, TEXT)) == blocks(line, TEXT)
    assert without_notes(blocks(TEXT, "Road ends")) == blocks(TEXT, "Road ends")


def test_a_list_in_capitals_stays() -> None:
    listed = [Block(TEXT), *(Block(word, BlockKind.LIST_ITEM) for word in ("МОСТ", "ТЭЦ"))]

    assert without_tags(listed) == listed


@mark.parametrize(
    ("line", "name"),
    [
        ("Dana Omar is a journalist based in Astana.", "Dana Omar"),
        ("Dana Omar is an award-winning senior editor at Dala.", "Dana Omar"),
        ("The bridge is a journalist's favourite.", None),
        ("Dana Omar is a teacher.", None),
        ("Dana Omar was a journalist.", None),
    ],
)
def test_who_wrote_it(line: str, name: str | None) -> None:
    assert about_writer(line) == name


def test_the_first_name_of_a_known_writer() -> None:
    line = "Dana is a journalist based in Astana."
    assert about_writer(line, ["Dana Omar"]) == "Dana Omar"
    assert about_writer(line, ["Danara Omar"]) is None


@mark.parametrize(
    ("line", "credit"),
    [
        ("Хозяйка у счётчика воды: Dala.kz", "Dala.kz"),
        ("Хозяйка у счётчика воды: dala.kz / Арман Сеит", "dala.kz / Арман Сеит"),
        ("Подробности на сайте: dala.kz", None),
        ("Новый адрес портала: dala.kz", None),
    ],
)
def test_a_caption_and_its_site(line: str, credit: str | None) -> None:
    shown = caption_above(blocks(line, TEXT, TEXT), 1)
    assert (shown.credit.name if shown else None) == credit


@mark.parametrize(
    ("line", "name"),
    [
        ("Дана ОМАРОВА, Уральск", "Дана ОМАРОВА"),
        ("Дана ОМАРОВА", "Дана ОМАРОВА"),
        ("Pat Moss in Astana", "Pat Moss"),
        ("Дана Омарова, Уральск", None),
        ("Pat Moss in trouble", None),
    ],
)
def test_a_signature_below_the_deck(line: str, name: str | None) -> None:
    found = signed_above(blocks(TEXT, line, TEXT))

    assert found.name == name
    assert found.body == (blocks(TEXT, TEXT) if name else blocks(TEXT, line, TEXT))


def test_the_last_line_is_no_signature_above() -> None:
    assert signed_above(blocks(TEXT, "Дана ОМАРОВА")).name is None


def test_numbered_headings() -> None:
    assert begins_numbers(blocks("1. Мосты", TEXT, "2. Дороги", TEXT))
    assert not begins_numbers(blocks("1. Мосты", TEXT))
    assert not begins_numbers(blocks("2. Мосты", TEXT, "3. Дороги"))
    assert not begins_numbers([])


@mark.parametrize(
    ("below", "start"),
    [
        (("мост река Каркара",), 1),
        (("Каркара (12) мост (5) ремонт (3)",), 1),
        (("Мост", "Каркара", "автобусы", "ремонт"), 1),
        (("Мост через Каркару открыли",), None),
        (("Марат Сабитов",), None),
        (("Мост на Каркаре, автобусы",), None),
        (("музей выставка картины",), None),
        (("Каркара",), None),
    ],
)
def test_a_cloud_of_tags_says_the_articles_own_words(
    below: tuple[str, ...], start: int | None
) -> None:
    told = "Через реку Каркара открыли мост, и по нему пошли автобусы в село."
    assert begins_cloud(blocks(told, *below), "Новый мост открыли") == start
