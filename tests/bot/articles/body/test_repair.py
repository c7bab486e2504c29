from hypothesis import given
from hypothesis import strategies as st
from pytest import mark

from bot.articles.body.repair import repaired


@mark.parametrize(
    ("glued", "whole"),
    [
        ("передаетDalanews.kzсо ссылкой наDW.", ["передает Dalanews.kz со ссылкой на DW."]),
        ("сообщаетdalanews.kzв среду", ["сообщает dalanews.kz в среду"]),
        ("Мост открыт.Движение идёт.", ["Мост открыт. Движение идёт."]),
        ("Мост «Есиль»Открыт.", ["Мост «Есиль» Открыт."]),
        ("Мост открыт.«Мы рады», – сказал он.", ["Мост открыт. «Мы рады», – сказал он."]),
        ("соссылкойна МЧС", ["со ссылкой на МЧС"]),
        ("Автор: Дана Омар6 мая 2025", ["Автор: Дана Омар 6 мая 2025"]),
        ("Дана Омар, СтепьФото автора", ["Дана Омар, Степь Фото автора"]),
        (
            "воды.Фото ©️ Dalanews.kzОднако мост открыли.",
            ["воды.", "Фото ©️ Dalanews.kz", "Однако мост открыли."],
        ),
        ("Фото: Дана Омар Мост открыли в среду.", ["Фото: Дана Омар Мост открыли в среду."]),
        ("Сайт dala.kz пишет о мосте.", ["Сайт dala.kz пишет о мосте."]),
        ("Arman OMAРBEK, «Dala»", ["Arman OMAРBEK, «Dala»"]),
        ("Arman SEIаBEK, «Dala»", ["Arman SEIаBEK, «Dala»"]),
        ("ҚазАвтоЖол жөндеді.", ["ҚазАвтоЖол жөндеді."]),
        (
            'Выросла на 10.Выплаты получат все."Ждём", — сказали там.«Рады».',
            ['Выросла на 10. Выплаты получат все. "Ждём", — сказали там. «Рады».'],
        ),
        ('"Мы ждём."Он ушёл.', ['"Мы ждём."Он ушёл.']),
        ("Имени М.Ю.Лермонтова, 1.9 млрд.", ["Имени М.Ю.Лермонтова, 1.9 млрд."]),
        ("Мост открыт.Источник: МЧС", ["Мост открыт.", "Источник: МЧС"]),
        ("The bridge is open.Source : dala.kz", ["The bridge is open.", "Source : dala.kz"]),
        ("Нашли след. Источник: где он был?", ["Нашли след. Источник: где он был?"]),
        ("", []),
    ],
)
def test_spaces_come_back(glued: str, whole: list[str]) -> None:
    assert repaired(glued) == whole


@given(st.text(max_size=200))
def test_no_letter_is_lost(text: str) -> None:
    def letters(words: str) -> list[str]:
        return [char for char in words if char.isalnum()]

    assert letters("".join(repaired(text))) == letters(text)
