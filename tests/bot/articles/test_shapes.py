"""Shapes of pages that newsrooms' systems make, whole: from markup to the post."""

from pytest import mark

from tests.bot.articles.newsroom_page import FIRST, SECOND, TITLE, html

TEXT = f"<p>{FIRST}</p><p>{SECOND}</p>"
PLAIN = f"{FIRST}\n\n{SECOND}"
PICTURE = '<img src="https://dala.example/{}.jpg" width="900" height="600">'


def test_nothing_but_line_breaks() -> None:
    found = html(
        f"<h1>{TITLE}</h1>Фото: Дана Омар<br><br>КЕНТАУ. KAZINFORM – {FIRST}<br>{SECOND}<br><br>"
        "«Мы ждали. Долго ждали», - сказал мастер.<br><br>Источник: музей"
    )

    assert found["summary"] == f"{PLAIN}\n\n«Мы ждали. Долго ждали», - сказал мастер."
    assert (found["photo"]["credit"], found["source"]) == ("Дана Омар", "музей")
    assert found["dateline"]["place"] == "КЕНТАУ"


def test_an_accelerated_page() -> None:
    found = html(
        f'<h1>{TITLE}</h1><amp-img src="https://dala.example/1.jpg" width="1200" height="675" '
        f'alt="Фото: Дана Омар"></amp-img>{TEXT}<amp-ad width="300"></amp-ad>'
    )

    assert found["photo"]["credit"] == "Дана Омар"
    assert found["post"]["method"] == "sendPhoto"
    assert found["summary"] == PLAIN


def test_a_gallery_whose_credits_are_marked_by_class() -> None:
    found = html(
        f"<article><h1>{TITLE}</h1><figure>{PICTURE.format(1)}<figcaption>Мастер"
        f'<span class="photo-credit">Дана Омар</span></figcaption></figure><figure>'
        f"{PICTURE.format(2)}<figcaption>Струны. © Арман Сеит</figcaption></figure>{TEXT}</article>"
    )

    assert [photo["credit"] for photo in found["photos"]] == ["Дана Омар", "Арман Сеит"]
    assert found["summary"] == PLAIN


def test_a_list_keeps_its_lines() -> None:
    found = html(
        f"<article><h1>{TITLE}</h1><p>Мастера просят взять с собой:</p><ul><li>домбру;</li>"
        f"<li>струны;</li><li>чай.</li></ul>{TEXT}</article>"
    )

    assert found["summary"].startswith("Мастера просят взять с собой:\n\nдомбру;\nструны;\nчай.")


def test_the_line_of_author_time_and_rubric_goes() -> None:
    found = html(
        f"<article><h1>{TITLE}</h1><div><span>Дана Омар</span> <span>12 ноября 2025, 10:30</span> "
        f"<span>Культура</span></div><p>15.10.2025 11:20 | 345 просмотров</p>{TEXT}</article>"
    )

    assert found["summary"] == PLAIN


def test_a_picture_beside_the_page_that_is_not_there_leaves_its_credit() -> None:
    found = html(
        f'<h1>{TITLE}</h1><figure><img src="lost.jpg"><figcaption>Фото: Дана Омар</figcaption>'
        f"</figure>{TEXT}"
    )

    assert found["photo"] == {"url": None, "path": None, "credit": "Дана Омар"}
    assert found["post"]["method"] == "sendMessage"


@mark.parametrize("tail", [" | Общество | Dala News", " - Новости Казахстана"])
def test_a_headline_from_the_head(tail: str) -> None:
    found = html(f"<div>{TEXT * 2}</div>", f"<title>{TITLE}{tail}</title>")

    assert found["title"] == TITLE


def test_a_rubric_is_no_headline() -> None:
    assert html(f"<h1>Новости</h1><h2>{TITLE}</h2>{TEXT * 2}")["title"] == TITLE


def test_a_short_page_is_not_flattened() -> None:
    figure = f"<figure>{PICTURE.format(1)}<figcaption>Фото: Дана Омар</figcaption></figure>"
    found = html(f"<article><h1>{TITLE}</h1><p>{FIRST}</p>{figure}<p>{SECOND}</p></article>")

    assert found["lead"] == FIRST
    assert found["summary"] == PLAIN
