"""Pairs of articles: one story in two outlets' words, and two stories that only look alike."""

from hypothesis import given, settings
from hypothesis import strategies as st
from pytest import mark

from bot.articles.stories import Story, likeness, same_story, story_of
from bot.model import Article, Block
from bot.newsroom.stems import forms

SAME = [
    (
        "В Туркестанской области похитили 1,9 млрд тенге из дорожного фонда",
        "Следователи раскрыли хищение 1,9 млрд тенге при ремонте дорог Туркестанской области. "
        "Задержаны четверо.",
        "Хищение 1,9 млрд тенге раскрыли при ремонте туркестанских дорог",
        "Четверо подозреваемых задержаны по делу о хищении 1,9 млрд тенге. Деньги шли на ремонт "
        "дорог области.",
    ),
    (
        "В Кентау открыли мастерскую домбр",
        "Бесплатная мастерская домбр открылась в Кентау. За месяц здесь починили сорок домбр.",
        "Мастерская, где домбры чинят бесплатно, открылась в Кентау",
        "В Кентау начала работу бесплатная мастерская домбр: починили уже сорок штук.",
    ),
    (
        "Снежного барса сняла камера в Иле-Алатауском парке",
        "Камера-ловушка сняла снежного барса у верхней тропы. Зверь прошёл мимо дважды.",
        "В Иле-Алатауском парке камера сняла снежного барса",
        "Снежный барс дважды прошёл мимо камеры-ловушки у верхней тропы парка.",
    ),
    (
        "Мост через Урал закрыли на ремонт до 15 декабря",
        "В Уральске до 15 декабря закрыли старый мост через Урал. Объезд открыт через центр.",
        "Старый мост в Уральске закрыли до 15 декабря",
        "Движение по старому мосту через Урал в Уральске закрыто до 15 декабря, есть объезд.",
    ),
    (
        "Семейде 120 орындық мектеп ашылды",
        "Семей қаласында 120 орындық жаңа мектеп ашылды. Мектепте үш зертхана бар.",
        "Семей қаласында жаңа мектеп ашылды",
        "120 орындық жаңа мектеп Семейде ашылды, онда үш зертхана жұмыс істейді.",
    ),
    (
        "Night train to Semey gets a library car",
        "A library car with 2,000 books joined the night train to Semey on Friday.",
        "Library car joins the night train to Semey",
        "Passengers of the night train to Semey may read 2,000 books in a new library car.",
    ),
]  # fmt: skip
APART = [
    ("Курс доллара на 11 апреля", "Нацбанк установил официальный курс доллара на 11 апреля.",
     "Курс евро на 11 апреля", "Нацбанк установил официальный курс евро на 11 апреля."),
    ("Курс доллара на 11 апреля", "Нацбанк установил официальный курс доллара на 11 апреля.",
     "Курс доллара на 12 апреля", "Нацбанк установил официальный курс доллара на 12 апреля."),
    ("Пожар на складе в Караганде", "На складе в Караганде произошёл пожар, никто не пострадал.",
     "Пожар на складе в Шымкенте", "На складе в Шымкенте произошёл пожар, никто не пострадал."),
    ("Похищено 1,9 млрд тенге", "Следователи раскрыли хищение 1,9 млрд тенге при ремонте дорог.",
     "Похищено 1,2 млрд тенге", "Следователи раскрыли хищение 1,2 млрд тенге при ремонте дорог."),
    ("Сборная вышла в полуфинал кубка", "Сборная по хоккею обыграла гостей и вышла в полуфинал.",
     "Сборная вышла в финал кубка", "Сборная по хоккею обыграла гостей и вышла в финал."),
    ("Министр культуры провёл приём граждан", "Министр культуры провёл приём граждан в столице.",
     "Министр экономики провёл приём граждан", "Министр экономики провёл приём граждан в столице."),
    ("Ветер до 15 метров в секунду ждут в Актау", "В Актау ожидается ветер до 15 метров в секунду.",
     "Ветер до 20 метров в секунду ждут в Актау",
     "В Актау ожидается ветер до 20 метров в секунду."),
    ("Семейде мектеп ашылды", "Семей қаласында 120 орындық жаңа мектеп ашылды.",
     "Таразда мектеп ашылды", "Тараз қаласында 120 орындық жаңа мектеп ашылды."),
    ("Таразда мектеп ашылды", "Тараз қаласында жаңа мектеп ашылды, үш зертхана бар.",
     "Таразда кітапхана ашылды", "Тараз қаласында жаңа кітапхана ашылды, үш зал бар."),
    ("Flood warning for Uralsk", "The river will rise in Uralsk on May 3, rescuers said.",
     "Flood warning for Atyrau", "The river will rise in Atyrau on May 3, rescuers said."),
    ("Два человека погибли в ДТП под Таразом",
     "Под Таразом столкнулись две машины, погибли 2 человека.",
     "Три человека погибли в ДТП под Таразом",
     "Под Таразом столкнулись две машины, погибли 3 человека."),
]  # fmt: skip


def story(title: str, lead: str) -> Story:
    return story_of(Article(title, body=(Block(lead),)), forms)


@mark.parametrize(("title", "lead", "other_title", "other_lead"), SAME)
def test_one_story(title: str, lead: str, other_title: str, other_lead: str) -> None:
    assert same_story(story(title, lead), story(other_title, other_lead))


@mark.parametrize(("title", "lead", "other_title", "other_lead"), APART)
def test_two_stories(title: str, lead: str, other_title: str, other_lead: str) -> None:
    assert not same_story(story(title, lead), story(other_title, other_lead))


def test_no_two_of_all_these_stories_are_taken_for_one() -> None:
    first = [story(title, lead) for title, lead, _, _ in SAME]
    second = [story(title, lead) for _, _, title, lead in SAME]

    alike = {
        (a, b)
        for a, one in enumerate(first)
        for b, two in enumerate(second)
        if same_story(one, two)
    }
    assert alike == {(number, number) for number in range(len(SAME))}


def test_few_words_are_like_many() -> None:
    assert likeness(story("Снег", "Выпал."), story("Снег", "Выпал.")) == 0.0


def test_what_a_story_is_known_by() -> None:
    found = story(
        "В Таразе 3 сентября открыли мост", "Мост длиной 1 200 метров стоил 2,5 млрд тенге."
    )

    assert found.days == {(9, 3)}
    assert found.numbers == {1200.0, 2.5e9}
    assert found.cities == {"Тараз"}
    assert found.title_numbers == frozenset()


titles = st.text(alphabet="мост рекадеь 12,5млн.Тараз", max_size=80)


@settings(deadline=None)
@given(titles, titles, titles, titles)
def test_likeness_has_no_direction(title: str, lead: str, other: str, other_lead: str) -> None:
    one, two = story(title, lead), story(other, other_lead)

    assert same_story(one, two) == same_story(two, one)
    assert 0.0 <= likeness(one, two) <= 1.0
