"""The cases of a newsroom's own list, by number: a text goes in, the post is looked at."""

from pytest import mark, param

from tests.bot.articles.newsroom_page import FIRST, SECOND, TITLE, article, html, page, summary

WIDGET = ("• USD/KZT\n    0.0\n  • EUR/KZT\n    0.0\n  • RUB/KZT\n    0.0",)
PARAGRAPHS = (
    "Совместное заседание советов по реставрации музыкальных инструментов двух соседних областей "
    "прошло в среду под председательством директора музея Айдоса Сеита и мастера по струнным "
    "инструментам Виктора Цоя, а в его работе приняли участие настройщики, учителя школ, "
    "библиотекари и студенты колледжей, сообщает пресс-служба музея города Кентау.",
    "«Инструменты связывают людей лучше дорог и мостов, и каждый, кто хоть раз держал домбру, "
    "знает это без наших слов», - подчеркнул, открывая заседание, директор музея Айдос Сеит.",
    "Мастер по струнным инструментам Виктор Цой поблагодарил коллег за тёплый приём и рассказал о "
    "том, как в его мастерской возвращают голос старым скрипкам.",
    "«За два года мы починили триста инструментов. Половина из них лежала в кладовых с войны. "
    "Отдельно скажу о школах: им мы чиним без очереди. Впереди много работы, и мы к ней готовы», - "
    "сказал он.",
)
HEADLINES = tuple(f"ru Мост номер {number} закрыли до самой весны" for number in range(30))
PORTAL = (
    *WIDGET, TITLE, "Фото:ДК Кентау",
        "\u00a0Кентау. 11 апреля. Центр информации - " + PARAGRAPHS[0],
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


def test_the_whole_page_is_understood_without_a_doubt() -> None:
    assert article(*PORTAL).doubts == ()
