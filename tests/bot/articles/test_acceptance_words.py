"""The second half of a newsroom's own list, by number: words, languages, addresses, markup."""

from pytest import mark

from bot.articles.text.language import detect
from bot.newsroom.search.stems import forms, words
from bot.sources.recognition.identity import canonical_link
from tests.bot.articles.newsroom_page import FIRST, SECOND, TITLE, html, page, summary


def test_13_whom_they_cite() -> None:
    found = page(TITLE, FIRST[:-1] + ", передает kazlenta.kz со ссылкой на nur.kz.", SECOND)

    assert (found["source"], found["dateline"]["agency"]) == ("nur.kz", "kazlenta.kz")


def test_14_whom_they_cite_in_kazakh() -> None:
    found = page(
        "Кентауда домбыра шеберханасы ашылды",
        "Шеберхана сәрсенбіде ашылды, деп хабарлайды Egemen.kz ҚР МАМ баспасөз қызметіне сілтеме"
        " жасап.",
        "Аспаптар тегін жөнделеді.",
    )

    assert (found["source"], found["dateline"]["agency"]) == (
        "ҚР МАМ баспасөз қызметі",
        "Egemen.kz",
    )
    assert found["language"] == "kk"


@mark.parametrize(
    ("line", "place", "agency", "begins"),
    [
        ("АСТАНА. KAZINFORM – " + FIRST, "АСТАНА", "KAZINFORM", "Мастерская"),
        ("KOSTANAY. KAZINFORM Kostanay mayor opened a bridge over the river.", "KOSTANAY",
         "KAZINFORM", "Kostanay mayor"),
        ("GAZIANTEP.KAZINFORM - Rescuers have found a shop of old violins.", "GAZIANTEP",
         "KAZINFORM", "Rescuers"),
        ("\u00a0Алматы. 11 апреля. Центр информации - " + FIRST, "Алматы", "Центр информации",
         "Мастерская"),
    ],
)  # fmt: skip
def test_15_datelines(line: str, place: str, agency: str, begins: str) -> None:
    found = page(TITLE, line, SECOND)

    assert found["lead"].startswith(begins)
    assert found["summary"].startswith(begins)
    assert (found["dateline"]["place"], found["dateline"]["agency"]) == (place, agency)


@mark.parametrize(
    "line",
    [
        "Отметим, 12 апреля Президент откроет мастерскую.",
        "COVID – он тоғыз ай бұрын кеткен дерт.",
        "Алматы - Астана: поезд пойдёт быстрее.",
    ],
)
def test_16_no_datelines(line: str) -> None:
    found = page(TITLE, line, SECOND)

    assert found["lead"] == line
    assert found["dateline"]["place"] is None


@mark.parametrize(
    "quote",
    [
        "«Мы готовы. Работа идёт. Струны есть», - сказал министр.",
        '"Мы готовы. Работа идёт. Струны есть", - сказал министр.',
        "“Мы готовы. Работа идёт. Струны есть”, - сказал министр.",
    ],
)
def test_17_a_quote_whole_or_not_at_all(quote: str) -> None:
    for room in range(len(FIRST), len(FIRST) + len(quote) + 2):
        assert summary(room, FIRST, quote, SECOND) == FIRST
    assert summary(len(FIRST) + len(quote) + 2, FIRST, quote, SECOND) == f"{FIRST}\n\n{quote}"


@mark.parametrize(
    ("first", "second"),
    [
        ("Школе дали имя М.Ю. Лермонтова.", "Его помнят здесь все."),
        ("На ремонт дали 1,9 млрд тенге.", "Это много для села."),
        ("Мастер живёт в г. Алматы, но родом из Кентау.", "Там его мастерская."),
        ("Шеберхана 2025 ж. 12 қыркүйекте ашылды.", "Ол тегін жұмыс істейді."),
    ],
)
def test_18_sentences_end_where_they_end(first: str, second: str) -> None:
    whole = f"{first} {second}"

    kept = {summary(room, whole) for room in range(len(first), len(whole))}
    assert kept == {first}


def test_19_supplied_material_says_so() -> None:
    found = page(TITLE, FIRST, SECOND, "Материал предоставлен акиматом города Кентау")

    assert found["source"] == "акиматом города Кентау"
    assert found["post"]["text"].endswith("\n\nМатериал предоставлен акиматом города Кентау")


def test_20_glued_text() -> None:
    found = page(
        TITLE,
        "Мост открыт, передаетDalanews.kzсо ссылкой наDW.Фото ©️ Dalanews.kzОднако струн пока нет.",
        SECOND,
    )

    assert found["photo"]["credit"] == "Dalanews.kz"
    assert (found["source"], found["dateline"]["agency"]) == ("DW", "Dalanews.kz")
    assert "передает Dalanews.kz со ссылкой на DW.\n\nОднако струн пока нет." in found["summary"]


@mark.parametrize(
    ("title", "language"),
    [
        ("Стартовал приём на конкурс «Ұлттық кітап»", "ru"),
        ("Бала тауып алды", "kk"),
        ("Almatyda jańa kópir ashyldy", "kk"),
    ],
)
def test_21_languages(title: str, language: str) -> None:
    assert detect(title, "", None) == language


def test_22_addresses_of_one_article() -> None:
    one = canonical_link("https://dala.kz/news/1?utm_source=tg")

    assert canonical_link("https://m.dala.kz/amp/news/1") == one
    assert canonical_link("https://dala.kz/news/2") != one


@mark.parametrize(
    ("query", "text"),
    [("музей", "музеи"), ("музей", "музее"), ("елка", "Ёлку"), ("мұражай", "Мұражайдағы"),
     ("министрлік", "Министрліктің")],
)  # fmt: skip
def test_24_word_forms_are_found(query: str, text: str) -> None:
    assert _stems(query) & _stems(text)


def test_24_signs_alone_are_no_query() -> None:
    assert _stems('"-*') == set()


def _stems(text: str) -> set[str]:
    return {form for word in words([text]) for form in forms(word)}


MARKUP = """<article><h1>Мастерская 🎻 открыта</h1>
<figure><img src="https://dala.example/1.jpg"><figcaption>Фото: Дана Омар</figcaption></figure>
<p><font color="red">Мастерская&nbsp;открылась</font> в <a href="javascript:alert(1)">среду</a>.</p>
<table><tr><td>Домбры</td><td>40</td></tr></table><iframe src="https://dala.example/v"></iframe>
<p>Подробности <a href="/2">здесь</a>.</p><p>Источник: музей</p></article>"""


def test_25_any_markup_becomes_a_post() -> None:
    found = html(MARKUP, '<link rel="canonical" href="https://dala.example/1">')
    text = found["post"]["text"]

    assert "Мастерская открылась в среду." in text
    assert "Фото: Дана Омар · Источник: музей\nЧитать полностью" in text
    bold, link = found["post"]["entities"]
    assert (bold["offset"], bold["length"]) == (0, len("Мастерская 🎻 открыта") + 1)
    assert link["url"] == "https://dala.example/1"


def test_25_a_long_text_is_shortened_at_a_sentence() -> None:
    long = (FIRST, *(f"{SECOND[:-1]}, и так {number} раз." for number in range(40)))
    picture = '<img src="https://dala.example/1.jpg" width="900" height="600">'
    body = "".join(f"<p>{paragraph}</p>" for paragraph in (*long, "Источник: музей"))
    found = html(
        f"<h1>{TITLE}</h1><figure>{picture}<figcaption>Фото: Дана</figcaption></figure>{body}"
    )

    assert found["post"]["utf16_length"] <= 1024
    assert found["summary"].endswith(" раз.")
    assert found["post"]["text"].endswith("Фото: Дана · Источник: музей")
