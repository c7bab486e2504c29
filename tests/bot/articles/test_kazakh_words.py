from pytest import mark

from bot.articles.kazakh_words import reports, tenses


@mark.parametrize(
    ("stem", "written"),
    [
        ("хабарла", {"хабарлады", "хабарлайды", "хабарлаған", "хабарлап отыр", "хабарлауда"}),
        ("айт", {"айтты", "айтады", "айтқан", "айтып отыр", "айтуда"}),
        ("жеткіз", {"жеткізді", "жеткізеді", "жеткізген", "жеткізіп отыр", "жеткізуде"}),
        ("ескерт", {"ескертті", "ескертеді", "ескерткен"}),
    ],
)
def test_tenses_of_a_stem(stem: str, written: set[str]) -> None:
    assert written <= set(tenses(stem))


def test_reports_of_a_stem() -> None:
    assert set(reports("хабарла")) == {"хабарлауынша", "хабарлағандай"}
    assert set(reports("түсіндір")) == {"түсіндіруінше", "түсіндіргендей"}
