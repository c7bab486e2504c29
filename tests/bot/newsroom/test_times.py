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
        ("завтра утром", "2026-11-27 08:00"),
        ("в субботу вечером", "2026-11-28 19:00"),
        ("утром в 10 28.11", "2026-11-28 10:00"),
        ("вечером в восемь", "2026-11-26 20:00"),
        ("к семи", None),
        ("сегодня в девять вечера", "2026-11-26 21:00"),
        ("завтра в 4 часа дня", "2026-11-27 16:00"),
        ("завтра в час ночи", "2026-11-27 01:00"),
        ("в полночь", "2026-11-27 00:00"),
        ("завтра в полночь", None),
        ("через 3 дня в 10:00", "2026-11-29 10:00"),
        ("через неделю в 9 утра", "2026-12-03 09:00"),
        ("через день", None),
        ("ертең таңертең", "2026-11-27 08:00"),
        ("жексенбі күні кешке", "2026-11-29 19:00"),
        ("сәрсенбіде таңғы 9-да", "2026-12-02 09:00"),
        ("ертең 9:30-да", "2026-11-27 09:30"),
        ("кешкі сағат жетіде", "2026-11-26 19:00"),
        ("ертең түстен кейін 3-те", "2026-11-27 15:00"),
        ("екі күннен кейін 10:00", "2026-11-28 10:00"),
        ("түн ортасында", "2026-11-27 00:00"),
        ("tomorrow evening", "2026-11-27 19:00"),
        ("tonight at 9", "2026-11-26 21:00"),
        ("on Friday morning", "2026-11-27 08:00"),
        ("tomorrow at ten o'clock", "2026-11-27 10:00"),
        ("the day after tomorrow at 8 in the evening", "2026-11-28 20:00"),
        ("in an hour and a half", "2026-11-26 16:45"),
        ("in 2 days at 9:15", "2026-11-28 09:15"),
        ("midnight", "2026-11-27 00:00"),
        ("через 1,5 часа", "2026-11-26 16:45"),
        ("in 2.5 hours", "2026-11-26 17:45"),
        ("через пару часов", "2026-11-26 17:15"),
        ("18-30", "2026-11-26 18:30"),
        ("завтра в 9-30 утра", "2026-11-27 09:30"),
        ("завтра 10-05", None),
        ("через 10-15 минут", None),
    ],
)
def test_times_in_words(text: str, here: str | None) -> None:
    """None: it may mean two times."""
    due = typed(text, NOW, ALMATY)
    if here is None:
        assert due is Unusable.NOT_READ
        return
    assert isinstance(due, datetime)
    assert f"{due.astimezone(ALMATY):%Y-%m-%d %H:%M}" == here


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("15:15", Unusable.PAST),
        ("08:00", Unusable.PAST),
        ("26.11 08:00", Unusable.PAST),
        ("25.11.2026 20:00", Unusable.PAST),
        ("вчера в 20:00", Unusable.PAST),
        ("сегодня утром", Unusable.PAST),
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
