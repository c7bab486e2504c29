from pytest import mark

from bot.articles.attribution.hearers_kk import heard


@mark.parametrize(
    ("sentence", "told"),
    [
        ("Министр қатені Dala.kz тілшісіне түсіндірді.", "Dala.kz"),
        ("Министр қатені «ҚазАқпарат» тілшісіне түсіндірді.", "ҚазАқпарат"),
        ("Kópir ashyq, – dedi ol Dala.kz tilshisine.", "Dala.kz"),
        ("Министр «Дала таңы» газетіне берген сұхбатында порт жабық деді.", "Дала таңы"),
        ("Mınıstr muny Egemen Qazaqstan gazetine aıtty.", "Egemen Qazaqstan"),
        ("Порт жабық, деді Арман Сейт Steppe News агенттігіне.", "Steppe News"),
        ("Министр порттың жабылғанын The Guardian-ға айтты.", "The Guardian"),
        ("Порт басқармасы Dala.kz сайтына оқиғаның мән-жайын хабарлады.", "Dala.kz"),
        ("Мұны Dala.kz-ке «Қара порт» АҚ түсіндірді.", "Dala.kz"),
        ("Порт басқармасы Dala.kz-ке хабарлағандай, айлақ жабық.", "Dala.kz"),
        ("Айлақ жабық, деп мәлімдеді порт басқармасы Dala.kz тілшісіне.", "Dala.kz"),
    ],
)
def test_an_outlet_was_told(sentence: str, told: str) -> None:
    assert [mention.name for mention in heard(sentence)[0]] == [told]


@mark.parametrize(
    "sentence",
    [
        "Министр қатені газет тілшісіне түсіндірді.",
        "Полиция Dala.kz сайтына шабуыл жасалғанын анықтады.",
        "Порт басқармасы Dala.kz сайтына шабуыл жасалғанын хабарлады.",
        "Порт жабық, деп жазды ол Dala.kz-ке сілтеме жасап.",
        "«Теңіз күніне» арналған жиында айлақ жабық деп айтылды.",
    ],
)
def test_no_outlet_was_told(sentence: str) -> None:
    assert heard(sentence) == ([], sentence)


def test_what_is_left_of_the_sentence() -> None:
    sentence = "Айлақ жабық екенін порт басқармасы Dala.kz тілшісіне түсіндірді."
    assert heard(sentence)[1] == "Айлақ жабық екенін порт басқармасы түсіндірді."
