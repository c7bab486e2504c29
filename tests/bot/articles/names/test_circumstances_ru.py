from pytest import mark

from bot.articles.names.circumstances_ru import (
    HEARERS_LAST,
    without_first,
    without_inserted,
    without_last,
)


@mark.parametrize(
    ("text", "rest"),
    [
        ("сегодня утром в акимате", "в акимате"),
        ("в ночь на 5 мая в акимате", "в акимате"),
        ("в пятницу, 9 августа, в акимате", "в акимате"),
        ("по телефону в акимате", "в акимате"),
        ("на брифинге в Сарыкенте в акимате", "в акимате"),
        ("на заседании правительства министр", "министр"),
        ("в своём Telegram-канале в акимате", "в акимате"),
        ("в Facebook блогер", "в Facebook блогер"),
        ("вчерашний суд", "вчерашний суд"),
        ("на своей странице «ВКонтакте»", "на своей странице «ВКонтакте»"),
    ],
)
def test_before_who_told(text: str, rest: str) -> None:
    assert without_first(text) == rest


@mark.parametrize(
    ("text", "rest"),
    [
        ("акимат в тот же день", "акимат"),
        ("акимат на брифинге", "акимат"),
        ("акимат в Facebook", "акимат"),
        ("суд Сарыкента", "суд Сарыкента"),
        ("акимат по телефону накануне", "акимат"),
    ],
)
def test_behind_who_told(text: str, rest: str) -> None:
    assert without_last(text) == rest


def test_days_between_commas() -> None:
    assert without_inserted("МЧС в пятницу, 9 августа,") == "МЧС"
    assert without_inserted("МЧС, в свою очередь,") == "МЧС"
    assert without_inserted("Мост открыли вечером,") == "Мост открыли вечером,"


def test_who_was_told_is_no_part_of_an_office() -> None:
    assert HEARERS_LAST.sub("", "акимате изданию «Маяк»") == "акимате"
    assert HEARERS_LAST.sub("", "акимате в беседе с Dala.kz") == "акимате"
    assert HEARERS_LAST.sub("", "агентству по делам спорта") == "агентству по делам спорта"
