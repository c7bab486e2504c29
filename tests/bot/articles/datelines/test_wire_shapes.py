from pytest import mark

from bot.articles.datelines.wire_shapes import read_wire_shape

TEXT = "The court on Sunday said that the old bridge must be mended."


@mark.parametrize(
    ("head", "place", "month", "agency"),
    [
        ("HALIFAX, NOVA DALA--(Steppewired - May 24, 2016) - ", "HALIFAX", 5, "Steppewired"),
        ("SAN DIEGO--(STEPPE WIRE)--", "SAN DIEGO", None, "STEPPE WIRE"),
        ("October 8 (SK Post) ", None, 10, "SK Post"),
        ("Bishkek (SteppePress) ", "Bishkek", None, "SteppePress"),
        ("SteppePress, Bishkek, May 5. ", "Bishkek", 5, "SteppePress"),
        ("(Steppe Press, Bishkek) ", "Bishkek", None, "Steppe Press"),
        ("[Steppe Times] – ", None, None, "Steppe Times"),
        ("BISHKEK, 5 May – Steppe Post – ", "BISHKEK", 5, "Steppe Post"),
        ("Bishkek, May 5, 2024 / 48.kg. ", "Bishkek", 5, "48.kg"),
        ("Baku. 5 May. DALA.AZ/ ", "Baku", 5, "DALA.AZ"),
        ("Baku, Nov. 23. By Dana Omarova – Trend: ", "Baku", 11, "Trend"),
    ],
)
def test_brackets_and_dashes_tell_an_unknown_agency(
    head: str, place: str | None, month: int | None, agency: str
) -> None:
    found = read_wire_shape(head + TEXT)

    assert found is not None
    assert (found.place, found.agency, found.end) == (place, agency, len(head))
    assert (found.day and found.day.month) == month


@mark.parametrize(
    "text",
    [
        f"May 5 (Monday) {TEXT}",
        f"May 5 (Kazakhstan) {TEXT}",
        f"BISHKEK (the old capital) {TEXT}",
        f"Marat Omar (SteppePress) {TEXT}",
        f"BISHKEK, May 5 – Dana Omar – {TEXT}",
        f"Steppe Times, which was read by all, closed. {TEXT}",
        f"[Old bridge] {TEXT}",
        "Astana, Almaty – two cities that have waited for the bridge.",
    ],
)
def test_other_beginnings(text: str) -> None:
    assert read_wire_shape(text) is None
