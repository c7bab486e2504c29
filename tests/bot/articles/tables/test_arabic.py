from pytest import mark

from bot.articles.tables.arabic import arabic_form


@mark.parametrize(
    ("word", "written"),
    [
        ("баспасөз қызметі", "ءباسپاسوز قىزمەتى"),
        ("тілшісі", "ءتىلشىسى"),
        ("министрлігі", "مينيسترلىگى"),
        ("бұл туралы", "بۇل تۋرالى"),
        ("полиция*", "پوليتسيا*"),
    ],
)
def test_words_as_they_are_written(word: str, written: str) -> None:
    assert arabic_form(word) == written
