from pytest import mark

from bot.articles.names.network_names import network_pattern
from bot.articles.names.source_names import (
    is_cited,
    is_named,
    media_at,
    name_at,
    nominative,
)


@mark.parametrize(
    ("text", "name"),
    [
        ("пресс-службу Акорды.", "пресс-службу Акорды"),
        ("сообщение пресс-службы порта, движение идёт", "пресс-службы порта"),
        ("МЧС в среду.", "МЧС"),
        ("акимат г. Кентау. Там уже", "акимат г. Кентау"),
        ("АО «Пути, мосты и дороги» вчера", "АО «Пути, мосты и дороги»"),
        ("ДЧС области передает", "ДЧС области"),
        ("компании на сайте биржи", "компании"),
        ("the ministry’s press office on Nov. 3", "the ministry’s press office"),
        ("погоду организаторы перенесли старт", ""),
        ("слово " * 40, ""),
        ("", ""),
    ],
)
def test_where_a_name_ends(text: str, name: str) -> None:
    assert name_at(text) == name


@mark.parametrize(
    ("name", "named", "cited"),
    [
        ("пресс-служба порта", True, True),
        ("МЧС", True, True),
        ("Reuters", True, True),
        ("«Самал»", True, True),
        ("Instagram", True, True),
        ("грузинские СМИ", True, True),
        ("қалалық мәдениет бөлімі", True, True),
        ("ҚазАвтоЖол", True, True),
        ("отчёт регулятора", False, True),
        ("Ермек Сабит", False, True),
        ("министр культуры Ермек Сабит", False, True),
        ("dala.2020", False, True),
        ("«Дала-центра»", True, True),
        ("источник", False, False),
        ("источники в правительстве", False, False),
        ("ведомство", False, False),
        ("местные власти", False, False),
        ("синоптиков", False, False),
        ("библиотекарь Дана Омар", False, True),
        ("X", False, False),
        ("", False, False),
    ],
)
def test_who_may_be_a_source(name: str, named: bool, cited: bool) -> None:
    assert is_named(name) == named
    assert is_cited(name) == cited


@mark.parametrize(
    ("text", "media"),
    [
        ("Kazinform сообщает", "Kazinform"),
        ("«24KZ» со ссылкой", "24KZ"),
        ("Dalanews.kz тілшісі", "Dalanews.kz"),
        ("Tengrinews.kz.", "Tengrinews.kz"),
        ("пресс-служба порта", None),
        ("", None),
    ],
)
def test_an_outlet_at_the_beginning(text: str, media: str | None) -> None:
    assert media_at(text) == media


@mark.parametrize(
    ("name", "bare"),
    [
        ("пресс-службу МЧС", "пресс-служба МЧС"),
        ("пресс-службе порта", "пресс-служба порта"),
        ("управлении культуры", "управление культуры"),
        ("Министерстве торговли", "Министерство торговли"),
        ("областном управлении транспорта", "областное управление транспорта"),
        ("городскую прокуратуру", "городская прокуратура"),
        ("АКИМАТЕ", "АКИМАТ"),
        ("школе №5", "школа №5"),
        ("Главном следственном управлении МВД", "Главное следственное управление МВД"),
        ("сервисе «Тулпар»", "сервис «Тулпар»"),
        ("Reuters", "Reuters"),
        ("«Самал»", "«Самал»"),
        ("", ""),
    ],
)
def test_the_nominative(name: str, bare: str) -> None:
    assert nominative(name) == bare


def test_networks() -> None:
    assert network_pattern().match("Instagram.") is not None
    assert network_pattern().match("Instagrammer") is None
