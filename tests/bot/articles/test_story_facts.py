"""What two writers' words for one event have in common, and what two events of one kind have."""

from pytest import mark

from bot.articles.stories import scores, stages
from bot.articles.stories.figures import days_and_numbers, holds
from bot.articles.stories.same import same_story
from bot.articles.stories.scores import scores_in
from bot.articles.stories.stages import stages_of
from tests.bot.articles.test_stories import story

TWO_WRITERS = [
    ("Автобус с паломниками загорелся под Сарыагашем",
     "Пламя вспыхнуло в моторном отсеке на трассе Сарыагаш – Шардара. Водитель успел высадить "
     "26 паломников, багаж сгорел, сообщили в ДЧС.",
     "26 человек выбежали из пылающего автобуса",
     "Паломники возвращались домой, когда загорелся моторный отсек. Их багаж уничтожен огнём, "
     "люди не пострадали, уточняют спасатели."),
    ("Рыбак нашёл в Шардаре клад из старинных монет",
     "Житель Шардары вытащил сетью кувшин, в котором лежали 340 серебряных монет. Находку "
     "передали музею.",
     "Серебро подняли сетью со дна",
     "Кувшин с монетами попался рыбаку у дамбы. Музей насчитал 340 штук XIII века."),
    ("Шардарада көне теңгелер табылды",
     "Балықшы ауға ілінген құмырадан 340 күміс теңге тапты. Олжа музейге тапсырылды.",
     "Күміс тиындар су түбінен шықты",
     "Құмыраны балықшы Шардара бөгетінің жанынан ауға түсірген. Музейге 340 теңге тапсырылды."),
    ("Old bridge over the Ulba shut for repairs",
     "Drivers in Ridder must take a detour until August 15 as engineers replace 64 beams of the "
     "bridge.",
     "Rusty beams cut Ridder in two",
     "The crossing of the Ulba will open on August 15, when all 64 beams have been replaced, the "
     "city said."),
]  # fmt: skip
STAGES = [
    ("Экс-акима Сарани задержали за взятку", "Экс-акима Сарани приговорили за взятку"),
    ("Суд приговорил директора рынка", "Апелляция оставила приговор директору рынка"),
    ("Сенат одобрил закон о пчеловодстве", "Президент подписал закон о пчеловодстве"),
    ("Трассу Риддер – Усть-Таловка закрыли", "Трассу Риддер – Усть-Таловка вновь открыли"),
    ("В Кентау начали строить театр", "В Кентау открыли театр"),
    ("Умер писатель Думан Сеитов", "Писателя Думана Сеитова похоронили"),
    ("Спасатели ищут пропавших альпинистов", "Пропавших альпинистов нашли"),
    ("Күдікті ұсталды", "Күдікті сотталды"),
    ("Parliament passes beekeeping bill", "President signs beekeeping bill"),
    ("Turan reach the semi-final", "Turan lose the final"),
]


@mark.parametrize(("title", "lead", "other_title", "other_lead"), TWO_WRITERS)
def test_one_event_of_two_writers(title: str, lead: str, other_title: str, other_lead: str) -> None:
    one, other = story(title, lead), story(other_title, other_lead)

    assert same_story(one, other)
    assert same_story(other, one)


def test_no_two_events_of_these_are_one() -> None:
    first = [story(title, lead) for title, lead, _, _ in TWO_WRITERS]
    second = [story(title, lead) for _, _, title, lead in TWO_WRITERS]

    assert not any(
        same_story(one, two)
        for a, one in enumerate(first)
        for b, two in enumerate(second)
        if a != b
    )


def test_one_word_of_a_headline_is_told_by_chance() -> None:
    first = story(
        "На востоке страны проснулись медведи",
        "Инспекторы Маркакольского заповедника заметили следы медведицы с двумя медвежатами. "
        "Туристов просят не ходить поодиночке.",
    )
    second = story(
        "В Маркакольском заповеднике начался пожар",
        "Огонь охватил два гектара леса. Туристов вывезли, инспекторы тушат пламя вместе с "
        "лесниками.",
    )

    assert not same_story(first, second)


@mark.parametrize(("one", "other"), STAGES)
def test_two_stages_of_one_affair(one: str, other: str) -> None:
    assert stages.differ(stages_of(one), stages_of(other))
    assert not stages.differ(stages_of(one), stages_of(one))


def test_the_next_step_of_an_affair_is_another_event() -> None:
    text = "Директора завода Думана Сеитова обвиняют в краже 18 млн тенге и 40 тонн меди."
    first = story("Думана Сеитова задержали за кражу меди", text)
    second = story("Думана Сеитова осудили за кражу меди", text)

    assert not same_story(first, second)


@mark.parametrize(
    ("text", "found"),
    [
        ("победил со счётом 2:1", {("2:1",)}),
        ("lost 1-3 at home; won 3-1 away", {("3:1",)}),
        ("за 2-3 дня, 10-15 человек, в 19:30", set()),
        ("6:3, 6:7 (5), 7–5", {("6:3",), ("7:6",), ("7:5",), ("6:3", "7:6", "7:5")}),
        ("обыграли Грецию 12:10", {("12:10",)}),
        ("командасы 78:65 есебімен ұтты", {("78:65",)}),
        ("Матч начнётся в 12:10", set()),
    ],
)
def test_results_and_clocks(text: str, found: set[tuple[str, ...]]) -> None:
    assert scores_in(text)[0] == found


def test_a_set_that_two_matches_share_does_not_make_them_one() -> None:
    first, second = (scores_in(text)[0] for text in ("7-6, 6-4", "4-6, 6-3, 6-2"))

    assert scores.differ(first, second)
    assert not scores.differ(first, scores_in("6:4")[0])


@mark.parametrize(
    ("text", "numbers"),
    [
        ("тысяча двести детей", {1200}),
        ("две тысячи пятьсот и 20 тысяч, 5 мың", {2500, 20_000, 5000}),
        ("екі мың бес жүз адам, бір мың екі жүз үй", {2500, 1200}),
        ("two thousand five hundred homes", {2500}),
        ("тысячи людей, мыңға жуық", set()),
        ("6:3, 6:4 за 81 минуту", {81}),
    ],
)
def test_thousands_in_words(text: str, numbers: set[float]) -> None:
    assert days_and_numbers(scores_in(text)[1])[1] == numbers


def test_a_neighbour_is_no_rounded_number() -> None:
    assert not holds(frozenset({139.0}), 140)
    assert holds(frozenset({1180.0}), 1200)
