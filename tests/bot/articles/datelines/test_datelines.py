from pytest import mark

from bot.articles.datelines.datelines import read_dateline

TEXT = "Третье заседание прошло в среду."


def parts(text: str) -> tuple[str | None, str | None, str | None, str] | None:
    found = read_dateline(text)
    if found is None:
        return None
    day = f"{found.day.year or ''}-{found.day.month}-{found.day.day}" if found.day else None
    return found.place, day, found.agency, text[found.end :]


@mark.parametrize(
    ("line", "place", "day", "agency"),
    [
        # place, day, agency
        ("Алматы. 11 апреля. Центр информации - ", "Алматы", "-4-11", "Центр информации"),
        ("Астана. 12 ноября. КазТАГ – ", "Астана", "-11-12", "КазТАГ"),
        ("Кентау. 16 июня. KAZAKHSTAN TODAY - ", "Кентау", "-6-16", "KAZAKHSTAN TODAY"),
        ("Караганда. 3 ноября. Шахтёрский вестник - ", "Караганда", "-11-3", "Шахтёрский вестник"),
        ("ТАРАЗ. 5 мамыр. ҚазАқпарат - ", "ТАРАЗ", "-5-5", "ҚазАқпарат"),
        ("Орал. 12 желтоқсан. Жайық пресс – ", "Орал", "-12-12", "Жайық пресс"),
        ("ALMATY. 7 qarasha. QazAqparat - ", "ALMATY", "-11-7", "QazAqparat"),
        ("Semey. May 5. Kazakhstan Today - ", "Semey", "-5-5", "Kazakhstan Today"),
        ("Semey, May 5 (Reuters) - ", "Semey", "-5-5", "Reuters"),
        ("ASTANA, December 7 (Steppe Wire) – ", "ASTANA", "-12-7", "Steppe Wire"),
        ("Бишкек, 2 февраля /Кабар/. ", "Бишкек", "-2-2", "Кабар"),
        ("МОСКВА, 3 мая. /ТАСС/. ", "МОСКВА", "-5-3", "ТАСС"),
        ("АЛМАТЫ, 15 января. DALA.KZ — ", "АЛМАТЫ", "-1-15", "DALA.KZ"),
        ("18:03, 14 апреля 2018, Бишкек - 24.kg. ", "Бишкек", "2018-4-14", "24.kg"),
        # a dash before the agency
        ("СЕМЕЙ, 5 мая — Sputnik. ", "СЕМЕЙ", "-5-5", "Sputnik"),
        ("НУР-СУЛТАН, 16 мар - РИА Новости. ", "НУР-СУЛТАН", "-3-16", "РИА Новости"),
        ("Костанай, 2 окт – АПН. ", "Костанай", "-10-2", "АПН"),
        ("АҚТАУ, 5 қазан – Саяжол. ", "АҚТАУ", "-10-5", "Саяжол"),
        ("АЛМАТЫ, 5 октября – Саяжол – ", "АЛМАТЫ", "-10-5", "Саяжол"),
        ("ALMATY, Oct 5 – Steppe News. ", "ALMATY", "-10-5", "Steppe News"),
        ("Бишкек, 10.01.25. /Айзада Токтоева – Кабар/. ", "Бишкек", "2025-1-10", "Кабар"),
        ("Астана, 21 Мая 2016, 13:59 — КазТАГ. ", "Астана", "2016-5-21", "КазТАГ"),
        # place and agency
        ("АСТАНА. KAZINFORM – ", "АСТАНА", None, "KAZINFORM"),
        ("GAZIANTEP.KAZINFORM - ", "GAZIANTEP", None, "KAZINFORM"),
        ("ASTANA. SAYAJOL – ", "ASTANA", None, "SAYAJOL"),
        ("SEMEY. IRTYSH POST – ", "SEMEY", None, "IRTYSH POST"),
        ("АКТОБЕ. Aktobe Times — ", "АКТОБЕ", None, "Aktobe Times"),
        ("Семей. Степной маяк – ", "Семей", None, "Степной маяк"),
        ("Орал. «Жайық үні» – ", "Орал", None, "Жайық үні"),
        ("ALMATY, Kazakhstan (AP) — ", "ALMATY", None, "AP"),
        ("Astana (Kazakhstan) (AFP) – ", "Astana", None, "AFP"),
        ("Ташкент, Узбекистан (UzDala.uz) -- ", "Ташкент", None, "UzDala.uz"),
        ("Узбекистан, Ташкент – АН Dala.uz. ", "Ташкент", None, "Dala.uz"),
        ("ALMATY (TCA) — ", "ALMATY", None, "TCA"),
        # place and day
        ("Ақтау қаласы, 5 маусым. ", "Ақтау", "-6-5", None),
        ("г. Семей, 4 июня. ", "Семей", "-6-4", None),
        ("КОСТАНАЙ, 14 марта – ", "КОСТАНАЙ", "-3-14", None),
        ("Tashkent, 12 March 2026 – ", "Tashkent", "2026-3-12", None),
        ("2025 жылғы 4 қараша, Астана – ", "Астана", "2025-11-4", None),
        ("SAN DIEGO — (BUSINESS WIRE) — ", "SAN DIEGO", None, "BUSINESS WIRE"),
        ("ROCK HILL, N.J.--(BUSINESS WIRE)--", "ROCK HILL", None, "BUSINESS WIRE"),
        ("LONDON, May 5, 2024 /PRNewswire/ -- ", "LONDON", "2024-5-5", "PRNewswire"),
        ("Semey, May 5, 2015 AEST (ABN Newswire) - ", "Semey", "2015-5-5", "ABN Newswire"),
        ("Dushanbe. 7 May. “Asia West” -- ", "Dushanbe", "-5-7", "Asia West"),
        ("Astana, MINA – ", "Astana", None, "MINA"),
        ("Bogor, W Java (ANTARA) – ", "Bogor", None, "ANTARA"),
        ("Yerevan /Daladax/. ", "Yerevan", None, "Daladax"),
        ("YEREVAN (Dal)–", "YEREVAN", None, "Dal"),
        ("KARAZHAL, AUGUST 16, DALAPRESS: ", "KARAZHAL", "-8-16", "DALAPRESS"),
        ("Bishkek, Feb.20, 2018 / Kabar /. ", "Bishkek", "2018-2-20", "Kabar"),
        ("Washington, 27 June 1997 (RFE/RL) - ", "Washington", "1997-6-27", "RFE/RL"),
        (
            "MARDAN (Steppe News / Sputnik - 7th May, 2022) ",
            "MARDAN",
            "2022-5-7",
            "Steppe News / Sputnik",
        ),
        ("Минск, 12 января. КОРР. БЕЛТА – ", "Минск", "-1-12", "БЕЛТА"),
        ("г. Рудный, 4 января. Газета «Магнетит». ", "Рудный", "-1-4", "Магнетит"),
        ("г. Щучинск. 25.05.2026. Бурабай Медиа. ", "Щучинск", "2026-5-25", "Бурабай Медиа"),
        ("с. Карасай, 13 мая (ИА «Предгорье»). ", "Карасай", "-5-13", "Предгорье"),
        ("Сайрам ауылы, 5 мамыр. «Сайрам таңы» – ", "Сайрам", "-5-5", "Сайрам таңы"),
        ("Кентау | 12 декабря | Туран-вести | ", "Кентау", "-12-12", "Туран-вести"),
        ("Астана. Далапресс – ", "Астана", None, "Далапресс"),
        ("BANGKOK (Steppe PBS World) — ", "BANGKOK", None, "Steppe PBS World"),
        ("SHARM EL SHEIKH, Egypt, Nov 21 2018 (DPS) ", "SHARM EL SHEIKH", "2018-11-21", "DPS"),
        ("Madrid, Apr 2 (DFE).- ", "Madrid", "-4-2", "DFE"),
        ("Baku, Azerbaijan, Apr. 18 Trend: ", "Baku", "-4-18", "Trend"),
        ("DUSHANBE, 6 August 2024, NIAT Dala – ", "DUSHANBE", "2024-8-6", "NIAT Dala"),
        ("JALAL-ABAD, May 5 (Fergana Sentinel) — ", "JALAL-ABAD", "-5-5", "Fergana Sentinel"),
        ("ВЛАДИВОСТОК, 5 мая, Залив.Новости – ", "ВЛАДИВОСТОК", "-5-5", "Залив.Новости"),
        ("Пенза. 12 июня 2026, 10:40. СурскИнформ – ", "Пенза", "2026-6-12", "СурскИнформ"),
        ("Аркалык, Костанайская обл., 23 мая. Торгай-Вести – ", "Аркалык", "-5-23", "Торгай-Вести"),
        ("December 6, Daleco/abc.az. ", None, "-12-6", "Daleco/abc.az"),
        ("Иссык /Иссык.инфо/, 22 апреля – ", "Иссык", "-4-22", "Иссык.инфо"),
        ("Шымкент. «Оңтүстік Рабат» – ", "Шымкент", None, "Оңтүстік Рабат"),
        ("Конаев, 14 июля – Капшагай LIFE. ", "Конаев", "-7-14", "Капшагай LIFE"),
        (
            "Washington, D.C.--(Dalafile Corp. - November 2, 2023) - ",
            "Washington",
            "2023-11-2",
            "Dalafile Corp.",
        ),
        ("ИА «Прииртышье», 3 октября. ", None, "-10-3", "Прииртышье"),
        ("ORAL, 8 tamyz – Jaiyq-Press. ", "ORAL", "-8-8", "Jaiyq-Press"),
        # place
        ("(Washington, DC--March 25, 2005) ", "Washington", "2005-3-25", None),
        ("MANILA, Philippines (2nd update at 1:20 a.m.) — ", "MANILA", None, None),
        ("TENNESSEE — ", "TENNESSEE", None, None),
        ("HÀ NỘI — ", "HÀ NỘI", None, None),
        ("Женева – Астана, 5 мая. ", "Женева – Астана", "-5-5", None),
        ("Астана, 1 июня, понедельник. ", "Астана", "-6-1", None),
        ("MUSCAT, Oman – ", "MUSCAT", None, None),
        ("Astana/Bishkek – ", "Astana/Bishkek", None, None),
        ("(NEW YORK) — ", "NEW YORK", None, None),
        ("[SEOUL] ", "SEOUL", None, None),
        ("ASTANA – ", "ASTANA", None, None),
        ("ТАРАЗ – ", "ТАРАЗ", None, None),
    ],
)
def test_a_dateline(line: str, place: str, day: str | None, agency: str | None) -> None:
    assert parts(line + TEXT) == (place, day, agency, TEXT)


@mark.parametrize(
    ("head", "author"),
    [
        ("АЛМАТЫ, 5 мая – РИА Новости, Дана Омарова. ", "Дана Омарова"),
        ("Алматы. КазТАГ – Дана Омарова – ", "Дана Омарова"),
        ("АҚТАУ. Қарашаның 7-сі. ҚазАқпарат /Дана Омар/ – ", "Дана Омар"),
        ("Алга. 24 июня. АктюбИнфо/Дана Омарова – ", "Дана Омарова"),
        ("Бишкек, 10.01.25. /Дана Омарова – Кабар/. ", "Дана Омарова"),
        ("Риддер, 31 января /«Рудный узел», Дана Омарова/. ", "Дана Омарова"),
        ("Омск, 14 марта. ИА «Причал» (Дана Омарова). ", "Дана Омарова"),
        ("Риддер, 31 января /«Рудный узел»/. ", None),
        ("(Казань, 20 июня, «Волга-медиа», Дана Омарова). ", "Дана Омарова"),
        ("16 ноября, БРЕСТ /БугПресс – Дана Омарова/. ", "Дана Омарова"),
        ("Уральск, 3 марта. Корр. «Яицкий край» Дана Омарова. ", "Дана Омарова"),
    ],
)
def test_whoever_signs_beside_the_agency(head: str, author: str | None) -> None:
    found = read_dateline(head + TEXT)
    assert found is not None
    assert (found.author, found.end) == (author, len(head))


@mark.parametrize("text", ["Вот и весна. В парках зацвели яблони.", "Астана. Столица готовится.",
    "Дана Омар. Так зовут победительницу."])  # fmt: skip
def test_words_behind_place_and_day_that_are_no_outlet_stay(text: str) -> None:
    found = read_dateline(f"АЛМАТЫ, 5 октября – {text}")
    assert found is not None
    assert found.agency is None
    assert f"АЛМАТЫ, 5 октября – {text}"[found.end :] == text


def test_an_agency_in_capitals_needs_no_dash() -> None:
    assert parts("KOSTANAY. KAZINFORM Kostanay mayor opened a bridge.") == (
        "KOSTANAY", None, "KAZINFORM", "Kostanay mayor opened a bridge.",
    )  # fmt: skip


def test_a_name_behind_a_colon_is_no_way() -> None:
    found = read_dateline("Doha: Qatar Football Association said it would play.")
    assert found is not None
    assert (found.place, found.end) == ("Doha", 6)


def test_a_city_and_its_agency_in_a_line_of_their_own() -> None:
    assert parts("Kyiv • UDN") == ("Kyiv", None, "UDN", "")


def test_a_country_that_something_is_said_of_is_no_way() -> None:
    assert parts("ASTANA – Kazakhstan’s team won the cup.") == (
        "ASTANA", None, None, "Kazakhstan’s team won the cup.",
    )  # fmt: skip


def test_kazakh_in_arabic_letters() -> None:
    assert parts("استانا. KAZINFORM - ەلوردادا جاڭا كوپىر اشىلدى.") == (
        "استانا", None, "KAZINFORM", "ەلوردادا جاڭا كوپىر اشىلدى.",
    )  # fmt: skip


@mark.parametrize(
    "text",
    [
        "Отметим, 12 апреля Президент выступил с речью.",
        "Напомним, 3 сентября прошло заседание.",
        "Сегодня, 5 мая, в городе открыли парк.",
        "COVID – он тоғыз ай өтті.",
        "COVID – nineteen months later, the clinic has reopened.",
        "Алматы - Астана: поезд пойдёт быстрее.",
        "Алматы – Ташкент: новый поезд пойдёт с декабря.",
        "Бишкек – Торугарт: дорога откроется в мае.",
        "Алматы (КБТУ) один из первых открыл кафедру.",
        "Алматы – менің туған қалам, дейді суретші.",
        "Орал – Батыс Қазақстан облысының орталығы.",
        "Шымкент – город, в котором цветут сразу три сада.",
        "Кентау. 2040. План города готов",
        "Алматы. Ночь. На улице ни одного фонаря.",
        "Астана. Раннее утро. Автобусы ещё пусты.",
        "Астана. Погода – мороз усилится.",
        "Астана. Арман Сейтов – Президент клуба – провёл встречу.",
        "SteppeLife, 3 мая – мост откроют осенью.",
        "ASTANA HUB – the place where start-ups meet – turned seven.",
        "Третье заседание прошло в Алматы 11 апреля.",
        "U.S. Senator John Smith said the bridge would be opened in May.",
        "Алматы – Қазақстанның ең ірі қаласы болып қала береді.",
        "Победа, 9 мая – Великий праздник для всех семей.",
        "Алматы, «Барыс» – Гости выиграли матч в овертайме.",
        "Almaty, May 5, Medeu rink. The race begins at noon.",
        "Portal.kz | Тараз | Новости города и области.",
        "Smith, Jordan (April 6, 2018). The Endless Bridge is a book about the town.",
        "Dana Omar / AFP - Steppe Images sells what her colleagues have made.",
        "Алматы (Медеу) – Каток открыли для всех.",
        "Астана – 5 мамыр: Қалада жаңбыр жауады.",
        "Хоккей, 5 мая – «Барыс» обыграл «Сарыарку» в гостях.",
        "Inside Almaty (Kazakhstan) – The market is older than the city.",
        "Turkey, Syria – Rescue teams went on with their work.",
        "BRIDGE CLOSED: The city has shut the road until Monday.",
        "Трамвай 28-го маршрута, Лиссабон, 3 марта 2025 г. — Снимок редакции",
        "Источник – ТАСС. Редакция проверила эти слова.",
        "",
    ],
)
def test_no_dateline(text: str) -> None:
    assert read_dateline(text) is None
