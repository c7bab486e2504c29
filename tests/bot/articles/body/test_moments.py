"""Tests of lines that only say when something appeared."""

from pytest import mark

from bot.articles.body.moments import is_moment


@mark.parametrize(
    "line",
    [
        "November 24, 2026 10:14 AM GMT+5 Updated 2 hours ago",
        "Updated 2:15 PM GMT+5, November 23, 2026",
        "Published Nov. 3rd, 2026 at 9:05 a.m. EST",
        "2 hours ago",
        "14:03, 25 Ноябрь 2026 | GMT +5",
        "Обновлено: 23 ноября 2026 г., 10:05 (МСК)",
        "Опубликовано сегодня в 15:10",
        "5 минут назад",
        "Жарияланды: 2026 жылғы 25 қараша, 10:15",
        "2026-11-22T16:20+0500",
        "2026-11-22T16:20:05Z",
        "пятница, 27 ноября 2026",
    ],
)
def test_when_it_appeared(line: str) -> None:
    assert is_moment(line)


@mark.parametrize(
    "line",
    [
        "2026",
        "12",
        "В 2026 году",
        "Сегодня",
        "27 ноября откроют мост",
        "Встреча в 10:00",
        "С 1 января 2026 года?",
        "May I",
        "10 мая",
        "День Астаны 2026",
        "",
        "25 ноября 2026 " * 20,
    ],
)
def test_other_lines(line: str) -> None:
    assert not is_moment(line)
