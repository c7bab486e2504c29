from bot.articles.names.offices_kk import ends_in_office, is_office_kind, is_somebody


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
