"""The cases of a newsroom's own list, by number: a text goes in, the post is looked at."""

from pytest import mark, param

from bot.articles.language import detect
from bot.newsroom.stems import forms, words
from bot.sources.identity import canonical_link
from tests.bot.articles.newsroom_page import FIRST, SECOND, TITLE, article, html, page, summary

WIDGET = ("• USD/KZT\n    0.0\n  • EUR/KZT\n    0.0\n  • RUB/KZT\n    0.0",)
PARAGRAPHS = (
    "Совместное заседание советов по реставрации музыкальных инструментов двух соседних областей "
    "прошло в среду под председательством директора музея Айдоса Сеита и мастера по струнным "
    "инструментам Виктора Цоя, а в его работе приняли участие настройщики, учителя музыкальных школ, "
    "библиотекари и студенты колледжей, сообщает пресс-служба музея города Кентау.",
    "«Инструменты связывают людей лучше дорог и мостов, и каждый, кто хоть раз держал в руках домбру, "
    "знает это без наших слов», - подчеркнул, открывая работу заседания, директор музея Айдос Сеит.",
    "Мастер по струнным инструментам Виктор Цой поблагодарил коллег за тёплый приём и рассказал о "
    "том, как в его мастерской возвращают голос старым скрипкам.",
    "«За два года мы починили триста инструментов. Половина из них лежала в кладовых с прошлого века. "
    "Отдельно скажу о школах: им мы чиним без очереди. Впереди много работы, и мы к ней готовы», - "
    "сказал он.",
)
HEADLINES = tuple(f"ru Мост номер {number} закрыли до самой весны" for number in range(30))
PORTAL = (
    *WIDGET, TITLE, "Фото:ДК Кентау", "\u00a0Кентау. 11 апреля. Центр информации - " + PARAGRAPHS[0],
    *PARAGRAPHS[1:], "Источник: ДК Кентау", *HEADLINES,
)  # fmt: skip


def test_01_a_portal_page() -> None:
    found = page(*PORTAL)
    text = found["post"]["text"]

    assert found["title"] == TITLE
    assert (found["photo"]["credit"], found["source"]) == ("ДК Кентау", "ДК Кентау")
    assert found["dateline"] == {
        "place": "Кентау", "date": "--04-11", "agency": "Центр информации",
    }  # fmt: skip
    assert found["lead"].startswith("Совместное заседание советов")
    assert text.count("ДК Кентау") == 1
    assert not any(part in text for part in ("Мост номер", "KZT", "0.0", "Фото:"))


def test_02_whole_paragraphs_and_the_first_clauses() -> None:
    body = PORTAL[len(WIDGET) + 1 :]

    assert summary(700, *body) == "\n\n".join(PARAGRAPHS[:3])
    short = summary(300, *body)
    assert short.endswith("…")
    assert PARAGRAPHS[0].startswith(short[:-1] + ",")


@mark.parametrize(
    "line", ["Фото:Дана Омар", "Фото: Дана Омар", "ФОТО : Дана Омар", "Фото — Дана Омар",
             "Photo: Дана Омар", "Сурет: Дана Омар"],
)  # fmt: skip
def test_03_one_credit_one_label(line: str) -> None:
    picture = '<img src="https://dala.example/1.jpg" width="900" height="600">'
    found = html(f"<h1>{TITLE}</h1>{picture}<p>{line}</p><p>{FIRST}</p><p>{SECOND}</p>")

    assert found["photo"]["credit"] == "Дана Омар"
    assert found["post"]["text"].endswith("Фото: Дана Омар")


PICTURE = '<figure><img src="https://dala.example/{0}.jpg"><figcaption>{1}</figcaption></figure>'


def pictured(*captions: str) -> dict[str, object]:
    figures = "".join(PICTURE.format(number, text) for number, text in enumerate(captions))
    return html(f"<article><h1>{TITLE}</h1>{figures}<p>{FIRST}</p><p>{SECOND}</p></article>")


def text_of(found: dict[str, object]) -> str:
    post = found["post"]
    assert isinstance(post, dict)
    return str(post["text"])


def test_04_a_genitive_stays_as_written() -> None:
    assert text_of(pictured("Фото пресс-службы порта")).endswith("\n\nФото пресс-службы порта")


def test_05_caption_and_credit_apart() -> None:
    found = pictured("Аким на открытии / Фото пресс-службы порта")

    assert found["photo"] == {
        "url": "https://dala.example/0.jpg", "path": None, "credit": "пресс-службы порта",
    }  # fmt: skip
    assert "Аким на открытии" not in text_of(found)


@mark.parametrize("line", ["Фото: None", "Photo credit:", "Фото:"])
def test_06_nobody_is_no_credit(line: str) -> None:
    assert "Фото" not in text_of(pictured(line))
    found = page(TITLE, line, FIRST, SECOND)
    assert found["photo"]["credit"] is None
    assert found["summary"] == f"{FIRST}\n\n{SECOND}"


def test_07_one_label() -> None:
    assert text_of(pictured("Фото: Фото: пресс-служба порта")).endswith(
        "\n\nФото: пресс-служба порта"
    )


@mark.parametrize(
    "line",
    [
        param("Фото 1998 года хранится в архиве.", id="08"),
        param("Съёмочная группа сняла видео и фото с высоты.", id="09 a crew"),
        param("Фото и видео опубликовало МЧС.", id="09 a ministry"),
    ],
)
def test_08_09_no_credits(line: str) -> None:
    found = page(TITLE, FIRST, line, SECOND)

    assert found["photo"]["credit"] is None
    assert line in found["summary"]


def test_10_each_photo_its_credit() -> None:
    found = pictured("Фото: Дана Омар", "Фото: Арман Сеит", "Фото: Дана Омар")

    photos = found["photos"]
    assert isinstance(photos, list)
    assert [photo["credit"] for photo in photos] == ["Дана Омар", "Арман Сеит", "Дана Омар"]
    assert text_of(found).count("Дана Омар") == 1


def test_11_a_source_before_other_articles() -> None:
    found = page(TITLE, FIRST, SECOND, "Источник: музей воды", "Читайте также", "Мост закрыли")

    assert found["source"] == "музей воды"
    assert found["summary"] == f"{FIRST}\n\n{SECOND}"
    assert found["post"]["text"].endswith("\n\nИсточник: музей воды")


@mark.parametrize(
    "line",
    ["Источник в правительстве сообщил о мосте.", "Источники финансирования пока не известны."],
)
def test_12_no_sources(line: str) -> None:
    assert page(TITLE, FIRST, line)["source"] is None


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
        "Мастерскую открыли, передаетDalanews.kzсо ссылкой наDW.Фото ©️ Dalanews.kzОднако струн пока нет.",
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
    text = text_of(found)

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
    assert text_of(found).endswith("Фото: Дана · Источник: музей")


def test_the_whole_page_is_understood_without_a_doubt() -> None:
    assert article(*PORTAL).doubts == ()
