from pytest import mark, param

from bot.articles.body.titles import (
    completed,
    find_title,
    is_title,
    repeats_title,
    same_title,
    without_site,
    without_title,
)
from bot.articles.names.outlets import Outlet
from bot.model import Block, BlockKind

HEADLINE = "В Кентау открыли мастерскую домбр"
TEXT = "Мастерская работает с утра. Инструменты чинят бесплатно."


def title(*texts: str | Block) -> tuple[str, bool]:
    found = find_title([t if isinstance(t, Block) else Block(t) for t in texts])
    return found.text, found.found


@mark.parametrize(
    ("lines", "headline"),
    [
        param((HEADLINE, TEXT), HEADLINE, id="first line"),
        param(("USD 478.77", "Басты бет", HEADLINE, TEXT), HEADLINE, id="below a widget"),
        param(("Главное", Block(HEADLINE, BlockKind.HEADING), TEXT), HEADLINE, id="a heading"),
        param(("Вестник великой степи", "Афиша", "Город", "Люди", HEADLINE, TEXT), HEADLINE,
              id="below a site's name and its menu"),
        param(("«Степной вестник»", "PDF", "Снег в июне", TEXT), "Снег в июне",
              id="below an outlet's name in quotation marks"),
        param(("Областная газета «Степной вестник»", "Все новости Кентау", "«Тойота» в кювете",
               TEXT), "«Тойота» в кювете", id="below a newspaper's name"),
        param(("Редакция Dala: +7 707 000 77 21", HEADLINE, TEXT), HEADLINE,
              id="below a telephone"),
        param(("«Ұлы дала елі»", TEXT), "«Ұлы дала елі»", id="a name alone"),
        param((f"ГлавнаяНовостиОбщество{HEADLINE}", HEADLINE, TEXT), HEADLINE,
              id="below a menu that it is glued to"),
        param(("Жаңалықтар порталы Дала", HEADLINE, TEXT), HEADLINE,
            id="below a site's name alone"),
        param(("Мост над Шу откроют раньше срока", "Строители обещают успеть к зиме", TEXT),
              "Мост над Шу откроют раньше срока", id="above a deck"),
        param(("Снег в июне", TEXT), "Снег в июне", id="a short one"),
        param(("Снег в июне", "– Почему в июне выпал снег?", "– Не знаю."), "Снег в июне",
              id="a short one above an interview"),
        param(("Дороги области Кентау", "Маслихат принял бюджет дорог. Первые статьи:", TEXT),
              "Дороги области Кентау", id="above what announces a list"),
        param(("Неделя в числах", "• 14 – новых школ", "• 230 – новых мостов", TEXT),
              "Неделя в числах", id="above the items of a list"),
        param(("Буран над Кентау и Карашиком", "школы закрыли в сёлах Каратау и Карашик;", TEXT),
              "Буран над Кентау и Карашиком", id="above what ends in a semicolon"),
        param(("Дороги области Кентау", "На дороги область потратит столько:", TEXT),
              "Дороги области Кентау", id="above one sentence that announces a list"),
        param(("Мост закрыли Снег выпал Домбру продали " * 6, HEADLINE, TEXT), HEADLINE,
               id="below a ticker of headlines"),
        param(("+7 (700) 000 00 00, news@dala.kz", "Звоните, если вы видели пожар", HEADLINE, TEXT),
              HEADLINE, id="below calls and addresses"),
        param(("Снег в июне удивил Кентау", "Строители обещают успеть с мостом к зиме", TEXT),
              "Снег в июне удивил Кентау", id="above a deck with more words"),
        param(("К 30-летию города Кентау | 06 января 12:31", HEADLINE, TEXT), HEADLINE,
              id="below a banner with its hour"),
        param(("Главные новости Кентау,", "Степь, Мост және Бекет,", HEADLINE, TEXT), HEADLINE,
              id="below lines that a comma ends"),
        param((f"{HEADLINE} - Степной вестник", HEADLINE, TEXT), HEADLINE,
              id="below itself with the site's name"),
        param(('<image>data:image/s3,"s3://dala/1" alt="нет фото"</image>', HEADLINE, TEXT),
              HEADLINE, id="below a picture's data"),
        param((f"{HEADLINE} 21.02.2025", TEXT), HEADLINE, id="without the day behind it"),
        param((f"Город 12/01/2023 {HEADLINE}", HEADLINE, TEXT), HEADLINE,
              id="below its rubric, day and itself"),
        param(("Читайте также: Снег выпал в июне", HEADLINE, TEXT), HEADLINE, id="a pointer"),
        param(('"Мы не торопимся". Кто чинит домбры в Кентау', TEXT),
              '"Мы не торопимся". Кто чинит домбры в Кентау', id="of two sentences"),
        param(("Снег в июне? Что ждёт Кентау", TEXT), "Снег в июне? Что ждёт Кентау", id="asking"),
    ],
)  # fmt: skip
def test_a_title(lines: tuple[str | Block, ...], headline: str) -> None:
    assert title(*lines) == (headline, True)


@mark.parametrize("given", ["1984", "3:1", "100 500", "№ 5", HEADLINE])
def test_a_title_that_was_given_may_be_a_number(given: str) -> None:
    assert is_title(given)


@mark.parametrize("given", ["Новости", "Главная Новости Спорт", "—", "***"])
def test_a_rubric_or_a_line_of_signs_is_no_title(given: str) -> None:
    assert not is_title(given)


def test_a_heading_above_all_may_be_a_number() -> None:
    heading = Block("1984", BlockKind.HEADING)
    text = Block("Роман снова стоит на полке библиотеки, его выдали сорок раз.")
    assert find_title([heading, text]).text == "1984"
    assert find_title([Block("1984"), text]).text != "1984"
    assert find_title([Block("Роман вернулся на полку"), heading, text]).text != "1984"


def test_without_a_title_the_first_sentence_stands_in() -> None:
    assert title(TEXT) == ("Мастерская работает с утра.", False)
    assert title("КЕНТАУ. KAZINFORM – " + TEXT) == ("Мастерская работает с утра.", False)
    assert title() == ("", False)


def test_a_long_first_sentence_is_shortened_between_words() -> None:
    text, found = title("Мастерская " * 40 + "открыта. Да.")

    assert not found
    assert text.endswith("Мастерская…")
    assert len(text) <= 201


@mark.parametrize(
    ("text", "same"),
    [
        (HEADLINE.upper(), True),
        (HEADLINE + "!", True),
        (HEADLINE + " 21.02.2025", True),
        ("В Кентау открыли мастерскую…", True),
        ("В Кентау открыли школу", False),
        ("В Кентау", False),
        ("", False),
    ],
)
def test_the_same_title(text: str, same: bool) -> None:
    assert same_title(text, HEADLINE) == same


def test_a_repeated_title_goes() -> None:
    assert without_title(f"{HEADLINE}. {TEXT}", HEADLINE) == TEXT
    assert without_title(TEXT, HEADLINE) == TEXT
    assert without_title(f"{HEADLINE} и струн. {TEXT}", HEADLINE).startswith(HEADLINE)
    assert without_title(TEXT, "") == TEXT


@mark.parametrize(
    ("written", "headline"),
    [
        (f"{HEADLINE} | Общество | Dala News", HEADLINE),
        (f"{HEADLINE} - Новости Казахстана", HEADLINE),
        (f"{HEADLINE} — Dalanews", HEADLINE),
        (f"{HEADLINE} — Tengrinews", HEADLINE),
        (f"{HEADLINE} - stepnews.kz", HEADLINE),
        (f"{HEADLINE} – где чинят струны", f"{HEADLINE} – где чинят струны"),
        (f"{HEADLINE} - мастер", f"{HEADLINE} - мастер"),
        ("Домбра | Dala News", "Домбра | Dala News"),
        (HEADLINE, HEADLINE),
        ("", ""),
    ],
)
def test_what_a_site_hangs_behind_its_headlines_goes(written: str, headline: str) -> None:
    assert without_site(written, Outlet(("dalanews.kz",))) == headline


def test_a_short_headline_with_a_verb_comes_before_its_longer_deck() -> None:
    assert title(
        "Синоптиктер дауылды ескерту жариялады",
        "Ертең еліміздің он өңірінде боран соғады",
        "Боран ертең кешке дейін соғады.",
    ) == ("Синоптиктер дауылды ескерту жариялады", True)


def test_a_question_of_an_interview_is_no_headline() -> None:
    asked = ("Почему степи нужна ещё одна дорога", "— Дана, мост стал нужнее дороги?")

    assert title(*asked, "— Он был нужен всегда. Теперь его ждут.")[0] == asked[0]


def test_a_sentence_that_is_the_title_is_not_said_again() -> None:
    assert without_title("Мастерская работает с утра.", "Мастерская работает с утра") == ""
    assert without_title("Мастерская", "Мастерская работает с утра") == "Мастерская"


def test_a_short_question_is_a_headline() -> None:
    assert title("Жер иесі кім?", "Суретте: шаруа Болат Ахметов", TEXT)[0] == "Жер иесі кім?"


def test_an_outlets_name_alone_does_not_stand_in_for_the_title() -> None:
    assert title("ҚазАқпарат", TEXT) == ("Мастерская работает с утра.", False)


def test_words_in_quotation_marks_are_a_headline() -> None:
    said = "«Я до сих пор слышу тот гул…»"

    assert title(said, "Как живёт посёлок у разреза", TEXT)[0] == said


def test_a_caption_with_a_credit_is_no_title() -> None:
    blocks = [Block("Боксёр из Каражала: «Вперёд!»"), Block("Боксёр из Каражала: «Вперёд!» © Dala")]

    assert find_title([*blocks, Block("Он победил вчера.")]).text == blocks[0].text


@mark.parametrize(
    ("lines", "headline"),
    [
        (("Токаев прибыл в Рим", "Президент прибыл в Рим с визитом, сообщает Акорда."), 0),
        (("Көпір ашылды", "Семейде жаңа көпір ашылды, деп хабарлайды әкімдік."), 0),
        (("Токаев прибыл в Рим", "Это первый визит президента в Италию за три года", TEXT), 0),
        (("Степь сегодня", "Кайрат победил", "«Кайрат» обыграл «Тобол» со счётом 2:1."), 1),
    ],
)
def test_a_short_headline_above_a_text_of_one_sentence(
    lines: tuple[str, ...], headline: int
) -> None:
    assert title(*lines) == (lines[headline], True)


@mark.parametrize(
    ("cut", "text", "whole"),
    [
        (f"{HEADLINE} Мастерская раб…", HEADLINE, HEADLINE),  # the first line and more
        ("🔥 В Кентау открыли мастер...", f"🔥 {HEADLINE}. {TEXT}", f"🔥 {HEADLINE}."),
        ("В Кентау открыли мастер…", "В Таразе открыли музей.", "В Кентау открыли мастер…"),
        ("Снег…", "Снег выпал в горах Заилийского Алатау.", "Снег…"),  # too little to know
        (HEADLINE, f"{HEADLINE} и музей.", HEADLINE),  # whole
        ("В Кентау открыли мастер…", "", "В Кентау открыли мастер…"),
    ],
)
def test_a_cut_title_is_completed_from_the_text(cut: str, text: str, whole: str) -> None:
    assert completed(cut, [Block(text)] if text else []) == whole


def test_a_title_behind_its_rubrics_is_the_title_again() -> None:
    assert repeats_title(f"Новости / Общество / {HEADLINE}", HEADLINE)
    assert repeats_title("Общество / Мост / Туннель открыт", "Мост / Туннель открыт")
    assert not repeats_title(f"{'Слова ' * 12}/ {HEADLINE}", HEADLINE)
    assert not repeats_title(f"{HEADLINE} / Общество", HEADLINE)
