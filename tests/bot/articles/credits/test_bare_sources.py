from bot.articles.credits.bare_sources import read_bare_source
from bot.articles.credits.source_lines import Source


def test_a_press_office_alone_on_its_line() -> None:
    assert read_bare_source("Кітапхананың баспасөз қызметі") == Source(
        "Кітапхананың баспасөз қызметі"
    )
    assert read_bare_source("Пресс-служба порта.") == Source("Пресс-служба порта")
    assert read_bare_source("Пресс-служба порта сообщает о штиле.") is None
    assert read_bare_source("Press Center of the Port") == Source("Press Center of the Port")
    assert read_bare_source("Музей воды") is None
    assert read_bare_source("«Дала үні» газетінен алынды") == Source("«Дала үні» газеті")


def test_an_office_signs_with_its_name() -> None:
    office = "Степная портовая прокуратура"
    assert read_bare_source(f"{office}.") == Source(office)
    assert read_bare_source("Прокуратура") is None
    assert read_bare_source("Прокуратура: мост закроют") is None
    assert read_bare_source("Новая прокуратура открыта, мост закрыт") is None
