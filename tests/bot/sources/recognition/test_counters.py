import pytest

from bot.sources.recognition.counters import without_counters


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Просмотров: 1 234", ""),
        ("👁 1.2k  💬 15", ""),
        ("Просмотры 12 | Комментарии (3)", ""),
        ("1 234 просмотра", ""),
        ("Қаралды: 45", ""),
        ("45 рет қаралды", "45 рет қаралды"),
        ("Views: 12, Comments: 0", ""),
        ("Музей открыт. Просмотров: 12", "Музей открыт."),
        ("Музей открыт.", "Музей открыт."),
        ("Ролик набрал 1200 просмотров", "Ролик набрал 1200 просмотров"),
        ("Комментарий дали 5 экспертов", "Комментарий дали 5 экспертов"),
        ("Открыли 12 школ", "Открыли 12 школ"),
        ("", ""),
    ],
)
def test_counters(text: str, expected: str) -> None:
    assert without_counters(text) == expected


def test_long_hostile_text_ends() -> None:
    text = "просмотров: 1 " * 200_000
    assert len(without_counters(text)) <= len(text)
