"""What an editor's message formats, and what of it belongs to title, text and quotations."""

import pytest

from bot.model import BlockKind, Entity, Format, Part
from bot.newsroom.cards.formatting import MOST, formats_of
from bot.newsroom.cards.material import item_of
from bot.utf16 import utf16_length


def entity(kind: str, text: str, words: str, url: str | None = None) -> Entity:
    start = utf16_length(text[: text.index(words)])
    return Entity(kind, start, utf16_length(words), url)


TEXT = "🏒 Лёд готов\n\nКаток у реки открыт, 🎿 прокат рядом.\nВход свободный."
URL = "https://city.example/katok"


@pytest.mark.parametrize(
    ("found", "formats"),
    [
        (
            entity("text_link", TEXT, "прокат", URL),
            (Format("text_link", "прокат", "Каток у реки открыт, 🎿 ", URL),),
        ),
        (entity("italic", TEXT, "готов"), (Format("italic", "готов", "🏒 Лёд ", in_title=True),)),
        (
            entity("bold", TEXT, "рядом.\nВход"),
            (
                Format("bold", "рядом.", "Каток у реки открыт, 🎿 прокат "),
                Format("bold", "Вход"),
            ),
        ),
        (entity("bold", TEXT, "\n\n"), ()),
        (entity("url", TEXT, "Вход"), ()),
        (entity("custom_emoji", TEXT, "🎿"), ()),
    ],
    ids=[
        "a link",
        "in the first line",
        "over two lines",
        "blanks",
        "found by Telegram",
        "an emoji",
    ],
)
def test_each_line_has_its_formats(found: Entity, formats: tuple[Format, ...]) -> None:
    assert formats_of(TEXT, [found]) == formats


def test_they_stand_in_their_order_and_are_not_too_many() -> None:
    ones = [Entity("bold", 2 * at, 1) for at in reversed(range(MOST + 9))]
    assert len(formats_of("б " * 200, ones)) == MOST
    two = [entity("bold", TEXT, "Вход"), entity("bold", TEXT, "Каток")]
    assert [one.words for one in formats_of(TEXT, two)] == ["Каток", "Вход"]


def test_what_stands_in_front_is_kept_in_whole_words() -> None:
    text = (
        "Лёд готов\n"
        + "Катаются все желающие жители нашего города и их гости вместе, вход свободный."
    )
    (one,) = formats_of(text, [entity("bold", text, "вход")])
    assert one.before == "нашего города и их гости вместе, "
    assert text[text.index(one.before) - 1] == " "


def part(text: str, *entities: Entity, bold: int = 0) -> Part:
    return Part(key="k", text=text, bold=bold, formats=formats_of(text, entities))


def test_the_text_may_begin_in_the_line_of_the_title() -> None:
    text = "Каток у реки открыт. Прокат тоже открыт, приходите."
    words = part(text, entity("text_link", text, "Прокат", URL), bold=20)
    item = item_of([words], "Telegram")
    assert item.title == "Каток у реки открыт."
    assert [one.in_title for one in item.formats] == [False]


@pytest.mark.parametrize("kind", ["blockquote", "expandable_blockquote"])
def test_a_quotation_is_one_in_the_article(kind: str) -> None:
    text = "Лёд готов\n\nВ парке тихо.\n\nПриходите все, сказал мастер.\nЖдём вас."
    quoted = "Приходите все, сказал мастер.\nЖдём вас."
    item = item_of([part(text, entity(kind, text, quoted))], "Telegram")
    assert [block.kind for block in item.blocks] == [
        BlockKind.PARAGRAPH,
        BlockKind.QUOTE,
        BlockKind.QUOTE,
    ]
