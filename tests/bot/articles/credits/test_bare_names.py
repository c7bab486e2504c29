from pytest import mark

from bot.articles.credits.bare_names import is_bare_name


@mark.parametrize(
    ("text", "bare"),
    [
        ("dalanews.kz", True),
        ("Reuters", True),
        ("Дана Омар/NUR.KZ via AP", True),
        ("REUTERS/Dana Omar/File Photo", True),
        ("Dana Omar, AP", True),
        ("Дана Омар/Ержан Ли", False),
        ("«Мост»", False),
        ("Shutterstock", True),
        ("Пресс-служба порта", True),
        ("Пресс-служба порта показала мост", False),
        ("Дана Омар / ИА «Степь»", True),
        ("Дана Омар / пресс-служба порта", True),
        ("AFP 2023 / Dana Omar", True),
        ("Дала 2023 / Дана Омар", False),
        ("Дана Омар, пресс-служба порта", False),
        ("Дана Омар / «Дала» газеті", True),
        ("газета «Степь»", True),
        ("«Мост», «Река»", False),
        ("Театр «Степь»", False),
        ("Дана Омар", False),
        ("Мост через реку", False),
        ("", False),
    ],
)
def test_a_bare_name(text: str, bare: bool) -> None:
    assert is_bare_name(text) == bare
