from pytest import mark

from bot.articles.attribution.hearers_kk import hearers


@mark.parametrize(
    ("sentence", "told"),
    [
        ("Министр қатені Dala.kz тілшісіне түсіндірді.", "Dala.kz"),
        ("Министр қатені «ҚазАқпарат» тілшісіне түсіндірді.", "ҚазАқпарат"),
        ("Kópir ashyq, – dedi ol Dala.kz tilshisine.", "Dala.kz"),
    ],
)
def test_an_outlet_was_told(sentence: str, told: str) -> None:
    assert [mention.name for mention in hearers(sentence)] == [told]


def test_somebodys_reporter_is_no_outlet() -> None:
    assert list(hearers("Министр қатені газет тілшісіне түсіндірді.")) == []
