from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.newsroom.times import Quick, Unusable, quick, typed, usable

ALMATY = ZoneInfo("Asia/Almaty")
NOW = datetime(2026, 11, 26, 10, 15, tzinfo=UTC)  # 15:15 in Almaty, a Thursday


@pytest.mark.parametrize(
    ("text", "here"),
    [
        ("18:30", "2026-11-26 18:30"),
        ("18.30", "2026-11-26 18:30"),
        (" в 18:30. ", "2026-11-26 18:30"),
        ("завтра 8:00", "2026-11-27 08:00"),
        ("Завтра в 08:00", "2026-11-27 08:00"),
        ("послезавтра, 9:05", "2026-11-28 09:05"),
        ("ертең 8:00", "2026-11-27 08:00"),
        ("ертең сағат 8:00", "2026-11-27 08:00"),
        ("бүгін 23:59", "2026-11-26 23:59"),
        ("tomorrow at 8:00", "2026-11-27 08:00"),
        ("27.11 9:00", "2026-11-27 09:00"),
        ("27.11 09.30", "2026-11-27 09:30"),
        ("9:00 27.11", "2026-11-27 09:00"),
        ("27.11.2026 в 09:00", "2026-11-27 09:00"),
        ("27.11.26 09:00", "2026-11-27 09:00"),
        ("2026-11-27 09:00", "2026-11-27 09:00"),
        ("2026-11-27T09:00", "2026-11-27 09:00"),
        ("1.1 0:05", "2027-01-01 00:05"),
        ("завтра в 9", "2026-11-27 09:00"),
        ("в 18", "2026-11-26 18:00"),
        ("сегодня в 18 часов", "2026-11-26 18:00"),
        ("27.11 в 9", "2026-11-27 09:00"),
        ("ертең сағат 9-да", "2026-11-27 09:00"),
        ("tomorrow at 9", "2026-11-27 09:00"),
        ("через час", "2026-11-26 16:15"),
        ("через 20 мин", "2026-11-26 15:35"),
        ("через 1 час 30 минут", "2026-11-26 16:45"),
        ("через полтора часа", "2026-11-26 16:45"),
        ("жарты сағаттан кейін", "2026-11-26 15:45"),
        ("in half an hour", "2026-11-26 15:45"),
        ("in two hours", "2026-11-26 17:15"),
        ("3 декабря в 18.00", "2026-12-03 18:00"),
        ("5 желтоқсанда сағат 10-да", "2026-12-05 10:00"),
        ("Dec 4 at 9", "2026-12-04 09:00"),
        ("2nd December 2026, 9:00", "2026-12-02 09:00"),
        ("во вторник в 10:15", "2026-12-01 10:15"),
        ("пт 8:00", "2026-11-27 08:00"),
        ("в четверг в 20:00", "2026-12-03 20:00"),
        ("жексенбіде 9:30", "2026-11-29 09:30"),
        ("завтра в 7 утра", "2026-11-27 07:00"),
        ("сегодня в 8 вечера", "2026-11-26 20:00"),
        ("завтра в 11 ночи", "2026-11-27 23:00"),
        ("завтра в 12 дня", "2026-11-27 12:00"),
        ("ертең кешкі 7-де", "2026-11-27 19:00"),
        ("tomorrow 9am", "2026-11-27 09:00"),
        ("6:45 pm", "2026-11-26 18:45"),
        ("послезавтра в полдень", "2026-11-28 12:00"),
        ("в 18 часов", "2026-11-26 18:00"),
    ],
)
def test_times_in_words(text: str, here: str) -> None:
    due = typed(text, NOW, ALMATY)
    assert isinstance(due, datetime)
    assert f"{due.astimezone(ALMATY):%Y-%m-%d %H:%M}" == here


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("15:15", Unusable.PAST),
        ("08:00", Unusable.PAST),
        ("26.11 08:00", Unusable.PAST),
        ("25.11.2026 20:00", Unusable.PAST),
        ("1.1.2029 8:00", Unusable.TOO_FAR),
        ("9999-12-31 23:59", Unusable.TOO_FAR),
        ("", Unusable.NOT_READ),
        ("скоро", Unusable.NOT_READ),
        ("завтра", Unusable.NOT_READ),
        ("завтра 9", Unusable.NOT_READ),
        ("завтра в 24", Unusable.NOT_READ),
        ("в 9 в 10", Unusable.NOT_READ),
        ("в 9", Unusable.PAST),
        ("25:00", Unusable.NOT_READ),
        ("18:60", Unusable.NOT_READ),
        ("31.02 9:00", Unusable.NOT_READ),
        ("99.99.9999 9:00", Unusable.NOT_READ),
        ("2026-13-01 9:00", Unusable.NOT_READ),
        ("18:30 18:40", Unusable.NOT_READ),
        ("завтра 8:00 опубликуй", Unusable.NOT_READ),
        ("позвони мне в 18:30, пожалуйста", Unusable.NOT_READ),
        ("12 345 18:30", Unusable.NOT_READ),
        ("18:30:15", Unusable.NOT_READ),
        ("через", Unusable.NOT_READ),
        ("через 2", Unusable.NOT_READ),
        ("через 2 3 часа", Unusable.NOT_READ),
        ("через 9999 часов", Unusable.TOO_FAR),
        ("через месяц", Unusable.NOT_READ),
        ("31 ноября 9:00", Unusable.NOT_READ),
        ("3 школы 9:00", Unusable.NOT_READ),
        ("завтра в 15 вечера", Unusable.NOT_READ),
        ("понедельник вторник 9:00", Unusable.NOT_READ),
        ("9" * 5000, Unusable.NOT_READ),
    ],
)
def test_what_cannot_be_taken(text: str, why: Unusable) -> None:
    assert typed(text, NOW, ALMATY) is why


@pytest.mark.parametrize(
    ("choice", "hour", "here"),
    [
        (Quick.HOUR, 15, "2026-11-26 16:00"),
        (Quick.EVENING, 15, "2026-11-26 19:00"),
        (Quick.MORNING, 15, "2026-11-27 08:00"),
        (Quick.MORNING, 3, "2026-11-27 08:00"),
        (Quick.HOUR, 23, "2026-11-27 00:00"),
    ],
)
def test_quick_choices(choice: Quick, hour: int, here: str) -> None:
    now = datetime(2026, 11, 26, hour, tzinfo=ALMATY).astimezone(UTC)
    assert f"{quick(choice, now, ALMATY).astimezone(ALMATY):%Y-%m-%d %H:%M}" == here


def test_the_evening_may_be_over() -> None:
    now = datetime(2026, 11, 26, 19, 0, tzinfo=ALMATY).astimezone(UTC)
    assert usable(quick(Quick.EVENING, now, ALMATY), now) is Unusable.PAST


def test_a_time_that_summer_time_skips_is_no_error() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    now = datetime(2026, 3, 28, 12, tzinfo=UTC)
    due = typed("29.3 2:30", now, berlin)
    assert isinstance(due, datetime)
    assert now < due < now + timedelta(days=1)
