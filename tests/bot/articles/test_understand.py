from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st
from pytest import mark, param

from bot.articles.understand import understand
from bot.model import Article, Block, BlockKind, Dateline, Image, Item

TITLE = "В Кентау открыли мастерскую домбр"
FIRST = "Мастерская открылась в среду и работает каждый день с утра до позднего вечера."
LAST = "Инструменты здесь чинят бесплатно, за струны платят сами хозяева домбр."


def item(*lines: str | Block, **fields: object) -> Item:
    blocks = tuple(line if isinstance(line, Block) else Block(line) for line in lines)
    return Item("dala", blocks=blocks, **fields)  # type: ignore[arg-type]


def article(*lines: str | Block, **fields: object) -> Article:
    return understand(item(*lines, **{"title": TITLE, **fields}))


def test_a_page_saved_as_text() -> None:
    found = understand(
        item(
            "USD 478.77", TITLE, "Фото:ДК Кентау",
            f"\u00a0Кентау. 11 апреля. Центр информации - {FIRST}", LAST, "Источник: ДК Кентау",
            "ru Мост закрыли до весны", "ru Снег выпал в июне", "ru Школа ждёт автобус",
        )
    )  # fmt: skip

    assert found == Article(
        title=TITLE,
        body=(Block(FIRST), Block(LAST)),
        language="ru",
        dateline=Dateline("Кентау", "--04-11", "Центр информации"),
        photo_credit="ДК Кентау",
        source="ДК Кентау",
    )


def test_a_sentence_too_long_for_a_title_is_told_whole() -> None:
    long = (
        "Мастера, которые "
        + "чинят домбры, скрипки и кобызы, " * 6
        + "открыли в Кентау большую новую мастерскую."
    )
    found = understand(item(long, LAST))

    assert found.title.endswith("…") and len(found.title) <= 201
    assert [block.text for block in found.body] == [long, LAST]


def test_nothing_at_all() -> None:
    found = understand(Item("dala"))

    assert found.title == ""
    assert found.body == ()
    assert "no text found" in found.doubts
    assert "no title found" in found.doubts


@mark.parametrize(
    ("lines", "lead"),
    [
        param([f"{TITLE}. {FIRST}"], FIRST, id="the title said again"),
        param([TITLE, FIRST], FIRST, id="the title as a line"),
        param([f"КЕНТАУ – {FIRST}"], FIRST, id="a dateline"),
        param(["Домбры и скрипки чинят бесплатно", f"Кентау. 5 мая. КазТАГ – {FIRST}"],
              "Домбры и скрипки чинят бесплатно", id="a deck above the dateline"),
        param([Block(TITLE, BlockKind.HEADING), FIRST], FIRST, id="a heading"),
        param([f"{FIRST} Подписывайтесь на наш канал."], FIRST, id="a call at the end"),
    ],
)  # fmt: skip
def test_the_lead(lines: list[str | Block], lead: str) -> None:
    assert article(*lines, LAST).lead == lead


def test_the_words_of_a_cut_go() -> None:
    assert article(FIRST, f"{LAST} Читать далее").body[-1].text == LAST


def test_the_year_of_a_dateline_is_that_of_publication() -> None:
    published = datetime(2026, 4, 11, 20, tzinfo=UTC)
    found = article(f"Кентау. 12 апреля. КазТАГ – {FIRST}", published=published)

    assert found.dateline == Dateline("Кентау", "2026-04-12", "КазТАГ")


@mark.parametrize(
    ("lines", "fields", "source", "in_text", "label"),
    [
        param([FIRST, "Источник: МЧС"], {}, "МЧС", False, None, id="a line"),
        param([FIRST, "Материал предоставлен МЧС"], {}, "МЧС", False, "Материал предоставлен",
              id="supplied"),
        param([FIRST], {"source": "МЧС"}, "МЧС", False, None, id="a field"),
        param([FIRST[:-1] + ", сообщили в МЧС."], {}, "МЧС", True, None, id="a sentence"),
        param([FIRST[:-1] + ", сообщили в МЧС.", "Источник: музей"], {}, "музей", False, None,
              id="a line before a sentence"),
        param([FIRST[:-1] + ", передает Dala.kz."], {"link": "https://dala.kz/1"}, None, False,
            None,
              id="never the outlet itself"),
        param([FIRST], {}, None, False, None, id="none"),
    ],
)  # fmt: skip
def test_the_source(
    lines: list[str],
    fields: dict[str, object],
    source: str | None,
    in_text: bool,
    label: str | None,
) -> None:
    found = article(*lines, **fields)

    assert (found.source, found.source_in_text, found.source_label) == (source, in_text, label)


@mark.parametrize(
    ("title", "lines", "told"),
    [
        ("Курс валют", [], "Курс валют"),
        ("Курс валют", ["Доллар 478"], "Курс валют"),
        ("Ауа райы", [], "Ауа райы"),
        ("Погода", [FIRST], FIRST.partition(".")[0] + "."),
        ("Теги на заборах закрасят волонтёры", [FIRST], "Теги на заборах закрасят волонтёры"),
        ("Ключевые слова встречи назвали", [FIRST], "Ключевые слова встречи назвали"),
        ("Видео", [], ""),
        ("null", [], ""),
        ("Untitled", [], ""),
    ],
)
def test_a_rubric_is_a_title_where_nothing_else_is(title: str, lines: list[str], told: str) -> None:
    assert article(*lines, title=title).title == told


@mark.parametrize(
    ("author", "lines", "name"),
    [
        ("Дана Омар", [FIRST], "Дана Омар"),
        ("news@dala.kz (Дана Омар)", [FIRST], "Дана Омар"),
        ("admin", [FIRST, "Автор: Дана Омар"], "Дана Омар"),
        ("news@dala.kz", [FIRST], None),
        ("Super User", [FIRST], None),
        ("editor2", [FIRST], None),
        (None, [FIRST, LAST, "Дана ОМАР, Кентау"], "Дана ОМАР"),
        (None, [FIRST], None),
    ],
)
def test_the_author(author: str | None, lines: list[str], name: str | None) -> None:
    assert article(*lines, author=author).author == name


@mark.parametrize(
    ("lines", "fields", "doubt"),
    [
        ([], {}, "no text found"),
        (["Мост открыт."], {}, "text very short"),
        ([FIRST, "Инструменты здесь чинят…"], {}, "text seems cut off"),
        (["桥梁开通" * 20], {"title": "桥梁开通"}, "language unclear"),
        ([FIRST + " Мастер сказал: «Приходите."], {}, "unclosed quote"),
        (["На правах рекламы", FIRST, LAST], {}, "advertising mark found"),
        ([FIRST, LAST, "Источник: МЧС", "Источник: музей"], {}, "several different sources named"),
        (
            [FIRST, LAST],
            {"images": (Image("https://dala.example/1.jpg"),)},
            "photo without a credit",
        ),
    ],
)
def test_what_an_editor_should_look_at(
    lines: list[str], fields: dict[str, object], doubt: str
) -> None:
    assert doubt in article(*lines, **fields).doubts


def test_a_dateline_below_a_lead_that_is_a_sentence() -> None:
    found = article(FIRST, f"КЕНТАУ. KAZINFORM – {LAST}")

    assert [block.text for block in found.body] == [FIRST, LAST]
    assert (found.dateline.place, found.dateline.agency) == ("КЕНТАУ", "KAZINFORM")
    assert article(FIRST, f"Алматы – Астана: {LAST}").dateline.place is None


def test_no_doubt_without_a_reason() -> None:
    assert article(FIRST, LAST).doubts == ()
    assert article(FIRST, "«Приходите!", "Мы ждём.", "Дверь открыта»").doubts == ()


def test_tags_each_once() -> None:
    given = ("мост", " мост ", "", "река", "undefined", "null", "—")
    assert article(FIRST, tags=given).tags == ("мост", "река")


LINES = st.one_of(
    st.text(max_size=80),
    st.sampled_from(
        [
            TITLE, FIRST, LAST, "Фото: Дана Омар", "Фото:", "Источник: МЧС", "Автор:", "Популярное",
            "Читайте также: мост", "ru Мост закрыли", "На правах рекламы", "АСТАНА. KAZINFORM – ",
            "«Мост готов. Ура", "», – сказал он.", "деп хабарлайды Egemen.kz",
        ]
    ),
)  # fmt: skip


@settings(deadline=None)  # the first article loads the language model
@given(st.lists(LINES, max_size=8), st.none() | LINES, st.none() | LINES)
def test_any_item_is_understood(
    lines: list[str], title: str | None, description: str | None
) -> None:
    found = understand(
        Item("x", blocks=tuple(map(Block, lines)), title=title, description=description)
    )

    assert all(block.text and "\n" not in block.text for block in found.body)
    assert found.photo_credit != ""
    assert found.source != ""


def test_two_datelines_behind_each_other() -> None:
    head = "ASTANA (Dala Point / Sputnik - 24th November, 2020) TANA, November 24 (Sputnik) - "
    found = article(f"{head}{FIRST}", LAST)

    assert found.dateline == Dateline("ASTANA", "2020-11-24", "Dala Point / Sputnik")
    assert found.body[0].text == FIRST


def test_a_headline_may_tell_that_it_has_a_film() -> None:
    found = understand(
        item(
            "Ауданда жаңа көпір ашылды (ВИДЕО)",
            "Енді мектепке жол қысқарды",
            "Жаңа көпір екі жағалауды қосты, енді мектепке жол бес минут алады.",
        )
    )

    assert found.title == "Ауданда жаңа көпір ашылды (ВИДЕО)"


def test_who_wrote_it_with_an_account() -> None:
    found = article("Dana Omar (@DanaOmar) 3 minutes ago Tue 24th May 2020 | 10:40 AM", FIRST, LAST)

    assert found.author == "Dana Omar"
    assert found.body[0].text == FIRST


def test_where_the_original_stands_is_no_source_where_a_sentence_names_one() -> None:
    told = "Мастерскую открыли, сообщает Dala.kz со ссылкой на МЧС."
    pointer = "Оригинал статьи: https://www.dala.kz/news/1"

    assert article(told, LAST, pointer).source == "МЧС"
    assert article(FIRST, LAST, pointer).source == "dala.kz"
