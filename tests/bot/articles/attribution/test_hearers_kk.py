from pytest import mark

from bot.articles.attribution.hearers_kk import hearers


@mark.parametrize(
    ("sentence", "told"),
    [
        ("Министр қатені Dala.kz тілшісіне түсіндірді.", "Dala.kz"),
        ("Министр қатені «ҚазАқпарат» тілшісіне түсіндірді.", "ҚазАқпарат"),
        ("Kópir ashyq, – dedi ol Dala.kz tilshisine.", "Dala.kz"),
        ("Министр «Дала таңы» газетіне берген сұхбатында порт жабық деді.", "Дала таңы"),
        ("Порт жабық, деді Арман Сейт Steppe News агенттігіне.", "Steppe News"),
        ("Министр порттың жабылғанын The Guardian-ға айтты.", "The Guardian"),
    ],
)
def test_an_outlet_was_told(sentence: str, told: str) -> None:
    assert [mention.name for mention in hearers(sentence)] == [told]


@mark.parametrize(
    "sentence",
    [
        "Министр қатені газет тілшісіне түсіндірді.",
        "Полиция Dala.kz сайтына шабуыл жасалғанын анықтады.",
        "Порт жабық, деп жазды ол Dala.kz-ке сілтеме жасап.",
        "«Теңіз күніне» арналған жиында айлақ жабық деп айтылды.",
    ],
)
def test_no_outlet_was_told(sentence: str) -> None:
    assert list(hearers(sentence)) == []
