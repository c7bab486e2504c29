from datetime import UTC, datetime

import pytest

from bot.articles.understand import understand
from bot.model import Part
from bot.newsroom.cards.material import address_in, is_article, item_of

AT = datetime(2026, 11, 26, tzinfo=UTC)
TEXT = "Каток открыт\n\nВ парке заработал каток. Вход свободный.\n\nФото: Айдана Оспанова"


def part(text: str = "", number: int = 1, **more: object) -> Part:
    return Part(key=f"telegram:1:{number}", number=number, text=text, at=AT, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "bold", "title", "blocks"),
    [
        (TEXT, 0, "Каток открыт", [TEXT.split("\n")[2], TEXT.split("\n")[4]]),
        ("Одна строка", 0, "Одна строка", []),
        ("Каток\nоткрыт снова\nТекст.", 18, "Каток открыт снова", ["Текст."]),
        ("Каток открыт снова. Текст за ним.", 18, "Каток открыт снова", [". Текст за ним."]),
        ("Алматы. Каток открыт", 7, "Алматы. Каток открыт", []),
        ("\n\n  Каток открыт\nТекст.", 0, "Каток открыт", ["Текст."]),
        ("x" * 300, 0, None, ["x" * 300]),
    ],
)  # fmt: skip
def test_title_and_text(text: str, bold: int, title: str | None, blocks: list[str]) -> None:
    item = item_of([part(text, bold=bold)], "Telegram")
    assert item.title == title
    assert [block.text for block in item.blocks] == blocks


def test_an_album_is_one_article_with_its_pictures_in_order() -> None:
    pictures = [part("", n, photo=f"telegram:1/u{n}/f{n}") for n in (10, 9)]
    item = item_of([*pictures, part(TEXT, 8, photo="telegram:1/u8/f8")], "Telegram")
    assert [image.url for image in item.images] == [f"telegram:1/u{n}/f{n}" for n in (8, 9, 10)]
    assert item.title == "Каток открыт"


def test_credits_are_understood_by_the_grammar_of_all_articles() -> None:
    item = item_of(
        [part(TEXT, photo="telegram:1/u/f", source="Вести", link="https://t.me/v/5")], ""
    )
    article = understand(item)
    assert article.photos[0].credit == "Айдана Оспанова"
    assert (article.source, article.link) == ("Вести", "https://t.me/v/5")
    assert [block.text for block in article.body] == ["В парке заработал каток. Вход свободный."]


def test_the_texts_own_source_comes_before_the_channel() -> None:
    article = understand(item_of([part(f"{TEXT}\nИсточник: МКИ РК", source="Вести")], ""))
    assert article.source == "МКИ РК"


def test_hashtags_in_lines_of_their_own_are_the_tags() -> None:
    item = item_of([part("Ярмарка\n#мёд сладок\nТекст.\n\n#ярмарка #Усть_Каменогорск\n#мёд")], "")
    assert item.tags == ("ярмарка", "Усть Каменогорск", "мёд")
    assert understand(item).tags == item.tags


def test_an_address_in_the_last_line_is_the_link() -> None:
    item = item_of([part("Каток открыт\nТекст.\nhttps://city.example/katok")], "")
    assert item.link == "https://city.example/katok"
    assert [block.text for block in item.blocks] == ["Текст."]


@pytest.mark.parametrize(
    ("said", "left", "link"),
    [
        ("Текст.\n\nПодробнее: https://city.example/katok\n#спорт", ["Текст."], "katok"),
        ("Текст. Читать полностью – https://city.example/a/", ["Текст."], "a/"),
        ("Мәтін.\n👉 Толығырақ: https://city.example/k?b=1.", ["Мәтін."], "k?b=1"),
        ("Text.\nRead more → https://city.example/b", ["Text."], "b"),
        ("Подробнее о катке рассказали тренеры.", ["Подробнее о катке рассказали тренеры."], None),
    ],
)
def test_what_leads_to_the_article_is_its_link(
    said: str, left: list[str], link: str | None
) -> None:
    item = item_of([part(f"Каток открыт\n{said}")], "")
    assert item.link == (link and f"https://city.example/{link}")
    assert understand(item).body[0].text == left[0]


@pytest.mark.parametrize(
    ("text", "photo", "is_one"),
    [
        ("Привет", None, False),
        ("спасибо большое!", None, False),
        ("Спасибо. Всё получилось, вышло.", None, False),
        ("ремонт библиотеки в Балхаше этим летом", None, False),
        ("В Риддере открыли каток. Вход свободный, лёд хороший.", None, True),
        ("Привет", "telegram:1/u/f", True),
        ("", "telegram:1/u/f", True),
        (TEXT, None, True),
        ("Одна строка, но такая длинная, что её не пишут боту просто так, ни о чём", None, True),
    ],
)
def test_what_is_meant_for_readers(text: str, photo: str | None, is_one: bool) -> None:
    assert is_article(part(text, photo=photo)) is is_one


@pytest.mark.parametrize(
    ("text", "address"),
    [
        (" https://city.example/a?b=c ", "https://city.example/a?b=c"),
        ("HTTP://CITY.EXAMPLE", "HTTP://CITY.EXAMPLE"),
        ("см. https://city.example", None),
        ("file:///etc/passwd", None),
        ("/etc/passwd", None),
        ("", None),
    ],
)
def test_an_address_alone(text: str, address: str | None) -> None:
    assert address_in(text) == address
