"""What stands under an old address: the same article, maybe rewritten, or news of its own."""

from datetime import datetime, timedelta

import pytest

from bot.articles.stories.another import is_another
from bot.articles.stories.told import Story, story_of
from bot.model import Article, Block
from bot.newsroom.search.stems import forms

MORNING = datetime(2026, 3, 14, 7)
Worded = tuple[str, str]

FORECAST = (
    "Прогноз по Актобе на 14 марта",
    "Днём потеплеет до +4, ветер юго-западный, осадков синоптики не обещают.",
)
NEXT_DAY = (
    "Прогноз по Актобе на 15 марта",
    "Днём похолодает до -3, ветер северный, осадков синоптики не обещают.",
)
LIBRARY = (
    "В Риддере отремонтировали библиотеку",
    "После ремонта читателей встречают светлый зал, лифт и уголок для детей.",
)
HARVEST = (
    "Аграрии Костаная вышли на посевную",
    "Первыми в поля отправились сеялки двух хозяйств, топливо завезли ещё в феврале.",
)
ANOTHER = [
    (FORECAST, NEXT_DAY),
    (("Погода", "14 марта в Актобе +4, сухо."), ("Погода", "15 марта в Актобе -3, сухо.")),
    (
        ("Евро бағамы 14 наурызда", "Ұлттық банк бір еуроны 560,1 теңге деп белгіледі."),
        ("Евро бағамы 15 наурызда", "Ұлттық банк бір еуроны 558,4 теңге деп белгіледі."),
    ),
    (
        ("Five things to know on 14 March", "A bridge opens, the team trains, snow melts."),
        ("Five things to know on 15 March", "A court sits, the river rises, prices fall."),
    ),
    (LIBRARY, HARVEST),
]
THE_SAME = [
    (
        ("Ярмарка пройдёт 20 марта", "На площади 20 марта продадут мёд, сыр и рассаду."),
        ("Ярмарка пройдёт 21 марта", "На площади 21 марта продадут мёд, сыр и рассаду."),
    ),
    (
        ("«Астана» – «Актобе»: текст онлайн", "Команды вышли на поле, счёт пока не открыт."),
        (
            "«Астана» выиграла у «Актобе» 3:1",
            "Команды ушли с поля: «Астана» забила трижды, «Актобе» один раз. Счёт открыт на 9-й.",
        ),
    ),
    (
        ("Обрушился мост", "Мост обрушился под Уралом, спасатели едут на место."),
        (
            "Под Уралом обрушился старый мост",
            "Спасатели прибыли на место: обрушилась одна опора, машин на мосту не было.",
        ),
    ),
    (
        ("Разбор дела о поджоге", "14 марта выступил эксперт, суд изучил снимки."),
        ("Разбор дела о поджоге", "14 марта выступил эксперт, 15 марта суд изучил снимки."),
    ),
    (("Погода", "В Актобе +4, сухо, ветрено."), ("Погода", "В Актобе -3, снег, ветрено.")),
]


def told(words: Worded) -> Story:
    title, text = words
    return story_of(Article(title, (Block(text),)), forms)


def after(hours: float, old: Worded, new: Worded) -> bool:
    return is_another(told(old), MORNING, told(new), MORNING + timedelta(hours=hours))


@pytest.mark.parametrize(("old", "new"), ANOTHER)
def test_a_page_of_the_day_and_a_page_used_anew(old: Worded, new: Worded) -> None:
    assert after(24, old, new)


@pytest.mark.parametrize(("old", "new"), THE_SAME)
def test_a_rewritten_article_stays_one(old: Worded, new: Worded) -> None:
    assert not after(24, old, new)


@pytest.mark.parametrize(("old", "new"), ANOTHER)
def test_what_changes_within_hours_is_corrected(old: Worded, new: Worded) -> None:
    assert not after(5, old, new)
