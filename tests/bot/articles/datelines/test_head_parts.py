from pytest import mark

from bot.articles.datelines.datelines import read_dateline
from bot.articles.datelines.head_parts import read_head

TEXT = "The ministry said on Monday that a bridge had been opened."


@mark.parametrize(
    ("head", "place", "day", "agency"),
    [
        ("ASTANA – April 11 – Steppe News – ", "ASTANA", (11, 4), "Steppe News"),
        ("ASTANA (Steppe News), April 11 – ", "ASTANA", (11, 4), "Steppe News"),
        ("Steppe News, ASTANA, April 11 – ", "ASTANA", (11, 4), "Steppe News"),
        ("DALA PRESS, ASTANA, Apr. 11 – ", "ASTANA", (11, 4), "DALA PRESS"),
        ("(SteppePress) ASTANA – ", "ASTANA", None, "SteppePress"),
        ("ASTANA, Apr. 11, AP/Steppe – ", "ASTANA", (11, 4), "AP/Steppe"),
        ("ASTANA (April 11) – ", "ASTANA", (11, 4), None),
        ("ASTANA – April 11 – ", "ASTANA", (11, 4), None),
        ("KARAZHAL, Ill. – April 11 – SteppePress – ", "KARAZHAL", (11, 4), "SteppePress"),
        ("Springfield, Ill., April 11 (Steppe News) – ", "Springfield", (11, 4), "Steppe News"),
        ("WASHINGTON, D.C., April 11 – Dala.kz – ", "WASHINGTON, D.C.", (11, 4), "Dala.kz"),
        ("АСТАНА, 11 сәуір – ДалаАқпарат. ", "АСТАНА", (11, 4), "ДалаАқпарат"),
        ("Алматы, 11 сәуір, «Дала» ақпарат агенттігі – ", "Алматы", (11, 4), "Дала"),
    ],
)
def test_parts_in_any_order(
    head: str, place: str, day: tuple[int, int] | None, agency: str | None
) -> None:
    found = read_head(head + TEXT)
    assert found is not None
    assert (found.place, found.agency, found.end) == (place, agency, len(head))
    assert (found.day and (found.day.day, found.day.month)) == day


@mark.parametrize(
    "text",
    [
        "UEFA – Astana: The match will be played on Monday.",
        "Astana – the capital of Kazakhstan – will host the games.",
        "Алматы, «Кайрат» – Матч состоится в субботу.",
        "Almaty, Medeu – The rink opens on Monday in the city.",
        "Tokayev – Putin – The presidents talked in Moscow.",
        "Hoops (Steppe News) is a section that readers like.",
        "Astana, May 5 – the day when the bridge was opened.",
        "Monday – April 11 – The bridge was opened that day.",
        "MUSCAT, Oman – The ministry said on Monday.",
    ],
)
def test_no_head_of_a_sentence(text: str) -> None:
    assert read_head(text) is None


@mark.parametrize(
    "text",
    [
        "NASA (Houston) – The agency found water on the Moon.",
        "Kazakhstan (KZ) – Uzbekistan (UZ) ended with a draw.",
    ],
)
def test_a_bracket_that_is_no_agency(text: str) -> None:
    assert read_dateline(text) is None
