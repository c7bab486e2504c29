import pytest

from bot.articles.body.polls import without_polls
from bot.model import Block

LEAD = "В четверг в селе Косагаш открыли новый мост через реку Каркара."


def left(*lines: str) -> list[str]:
    return [block.text for block in without_polls([Block(line) for line in lines])]


@pytest.mark.parametrize(
    "poll",
    [
        ("ОПРОС", "Как вам новый мост?", "• 1. Хорошо. Езжу каждый день.(347)", "• 2. Никак.(21)"),
        ("Сауалнама:", "Жаңа көпір ұнады ма?", "Иә – 54%", "Жоқ – 46%"),
        ("Poll", "Yes (12)", "No (3)"),
        ("[Опрос: по душе ли вам мост?]", "Да — 71%", "Нет — 29%"),
    ],
)
def test_a_sites_poll_goes(poll: tuple[str, ...]) -> None:
    assert left(*poll, LEAD) == [LEAD]
    assert left(LEAD, *poll) == [LEAD]


@pytest.mark.parametrize(
    "lines",
    [
        ("Опрос", "Жителей спросили о мосте.", LEAD),  # a headline of the article's own
        ("Опрос", "Как вам мост?", "Хорошо (347)", LEAD),  # one answer alone is none
        ("За мост – 54%", "Против – 46%", LEAD),
        ("Опрос",),
        ("Опрос: мосту рады", "За — 71%", "Против — 29%"),
    ],
)
def test_shares_of_votes_in_the_news_stay(lines: tuple[str, ...]) -> None:
    assert left(*lines) == list(lines)
