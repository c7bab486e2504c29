from pytest import mark

from bot.articles.attribution.adjuncts_ru import last_clause, without_leading, without_trailing


@mark.parametrize(
    ("behind", "text", "outlet"),
    [
        ("в среду в МЧС", "в МЧС", None),
        ("5 мая 2024 года в МЧС", "в МЧС", None),
        ("«Маяку» в МЧС", "в МЧС", "Маяк"),
        ("накануне «Маяку» в МЧС", "в МЧС", "Маяк"),
        ("в интервью ТАСС глава порта", "глава порта", "ТАСС"),
        ("в ответ на запрос «Маяка» в порту", "в порту", "Маяка"),
        ("слова тренера корреспондент Dala.kz", "корреспондент Dala.kz", None),
        ("«Маяк» со ссылкой на МЧС", "«Маяк» со ссылкой на МЧС", None),
        ("в МЧС", "в МЧС", None),
    ],
)
def test_behind_a_verb(behind: str, text: str, outlet: str | None) -> None:
    found = without_leading(behind, past=True)

    assert (found.text, found.outlet) == (text, outlet)


def test_what_is_told_now_was_told_to_nobody() -> None:
    assert without_leading("«Маяку» в МЧС", past=False).outlet is None


@mark.parametrize(
    ("subject", "text", "outlet"),
    [
        ("служба коммуникаций в воскресенье", "служба коммуникаций", None),
        ("В МЧС «Маяку» накануне", "В МЧС", "Маяк"),
        ("В пресс-службе порта Dala.kz", "В пресс-службе порта", "Dala.kz"),
        ("На сайте Dala.kz", "На сайте Dala.kz", None),
        ("Об этом в интервью ТАСС", "Об этом", "ТАСС"),
    ],
)
def test_before_a_verb(subject: str, text: str, outlet: str | None) -> None:
    found = without_trailing(subject)

    assert (found.text, found.outlet) == (text, outlet)


def test_the_last_part_of_a_sentence() -> None:
    assert last_clause("Дорогу закрыли, однако в акимате") == "в акимате"
    assert last_clause("Дорогу закрыли, однако жители") is None
    assert last_clause("«Дорогу закрыли, но в акимате") is None
