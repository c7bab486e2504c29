from pytest import mark

from bot.articles.datelines.wire_lines import read_wire_line

TEXT = "The court on Sunday said that the old bridge must be mended."


@mark.parametrize(
    ("head", "place", "agency"),
    [
        ("LAHORE: ", "LAHORE", None),
        ("YEREVAN (Dal)–", "YEREVAN", "Dal"),
        ("Yerevan /Daladax/. ", "Yerevan", "Daladax"),
        ("Rock Hill, W Dala (Reuters) - ", "Rock Hill", "Reuters"),
        ("KARAZHAL, AUGUST 16, DALAPRESS: ", "KARAZHAL", "DALAPRESS"),
    ],
)
def test_the_shape_tells_a_dateline(head: str, place: str, agency: str | None) -> None:
    found = read_wire_line(head + TEXT)

    assert found is not None
    assert (found.place, found.agency, found.end) == (place, agency, len(head))


@mark.parametrize(
    "text",
    [
        f"BREAKING: {TEXT}",
        "LAHORE: a walk through the old town and its markets on a Sunday.",
        "ALMATY (the old capital) – a walk through the town on a Sunday.",
        "Marat (his name was changed) – a driver – has waited for six years.",
        "Marat Omar (Dala) – a driver – has waited for six years.",
        "NATO, UN – both have said that the old bridge must be mended.",
        "Astana, Almaty – two cities that have waited for the bridge.",
    ],
)
def test_other_beginnings(text: str) -> None:
    assert read_wire_line(text) is None
