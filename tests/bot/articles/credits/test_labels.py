from pytest import mark

from bot.articles.credits.labels import is_empty_value, label_starts, read_label, trimmed


@mark.parametrize(
    ("text", "bare"),
    [
        (" • (Фото: X) ", "Фото: X"),
        ("[Фото: X]", "Фото: X"),
        ("*Фото: X*", "Фото: X"),
        ("(Фото: X", "Фото: X"),
        ("Фото: X)", "Фото: X"),
        ("Фото (X) и (Y)", "Фото (X) и (Y)"),
        ("", ""),
    ],
)
def test_what_stands_around_a_line_goes(text: str, bare: str) -> None:
    assert trimmed(text) == bare


@mark.parametrize(
    ("text", "words", "kind", "rest", "separated"),
    [
        ("Фото: Дана", "Фото", "any", "Дана", True),
        ("ФОТО — Дана", "ФОТО", "any", "Дана", True),
        ("Фото - Дана", "Фото", "any", "Дана", True),
        ("Фото / Дана", "Фото", "any", "Дана", True),
        ("Фото Даны", "Фото", "any", "Даны", False),
        ("Источник фото: Дана", "Источник фото", "any", "Дана", True),
        ("Photo by Dana", "Photo by", "name", "Dana", False),
        ("Фото:", "Фото", "any", "", True),
        ("Photо: Dana", "Photo", "any", "Dana", True),
    ],
)
def test_a_label(text: str, words: str, kind: str, rest: str, separated: bool) -> None:
    label = read_label(text, "photo_labels")

    assert label is not None
    assert (label.words, label.kind, label.rest, label.separated) == (words, kind, rest, separated)


@mark.parametrize("text", ["Фотонный", "Видео: Дана", "Мост", ""])
def test_no_label(text: str) -> None:
    assert read_label(text, "photo_labels") is None


def test_a_qualifier_belongs_to_the_label() -> None:
    label = read_label("Архивное фото: Дана", "photo_labels")

    assert label is not None
    assert label.qualified
    assert label.words == "Архивное фото"


def test_labels_inside_a_text() -> None:
    text = "Мост. Фото: Дана / Фото Армана, фотоны не в счёт"

    assert [text[at : at + 5] for at in label_starts(text, "photo_labels")] == ["Фото:", "Фото "]


@mark.parametrize("text", ["", " - ", "None", "null", "«»", "(None)", "не указан"])
def test_nothing_is_known(text: str) -> None:
    assert is_empty_value(text)


def test_something_is_known() -> None:
    assert not is_empty_value("Нуна")
