from pytest import mark

from bot.articles.credits.author_lines import (
    Author,
    byline,
    lone_author,
    person_in,
    read_author_line,
)


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
        ("Жанар Әбіл, «Арай таңы», Ақтөбе облысы", "Жанар Әбіл"),
        ("Жанар Әбіл, «Арай таңы», көпір", None),
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
        ("Корреспондент Дана Омар", "Дана Омар"),
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
    assert read_author_line("Автор: Администратор") == Author(None)
    assert read_author_line("Авторы: editor") == Author(None)
    assert read_author_line("Автор: Айгерим") == Author("Айгерим")


def test_when_it_was_changed_is_no_name() -> None:
    assert read_author_line("By Dana Omar last updated 23 November 2026") == Author("Dana Omar")
