"""Chapters of films and podcasts go, hours of a day stay."""

from pytest import mark

from bot.articles.body.chapters import without_chapters
from bot.model import Block


def kept(*lines: str) -> list[str]:
    return [block.text for block in without_chapters([Block(line) for line in lines])]


@mark.parametrize(
    "chapters",
    [
        ("00:00 Начало", "02:10 Зимовка", "10:30 Буран"),
        ("0:00 Intro", "1:02:10 Winter"),
        ("Таймкоды:", "00:00 Начало", "02:10 Зимовка"),
        ("00:00:00 – Кіріспе", "00:12:00 – Қыстау"),
        ("[00:00] Начало", "[12:40] Конец"),
    ],
)
def test_chapters_go(chapters: tuple[str, ...]) -> None:
    found = kept("О чём выпуск.", *chapters, "Гость – пастух.")

    assert found == ["О чём выпуск.", "Гость – пастух."]


@mark.parametrize(
    "lines",
    [
        ("10:42 Министр доложил о бюджете.", "10:20 Заседание началось."),
        ("00:00 В полночь загорелся склад.", "Огонь потушили."),
        ("09:00 Начало", "18:00 Конец"),
    ],
)
def test_hours_of_a_day_stay(lines: tuple[str, ...]) -> None:
    assert kept(*lines) == list(lines)
