from pytest import mark

from bot.articles.names.circumstances_kk import without_circumstances


@mark.parametrize(
    ("sentence", "rest"),
    [
        ("Бұл туралы порт басқармасы бүгін журналистерге хабарлады.",
         "Бұл туралы порт басқармасы хабарлады."),
        ("Порт басқармасы бүгін, 5 мамырда, айлақ жабық деп хабарлады.",
         "Порт басқармасы айлақ жабық деп хабарлады."),
        ("Мұны порт басқармасы мамырдың 5-інде айтты.", "Мұны порт басқармасы айтты."),
        ("Мұны порт басқармасы 2024 жылғы 5 мамыр күні брифингте айтты.",
         "Мұны порт басқармасы айтты."),
        ("Жұма күні кешке порт басқармасы айлақты жапты.", "порт басқармасы айлақты жапты."),
        ("Сағат 15:00-де порт басқармасы ескертті.", "порт басқармасы ескертті."),
        ("Порт басқармасы біздің сауалымызға жауап ретінде айтты.", "Порт басқармасы айтты."),
        ("Bul týraly port basqarmasy 5 mamyrda aıtty.", "Bul týraly port basqarmasy aıtty."),
    ],
)  # fmt: skip
def test_when_how_and_to_whom_go(sentence: str, rest: str) -> None:
    assert without_circumstances(sentence) == rest


@mark.parametrize(
    "sentence",
    [
        "Порт басқармасы «Бүгін таңертең» бағдарламасы туралы айтты.",
        "Порт басқармасының 5 мамырдағы хабарламасы жарияланды.",
        "Айлақ жабылды, деп хабарлайды Dala.kz.",
    ],
)
def test_nothing_goes(sentence: str) -> None:
    assert without_circumstances(sentence) == sentence
