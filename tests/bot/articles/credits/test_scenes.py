from hypothesis import given
from hypothesis import strategies as st
from pytest import mark

from bot.articles.credits.scenes import is_scene, shows_building


@mark.parametrize(
    "text",
    [
        "пожар в порту",
        "Пожар в порту",
        "новый корпус порта",
        "авария у здания прокуратуры",
        "школьная форма",
        "заседание комитета",
        "выставка фотографа из Семея",
        "жители посёлка у колонки",
        "участники забега на старте",
        "полиция на месте аварии",
        "больница в Алматы",
        "строительство ТЭЦ",
        "рабочие возводят мост у Сарыкента",
        "мектептегі өрт",
        "университеттің жаңа ғимараты",
        "students at the university",
        "opening of the new hospital",
        "Police at the scene of the crash",
    ],
)
def test_what_is_to_be_seen(text: str) -> None:
    assert is_scene(text)


@mark.parametrize(
    "text",
    [
        "пресс-служба порта",
        "страница порта",
        "управление ТЭЦ",
        "паблик Vastana",
        "сотрудники полиции",
        "управление культуры",
        "городской акимат",
        "Палатой предпринимателей",
        "герой материала",
        "жители города",
        "жители города в Facebook",
        "читатель из Семея",
        "открытые источники",
        "посольство Казахстана в Москве",
        "Степные дороги",
        "места событий, предоставлено очевидцами",
        "Дана Омар",
        "ДЧС области",
        "dala.kz",
        "соцсети",
        "қала әкімдігі",
        "Дала таңы",
        "press service of the ministry",
        "social media",
        "local residents",
        "ەرلان ومار",
        "",
    ],
)
def test_whose_it_is(text: str) -> None:
    assert not is_scene(text)


def test_buildings() -> None:
    assert shows_building("новой школы")
    assert not shows_building("школы №5")
    assert not shows_building("управления культуры")


@given(st.text(max_size=60))
def test_any_text_is_taken(text: str) -> None:
    assert is_scene(text) in (True, False)
    assert shows_building(text) in (True, False)
