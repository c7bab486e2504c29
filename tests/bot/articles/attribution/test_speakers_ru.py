from pytest import mark

from bot.articles.attribution.speakers_ru import speaker
from bot.articles.attribution.telling_ru import Telling

SAID = Telling("сообщили", "tells", 0, 8, 9)


def _found(subject: str, behind: str = "что мост открыт") -> list[tuple[str, str]]:
    found = speaker(subject, behind, SAID, told=True)
    return [(mention.role, mention.name) for mention in found]


@mark.parametrize(
    ("subject", "found"),
    [
        ("По этому поводу в Минтрансе", [("said", "Минтранс")]),
        ("Об этом редакции Dala.kz", [("told", "Dala.kz")]),
        ('"Они нам', []),
        ("В ЖК «Арман»", []),
    ],
)
def test_who_speaks(subject: str, found: list[tuple[str, str]]) -> None:
    assert _found(subject) == found


def test_an_outlet_that_was_told() -> None:
    assert _found("Об этом ИА «Dala.kz»", "в МЧС") == [("told", "Dala.kz")]
    assert _found("Портал «Dala.kz»") == [("carrier", "Dala.kz")]


def test_what_went_on_at_a_place_is_not_told_by_it() -> None:
    assert _found("В министерстве спорта", "школьникам о беге") == []
