import pytest

from bot.articles.body.captions import headed
from bot.model import Block, BlockKind

FIRST = Block("В четверг в селе Косагаш открыли новый мост через реку Каркара.")
SECOND = Block("Старый мост стоял с 1962 года, его закрыли два года назад из-за трещин.")


def headings(*blocks: Block | str) -> list[str]:
    body = [Block(block) if isinstance(block, str) else block for block in blocks]
    return [block.text for block in headed(body) if block.kind is BlockKind.HEADING]


@pytest.mark.parametrize(
    "line",
    [
        "Мост через Каркару",
        "Марат Сабитов (слева) с жителями села",
        "Марат Сабитов выступает на открытии моста, 8 июня 2019 года",
        "Каркара көпірі, 2019 жыл",
        "Old bridge over the Karkara, 2019",
        "Мост до ремонта. Архив",
    ],
)
def test_what_a_picture_shows_is_no_paragraph(line: str) -> None:
    assert headings(line, FIRST, SECOND) == [line]
    assert headings(FIRST, line, SECOND) == [line]


def test_who_wrote_it_above_the_text_in_two_lines() -> None:
    lines = ("Марат САБИТОВ,", "почётный дорожник области")
    assert headings(*lines, FIRST) == list(lines)
    assert headings("Среди гостей были,", "почётный дорожник области", FIRST) == []


def test_headings_that_nobody_marked() -> None:
    assert headings(FIRST, "Цена вопроса", SECOND) == ["Цена вопроса"]
    assert headings(FIRST, "BAAR, SWITZERLAND", SECOND) == ["BAAR, SWITZERLAND"]
    assert headings(FIRST, "ЧТО ГОВОРЯТ ВЛАСТИ", SECOND) == ["ЧТО ГОВОРЯТ ВЛАСТИ"]
    assert headings(FIRST, "Как получить выплату", SECOND) == ["Как получить выплату"]
    for kazakh in ("Төлемді қалай алуға болады", "Тұрғындар не дейді"):
        assert headings(FIRST, kazakh, SECOND) == [kazakh]
    long = "Как рассказали в акимате жители села ждали моста много лет и дождались"
    assert headings(FIRST, long, SECOND) == []


@pytest.mark.parametrize(
    "line",
    [
        "Пострадавших нет.",  # a sentence
        "На мосту уже побывали жители села",  # with a verb: its full stop is missing
        "Цена вопроса:",  # announces
        "1. Цена вопроса",  # of a list
        "Мост | 2019",  # of a table
        "Каркарада жаңа көпір, – деп хабарлайды Dala.kz",  # says who tells it
        "Новый мост через Каркару, сообщает Dala.kz",
    ],
)
def test_other_lines_stay(line: str) -> None:
    assert headings(FIRST, line, SECOND) == []


def test_a_deck_with_a_verb_stays_the_lead() -> None:
    assert headings("Мосты в районе чинят за счёт жителей", FIRST) == []


def test_lists_poems_and_ends_stay() -> None:
    assert headings(FIRST, "Каркара", "Косагаш", "Туман", SECOND) == []
    assert headings("Победители:", "Каркара", SECOND) == []
    assert headings(FIRST, "Каркара") == []
    assert headings(Block("Каркара", BlockKind.LIST_ITEM), FIRST) == []
