from pytest import mark

from bot.articles.body.page_lines import is_button


@mark.parametrize(
    ("line", "button"),
    [
        ("Скачать в PDF", True),
        ("Оцените материал", True),
        ("Пікір қосу", True),
        ("Report a mistake", True),
        ("Share", True),
        ("Reader wins", False),
        ("Мост открыли в мае", False),
        ("Report a mistake. Then wait.", False),
    ],
)
def test_what_one_presses_is_a_button(line: str, button: bool) -> None:
    assert is_button(line) is button
