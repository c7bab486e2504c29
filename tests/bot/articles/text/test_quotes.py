from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from pytest import mark

from bot.articles.text.quotes import find_spans, open_quote


def spans(text: str) -> list[str]:
    return [text[start:end] for start, end in find_spans(text).spans]


@mark.parametrize(
    ("text", "quoted"),
    [
        ("Он сказал: «Мост готов. Ура».", ["«Мост готов. Ура»"]),
        ("“Ready,” he said. “Go.”", ["“Ready,”", "“Go.”"]),
        ("„Bereit“, sagte er.", ["„Bereit“"]),
        ('"Мост готов. Ура", - сказал он.', ['"Мост готов. Ура"']),
        ('Он сказал: "Да", она: "Нет".', ['"Да"', '"Нет"']),
        ("АО «НК «ҚТЖ» объявило торги.", ["«НК «ҚТЖ»"]),
        ("«Газета «Степь» пишет», - сказал он.", ["«Газета «Степь» пишет»"]),
        (
            "«Коробку подписали. Кто-то написал «Обувь», – сказала она. Потом ушла.",
            ["«Коробку подписали. Кто-то написал «Обувь»"],
        ),
        ("Мост (длинный) и [новый].", ["(длинный)", "[новый]"]),
        ("Список: а) мост; б) дорога.", []),
        ('“Ready," he said. Then “Go.”', ['“Ready,"', "“Go.”"]),
        ('"Ready,” he said.', ['"Ready,”']),
        ('“He said "yes" to us.”', ['“He said "yes" to us.”']),
        (
            'He said: "We are ready. "The bridge is open." So they went.',
            ['"We are ready. "The bridge is open."'],
        ),
        ("Смайл :) и мост.", []),
        ("", []),
    ],
)
def test_outermost_spans(text: str, quoted: list[str]) -> None:
    assert spans(text) == quoted


def test_an_unclosed_quotation_lasts_to_the_end() -> None:
    text = "Он сказал: «Мост готов. Ура."

    assert find_spans(text).open_from == text.index("«")
    assert find_spans(text).holds(len(text) - 1)
    assert open_quote(text)
    assert not open_quote("«Мост».")


def test_edges_are_outside() -> None:
    found = find_spans("а «бв» г")

    assert [place for place in range(8) if found.holds(place)] == [3, 4, 5]


@given(st.text(alphabet='а «»“”„"()[]\n.', max_size=60))
def test_spans_stand_apart_and_in_order(text: str) -> None:
    found = find_spans(text).spans

    assert all(start < end for start, end in found)
    assert all(one[1] <= other[0] for one, other in pairwise(found))
