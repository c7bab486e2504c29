from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sources.values.dates import parse_date

NOW = datetime(2024, 4, 12, tzinfo=UTC)
TEN = datetime(2024, 4, 11, 5, tzinfo=UTC)  # ten o'clock in Almaty
MIDNIGHT = datetime(2024, 4, 10, 19, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thu, 11 Apr 2024 10:00:00 +0500", TEN),
        ("Thu, 11 Apr 2024 05:00:00 GMT", TEN),
        ("Thu, 11 Apr 2024 08:00:00 MSK", TEN),
        ("Thu, 11 Apr 2024 10:00:00 ALMT", TEN),
        ("Thu, 11 Apr 2024 05:00:00 A", TEN),
        ("Thu, 11 Apr 2024 14:00:00 JST", TEN),
        ("Thu, 11 Apr 2024 10.00.00 +0500", TEN),
        ("11 апреля 2024 года, 10.00", TEN),
        ("11 сәуір 2024 ж. 10.00", TEN),
        ("11 апреля 2024 г., 3.5 тыс. просмотров", MIDNIGHT),
        ("Thu, 11 Apr 24 10:00:00 +0500", TEN),
        ("Thursday, 11-Apr-24 05:00:00 UTC", TEN),
        ("Thu, 11 Apr 2024 10:00:00 GMT+0500 (Almaty)", TEN),
        ("Thu, 11 Apr 2024 10:00", TEN),
        ("11 Apr 2024 10:00:00", TEN),
        ("Thu Apr 11 10:00:00 2024", TEN),
        ("Thu Apr 11 08:00:00 MSK 2024", TEN),
        ("2024-04-11T10:00:00+05:00", TEN),
        ("2024-04-11T10:00:00+0500", TEN),
        ("2024-04-11T05:00:00Z", TEN),
        ("2024-04-11T05:00:00.000Z", TEN),
        ("2024-04-11 10:00:00", TEN),
        ("2024-04-11 10:00:00 +05:00", TEN),
        ("20240411T050000Z", TEN),
        ("2024/04/11 10:00", TEN),
        ("1712811600", TEN),
        ("1712811600000", TEN),
        ("1712811600.25", TEN),
        ("20240411100000", TEN),
        ("11.04.2024 10:00", TEN),
        ("10:00 11.04.2024", TEN),
        ("11/04/2024 10:00", TEN),
        ("11 апреля 2024, 10:00", TEN),
        ("Чт, 11 апр 2024 10:00:00 +0500", TEN),
        ("10:00, 11 Апреля 2024 года", TEN),
        ("Опубликовано: 11 апреля 2024 г. в 08:00 (МСК)", TEN),
        ("11 апреля, 10:00", TEN),
        ("2024 жылғы 11 сәуір, 10:00", TEN),
        ("11 сәуір 2024 ж. 10:00", TEN),
        ("11 Сәуірде 10:00", TEN),
        ("Бс, 11 Сәу 2024 10:00:00 +0500", TEN),
        ("April 11, 2024 10:00 AM", TEN),
        ("Apr 11, 2024 10:00 p.m.", TEN.replace(hour=17)),
        ("11 апреля 2024", MIDNIGHT),
        ("2024-04-11", MIDNIGHT),
        ("20240411", MIDNIGHT),
        ("Apr 11, 2024 12:00 AM", MIDNIGHT),
        ("Сенбі, 6 сәуір 2024 10:00", TEN.replace(day=6)),
        ("25 декабря, 10:00", datetime(2023, 12, 25, 4, tzinfo=UTC)),
        ("Сегодня, 03:30", datetime(2024, 4, 11, 22, 30, tzinfo=UTC)),
        ("Кеше, 10:00", TEN),
        ("Wed, 10 Apr 2024 24:00:00 +0500", MIDNIGHT),
        ("Thu, 01 Feb 2024 10:00:00 ALMT", datetime(2024, 2, 1, 4, tzinfo=UTC)),
    ],
)
def test_dates(text: str, expected: datetime) -> None:
    assert parse_date(text, "Asia/Almaty", NOW) == expected


@pytest.mark.parametrize(
    "text",
    [None, "", "  ", "вчера", "nonsense", "0", "-1", "11", "1970-01-01", "0001-01-01T00:00:00",
     "Thu, 01 Jan 1970 00:00:00 GMT", "2024-13-45", "32 мая 2024", "31 апреля 2024",
     "2024-04-11T25:00:00Z", "2034-01-01", "9999-12-31T23:59:59-23:00", "99999999999999",
     "Thu, 15 Apr 2024 10:00:00 +0500", "апреля", "0000-00-00 00:00:00"],
)  # fmt: skip
def test_no_dates(text: str | None) -> None:
    assert parse_date(text, "Asia/Almaty", NOW) is None


def test_what_lies_far_ahead_is_no_date_unless_nobody_knows_the_time() -> None:
    assert parse_date("2024-04-12T00:59:00Z", "UTC", NOW) is not None
    assert parse_date("2024-04-12T01:01:00Z", "UTC", NOW) is None
    assert parse_date("2034-01-01", "UTC") == datetime(2034, 1, 1, tzinfo=UTC)
    assert parse_date("11 апреля", "UTC") is None


@given(st.text(alphabet="0123456789:-/.+ апрелясуіAM", max_size=60) | st.text(max_size=60))
def test_any_text_gives_a_sane_time_or_none(text: str) -> None:
    found = parse_date(text, "Asia/Almaty", NOW)
    assert found is None or (found.tzinfo is UTC and 1990 <= found.year <= 2024)
