from pytest import mark

from bot.articles.text.phrases import (
    DOMAIN,
    agency_at,
    agency_row,
    has_verb,
    is_marked_name,
    is_organisation,
    is_person,
    is_sentence,
)


@mark.parametrize(
    "text",
    [
        "мост открыли в среду", "движение началось", "порт сообщает о штиле", "он есть", "её нет",
        "спортсмены перенесли старт", "гости прошли дальше", "көпір ашылды", "жол жөнделген",
        "kópir ashyldy", "the bridge is open", "he went home",
    ],
)  # fmt: skip
def test_with_a_verb(text: str) -> None:
    assert has_verb(text)


@mark.parametrize(
    "text",
    [
        "школа имени Абая", "канал связи", "отдела культуры", "Дана Омар", "две недели",
        "артель мастеров",
        "мәдениет министрлігі", "бастамашыл топ", "ауыл мектебі", "автордан алынды",
        "photo archive", "рубли и корабли", "",
    ],
)  # fmt: skip
def test_without_a_verb(text: str) -> None:
    assert not has_verb(text)


@mark.parametrize("text", ["как это было", "Что дальше", "неге", "how it was", "мост?", "ура!"])
def test_asking_or_calling(text: str) -> None:
    assert is_sentence(text)


def test_an_abbreviation_asks_nothing() -> None:
    assert not is_sentence("WHO")


@mark.parametrize(
    "name",
    [
        "пресс-служба порта", "областное управление культуры", "МЧС", "dala.kz", "«Самал»",
        "Reuters",
        "қалалық мәдениет бөлімі", "Тұрғын үй құрылысы комитеті", "Fisheries Committee",
        "Қаржылық мониторинг агенттігінің баспасөз қызметі",
    ],
)  # fmt: skip
def test_an_organisation(name: str) -> None:
    assert is_organisation(name)


@mark.parametrize(
    "name",
    [
        "министр культуры", "директор школы Дана Омар", "библиотекарь Дана Омар",
        "журналист газеты",
        "полиция департаментінің өкілі", "синоптиков", "она", "погоду", "",
    ],
)  # fmt: skip
def test_no_organisation(name: str) -> None:
    assert not is_organisation(name)


@mark.parametrize("name", ["Дана Омар", "Дана ОМАР", "Ж. Каримова", "Анна-Мария Ли", "Erjan Seit"])
def test_a_person(name: str) -> None:
    assert is_person(name)


@mark.parametrize(
    "name", ["Дана", "ҚазАқпарат", "дана омар", "ДАНА ОМАР", "Музей Воды", "Дана сказала", ""]
)
def test_no_person(name: str) -> None:
    assert not is_person(name)


def test_marks_of_a_name() -> None:
    assert is_marked_name("«Самал»")
    assert is_marked_name("@dala")
    assert not is_marked_name("мост")


def test_agencies_by_any_of_their_names() -> None:
    found = agency_at("МИА Казинформ сообщает", 0)

    assert found is not None
    assert found[0] == "МИА Казинформ"
    assert agency_at("Казинформатика", 0) is None
    assert agency_row("казинформ") == agency_row("Kazinform")
    assert agency_row("Самал") is None


@mark.parametrize("text", ["дала.news", "dala.kz", "rus.dala-news.kz", "dala.example", "D.Media"])
def test_a_domain(text: str) -> None:
    assert DOMAIN.fullmatch(text)


@mark.parametrize("text", ["конец.Мост", "т.е.", "dala.kzo", "1.5"])
def test_no_domain(text: str) -> None:
    assert DOMAIN.match(text) is None
