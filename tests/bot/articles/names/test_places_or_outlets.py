from pytest import mark

from bot.articles.names.places_or_outlets import is_only_place


@mark.parametrize(
    ("text", "name"),
    [
        ("Түркістан облысының ТЖД", "Түркістан"),
        ("Қазақстан бокс федерациясы", "Қазақстан"),
        ("Qazaqstan boks federatsiiasy", "Qazaqstan"),
    ],
)
def test_a_place(text: str, name: str) -> None:
    assert is_only_place(text, len(name))


@mark.parametrize(
    ("text", "name"),
    [
        ("Түркістан газеті", "Түркістан"),
        ("Түркістан", "Түркістан"),
        ("Reuters агенттігі", "Reuters"),
    ],
)
def test_an_outlet(text: str, name: str) -> None:
    assert not is_only_place(text, len(name))
