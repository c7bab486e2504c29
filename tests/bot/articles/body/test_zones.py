from pytest import mark, param

from bot.articles.body.zone_ends import Zones
from bot.articles.body.zones import sort_lines
from bot.model import Block, BlockKind

FIRST = "Мастерская домбр открылась в Кентау и работает каждый день с утра."
LAST = "Инструменты здесь чинят бесплатно, за струны платят сами хозяева."


def zones(*lines: str | Block, title: str | None = None) -> Zones:
    return sort_lines([b if isinstance(b, Block) else Block(b) for b in lines], title)


def body(*lines: str | Block, title: str | None = None) -> list[str]:
    return [block.text for block in zones(*lines, title=title).body]


def test_lines_find_their_places() -> None:
    found = zones(
        "USD 478.77", "Фото: Дана Омар", FIRST, "Фото: Арман Сеит", LAST, "Источник: МЧС",
        "Автор: Айгүл Сеит", "Поделиться", "Читайте также", "Мост закрыли до весны",
    )  # fmt: skip

    assert [block.text for block in found.body] == [FIRST, LAST]
    assert [credit.name for credit in found.credits] == ["Дана Омар", "Арман Сеит"]
    assert [source.name for source in found.sources] == ["МЧС"]
    assert found.authors == ["Айгүл Сеит"]
    assert found.advertising is None


@mark.parametrize(
    ("lines", "kept"),
    [
        param(("Культура", FIRST), [FIRST], id="a rubric above the text"),
        param((FIRST, "Читайте также: Мост закрыли", LAST), [FIRST], id="pointer, then headlines"),
        param((FIRST, "Читайте также", "Мост закрыли до весны", LAST), [FIRST, LAST],
              id="pointer, one headline, a paragraph"),
        param((FIRST, "Популярное", LAST), [FIRST], id="a box ends it"),
        param((FIRST, LAST, "Дороги", "Минтранс сообщил, когда откроют мост", "Погода",
               "В Кентау ожидают снег и ветер"), [FIRST, LAST], id="headlines and their rubrics"),
        param((FIRST, "В мастерской чинят:", "Домбры, которые приносят из сёл района",
               "Кобызы, которым идёт сотый год", "Жетыгены для сцены", "Шертеры для детей"),
              [FIRST, "В мастерской чинят:", "Домбры, которые приносят из сёл района",
               "Кобызы, которым идёт сотый год", "Жетыгены для сцены", "Шертеры для детей"],
              id="a list of the text's own"),
        param(("Популярное", FIRST, LAST), [FIRST, LAST], id="a box above the text does not"),
        param((FIRST, "Источник: МЧС", "Мост закрыли"), [FIRST], id="behind the source"),
        param((FIRST, "Источник: МЧС", LAST + " Так решил совет."), [FIRST,
            LAST + " Так решил совет."],
              id="whole sentences behind the source are text"),
        param((FIRST, "Теги:", "мост река", LAST), [FIRST, LAST], id="tags on the next line"),
        param((FIRST, LAST, "Дана Омар"), [FIRST, LAST], id="the author's name at the end"),
        param((FIRST, LAST, "Печать"), [FIRST, LAST], id="a button"),
        param((FIRST, Block("Струны", BlockKind.LIST_ITEM), LAST), [FIRST, "Струны", LAST],
              id="a list"),
        param((FIRST, "■ Мост", "■ Тоннель", "■ Дорога"), [FIRST], id="a run of headlines"),
        param((), [], id="nothing"),
    ],
)  # fmt: skip
def test_what_stays_text(lines: tuple[str | Block, ...], kept: list[str]) -> None:
    assert body(*lines) == kept


def test_a_value_on_the_line_behind_its_label() -> None:
    found = zones(FIRST, "Источник:", "МЧС", "Автор:", "Дана Омар", "Фото:", "Арман Сеит")

    assert [source.name for source in found.sources if source.name] == ["МЧС"]
    assert found.authors == ["Дана Омар"]
    assert [credit.name for credit in found.credits if credit.name] == ["Арман Сеит"]


def test_what_stands_above_a_repeated_title_is_furniture() -> None:
    title = "В Кентау открыли мастерскую домбр"

    assert body("Весь город", "Все люди здесь", title, FIRST, title=title) == [FIRST]


def test_a_writer_s_name_alone_above_the_text() -> None:
    found = zones("Регионы", "Дана Омарова", FIRST)

    assert (found.authors, [block.text for block in found.body]) == (["Дана Омарова"], [FIRST])


def test_small_print_above_the_text_goes() -> None:
    ticker = "Мост закрыли на год Снег выпал в июне Домбру продали за миллион " * 4

    assert body("• Dala TV", "• 323", ticker.strip(), FIRST, LAST) == [FIRST, LAST]
    assert body("Что взять с собой:", "• Домбру", "• Струны", FIRST)[:2] == [
        "Что взять с собой:", "• Домбру",
    ]  # fmt: skip


def test_a_caption_with_its_site_above_the_text() -> None:
    found = zones("Мастерская в Кентау (dala.kz)", FIRST, LAST)

    assert [block.text for block in found.body] == [FIRST, LAST]
    assert [(c.name, c.caption) for c in found.credits] == [("dala.kz", "Мастерская в Кентау")]


def test_an_agency_alone_at_the_end_is_the_source() -> None:
    assert [s.name for s in zones(FIRST, LAST, "ҚазАқпарат").sources] == ["ҚазАқпарат"]
    assert zones(FIRST, LAST, "Время").sources == []


def test_a_newspaper_behind_its_writer_s_name() -> None:
    found = zones(FIRST, LAST, "Бақтияр ТАЙ,", "«Арай таңы»")

    assert (found.authors, len(found.body)) == (["Бақтияр ТАЙ"], 2)


def test_a_town_behind_its_writer_s_name() -> None:
    found = zones(FIRST, LAST, "Бақтияр ТАЙ.", "Семей.")

    assert (found.authors, len(found.body)) == (["Бақтияр ТАЙ"], 2)
    assert len(zones(FIRST, LAST, "Семей.").body) == 3


def test_an_author_above_the_text_does_not_end_it() -> None:
    assert body("Главное", "Автор: Дана Омар", FIRST, "Ждите марта.") == [FIRST, "Ждите марта."]


@mark.parametrize(
    ("lines", "advertising"),
    [
        param(("На правах рекламы", FIRST, LAST), "На правах рекламы", id="plain words"),
        param((FIRST, LAST, "На правах рекламы"), "На правах рекламы", id="below the text"),
        param(("Реклама", FIRST, LAST), "Реклама", id="alone above the text"),
        param(("Жарнама", FIRST, LAST), "Жарнама", id="Kazakh"),
        param(("PR", FIRST, LAST), "PR", id="PR"),
        param((FIRST, "Реклама", LAST), None, id="a banner inside"),
        param((FIRST, LAST, "Реклама"), None, id="a banner below"),
        param(("Главная", "Реклама", "Контакты", FIRST, LAST), None, id="a menu"),
        param((FIRST, LAST), None, id="none"),
    ],
)
def test_the_mark_of_an_advertisement(lines: tuple[str, ...], advertising: str | None) -> None:
    assert zones(*lines).advertising == advertising


def test_what_is_to_be_seen_stands_above_a_credit_in_small_letters() -> None:
    assert body(FIRST, "домбра, струны, мастер", "Фото: Дана Омар", LAST) == [FIRST, LAST]


def test_the_title_behind_its_rubric_is_no_text() -> None:
    title = "В Кентау открыли мастерскую домбр"

    assert body(title, f"Кентау и район / {title}", FIRST, title=title) == [FIRST]


def test_tags_below_an_empty_label_are_no_credit() -> None:
    assert zones(FIRST, LAST, "Фото:", "города южной степи").credits[0].name is None
    assert zones(FIRST, LAST, "Фото:", "акимат района").credits[-1].name == "акимат района"


def test_a_deck_that_is_the_first_paragraph_too_stands_once() -> None:
    deck = "Новый мост соединил два берега, и дорога до школы занимает теперь пять минут пешком."
    blocks = [Block(deck), Block("ПОДЕЛИТЬСЯ"), Block(deck), Block("Старый мост разберут.")]

    assert [block.text for block in sort_lines(blocks, "Мост").body] == [deck, blocks[3].text]


def test_the_title_again_with_a_credit_is_a_caption() -> None:
    found = sort_lines([Block("Мост открыт © Dala"), Block("Старый мост разберут.")], "Мост открыт")

    assert [credit.name for credit in found.credits] == ["Dala"]
    assert len(found.body) == 1


def test_a_caption_of_an_agency_above_the_text() -> None:
    caption = "The mayor said on Monday that the bridge should be mended soon. (Dala News via AP)"
    text = "The old bridge was closed on Monday, a day after the flood had taken its railing."
    found = sort_lines([Block(caption), Block(text), Block(text)], None)

    assert [credit.name for credit in found.credits] == ["Dala News via AP"]
    assert [block.text for block in found.body] == [text, text]


def test_reporters_in_brackets_at_the_end() -> None:
    text = "Prices have soared since the bridge was closed."
    note = "(Reporting by Dana Omar, Marat Sabit; writing by Pat Moss)"
    found = sort_lines([Block(text), Block(f"{text} {note}")], None)

    assert found.authors == ["Dana Omar, Marat Sabit"]
    assert found.body[-1].text == text


def test_all_tags_below_the_text_go() -> None:
    tags = ("Теги:", "Мост", "Акимат Кентау", "Дороги юга", "Автор", "Дана Омарова")
    found = zones(FIRST, LAST, *tags)

    assert [block.text for block in found.body] == [FIRST, LAST]
    assert found.authors == ["Дана Омарова"]


def test_a_deck_below_a_rubric_stays() -> None:
    deck = "Строили его шесть лет"

    assert body("Рубрика:", "Общество", deck, FIRST) == [deck, FIRST]


def test_whose_the_text_is_makes_no_second_credit() -> None:
    found = zones("Фото: акимат", FIRST, LAST, "© Dala.kz")

    assert [credit.name for credit in found.credits] == ["акимат"]
    assert [credit.name for credit in zones(FIRST, LAST, "© Dala.kz").credits] == ["Dala.kz"]


def test_a_label_without_a_colon_and_who_it_is_on_the_next_line() -> None:
    found = zones(FIRST, LAST, "Авторы", "Дана Омарова", "Источник", "dala.kz")

    assert found.authors == ["Дана Омарова"]
    assert [source.name for source in found.sources] == ["dala.kz"]
    assert [block.text for block in found.body] == [FIRST, LAST]


def test_few_words_inside_the_text_above_a_credit_are_its_caption() -> None:
    assert body(FIRST, "Мост у порта", "Фото: акимат", LAST) == [FIRST, LAST]
    assert body("Мост строили шесть лет", "Фото: акимат", FIRST)[0] == "Мост строили шесть лет"


def test_the_first_of_numbered_headings_stays() -> None:
    assert body("1. Мосты", FIRST, "2. Дороги", LAST)[0] == "1. Мосты"


def test_who_signed_between_deck_and_text() -> None:
    found = zones(FIRST, "Дана ОМАРОВА, Уральск", "Фото автора", LAST)

    assert found.authors == ["Дана ОМАРОВА"]
    assert [block.text for block in found.body] == [FIRST, LAST]


def test_what_announces_nothing_at_the_end_goes() -> None:
    contacts = ("Вопросы по телефону:", "+7 (7172) 775 205", "e-mail: press@dala.kz", "www.dala.kz")

    assert body(FIRST, LAST, *contacts) == [FIRST, LAST]
    assert body(FIRST, "Нужно:", "- паспорт;", "- заявление.")[1:] == [
        "Нужно:",
        "- паспорт;",
        "- заявление.",
    ]


def test_tags_in_small_letters_at_the_end_go() -> None:
    assert body(FIRST, LAST, "снег погода Алматы") == [FIRST, LAST]
    assert body(FIRST, "- снег;", "- дождь, туман, гололёд;")[-1] == "- дождь, туман, гололёд;"


def test_the_weather_of_an_article_about_it_is_no_widget() -> None:
    lines = ("Астана: -14°, снег.", "Алматы: +2°, туман.")
    assert body(FIRST, *lines, LAST, title="Прогноз погоды на завтра") == [FIRST, *lines, LAST]
    assert body(*lines, FIRST, LAST, title="Прогноз погоды на завтра") == [FIRST, LAST]
    assert body(FIRST, *lines, LAST, title="В Кентау чинят домбры") == [FIRST, LAST]


def test_who_the_article_is_about_has_not_written_it() -> None:
    about = "Мастера Арман Сеитов и Дана Омарова чинят домбры каждый день с самого утра."
    assert zones("Арман Сеитов", about, LAST).authors == []
    assert body("Арман Сеитов", about, LAST) == [about, LAST]
    assert zones("Арман Сеитов", FIRST, LAST, title="Сеитова наградили").authors == []
    assert zones("Арман Сеитов", FIRST, LAST, title="Мастера наградили").authors == ["Арман Сеитов"]


@mark.parametrize("signed", ["{}. Фото: Дана Ким", "{} (фото: Дана Ким).", "{} / Photo: Dana Kim"])
def test_the_only_text_is_no_caption(signed: str) -> None:
    told = "Сорок пчеловодов на ярмарке мёда в Риддере"
    found = zones(signed.format(told))

    assert [block.text.rstrip(".") for block in found.body] == [told]
    assert len(found.credits) == 1
    assert body(FIRST, signed.format(told), LAST) == [FIRST, LAST]
    assert body(signed.format("Ярмарка в Риддере")) == []
    assert body(signed.format(told), title=told) == []
