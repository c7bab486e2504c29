"""When a saved text came out, by a line of its own above or below the text."""

from datetime import UTC, datetime

import pytest

from bot.articles.understand import understand
from bot.sources.stored.files import read_stored_bytes

NOW = datetime(2026, 11, 27, 7, tzinfo=UTC)
TITLE = "В Степногорске запустили новый котёл"
FIRST = "В Степногорске запустили котёл, который чинили с весны, вода в домах стала горячей."
LAST = "По словам инженера, на полную мощность он вышел ночью 26 ноября 2026 года, в 14:05."
MOMENT = datetime(2026, 11, 26, 9, 5, tzinfo=UTC)
DAY = datetime(2026, 11, 25, 19, tzinfo=UTC)


def dated(*lines: str, ending: str = "txt") -> datetime | None:
    item = read_stored_bytes("\n\n".join(lines).encode(), f"saved.{ending}", now=NOW)
    return understand(item).published


@pytest.mark.parametrize("ending", ["txt", "md"])
@pytest.mark.parametrize(
    ("line", "at"),
    [
        ("26 ноября 2026, 14:05", MOMENT),
        ("14:05, 26 Ноябрь 2026 | GMT +5", MOMENT),
        ("2026 жылғы 26 қараша, 14:05", MOMENT),
        ("November 26, 2026, 2:05 PM", MOMENT),
        ("2026-11-26T14:05:00+05:00", MOMENT),
        ("26.11.2026 14:05", MOMENT),
        ("Опубликовано 26.11.2026 14:05 Обновлено 27.11.2026 09:00", MOMENT),
        ("Общество • 26 ноября 2026, 14:05 • 1204 просмотра", MOMENT),
        ("26 ноября 2026 г.", DAY),
        ("26.11.2026", DAY),
        ("14:05, 26 ноября 2026, Алматы", MOMENT),
        ("Дата публикации: 26.11.2026", DAY),
        ("Жарияланған күні: 26.11.2026 14:05", MOMENT),
        ("26-11-2026", DAY),
        ("26.11.2026 | 14:05", MOMENT),
        ("26 ноября 2026 · 14:05", MOMENT),
        ("26 ноября 2026, 14:05 Экономика", MOMENT),
        ("Сұхбат 3120 0 пікір 26 Қараша, 2026 сағат 14:05", MOMENT),
        ("26.11.2026 Происшествия", DAY),
        ("Emma Larsen Nov 26, 2026", DAY),
        ("26.11.2026 Степногорск", None),
        ("Пресс-центр > Новости > 26.11.2026", DAY),
        ("Published: 14:05, 26 November 2026 | Updated: 17:40, 26 November 2026", MOMENT),
        ("26.11.2026, 14:05 1843 12 комментариев", MOMENT),
        ("Thu 26 Nov 2026 09.05 GMT", MOMENT),
        ("Обновлено: 27 ноября 2026, 09:00", None),
        ("Пятница, 27 ноября 2026", None),
        ("5 декабря 2026, 10:00", None),
        ("26 ноября, 14:05", None),
        ("Сегодня, 14:05", None),
        ("Начало: 26 ноября 2026, 14:05", None),
        ("26 ноября 2026 года в 14:05 котёл запустили, и вода в домах снова стала горячей.", None),
    ],
)
def test_a_line_of_the_head(line: str, at: datetime | None, ending: str) -> None:
    assert dated(TITLE, line, FIRST, LAST, ending=ending) == at


def test_a_notice_is_not_where_the_text_begins() -> None:
    notice = "Мы используем файлы cookie, чтобы сайт работал лучше и быстрее, чем вчера."
    assert dated(notice, TITLE, "26.11.2026 14:05", FIRST, LAST) == MOMENT


def test_the_nearest_line_to_the_text_counts() -> None:
    assert dated("Сейчас 27 ноября 2026, 09:40", TITLE, "26.11.2026 14:05", FIRST) == MOMENT
    assert dated("Пятница, 27 ноября 2026", TITLE, "26.11.2026 14:05", FIRST) == MOMENT


def test_below_the_text_one_date_counts_and_those_of_other_articles_do_not() -> None:
    assert dated(TITLE, FIRST, LAST, "Источник: акимат", "26.11.2026 14:05") == MOMENT
    others = ("Дожди идут", "26.11.2026 12:00", "Снег выпал", "25.11.2026 11:00")
    assert dated(TITLE, FIRST, LAST, *others) is None
    assert dated(TITLE, FIRST, "26 ноября 2026, 14:05", LAST) is None


def test_a_datelines_day_gets_its_year() -> None:
    first = f"Степногорск. 26 ноября. Центр информации – {FIRST}"
    item = read_stored_bytes(f"{TITLE}\n\n26.11.2026 14:05\n\n{first}".encode(), "a.txt", now=NOW)
    assert understand(item).dateline.date == "2026-11-26"


def test_front_matter_of_a_plain_text() -> None:
    front = f"---\ntitle: {TITLE}\ndate: 2026-11-26 14:05\nauthor: Дина Ахатова\n---\n"
    article = understand(read_stored_bytes((front + FIRST).encode(), "a.txt", now=NOW))
    assert (article.title, article.author, article.published) == (TITLE, "Дина Ахатова", MOMENT)
    assert [block.text for block in article.body] == [FIRST]


@pytest.mark.parametrize("dashes", ["---\n", "---\nДва дня: мост\n---\n"])
def test_dashes_that_are_none(dashes: str) -> None:
    assert dated(dashes + TITLE, FIRST) is None
