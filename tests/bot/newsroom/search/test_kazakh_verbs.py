import pytest

from bot.newsroom.search.kazakh_verbs import infinitives
from bot.newsroom.search.stems import forms


@pytest.mark.parametrize(
    ("form", "infinitive"),
    [
        ("келген", "келу"),
        ("келіп", "келу"),
        ("келеді", "келу"),
        ("келетін", "келу"),
        ("тоқтады", "тоқтау"),
        ("тоқтайды", "тоқтау"),
        ("тоқтатты", "тоқтату"),
        ("оқыған", "оқу"),
        ("оқиды", "оқу"),
        ("қойған", "қою"),
        ("шыққан", "шығу"),
        ("жапты", "жабу"),
        ("бөлді", "бөлу"),
        ("марапатталды", "марапаттау"),
        ("ашылды", "ашу"),
        ("салынды", "салу"),
        ("жіберілген", "жіберу"),
    ],
)
def test_the_infinitive_of_a_form(form: str, infinitive: str) -> None:
    assert infinitive in infinitives(form)
    assert set(forms(form)) & set(forms(infinitive))


@pytest.mark.parametrize("noun", ["жылды", "елді", "қазан", "орган", "қала", "ту"])
def test_nouns_are_no_verbs(noun: str) -> None:
    assert infinitives(noun) == ()


@pytest.mark.parametrize(
    ("noun", "verb"), [("қор", "қорған"), ("жылу", "жылды"), ("қала", "қалған"), ("жер", "жеген")]
)
def test_a_noun_finds_no_verb(noun: str, verb: str) -> None:
    assert not set(forms(noun)) & set(forms(verb))
