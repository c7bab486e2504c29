"""The article among the lines of a whole page, by where its paragraphs stand together."""

from pytest import mark

from bot.articles.body.page_titles import title_of_page
from bot.articles.body.saved_pages import Part, head_lines, main_part
from bot.articles.understand import understand
from bot.model import Block, Item

TITLE = "В Жанатасе построят завод по переработке стекла"
LEAD = "В Жанатасе к осени построят завод по переработке стекла, рассказали в акимате района."
MIDDLE = "Завод будет принимать бутылки и банки из трёх районов, на нём займутся сорок человек."
QUOTE = "«Стекло больше не поедет на свалку», — пообещал директор завода Нурлан Асанов."
LAST = "Первые тонны стекла завод переработает в октябре, а через год выйдет на полную мощность."
COOKIE = "Здесь собирают сведения о посетителях ради удобства, закройте окно, если согласны с этим."
MENU = ["Главная", "Новости", "Сервисы", "Контакты", "Погода", "Вход"]
FOOT = ["Поделиться", "Комментарии (3)", "Ваш телефон", "© 2026 Тараз сегодня"]


def blocks(*lines: str) -> list[Block]:
    return [Block(line) for line in lines]


def read(*lines: str) -> tuple[str, list[str]]:
    article = understand(Item("a.txt", blocks=tuple(blocks(*lines))))
    return article.title, [block.text for block in article.body]


def test_a_text_alone_is_no_page() -> None:
    assert main_part(blocks(TITLE, LEAD, MIDDLE, LAST)) is None
    assert main_part(blocks(*MENU)) is None


def test_menus_above_and_boxes_below() -> None:
    lines = blocks(*MENU, TITLE, "26.11.2026 10:00", LEAD, MIDDLE, LAST, *FOOT)
    part = main_part(lines)
    assert part == Part(8, 11)
    assert title_of_page(lines, part)[0].text == TITLE


def test_where_several_places_hold_paragraphs_the_first_of_the_large_ones_counts() -> None:
    others = [
        f"В соседнем районе закончили ремонт моста номер {n}, движение открыли." for n in "12"
    ]
    found = read(COOKIE, *MENU, TITLE, LEAD, MIDDLE, QUOTE, LAST, *FOOT, *others)
    assert found == (TITLE, [LEAD, MIDDLE, QUOTE, LAST])


def test_what_nobody_listed_below_the_text_goes_with_the_rest_of_the_page() -> None:
    below = ["Карта района онлайн", "Поделиться", "Наш чат соседей", "Все рубрики", "Наверх"]
    assert read(*MENU, TITLE, LEAD, MIDDLE, LAST, *below) == (TITLE, [LEAD, MIDDLE, LAST])


@mark.parametrize(
    "box",
    [
        ["Новости по теме", "Стекло подорожало вдвое", "Банки сдают за деньги"],
        ["Play", "Mute", "Current Time 0:00", "/", "Duration 1:12", "Fullscreen"],
        ["Реклама", "Подписаться", "Загрузка плеера...", "Поделиться", "0:00", "18+", "Далее"],
    ],
)  # fmt: skip
def test_a_box_inside_the_text_does_not_end_it(box: list[str]) -> None:
    found = read(*MENU, TITLE, LEAD, MIDDLE, *box, QUOTE, LAST, *FOOT)
    assert found == (TITLE, [LEAD, MIDDLE, QUOTE, LAST])


def test_comments_and_who_writes_are_behind_the_end() -> None:
    comment = "Завод построили бы лучше у нас, а стекло из района и так никто не вывозит годами."
    for heading in ("Комментарии", "Об авторе", "Пікір қосу", "About the author"):
        found = read(*MENU, TITLE, LEAD, MIDDLE, LAST, heading, comment, comment[::-1], *FOOT)
        assert found[1] == [LEAD, MIDDLE, LAST]


def test_lists_stay_with_the_text() -> None:
    items = ["• бутылки тёмные — 40 тонн", "• банки — 12 тонн", "• стекло оконное — 9 тонн"]
    steps = ["1. Смойте этикетку.", "2. Снимите крышку.", "3. Сдайте в пункт."]
    lines = [*MENU, TITLE, LEAD, MIDDLE, "Сколько соберут", *items, "Как сдать", *steps, *FOOT]
    assert read(*lines)[1] == [LEAD, MIDDLE, "Сколько соберут", *items, "Как сдать", *steps]


def test_a_poem_that_a_line_announces_stays() -> None:
    poem = ["Стекло поёт, когда его не жаль,", "Когда над степью синий вечер ляжет"]
    found = read(*MENU, TITLE, LEAD, MIDDLE, "Поэт сказал об этом так:", *poem, *FOOT)
    assert found[1][-3:] == ["Поэт сказал об этом так:", *poem]


def test_one_call_between_short_lines_is_not_the_end() -> None:
    items = ["первое место – школа № 4, Жанатас;", "второе место – лицей, Каратау;"]
    lines = [
        *MENU,
        TITLE,
        LEAD,
        "Подписывайтесь на наш Telegram-канал",
        *items,
        "Приз вручат в мае.",
    ]
    assert read(*lines, *FOOT)[1] == [LEAD, *items, "Приз вручат в мае."]


@mark.parametrize(
    "line", ["Скачать карту", "Оцените материал сайта", "Картаны жүктеу", "Report a mistake here"]
)
def test_a_button_below_the_text(line: str) -> None:
    assert read(*MENU, TITLE, LEAD, MIDDLE, LAST, line, *FOOT)[1] == [LEAD, MIDDLE, LAST]


def test_between_title_and_text_stay_decks_names_and_what_a_label_announces() -> None:
    deck = "Что изменится в районе с новым заводом по переработке"
    lines = blocks("108 гостей", deck, "Нурлан Асанов", "Текст", "Автор:", "Нурлан", LEAD)
    kept = [block.text for block in head_lines(blocks(TITLE) + lines, Part(7, 8, title=0))]
    assert kept == [deck, "Нурлан Асанов", "Автор:", "Нурлан"]


@mark.parametrize(
    ("above", "why"),
    [
        (["Где сдать стекло и бумагу летом", TITLE, "26.11.2026 10:00"], "a date below"),
        ([TITLE, "26.11.2026 10:00", "• Новый маршрут троллейбуса запустили вчера"], "a menu"),
        ([TITLE, "Мы ценим ваше доверие и ваше время."], "a sentence"),
        (["Как провести выходные с пользой", TITLE, "Сервисы", TITLE], "twice"),
    ],
)
def test_which_line_above_the_text_is_the_title(above: list[str], why: str) -> None:
    lines = blocks(*MENU, *above, LEAD, MIDDLE, LAST, *FOOT)
    part = main_part(lines)
    assert part is not None, why
    assert title_of_page(lines, part)[0].text == TITLE, why


def test_without_a_line_for_a_title_the_first_sentence_stands_in() -> None:
    lines = blocks(*MENU, LEAD, MIDDLE, LAST, *FOOT)
    part = main_part(lines)
    assert part is not None
    title, found = title_of_page(lines, part)
    assert (title.text, found.title) == (LEAD, 6)


def test_who_it_is_from_may_stand_below_the_first_buttons() -> None:
    lines = [*MENU, TITLE, LEAD, MIDDLE, LAST, "Поделиться", "Источник: акимат района"]
    article = understand(Item("a.txt", blocks=tuple(blocks(*lines, "Все права защищены"))))
    assert article.source == "акимат района"


def test_of_a_short_text_short_sentences_are_its_paragraphs() -> None:
    short = ["Косулю согрели в доме лесника.", "К вечеру её выпустили в лес."]
    box = ["Реклама", "Квартиры у реки от застройщика", "Узнать больше"]
    assert read(*MENU, TITLE, LEAD, short[0], *box, short[1], *FOOT) == (TITLE, [LEAD, *short])


def test_a_question_above_a_short_text_is_its_title() -> None:
    asked = "Кому в Жанатасе сдать стекло этой осенью?"
    assert read(*MENU, asked, "26.11.2026 10:00", LEAD, LAST, *FOOT) == (asked, [LEAD, LAST])


def test_where_and_when_are_the_articles_own_lines() -> None:
    where = ["Ярмарка стекла", "Где: парк Победы, павильон 3", "Когда: 28 ноября, 18:30"]
    cost = ["Лекция о стекле", "Где: дом культуры", "Когда: 29 ноября, 17:00", "Сколько: 500 тенге"]
    found = read(*MENU, TITLE, LEAD, *where, *cost, LAST, *FOOT)
    assert found[1] == [LEAD, *where, *cost, LAST]


def test_clocks_between_paragraphs_are_no_furniture() -> None:
    told = [LEAD, MIDDLE, QUOTE, LAST]
    clocks = ["07:00", "09:30", "12:10", "16:45"]
    live = [line for pair in zip(clocks, told, strict=True) for line in pair]
    assert read(*MENU, TITLE, *live, *FOOT)[1] == told


def test_what_an_advertising_mark_announces_goes_with_it() -> None:
    found = read(*MENU, TITLE, LEAD, "Реклама", "Окна у дома дешевле всех", MIDDLE, LAST, *FOOT)
    assert found[1] == [LEAD, MIDDLE, LAST]


def test_a_notice_with_a_menu_below_is_not_where_the_text_begins() -> None:
    menu = ["Наш дом", "Двор", "Улица", "Район", "Версия 2.0"]
    above = ["Войти", COOKIE, *menu]
    found = read(*above, TITLE, "26.11.2026 10:00", LEAD, MIDDLE, LAST, *FOOT)
    assert found == (TITLE, [LEAD, MIDDLE, LAST])


def test_news_with_their_clocks_and_addresses_are_no_title() -> None:
    above = ["09:12 Стекло в районе подорожало вдвое", "Пишите нам: glass@zavod.example"]
    assert read(*MENU, TITLE, *above, LEAD, MIDDLE, LAST, *FOOT)[0] == TITLE


@mark.parametrize(
    "heading",
    ["Комментариев: 3", "Жанкүйерлер пікірі (4)", "Прикреплённые файлы:", "Вам понравится",
     "Suggested topics", "Today's best deals", "Ближайшие события"],
)  # fmt: skip
def test_headings_behind_which_nothing_of_the_article_follows(heading: str) -> None:
    after = "Отзыв о заводе: стекло берут охотно, очереди нет, на приёмке вежливые люди."
    assert read(*MENU, TITLE, LEAD, MIDDLE, LAST, heading, after, *FOOT)[1] == [LEAD, MIDDLE, LAST]


def test_who_signs_below_the_text_is_read_before_the_furniture() -> None:
    lines = [*MENU, TITLE, LEAD, MIDDLE, LAST, "Пресс-служба акимата района", "Скачать в PDF"]
    article = understand(Item("a.txt", blocks=tuple(blocks(*lines, *FOOT))))
    assert article.source == "Пресс-служба акимата района"


def test_a_headline_of_two_words_is_one() -> None:
    lead = "Снег в Таразе шёл всю ночь, к утру улицы расчистили сто двадцать машин."
    above = ["Наши дороги онлайн", "Карта дорог", "Снег в Таразе", "26.11.2026 10:00"]
    assert read(*MENU, *above, lead, MIDDLE, LAST, *FOOT)[0] == "Снег в Таразе"


def test_who_wrote_it_may_stand_above_the_title() -> None:
    lines = [*MENU, "Автор: Дана Омар", TITLE, LEAD, MIDDLE, LAST, *FOOT]
    article = understand(Item("a.txt", blocks=tuple(blocks(*lines))))
    assert (article.title, article.author) == (TITLE, "Дана Омар")
    assert [block.text for block in article.body] == [LEAD, MIDDLE, LAST]


def test_buttons_around_a_text_make_it_a_page() -> None:
    menu = ["Войти", "Задать вопрос", "Разместить объявление", "Наш край"]
    assert read(*menu, TITLE, LEAD, MIDDLE, LAST, "Хочу письма", "Ваш телефон для связи") == (
        TITLE,
        [LEAD, MIDDLE, LAST],
    )
