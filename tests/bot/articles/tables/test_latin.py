from pytest import mark

from bot.articles.tables.latin import latin_forms, unmarked_forms, with_latin


@mark.parametrize(
    ("word", "written"),
    [
        ("баспасөз қызметі", {"baspasóz qyzmeti", "baspasöz qyzmetı", "baspasöz qızmeti"}),
        ("өкілі", {"ókílí", "ókili", "ökılı"}),
        ("хабарлауынша", {"habarlauynsha", "habarlaýynsha", "habarlauynşa", "xabarlauınşa"}),
        ("мұрағат*", {"muraǵat*", "mūrağat*", "mwrağat*"}),
    ],
)
def test_every_alphabet(word: str, written: set[str]) -> None:
    assert written <= latin_forms(word)


def test_what_a_table_tells_to_be_kazakh() -> None:
    assert with_latin(["басшы"], frozenset({"басшы"})) >= {"basshy", "basşı", "باسشى"}


def test_only_what_is_kazakh_by_its_letters() -> None:
    assert with_latin(["суд", "қор"]) == {"суд", "қор", "qor", "قور"}


def test_without_marks_only_long_words() -> None:
    assert {"akimdigi", "khabarlau", "zhasap"} <= {
        form for word in ("әкімдігі", "хабарлау", "жасап") for form in unmarked_forms(word)
    }
    assert {"akimdik*", "äkimdik*"} <= with_latin(["әкімдік*"])
    assert "kor" not in with_latin(["қор"])


def test_spellings_of_loanwords() -> None:
    assert {"polıtsııa", "polısııa", "polısıa", "politsiia", "polisia"} <= latin_forms("полиция")
