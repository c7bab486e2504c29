"""What stands between the menu of a whole page and its text: title, deck, digest, caption."""

from pytest import mark

from bot.articles.understand import understand
from bot.model import Article, Block, Item

TITLE = "Музей под открытым небом появится у Сауранского городища"
ASKING = "Что увидят туристы у древнего Саурана и когда наконец откроют музей?"
QUOTED = "«Ключи нашли под крыльцом»: как жители Саурана сберегли музей и его «малую коллекцию»"
DECK = "Смету пересчитают в январе"
LEAD = "Музей под открытым небом откроют у стен Сауранского городища к маю, сообщил акимат района."
MIDDLE = "Туристам покажут гончарные печи, подземный водопровод и восстановленные ворота крепости."
LAST = "Коллекцию жители собирали сорок лет, ключи от музея хранились у школьного учителя."
MENU = ("Главная", "Новости", "Афиша Кентау", "Контакты", "Вход")
FOOT = ("Поделиться", "Комментарии (3)", "Ваш телефон", "© 2026 Сауран сегодня")


def read(*head: str, text: tuple[str, ...] = (LEAD, MIDDLE, LAST)) -> Article:
    lines = (*MENU, *head, *text, *FOOT)
    return understand(Item("a.txt", blocks=tuple(Block(line) for line in lines)))


def told(article: Article) -> list[str]:
    return [block.text for block in article.body]


@mark.parametrize("title", [ASKING, QUOTED])
def test_a_long_title_without_a_full_stop_is_no_paragraph(title: str) -> None:
    found = read("Туризм и отдых", title, "24 ноября 2026, 10:15", "Фото: акимат района")

    assert (found.title, told(found)) == (title, [LEAD, MIDDLE, LAST])


def test_rubrics_in_a_row_are_no_title() -> None:
    assert (
        read("Туризм | Музеи | Южные области", "Сауран ждёт гостей").title == "Сауран ждёт гостей"
    )


def test_a_first_paragraph_that_asks_is_no_title() -> None:
    found = read(TITLE, "24 ноября 2026, 10:15", text=(ASKING, LEAD, MIDDLE, LAST))

    assert (found.title, told(found)) == (TITLE, [ASKING, LEAD, MIDDLE, LAST])


@mark.parametrize("heading", ["Кратко", "Key takeaways", "Қысқаша мазмұны:"])
def test_a_digest_is_not_the_lead(heading: str) -> None:
    lines = ("Музей откроют к маю.", "Смету пересчитают ещё раз", "Читать полностью 3 минуты")
    found = read(TITLE, "Фото: акимат района", heading, *lines)

    assert told(found) == [LEAD, MIDDLE, LAST]
    assert found.photo_credit == "акимат района"


def test_a_caption_below_a_deck_is_not_the_lead() -> None:
    found = read(TITLE, DECK, "Рабочие укрепляют стену", "Фото: Арман Сеит")
    assert "Рабочие укрепляют стену" not in told(found)

    found = read(TITLE, "Рабочие у восточной стены городища.", "Фото: Арман Сеит")
    assert told(found)[0] == LEAD

    found = read(TITLE, "Акимат рассказал о планах на год.", "Фото: Арман Сеит")
    assert told(found)[0] == "Акимат рассказал о планах на год."


def test_a_stock_of_pictures_above_its_caption() -> None:
    found = read(TITLE, "Getty Images", "Гончарные печи и ворота старой крепости Сауран")

    assert told(found) == [LEAD, MIDDLE, LAST]
    assert found.photo_credit == "Getty Images"


def test_a_deck_above_the_author_does_not_end_the_text() -> None:
    short = "Въезд останется бесплатным."
    found = read(TITLE, MIDDLE, "Автор: Дана Омарова", "Поделиться", text=(LEAD, LAST, short, LAST))

    assert short in told(found)
    assert found.author == "Дана Омарова"


def test_who_and_where_above_the_text() -> None:
    assert read(TITLE, "Pat Moss in Astana").author == "Pat Moss"


def test_a_name_alone_above_the_date() -> None:
    assert read(TITLE, "Emma Larsen", "24 November 2026, 10:15").author == "Emma Larsen"
    assert read(TITLE, "Emma Larsen", "Гончарные печи").author is None
    assert read(TITLE, "Астана", "24 ноября 2026, 10:15").author is None
    assert read("Central Asia", TITLE, "Central Asia", "24 ноября 2026, 10:15").author is None
    assert read("24 ноября 2026, 10:15", "Дана Омарова", TITLE).author == "Дана Омарова"
    assert read("24 ноября 2026, 10:15", "Help Desk", TITLE).author is None


@mark.parametrize(
    "deck", [(), (DECK + ", обещает акимат",), ("Смету пересчитают в январе. Так решил совет.",)]
)
def test_a_name_and_the_day_on_one_line(deck: tuple[str, ...]) -> None:
    found = read(TITLE, *deck, "Emma Larsen Nov 24, 2026", "Share")

    assert found.author == "Emma Larsen"
    assert told(found)[len(deck) :] == [LEAD, MIDDLE, LAST]


def test_who_and_where_from_above_the_text() -> None:
    found = read(TITLE, "Олег Спивак, Риддер", text=(LEAD, MIDDLE, "Фото автора", LAST))

    assert (found.author, found.photo_credit) == ("Олег Спивак", "Олег Спивак")


def test_a_word_of_joy_below_the_text_stays() -> None:
    assert told(read(TITLE, text=(LEAD, MIDDLE, LAST, "Поздравляем!")))[-1] == "Поздравляем!"


def test_a_byline_high_above_the_title() -> None:
    counters = ("24 ноября 2026, 10:15", "+4", "12 shares", "View gallery", "7")
    assert read("By PAT MOSS", *counters, TITLE).author == "PAT MOSS"
    assert read("Фото: Арман Сеит", *counters, TITLE).photo_credit is None


@mark.parametrize(
    "box", [("Читайте по теме:", "Как найти Сауран на карте"), ("Related", "Where is Sauran?")]
)
def test_one_headline_of_another_article_does_not_end_the_text(box: tuple[str, ...]) -> None:
    other = "Школьникам и пенсионерам вход обещают оставить бесплатным."
    found = read(TITLE, text=(LEAD, MIDDLE, *box, LAST, other, LAST + " Так решил совет."))

    assert told(found) == [LEAD, MIDDLE, LAST, other, LAST + " Так решил совет."]
