from bot.articles.names.offices_kk import (
    begins_with_person,
    ends_in_office,
    is_office_kind,
    is_somebody,
    is_teller,
    press_secretary,
)


def test_the_last_word_tells_an_office() -> None:
    assert ends_in_office("«Дала Газ» РМК-сы")
    assert ends_in_office("Ақорданың Telegram-арнасы")
    assert not ends_in_office("клуб бапкері")


def test_much_is_told_at_a_school() -> None:
    assert is_office_kind("облыстық полиция департаменті")
    assert not is_office_kind("қалалық мектеп")


def test_somebody_behind_an_office() -> None:
    assert is_somebody("директоры Арман Сейт")
    assert not is_somebody("жолдың ашылғанын")


def test_a_press_secretary_speaks_for_an_office() -> None:
    assert press_secretary("Әкімнің баспасөз хатшысы Арман Сейт") == "Әкімнің баспасөз хатшысы"
    assert press_secretary("Әкімнің хатшысы Арман Сейт") is None
    assert ends_in_office("Әкімнің баспасөз хатшысы")


def test_a_person_in_latin_letters_is_no_office() -> None:
    assert is_teller("Qala ákimdigi")
    assert is_teller("Dala.kz")
    assert not is_teller("Qala basshysy")
    assert not is_teller("Seitovting")


def test_whose_office_it_is_is_no_person_of_it() -> None:
    assert not begins_with_person("облыс әкімінің баспасөз қызметі")
    assert begins_with_person("министр облыс әкімдігінің баспасөз қызметі")
