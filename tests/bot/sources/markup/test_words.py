from time import perf_counter

import pytest

from bot.sources.markup.words import content, line, terms


@pytest.mark.parametrize(
    "body",
    [
        "Каток открыт.<script>var a = '1';</script> Вход свободный.",
        "<style>.a{color:red}</style>Каток открыт. Вход свободный.",
        "<noindex>Каток открыт.</noindex> Вход <nobr>свободный</nobr>.",
        "Каток открыт. <object data='a.swf'></object><embed src='a.swf'>Вход свободный.",
        "&lt;script&gt;a()&lt;/script&gt;Каток открыт. Вход свободный.",
        "<![CDATA[Каток открыт. Вход свободный.]]>",
        "<p>Каток открыт. Вход свободный.]]></p>",
        "&lt;![CDATA[&lt;p&gt;Каток открыт. Вход свободный.&lt;/p&gt;]]&gt;",
    ],
)
def test_markup_of_any_kind_is_no_text(body: str) -> None:
    blocks = content(body, "https://site.kz/1").blocks
    assert [block.text for block in blocks] == ["Каток открыт. Вход свободный."]


@pytest.mark.parametrize("body", ["Мороз < 30 и > 20", "Пишите на <имя>"])
def test_what_only_looks_like_markup_is_text(body: str) -> None:
    assert [block.text for block in content(body, "https://site.kz/1").blocks] == [body]


@pytest.mark.parametrize(
    "title",
    [
        "<![CDATA[Каток открыт]]>",
        "&lt;![CDATA[Каток открыт]]&gt;",
        "<script>a('1')</script>Каток открыт",
        "Каток <style type='text/css'>b{}</style>открыт",
    ],
)
def test_a_line_without_programs_and_marks_of_data(title: str) -> None:
    assert line(title) == "Каток открыт"


def test_programs_without_an_end_cost_no_minutes() -> None:
    began = perf_counter()
    assert line("<script>" * 50_000 + "x" * 50_000)
    assert perf_counter() - began < 1


@pytest.mark.parametrize(
    ("listed", "expected"),
    [
        (["Каток", "Река", "Каток"], ("Каток", "Река")),
        (["каток, река; парк|лёд"], ("каток", "река", "парк", "лёд")),
        (["#каток #река", "#парк"], ("каток", "река", "парк")),
        (["от 1,5 млн", "Сад и огород"], ("от 1,5 млн", "Сад и огород")),
        (["Быт &amp;amp; отдых", None, " ", ","], ("Быт & отдых",)),
        (["Новости / Каток", "Новости/Река/", "24/7"], ("Новости", "Каток", "Река", "24/7")),
        (["Без рубрики", "Uncategorized", "Айдарсыз"], ()),
    ],
)
def test_a_text_names_one_tag_or_several(
    listed: list[str | None], expected: tuple[str, ...]
) -> None:
    assert terms(listed) == expected
