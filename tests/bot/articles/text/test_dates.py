from datetime import date

from pytest import mark, param

from bot.articles.text.dates import Day, day_at, is_day, month_number, written


@mark.parametrize(
    ("text", "day"),
    [
        ("11 апреля. Текст", (11, 4, None)),
        ("11 апр. 2024 года", (11, 4, 2024)),
        ("5 октября 2025 г.", (5, 10, 2025)),
        ("11 сәуір", (11, 4, None)),
        ("2024 ж. 11 сәуірде", (11, 4, 2024)),
        ("7 qarasha", (7, 11, None)),
        ("Қарашаның 7-сі. Мәтін", (7, 11, None)),
        ("7 sәuirde", (7, 4, None)),
        ("7 zheltoksan", (7, 12, None)),
        ("7 ناۋرىز", (7, 3, None)),
        ("April 11, 2024", (11, 4, 2024)),
        ("Apr 11", (11, 4, None)),
        ("11 April 2024", (11, 4, 2024)),
        ("11.04.2024", (11, 4, 2024)),
        ("11.04.24. Текст", (11, 4, 2024)),
        ("2024-04-11", (11, 4, 2024)),
        ("29 февраля", (29, 2, None)),
    ],
)
def test_a_day(text: str, day: tuple[int, int, int | None]) -> None:
    found = day_at(text, 0)

    assert found is not None
    assert (found.day, found.month, found.year) == day


@mark.parametrize(
    "text",
    ["31 апреля", "0 мая", "29 февраля 2023", "11 этажей", "11.04.24.5", "май", "11", ""],
)
def test_no_day(text: str) -> None:
    assert day_at(text, 0) is None


@mark.parametrize(
    ("word", "number"),
    [("января", 1), ("Мар.", 3), ("қыркүйекте", 9), ("желтоқсан", 12), ("May", 5), ("пятница",
        None)],
)  # fmt: skip
def test_a_month(word: str, number: int | None) -> None:
    assert month_number(word) == number


def test_the_days_of_february() -> None:
    assert is_day(29, 2, 2024)
    assert is_day(29, 2, None)
    assert not is_day(29, 2, 2023)
    assert not is_day(1, 1, 1800)


NEW_YEAR = date(2026, 1, 2)


@mark.parametrize(
    ("day", "published", "link", "iso"),
    [
        param((11, 4, None), None, None, "--04-11", id="nothing tells the year"),
        param((11, 4, 2024), None, None, "2024-04-11", id="named"),
        param((11, 4, None), date(2024, 4, 12), None, "2024-04-11", id="published"),
        param((31, 12, None), NEW_YEAR, None, "2025-12-31", id="over New Year"),
        param((11, 4, None), None, "https://a.kz/2024/04/11/x", "2024-04-11", id="address"),
        param((31, 12, None), None, "https://a.kz/2026/01/02/x", "2025-12-31",
            id="January address"),
        param((29, 2, None), date(2025, 3, 1), None, "2024-02-29", id="the last leap year"),
        param((11, 4, 2030), date(2024, 4, 12), None, "--04-11", id="never in the future"),
    ],
)  # fmt: skip
def test_as_it_is_written(
    day: tuple[int, int, int | None], published: date | None, link: str | None, iso: str
) -> None:
    assert written(Day(*day, end=0), published, link) == iso
