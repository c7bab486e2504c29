import pytest

from bot.articles.text.compounds_ru import compound


@pytest.mark.parametrize(
    ("written", "nominative"),
    [
        ("Росстандарте", "Росстандарт"),
        ("Казпочты", "Казпочта"),
        ("Роскачестве", "Роскачество"),
        ("КазМунайГазе", "КазМунайГаз"),
        ("Узгидромет", "Узгидромет"),
    ],
)
def test_the_nominative_of_a_shortened_name(written: str, nominative: str) -> None:
    assert compound(written) == nominative


@pytest.mark.parametrize("word", ["Казахстан", "Белозеров", "Ростов", "росток", "Россию"])
def test_countries_cities_and_persons_are_no_offices(word: str) -> None:
    assert compound(word) is None
