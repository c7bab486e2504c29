"""Cities in running text, in any case and spelling, and what only looks like one."""

from pytest import mark

from bot.articles.names.places import cities_in, without_cities


@mark.parametrize(
    ("text", "cities"),
    [
        ("Дорога из Риддера в Аральск, через Аксай", {"Риддер", "Аральск", "Аксай"}),
        ("Пожар в Шахтинске, под Саранью, в Рудном", {"Шахтинск", "Сарань", "Рудный"}),
        ("Туркестаном управляет, в Дубае, Сеулом", {"Туркестан", "Дубай", "Сеул"}),
        ("Алматылықтар мен қызылордалық, Ақтөбелікке", {"Алматы", "Актобе"}),
        ("Степногорскіде, Щучинскіден, Леңгірде", {"Степногорск", "Щучинск", "Ленгер"}),
        ("в Нью-Йорке и Усть-Каменогорске", {"Нью-Йорк", "Усть-Каменогорск"}),
        ("Мария Львова и Пётр Псковский, Рима Чернова", {"Рим"}),
        ("«Астана» летит рейсом Air Astana, роман орала", set()),
    ],
)
def test_cities(text: str, cities: set[str]) -> None:
    assert cities_in(text) == cities


def test_a_text_without_its_cities_keeps_its_length() -> None:
    text = "Из Риддера в Нью-Йорк за день"

    assert without_cities(text).split() == ["Из", "в", "за", "день"]
    assert len(without_cities(text)) == len(text)
