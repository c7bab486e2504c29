from pytest import mark

from bot.articles.names.kazakh_cases import (
    KAZAKH_DATIVE,
    kazakh_bare,
    kazakh_nominative,
)


def test_one_case() -> None:
    assert kazakh_bare("қала әкімдігінің баспасөз қызметіне", KAZAKH_DATIVE).endswith("қызметі")
    assert kazakh_bare("Reuters", KAZAKH_DATIVE) == "Reuters"


@mark.parametrize(
    ("name", "bare"),
    [
        ("«Дала Су» ЖШС-дан", "«Дала Су» ЖШС"),
        ("«Дала Газ» АҚ-да", "«Дала Газ» АҚ"),
        ("ТЖМ-нің", "ТЖМ"),
        ("әкімдіктің баспасөз қызметінен", "әкімдіктің баспасөз қызметі"),
        ("Қала әкімдігінде", "Қала әкімдігі"),
        ("министрліктен", "министрлік"),
        ("Полицияның", "Полиция"),
        ("Qala äkimdiginiñ", "Qala äkimdigi"),
        ("polısııa departamentinen", "polısııa departamenti"),
        ("Ақорда", "Ақорда"),
        ("Қостанай", "Қостанай"),
        ("Turkistan", "Turkistan"),
        ("«Дала үні» газеті", "«Дала үні» газеті"),
    ],
)
def test_the_nominative(name: str, bare: str) -> None:
    assert kazakh_nominative(name) == bare
