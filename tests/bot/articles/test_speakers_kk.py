from pytest import mark

from bot.articles.speakers_kk import ends_in_office, speakers


@mark.parametrize(
    ("sentence", "name"),
    [
        ("Өрт туралы облыс әкімдігі хабарлады.", "облыс әкімдігі"),
        ("ТЖМ ауыл тұрғындары көшірілгенін хабарлады.", "ТЖМ"),
        ("Қалалық әкімдікте жолдың ашылатынын айтты.", "Қалалық әкімдік"),
        ("Порт жабық, делінген Көлік министрлігінің хабарламасында.", "Көлік министрлігі"),
        (
            "Сонымен қатар қала әкімдігі көпірдің жабық екенін, жол барын нақтылайды.",
            "қала әкімдігі",
        ),
        (
            "Порттың баспасөз қызметі таратқан ақпаратқа сәйкес, су ашық.",
            "Порттың баспасөз қызметі",
        ),
    ],
)
def test_an_office_speaks(sentence: str, name: str) -> None:
    assert name in [mention.name for mention in speakers(sentence)]


@mark.parametrize(
    "sentence",
    [
        "Музейде балаларға ескі қала туралы айтты.",
        "«Жол ашық», – деді порт бастығы Арман Сейт.",
        "Білім басқармасы мектеп салды, деп мектеп директоры айтты.",
        "Білім басқармасы өткізген жиында Арман Сейт айтты.",
        "ТМД елдерінің басшылары кездесу өтетінін хабарлады.",
    ],
)
def test_nobody_speaks_for_an_office(sentence: str) -> None:
    assert list(speakers(sentence)) == []


def test_the_last_word_tells() -> None:
    assert ends_in_office("«Дала Газ» РМК-сы")
    assert not ends_in_office("клуб бапкері")
