from pytest import mark, param

from bot.articles.item_lines import is_closed, is_cut, item_lines, without_cut_words
from bot.model import Block, Item

WHOLE = "Мост открыли в среду. Движение пошло сразу."
CUT = "Мост открыли в среду. Движение…"


def texts(body: tuple[str, ...], description: str | None) -> list[str]:
    item = Item("dala", blocks=tuple(map(Block, body)), description=description)
    return [block.text for block in item_lines(item)]


@mark.parametrize(
    ("body", "description", "lines"),
    [
        param((WHOLE,), CUT, [WHOLE], id="the body"),
        param((WHOLE,), "Другое описание.", [WHOLE], id="a whole body before any description"),
        param((), WHOLE, [WHOLE], id="no body"),
        param((CUT,), WHOLE, [WHOLE], id="a cut body"),
        param((CUT,), "Мост.", [CUT], id="a cut body says more"),
        param(("Фото: Дана Омар",), WHOLE, [WHOLE, "Фото: Дана Омар"], id="credits stay"),
        param(("Первая строка.\nВторая строка.",), None, ["Первая строка.", "Вторая строка."],
              id="lines apart"),
        param(("воды.Фото ©️ Dalanews.kzОднако мост открыли.",), None,
              ["воды.", "Фото ©️ Dalanews.kz", "Однако мост открыли."], id="repaired"),
        param(("<p>Мост открыт, пишет <a href=\"https://dala.kz/\">Дала</a>.</p>",), None,
              ["Мост открыт, пишет Дала."], id="escaped markup"),
        param(("Если 2 < 3 и 5 > 4.",), None, ["Если 2 < 3 и 5 > 4."], id="no markup"),
        param((f"{WHOLE} Подробнее: https://dala.kz/1",), None, [WHOLE], id="an address behind"),
        param((f"{WHOLE} Толығырақ сілтемеде: https://dala.kz/1",), None, [WHOLE], id="Kazakh"),
        param((f"{WHOLE} Read more: https://dala.kz/1",), None, [WHOLE], id="English"),
        param((f"{WHOLE} Источник: https://dala.kz/1",), None,
              [WHOLE, "Источник: https://dala.kz/1"], id="a source stays"),
        param(("27.11.2026 08:00 – Мост открыли.", "28.11.2026 – Пойдут автобусы."), None,
              ["Мост открыли.", "28.11.2026 – Пойдут автобусы."], id="a clock before the text"),
        param((), None, [], id="nothing"),
    ],
)  # fmt: skip
def test_lines_of_an_item(body: tuple[str, ...], description: str | None, lines: list[str]) -> None:
    assert texts(body, description) == lines


@mark.parametrize(
    "text", ["Мост…", "Мост...", "Мост [...]", "Мост […]", "Мост открыли. Читать далее"]
)
def test_cut(text: str) -> None:
    assert is_cut(text)


@mark.parametrize("text", ["Мост открыли.", "Мост", "", "Велено читать далее по списку."])
def test_not_cut(text: str) -> None:
    assert not is_cut(text)


def test_the_words_of_a_cut_go() -> None:
    assert without_cut_words("Мост открыли. Читать далее →") == "Мост открыли."
    assert without_cut_words("Мост открыли.") == "Мост открыли."
    assert without_cut_words("Мост открыли. […]") == "Мост открыли."
    assert without_cut_words("Мост […]") == "Мост […]"
    assert without_cut_words("") == ""


def test_closed() -> None:
    assert is_closed("Мост открыт.»")
    assert not is_closed("Мост открыт")


def test_marks_of_empty_list_items_before_a_line_go() -> None:
    assert texts((f"• • • {WHOLE}", "• мука — 250 г"), None) == [WHOLE, "• мука — 250 г"]
