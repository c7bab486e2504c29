"""Pages of newsrooms saved as text, whole, with what stands around an article on them."""

from tests.bot.articles.newsroom_page import page

RUSSIAN = """Skip to content
Monday, November 24, 2025
Dala Pravda Online
Facebook Twitter YouTube
• USD 520.10
• EUR 601.44
• RUB 6.41
Политика Экономика Общество Регионы Спорт

Регионы

Туристский поезд вышел в первый рейс по Мангистау

24.11.2025, 09:30
Автор: Марат Сагинов
👁 1 532  💬 4

Пассажиры на станции Мангистау. Фото: Степные дороги

Актау. 24 ноября. Каспий сегодня – Первый туристский поезд отправился в Жанаозен, сообщили в
пресс-службе перевозчика.

Билет стоит 2 500 тенге. Поезд будет ходить по субботам.

#поезд #Мангистау

Оцените материал
👍 12 👎 1

Читайте по теме:
В Бейнеу открыли новый вокзал
Реклама
Топ-5 за неделю
1. Курс доллара снова вырос"""

KAZAKH = """DALA.KZ
Қаз | Рус
Ауа райы: Шымкент +9°
Доллар: 520,1 Еуро: 601,4

Түлкібаста балалар теміржолы ашылды

25 қараша 2025, 10:15 | 👁 874 | Қоғам

Фото: Түркістан облысы әкімдігі

ТҮРКІСТАН, 25 қараша – DALA. Ұзындығы бір шақырым балалар теміржолы іске қосылды.

– Біз бұл күнді үш жыл күттік. Рельсті депо берді, – деді жетекші Сәкен Оразов. – Енді жүреміз.

Бұл туралы облыстық білім басқармасы хабарлады.

Пікірлер (2)
Тағы да оқыңыз:
Сайрамда алма фестивалі өтті"""

ENGLISH = """Astana
-12°C
KZT/USD 520.1
Subscribe
Login

Editor's Picks
Business
Nation

Young Beekeepers Revive Mountain Honey

BY STAFF REPORTER in NATION on 23 NOVEMBER 2025

RIDDER – Students of the college in Ridder sold their first ton of mountain honey this fall.

Students at the apiary. Photo credit: Ridder College.

The honey is sold in three cities.

Tags: honey, Ridder

YOU MAY ALSO LIKE
Kazakhstan to Plant Two Billion Trees"""


def test_a_russian_page() -> None:
    found = page(RUSSIAN)

    assert found["title"] == "Туристский поезд вышел в первый рейс по Мангистау"
    assert found["photo"]["credit"] == "Степные дороги"
    assert found["source"] == "пресс-служба перевозчика"
    assert found["author"] == "Марат Сагинов"
    assert tuple(found["dateline"].values()) == ("Актау", "2025-11-24", "Каспий сегодня")
    assert found["summary"] == (
        "Первый туристский поезд отправился в Жанаозен, сообщили в пресс-службе перевозчика."
        "\n\nБилет стоит 2 500 тенге. Поезд будет ходить по субботам."
    )


def test_a_kazakh_page() -> None:
    found = page(KAZAKH)

    assert found["title"] == "Түлкібаста балалар теміржолы ашылды"
    assert found["photo"]["credit"] == "Түркістан облысы әкімдігі"
    assert found["source"] == "облыстық білім басқармасы"
    assert tuple(found["dateline"].values()) == ("ТҮРКІСТАН", "2025-11-25", "DALA")
    assert found["summary"].startswith("Ұзындығы бір шақырым")
    assert found["summary"].endswith("Бұл туралы облыстық білім басқармасы хабарлады.")


def test_an_english_page() -> None:
    found = page(ENGLISH)

    assert found["title"] == "Young Beekeepers Revive Mountain Honey"
    assert found["photo"]["credit"] == "Ridder College"
    assert found["dateline"]["place"] == "RIDDER"
    assert found["summary"] == (
        "Students of the college in Ridder sold their first ton of mountain honey this fall.\n\n"
        "The honey is sold in three cities."
    )
