from pytest import mark

from bot.articles.credits.source_lines import (
    Author,
    Source,
    byline,
    lone_author,
    person_in,
    read_author_line,
    read_source_line,
)


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


@mark.parametrize(
    ("line", "name"),
    [
        ("Автор: Дана Омар", "Дана Омар"),
        ("Автор: редакция", "редакция"),
        ("Текст: Дана Омар", "Дана Омар"),
        ("Материал подготовила Дана Омар", "Дана Омар"),
        ("Записала Дана Омар, Степь", "Дана Омар"),
        ("Авторы: Дана Омар, Арман Сеит", "Дана Омар, Арман Сеит"),
        ("Дайындаған: Айгүл Сеит", "Айгүл Сеит"),
        ("Мақала авторы: Айгүл СЕИТ", "Айгүл СЕИТ"),
        ("By Dana Omar", "Dana Omar"),
        ("By Dana Omar in Almaty", "Dana Omar"),
        ("By DANA OMAR", "DANA OMAR"),
        ("Автор: Дана Омар 6 ноября 2025", "Дана Омар"),
        ("(Reporting by Dana Omar; Editing by Ann Kim)", "Dana Omar"),
        ("Автор:", None),
    ],
)
def test_an_author_line(line: str, name: str | None) -> None:
    assert read_author_line(line) == Author(name)


@mark.parametrize(
    "line",
    [
        "Автор: кто на самом деле придумал домбру?",
        "Портрет автора книги",
        "Текст закона опубликован.",
        "By the lake stands a mill.",
        "BY THE LAKE",
        "Подготовил площадку к зиме",
        "",
    ],
)
def test_no_author_line(line: str) -> None:
    assert read_author_line(line) is None


@mark.parametrize(
    ("line", "name"),
    [
        ("Дана Омар", "Дана Омар"),
        ("Айгүл АХАНБАЙҚЫЗЫ", "Айгүл АХАНБАЙҚЫЗЫ"),
        ("Тимур САБИТ, Уральск", "Тимур САБИТ"),
        ("Астана, Дана Омар", "Дана Омар"),
        ("Ж. Каримова", "Ж. Каримова"),
        ("Жанар ӘБІЛ, журналист", "Жанар ӘБІЛ"),
        ("Дана Омар, собственный корреспондент", "Дана Омар"),
        ("Дана Омар, мост и река", None),
        ("Мост открыли в среду.", None),
        ("Читайте также", None),
        ("Музей воды", None),
        ("Дана", None),
    ],
)
def test_a_name_alone(line: str, name: str | None) -> None:
    assert lone_author(line) == name


@mark.parametrize(
    ("line", "name"),
    [
        ("Айзада Токтобаева", "Айзада Токтобаева"),
        ("Dana Omar, Staff Writer", "Dana Omar"),
        ("Ернар Серікұлы", "Ернар Серікұлы"),
        ("Татьяна БЕК", "Татьяна БЕК"),
        ("Дана Омар, Актюбинская область", "Дана Омар"),
        ("Дана Омар, Алматы", "Дана Омар"),
        ("Дана ОМАР, Уральск", "Дана ОМАР"),
        ("Дана Омар, Reuters", "Дана Омар"),
        ("Новости УЕФА", None),
        ("Local Democracy Reporter", None),
        ("Dana Omarova and Marat Sabit, Reuters", "Dana Omarova, Marat Sabit"),
        ("Дана Омарова, Марат Сабит", "Дана Омарова, Марат Сабит"),
        ("Барыс Арена, Алматы Арена", None),
        ("Дана Омар, мост", None),
        ("Южный Казахстан", None),
        ("Город Саратов", None),
        ("Новости Саранова", None),
        ("Айзада Токтобаева открыла мост", None),
        ("Новости", None),
    ],
)
def test_a_name_above_the_text(line: str, name: str | None) -> None:
    assert byline(line) == name


def test_persons_at_the_beginning() -> None:
    assert person_in("Дана Омар и Арман Сеит, Степь") == "Дана Омар, Арман Сеит"
    assert person_in("Дана Омар рассказала о мосте") is None


def test_a_trade_is_no_author() -> None:
    assert lone_author("Managing Editor") is None


def test_rubrics_in_a_row_are_no_author() -> None:
    assert lone_author("Общество Татарстан") is None


def test_what_systems_write_behind_a_label_is_no_author() -> None:
    assert read_author_line("Автор: admin") == Author(None)
    assert read_author_line("Авторы: editor") == Author(None)
    assert read_author_line("Автор: Айгерим") == Author("Айгерим")
