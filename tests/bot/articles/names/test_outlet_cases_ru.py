from pytest import mark

from bot.articles.names.outlet_cases_ru import of_dative, of_genitive, titled_at


@mark.parametrize(
    ("written", "name"),
    [
        ("Маяку", "Маяк"),
        ("Степной газете", "Степная газета"),
        ("Вечернему Каражалу", "Вечерний Каражал"),
        ("Хронике", "Хроника"),
        ("Известиям", "Известия"),
        ("Новому времени", "Новому времени"),
        ("Dala", "Dala"),
        ("Каражал сегодня", "Каражал сегодня"),
        ("Степной нови", "Степная новь"),
        ("Рабочей мысли", "Рабочая мысль"),
        ("Нашей газете", "Наша газета"),
        ("Нови", "Нови"),
    ],
)
def test_told_to_an_outlet(written: str, name: str) -> None:
    assert of_dative(written) == name


@mark.parametrize(
    ("written", "name"),
    [
        ("Маяка", "Маяк"),
        ("Советского маяка", "Советский маяк"),
        ("Хроники", "Хроника"),
        ("Степного вестника", "Степной вестник"),
        ("Русского вестника", "Русский вестник"),
        ("Новой газеты", "Новая газета"),
        ("Степь", "Степь"),
        ("Новой жизни", "Новая жизнь"),
        ("Новой Земли", "Новой Земли"),
    ],
)
def test_an_outlets_correspondent(written: str, name: str) -> None:
    assert of_genitive(written) == name


@mark.parametrize(
    ("text", "name"),
    [
        ("Степной вестник со ссылкой", "Степной вестник"),
        ("Степного вестника в порту", "Степного вестника"),
        ("Приморский край", None),
        ("Марат Сабитов", None),
    ],
)
def test_a_papers_name_without_quotation_marks(text: str, name: str | None) -> None:
    assert titled_at(text) == name
