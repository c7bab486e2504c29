from hypothesis import given
from hypothesis import strategies as st
from pytest import mark

from bot.articles.text.sentences import split_sentences

RUSSIAN = [
    ("Мост открыли.", "Движение пошло."),
    ("Мост построили в 2025 г.", "Документ подписан."),
    ("Он живёт в г. Алматы.", "Там мост."),
    ("Школе дали имя М.Ю. Лермонтова.", "Его знают все."),
    ("Школе дали имя М. Ю. Лермонтова.", "Его знают все."),
    ("Затраты составят 1,9 млрд тенге.", "Это много."),
    ("Затраты составят 1.9 млрд. тенге.", "Это много."),
    ("Купили яблоки, груши и т.д.", "Потом ушли."),
    ("Купили яблоки и т.д. по списку.", "Потом ушли."),
    ("Дом стоит на ул. Абая.", "Рядом парк."),
    ("«Мы готовы. Работа идёт», - сказал министр.", "Он уехал."),
    ("«Мы готовы!» – сказал министр.", "Он уехал."),
    ("„Мы готовы. Работа идёт“, – сказал министр.", "Он уехал."),
    ('"Мы готовы. Работа идёт", - сказал министр.', "Он уехал."),
    ("Министр сказал: «Мы готовы. Работа идёт».", "Он уехал."),
    ("АО «НК «ҚТЖ» объявило торги.", "Цена растёт."),
    ("Сайт habar.example пишет о мосте.", "Его открыли."),
    ("Где же мост?!", "Где… там.", "И всё."),
    ("Он молчал… потом ушёл.", "Мост остался."),
    ("Мост открыт (см. Приложение. Там план).", "Он новый."),
    ("В тексте «открытая цитата. Ещё одно. И ещё.",),
    ("В 2023 г. Казахстан собрал 17 млн т зерна.", "Это мало."),
    ("Операция длилась 14 ч.", "Девочка дышит сама."),
    ("Дело завели по ч. 2 ст. 189.", "Суд назначен."),
    ("Самокат едет не быстрее 15 км/ч.", "Водителю не меньше 16 лет."),
    ("Порывы ветра достигнут 28 м/с.", "Ночью похолодает."),
    ("Ночью было −31 °C.", "Днём потеплело."),
    ("Терминал стоит 120 млн долл. США.", "Его откроют весной."),
    ("Порт принял 74,3 тыс. TEU.", "Это рекорд."),
    ("• 2. Дороги.", "Их чинят."),
]
KAZAKH = [
    ("Көпір 2025 ж. 12 қыркүйекте ашылды.", "Ол жаңа."),
    ("Жиын Қарағанды қ. Абай көшесінде өтті.", "Оған көп адам келді."),
    ("Мектепке А.Қ. Сапаров барды.", "Ол мұғалім."),
    ("«Біз дайынбыз. Жұмыс жүріп жатыр», – деді министр.", "Ол кетті."),
    ("Алма, алмұрт, т.б. жемістер әкелді.", "Бәрі тәтті."),
    ("Бекініс б.з. II ғасырында салынған.", "Орны ғана қалды."),
    ("Ол 1971–1975 жж. Таразда оқыды.", "Кейін үйіне қайтты."),
    ("Jıyn Aqtaý q. Abaı kóshesinde ótti.", "Oǵan kóp adam keldi."),
]
ENGLISH = [
    ("Mr. Smith met Dr. Lee in the U.S. capital.", "They talked."),
    ("“We are ready. Work goes on,” he said.", "Then he left."),
    ('"We are ready. Work goes on," he said.', "Then he left."),
    ("The rate is 4.5 percent.", "It rose."),
    ("Is it open?", "Yes!"),
    ("The carpet of c. 1860 came home.", "It is red."),
    ("The vote is at 12:00 p.m. Astana time.", "It is open."),
    ("The vote ended at 3 p.m.", "Astana was calm."),
    ("The vote begins at 6 a.m. Monday.", "It is open."),
    ("Police opened a case under Art. 189 of the code.", "He denies it."),
]


@mark.parametrize("sentences", [*RUSSIAN, *KAZAKH, *ENGLISH], ids=" | ".join)
def test_sentences_of_a_paragraph(sentences: tuple[str, ...]) -> None:
    assert split_sentences(" ".join(sentences)) == sentences


@mark.parametrize("text", ["", " ", "\n"])
def test_nothing_has_no_sentences(text: str) -> None:
    assert split_sentences(text) == ()


@given(st.text(st.sampled_from('абАБ1 .,!?…«»“”"()-–\n'), max_size=60))
def test_no_character_is_lost(paragraph: str) -> None:
    sentences = split_sentences(paragraph)

    assert "".join("".join(sentences).split()) == "".join(paragraph.split())
    assert all(sentence == sentence.strip() != "" for sentence in sentences)
