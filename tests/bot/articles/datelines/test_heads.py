from pytest import mark

from bot.articles.datelines.datelines import read_dateline
from bot.articles.datelines.heads import read_head

RUSSIAN = "Мост через реку открыли вечером."
SUNDAY = "The court on Sunday said that the old bridge must be mended."
ENGLISH = "The ministry said on Monday that a bridge had been opened."


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
    found = read_head(head + ENGLISH)
    assert found is not None
    assert (found.place, found.agency, found.end) == (place, agency, len(head))
    assert (found.day and (found.day.day, found.day.month)) == day


def test_an_outlet_that_only_an_outlet_is_written_like_needs_no_dash() -> None:
    text = "Астана, 13 марта, DalaMedia. За сутки в городе зарегистрировано 13 аварий."
    found = read_head(text)
    assert found is not None
    assert (found.place, found.agency) == ("Астана", "DalaMedia")
    assert read_head("Астана, 13 марта, Дамба. За сутки в городе зарегистрировано 13.") is None


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


@mark.parametrize(
    ("head", "place", "agency"),
    [
        ("Сарыкент. 5 мая – ИА «Степь» – ", "Сарыкент", "Степь"),
        ("Тараз, Жамбылская область. 5 мая 2026 года. ИА Степь-Пресс. ", "Тараз", "Степь-Пресс"),
        ("Астана. ИА «Степь» – ", "Астана", "Степь"),
        ("г. Сарыкент, 5 мая, вторник – «Степной вестник». ", "Сарыкент", "Степной вестник"),
        ("Сарыкент, 12 июня 2026 г – Степной вестник. ", "Сарыкент", "Степной вестник"),
        ("Сарыкент. 5 мая – ТЕНИР/Арман Сейтов – ", "Сарыкент", "ТЕНИР"),
        ("Сарыкент, 5 мая /Арман Сейтов – ТЕНИР/. ", "Сарыкент", "ТЕНИР"),
        ("Сарыкент, 5 мая (ТЕНИР, Арман Сейтов) – ", "Сарыкент", "ТЕНИР"),
        ("Сарыкент. 5 мая. Dala.kz. ", "Сарыкент", "Dala.kz"),
        ("5 мая, Сарыкент /Корр. ТЕНИР/. ", "Сарыкент", "ТЕНИР"),
        ("5 мая – Dala.kz – ", None, "Dala.kz"),
        ("Сарыкент, 5 мая, понедельник, «Степной вестник». ", "Сарыкент", "Степной вестник"),
        ("с. Карасу, Абайская область. 05.05.2025 г. – ДалаПресс. ", "Карасу", "ДалаПресс"),
        ("Сарыкент, 5 мая – /Тенир/. ", "Сарыкент", "Тенир"),
        ("Тараз қ., 3 қазан, «Ақ жол». ", "Тараз", "Ақ жол"),
        ("Сарыкент. 5 мая – Дала24. ", "Сарыкент", "Дала24"),
    ],
)
def test_a_day_or_a_kind_tells_an_unknown_agency(head: str, place: str | None, agency: str) -> None:
    line = read_head(f"{head}{RUSSIAN}")

    assert line is not None
    assert (line.place, line.agency) == (place, agency)
    assert f"{head}{RUSSIAN}"[line.end :] == RUSSIAN


@mark.parametrize(
    "text",
    [
        "Алматы – город контрастов, здесь рядом живут разные люди.",
        "9 мая – День Победы – праздник, который отмечают все.",
        "Каратау. 5 мая. ДТП. Машина упала в реку.",
        "Финал, 5 мая, «Кайрат» – «Барыс»: матч пройдёт вечером.",
        "Алматы. Газета «Время» – старейшая в городе – отметила юбилей.",
        "Алматы, 5 мая, Площадь Республики. Здесь прошёл парад.",
        "Отметим, 12 апреля «Степь» – праздник, который прошёл.",
        "Организатор – ИА «Степь». Победители получат призы и дипломы.",
        "Г. Сейтов, 5 мая – Степной маяк – день, когда открыли мост.",
    ],
)
def test_no_dated_head(text: str) -> None:
    assert read_head(text) is None


@mark.parametrize(
    ("head", "place", "agency"),
    [
        ("LAHORE: ", "LAHORE", None),
        ("YEREVAN (Dal)–", "YEREVAN", "Dal"),
        ("HOUSTON, Texas (KDLA) -- ", "HOUSTON", "KDLA"),
        ("New York, NY – ", "New York", None),
        ("Yerevan /Daladax/. ", "Yerevan", "Daladax"),
        ("Rock Hill, W Dala (Reuters) - ", "Rock Hill", "Reuters"),
        ("KARAZHAL, AUGUST 16, DALAPRESS: ", "KARAZHAL", "DALAPRESS"),
    ],
)
def test_the_shape_tells_a_dateline(head: str, place: str, agency: str | None) -> None:
    found = read_head(head + SUNDAY)

    assert found is not None
    assert (found.place, found.agency, found.end) == (place, agency, len(head))


@mark.parametrize(
    "text",
    [
        f"BREAKING: {SUNDAY}",
        f"DEAR READER: {SUNDAY}",
        f"CRIME: {SUNDAY}",
        "LAHORE: a walk through the old town and its markets on a Sunday.",
        "ALMATY (the old capital) – a walk through the town on a Sunday.",
        "Marat (his name was changed) – a driver – has waited for six years.",
        "Marat Omar (Dala) – a driver – has waited for six years.",
        "NATO, UN – both have said that the old bridge must be mended.",
        "Astana, Almaty – two cities that have waited for the bridge.",
    ],
)
def test_a_shape_that_tells_none(text: str) -> None:
    assert read_head(text) is None


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
    found = read_head(head + SUNDAY)

    assert found is not None
    assert (found.place, found.agency, found.end) == (place, agency, len(head))
    assert (found.day and found.day.month) == month


@mark.parametrize(
    "text",
    [
        f"May 5 (Monday) {SUNDAY}",
        f"May 5 (Victory Day) {SUNDAY}",
        f"May 5 (Kazakhstan) {SUNDAY}",
        f"BISHKEK (the old capital) {SUNDAY}",
        f"Marat Omar (SteppePress) {SUNDAY}",
        f"Steppe Times, which was read by all, closed. {SUNDAY}",
        f"[Old bridge] {SUNDAY}",
        "Astana, Almaty – two cities that have waited for the bridge.",
    ],
)
def test_other_beginnings(text: str) -> None:
    assert read_head(text) is None
