from pytest import mark, param

from bot.articles.body.related import (
    is_headline,
    pointer_at,
    run_start,
    section_at,
    shortest_behind,
    without_teasers,
)
from bot.model import Block, BlockKind

OPENED = "Мост через Есиль открыт."


def lines(*texts: str) -> list[Block]:
    return [Block(text) for text in texts]


@mark.parametrize(
    "text",
    [
        "Популярное", "Новости по теме:", "Сейчас читают", "Выбор редактора", "Новости других СМИ",
        "Ещё новости по теме", "Похожие материалы рубрики", "Ұқсас жаңалықтар", "Соңғы жаңалықтар",
        "Тақырыпқа сай:", "Related news", "relevant news", "Пікір жазу",
        "More stories from Steppe Post", "Recent Posts",
        "Comments",
        "Читайте на эту тему:",
    ],
)  # fmt: skip
def test_a_box_begins(text: str) -> None:
    assert section_at(text)


@mark.parametrize(
    "text",
    [
        "Новости о мосте обрадовали жителей.", "Последние дни ремонта", "Главные материалы дела",
        "Популярное озеро", "Материалы моста", "Related work began in May.", "Мост", "",
    ],
)  # fmt: skip
def test_no_box_begins(text: str) -> None:
    assert not section_at(text)


@mark.parametrize(
    "text",
    [
        "Читайте также: Мост закрыли", "Читайте также:", "Читайте также, как закрыли мост",
        "■ Сондай-ақ оқыңыз: Көпір жабылды", "Read also: Bridge closed", "По теме: мост",
        "Толығырақ: Көпір жабылды",
    ],
)  # fmt: skip
def test_a_pointer(text: str) -> None:
    assert pointer_at(text)


@mark.parametrize(
    "text",
    [
        "По теме выступил министр.",
        "Читайте книги.",
        "Мост открыт.",
        "Толығырақ айтсақ, көпір жабық.",
    ],
)
def test_no_pointer(text: str) -> None:
    assert not pointer_at(text)


def test_headlines_behind_a_pointer() -> None:
    assert is_headline("Мост закрыли до весны", shortest=60)
    assert is_headline("ru Мост закрыли до весны.", shortest=20)
    long = "Мост через реку закрыли до весны, и жители " * 3 + "ждут парома."
    assert not is_headline(long, shortest=120)
    assert not is_headline("Мост через реку закрыли до весны, ждут парома.", shortest=40)
    assert is_headline("Мост через реку закрыли до весны: что делать жителям?", shortest=40)


def test_how_long_a_sentence_behind_a_pointer_must_be() -> None:
    alone = shortest_behind("Читайте также:", above_text=False)
    announced = shortest_behind("Читайте также: В Арке открыли новый парк", above_text=False)
    few = shortest_behind("Читайте также: Новый парк Арки", above_text=False)
    assert announced == few < shortest_behind("Читайте также:", above_text=True) < alone
    assert not is_headline("— Парк откроют в мае, ждать недолго.", shortest=announced)
    assert is_headline("— Парк откроют в мае", shortest=announced)


@mark.parametrize(
    ("blocks", "start"),
    [
        param(lines(OPENED, "ru Мост", "ru Снег выпал", "ru Мост закрыли"), 1,
              id="languages before headlines"),
        param(lines(OPENED, "■ Мост закрыли", "■ Снег выпал", "■ Школа ждёт"), 1, id="squares"),
        param(lines(OPENED, "- Мост закрыли", "- Снег выпал"), None, id="two are no run"),
        param(lines("Закрыли:", "- Мост", "- Тоннель", "- Дорогу"), None, id="a list of its own"),
        param(lines(OPENED, "- Мост;", "- Тоннель;", "- Дорогу."), None, id="a closed list"),
        param([Block("- Мост", BlockKind.LIST_ITEM)] * 4, None, id="a marked list"),
        param(lines(OPENED, "- Мост закрыли", "- Снег выпал", "- Школа ждёт",
                    *[f"{OPENED} Дальше работы шли без остановки, по ночам." for _ in range(3)]),
              None, id="a list inside the text"),
        param(lines(OPENED, "- Сварщик, 450", "- Повар, 310", "- Врач, 38", "Центр ждёт их до 18."),
              None, id="names and numbers, and a sentence behind them"),
        param(lines("• USD", "• EUR", "• RUB", OPENED), None, id="a widget above"),
        param(lines(OPENED, "Ещё текст."), None, id="text"),
        param([], None, id="nothing"),
    ],
)  # fmt: skip
def test_where_a_run_of_headlines_begins(blocks: list[Block], start: int | None) -> None:
    assert run_start(blocks) == start


def test_a_paragraph_cut_off_above_itself_goes() -> None:
    cut, whole = "Мост через Есиль открыли в среду утром, и автобус", f"{OPENED} Движение пошло."
    again = f"{cut} поехал сразу."

    assert without_teasers(lines(cut, again)) == lines(again)
    assert without_teasers(lines(OPENED, whole)) == lines(OPENED, whole)
    assert without_teasers(lines("Мост", "Мост открыт.")) == lines("Мост", "Мост открыт.")
