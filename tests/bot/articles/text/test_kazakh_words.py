import re

from pytest import mark

from bot.articles.text.kazakh_words import (
    before_closing,
    before_telling,
    giving_starts,
    in_papers,
    kind,
    paper_reports,
    phrase_starts,
    reports,
    tenses,
)


@mark.parametrize(
    ("stem", "written"),
    [
        ("хабарла", {"хабарлады", "хабарлайды", "хабарлаған", "хабарлапты", "хабарлауда"}),
        ("айт", {"айтты", "айтады", "айтқан", "айтыпты", "айтуда"}),
        ("жеткіз", {"жеткізді", "жеткізеді", "жеткізген", "жеткізіпті", "жеткізуде"}),
        ("ескерт", {"ескертті", "ескертеді", "ескерткен"}),
    ],
)
def test_tenses_of_a_stem(stem: str, written: set[str]) -> None:
    assert written <= set(tenses(stem))


def test_a_verb_that_only_helps_another() -> None:
    for told in ("айтып өтті", "хабарлап отыр", "атап өтіп қойды", "habarlap shyqty"):
        assert before_telling(f"Министрлік {told}") == "Министрлік"
        assert [start for start, _ in phrase_starts(f"X {told}", "says", "tells")] == [2]
    assert before_telling("Министрлік жинап отыр") is None
    assert re.fullmatch(kind("says"), "жазып үлгерді")


def test_reports_of_a_stem() -> None:
    assert set(reports("хабарла")) == {"хабарлауынша", "хабарлағандай", "хабарлағанындай"}
    assert set(reports("түсіндір")) == {"түсіндіруінше", "түсіндіргендей", "түсіндіргеніндей"}


def test_where_words_stand() -> None:
    text = "Қала әкімдігінің мәліметінше, көпір ашық, деп мәлім етті."

    assert [text[a:b] for a, b in phrase_starts(text, "report")] == ["мәліметінше,"]
    assert [text[a:b] for a, b in phrase_starts(text, "says")] == ["мәлім етті."]


def test_what_is_told_in_papers_and_pages() -> None:
    found = set(in_papers())

    assert {"есебінде", "есепте", "хабарламасында", "хабарламада", "сайтында"} <= found
    assert not {"сайтта", "жазуда", "жазуде"} & found


def test_what_is_given_is_told() -> None:
    assert before_telling("Министрлік түсініктеме берді") == "Министрлік"
    assert before_telling("Министрлік хабар таратты") == "Министрлік"
    assert before_telling("Министрлік ақша таратты") is None
    assert list(giving_starts("министрлік жауап қайтарды")) == [len("министрлік")]


def test_every_paper_is_leaned_on_in_every_way() -> None:
    found = set(paper_reports())

    assert {"дерегіне сүйенсек", "ақпаратына жүгінсек", "есебінше", "болжамдары бойынша"} <= found
    assert "ақпаратына бойынша" not in found


@mark.parametrize(
    ("text", "before"),
    [
        ("Басқарма жиын өткенін мәлім етті", "Басқарма жиын өткенін"),
        ("Басқарма жиын өткенін  хабарлады. ", "Басқарма жиын өткенін"),
        ("хабарлады", ""),
        ("Басқарма хабарлады, жиын өтті", None),
        ("", None),
    ],
)
def test_what_stands_before_the_closing_words(text: str, before: str | None) -> None:
    assert before_closing(text, "says") == before
