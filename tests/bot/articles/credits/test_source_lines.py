from pytest import mark

from bot.articles.credits.source_lines import Source, read_source_line


@mark.parametrize(
    ("line", "name", "label"),
    [
        ("Источник: МКИ", "МКИ", None),
        ("Источник - ДЧС Кентау", "ДЧС Кентау", None),
        ("Источник — пресс-служба порта", "пресс-служба порта", None),
        ("Источники: Xinhua, ТАСС", "Xinhua, ТАСС", None),
        ("**Источник:** музей воды", "музей воды", None),
        ("Источник: https://dala.kz/memleket/news/1159318?lang=kk", "dala.kz", None),
        ("Источник: https://dala.kz/novosti/123/", "dala.kz", None),
        ("Источник: https://t.me/dala_news", "t.me/dala_news", None),
        ("Источник: сайт https://dala.kz/", "сайт https://dala.kz", None),
        ("Источник новости: пресс-служба суда", "пресс-служба суда", None),
        ("Материал предоставлен УВП Кентауской области", "УВП Кентауской области",
         "Материал предоставлен"),
        ("Материал предоставлен акиматом города Степногорска", "акиматом города Степногорска",
         "Материал предоставлен"),
        ("Информация предоставлена управлением культуры", "управлением культуры",
         "Информация предоставлена"),
        ("По материалам Dala.kz", "Dala.kz", "По материалам"),
        ("По данным пресс-службы порта", "пресс-службы порта", "По данным"),
        ("Дереккөз: Дала үні", "Дала үні", None),
        ("Дереккөзі: Ұлттық статистика бюросы", "Ұлттық статистика бюросы", None),
        ("Ақпарат көзі: Әділет министрлігі", "Әділет министрлігі", None),
        ("Ақпарат: Ғылым комитеті", "Ғылым комитеті", None),
        ("Информация с сайта dala.kz", "dala.kz", "Информация с сайта"),
        ("Derekkóz: Dala úni", "Dala úni", None),
        ("Source: Ministry of Rivers", "Ministry of Rivers", None),
        ("Source: WHO", "WHO", None),
        ("Via Reuters", "Reuters", "Via"),
        ("Источник: None", None, None),
        ("Источник:", None, None),
    ],
)  # fmt: skip
def test_a_source_line(line: str, name: str | None, label: str | None) -> None:
    assert read_source_line(line) == Source(name, label)


@mark.parametrize(
    "line",
    [
        "источник в министерстве рассказал",
        "источники дохода и сроки ремонта назовут позже",
        "источника тепла",
        "Источники тепла в районе изношены на 80 процентов.",
        "Источник радости: река и песня, говорит певица.",
        "Источник на месте событий сообщил, что движение перекрыто.",
        "Источник: почему родник не замерзает",
        "По данным синоптиков, ожидаются дожди",
        "По данным переписи, население села сократилось на треть.",
        "Дереккөз аз, бірақ әңгіме көп.",
        "2-ншіден, ешбір дереккөзі аталмайды.",
        "Sources of income for rural families have changed since 2010.",
        "The source of the river lies above 3,000 meters.",
        "Материал подготовила Дана Омар",
        "",
    ],
)
def test_no_source_line(line: str) -> None:
    assert read_source_line(line) is None


def test_kazakh_lines_that_say_whose_words_they_are() -> None:
    given = "Ақпаратты порттың баспасөз қызметі ұсынды"

    assert read_source_line(given) == Source("порттың баспасөз қызметі")
    assert read_source_line("Материал Dala.kz сайтынан алынды") == Source(
        "Dala.kz сайтынан", "Материал"
    )
    assert read_source_line("Ақпаратты балалар ұсынды") is None


def test_an_office_in_small_letters_is_a_source() -> None:
    assert read_source_line("Источник: областное управление туризма") == Source(
        "областное управление туризма"
    )
    assert read_source_line("Источник: вода из скважины") is None
