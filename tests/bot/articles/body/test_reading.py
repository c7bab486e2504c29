from pytest import mark

from bot.articles.body.furniture import is_advertising, is_bare_mark, is_junk
from bot.articles.body.reading import Reading, read_line
from bot.articles.credits.author_lines import Author
from bot.articles.credits.signed_lines import Credit
from bot.articles.credits.source_lines import Source

JUNK = [
    # rates, weather, counters
    "• USD/KZT", "0.0", "usd/kzt 520.1 eur/kzt 601.44", "rub/kzt 6.41", "601.4", "• НБУ:USD 41.20",
    "1 USD = 478.77 KZT", "Semey+8+12℃", "Алматы +12°C", "Астана: -4 °С, снег", "1532 просмотров",
    "Просмотры: 2415", "874 рет көрсетілді", "345 рет оқылды", "👁 312", "3 min read",
    "6 мин. чтения", "Курсы валют", "Курс валют: 512,3 / 590,1 / 6,4", "BTC 98 120$",
    "Астана сейчас -14", "Бүгін Алматыда +12..+15", "Телефон редакции: 8 727 123-45-67",
    "Ауа райы: Шымкент +9°", "Доллар: 520,1 Еуро: 601,4", "KZT/USD 520.1", "👍 12 👎 1",
    # times
    "Monday, November 24, 2025", "Культура Сегодня, 12:40 Дана Омар Комментариев: 0",
    "14.10.2025, 10:42 1204", "09:15, 3 May 2019 | GMT +5", "3 May 2019, 09:15",
    "3 мая 2019 09:15", "Опубликовано:", "Опубликовано: 3 ноября 2025 16:10",
    "Aqmyltyq 4061 7 pikir 6 Qyrkýiek, 2022 saghat 13:10", "7 pikir", "Senbi, 23 Qarasha 2024",
    "• 25 қазан 2025", "• 1977",
    "05.10.2025, Вестник степи", "15.10.2025 11:20 | 345 рет оқылды", "20 қазан 2025 ж.",
    # menus, tags, placeholders
    "Политика Экономика Общество Спорт", "ГлавнаяНовостиФотоВидео", "Facebook Twitter YouTube",
    "• қаз рус eng 中文", "Пн Вт Ср Чт Пт Сб Вс", "Басты бет", "Skip to main content", "None",
    "ҚазРус Eng", "O'zb Рус Eng", "adfox_150870620891737873", "%IMAGE%", "Keywords: bridge, river",
    "[embed]https://video.example/abc[/embed]",
    "[:ru]", "[PHOTO_BLOCK_7]", "banner_side_left_300_250", "16+", "#мост #река",
    "Теги: мост, река",
    "Рубрика: Культура", "< Предыдущая | Следующая >", "Дальше…", "Толығырақ", "• • •", "─" * 400,
    "#мост #большая река #струны", "@dala @dalasport", "Общество 0 649 Дана Омар",
    "Лицензия №23019645 от 06.09.2023", "Дежурный журналист:", "Курсы валют в банках Каражала:",
    "Звоните, если вы стали очевидцем происшествия", "Температура воды в море онлайн",
    "+996 (700) 00 00 00.", "130000, г.Актау, 5 мкр., дом 17",
    # calls
    "Dala.kz сайтын осы әлеуметтік желілерінде оқыңыз", "Dala-да Tik Tok та бар @dalasport",
    "Подписывайтесь на наш канал", "Следите за нашими новостями в Google News",
    "Наш канал в Telegram", "Мы в соцсетях", "Жаңалықтарды Telegram-арнамыздан оқыңыз",
    "Біздің Telegram арнамызға жазылыңыз!", "Follow us on Telegram.",
    "Instagram парақшамызға жазылып, ең қызықты ақпараттарды бірінші болып оқыңыз!",
    "Get The Steppe Post stories sent directly to you!", "Поддержите независимую редакцию.",
    "Если вы нашли ошибку, выделите её мышью и нажмите Ctrl+Enter",
    "Нажимая кнопку \"Отправить\", вы даете согласие на обработку персональных данных",
    # rights, phones
    "© 2026 Вестник степи. Все права защищены.", "Авторские права на материал принадлежат редакции",
    "При использовании материалов сайта ссылка обязательна", "+7 700 000 00 00",
    "редакционный WhatsApp +7 700 000 00 00", "news@dala.example", "https://dala.kz/x",
]  # fmt: skip


@mark.parametrize("line", JUNK)
def test_furniture(line: str) -> None:
    assert is_junk(line)


TEXT = [
    "Мост открыли в среду.",
    "На ремонт направят 1,9 млрд тенге.",
    "Читатели прислали на редакционный номер фото с места.",
    "В 2025 году построили 12 мостов",
    "Реклама исчезла с главной площади города, и стало видно горы.",
    "Новости о мосте жители узнали от соседей.",
    "Подписчики музея пришли на открытие.",
    "Подписано соглашение о строительстве моста.",
    "Далее выступил министр.",
    "Senbi kúni jańa kópir ashyldy",
    "7 pikir aıtyldy, bárine jaýap berildi.",
    "Школа 27 микрорайона закрыта",
    "Новость 1",
    "Спорт 2026",
    "Звоните, если есть вопросы о мосте, в школу.",
    "Температура воды в реке поднялась до 20 градусов.",
    "Реклама на сайте акимата стала платной.",
    "Добавить объявление на сайт можно до пятницы.",
    "Курсы валют в банках выросли за неделю на два процента.",
    "Дежурный журналист рассказал о мосте",
    "Теги на стенах вокзала закрасили.",
    "Көпір сәрсенбіде ашылды.",
    "Видео: почему степные пожары так быстры",
    "Telegram-канал министерства назвал дату открытия.",
    "The bridge opened on Wednesday.",
    "Follow the river to the old mill.",
]


@mark.parametrize("line", TEXT)
def test_text(line: str) -> None:
    assert not is_junk(line)
    assert read_line(line) is None


@mark.parametrize(
    ("line", "photo", "source", "author"),
    [
        ("Фото: Дана Омар", "Дана Омар", None, None),
        ("Источник: МЧС", None, "МЧС", None),
        ("Автор: Дана Омар", None, None, "Дана Омар"),
        ("Автор: Дана Омар. Фото: Арман Сеит", "Арман Сеит", None, "Дана Омар"),
        ("Фото: Дана Омар · Источник: МЧС", "Дана Омар", "МЧС", None),
        ("Записала Дана Омар, Степь Фото автора", "автора", None, "Дана Омар"),
        ("Видео: Дана Омар", None, None, None),
        ("5 Июня 2020, 00:03 Фото: Дана Омар", "Дана Омар", None, None),
    ],
)
def test_credits(line: str, photo: str | None, source: str | None, author: str | None) -> None:
    reading = read_line(line)

    assert reading is not None
    assert (reading.photo and reading.photo.name) == photo
    assert (reading.source and reading.source.name) == source
    assert (reading.author and reading.author.name) == author
    assert reading.junk == (photo is None and source is None and author is None)


def test_readings_hold_what_the_readers_found() -> None:
    line = read_line("Автор: Дана Омар. Фото: Арман Сеит")

    assert line is not None
    assert (line.photo, line.author) == (Credit("Арман Сеит"), Author("Дана Омар"))
    source = read_line("Материал предоставлен МЧС")
    assert source is not None
    assert source.source == Source("МЧС", "Материал предоставлен")


@mark.parametrize(
    ("line", "advertising", "bare"),
    [
        ("На правах рекламы", True, False),
        ("Реклама", True, True),
        ("Жарнама", True, True),
        ("PR", True, True),
        ("Реклама. ООО «Самал»", True, False),
        ("Sponsored by Samal", True, False),
        ("Жарнама. «Самал» ЖШС", True, False),
        ("Материал опубликован на правах рекламы", True, False),
        ("Жарнамалық материал", True, False),
        ("Paid post", True, False),
        ("Рекламу убрали.", False, False),
        ("Press release", False, False),
        ("Преподаватели спорят о мосте.", False, False),
    ],
)
def test_marks_of_advertising(line: str, advertising: bool, bare: bool) -> None:
    assert is_advertising(line) == advertising
    assert is_bare_mark(line) == bare


@mark.parametrize(
    ("line", "credit", "author", "source"),
    [
        ("Дина Ахатова, Алматы. Фото автора", Credit("автора", "Фото"), "Дина Ахатова", None),
        ("Дина АХАТОВА, фото автора, Алматы", Credit("автора", "фото"), "Дина АХАТОВА", None),
        ("Записала Дина Ахатова, фото Марата Ли", Credit("Марата Ли", "фото"), "Дина Ахатова",
         None),
        ("Текст и фото: Дина Ахатова", Credit("Дина Ахатова"), "Дина Ахатова", None),
        ("Фото и информация: пресс-служба порта", Credit("пресс-служба порта"), None,
         "пресс-служба порта"),
    ],
)  # fmt: skip
def test_one_line_with_several_roles(
    line: str, credit: Credit, author: str | None, source: str | None
) -> None:
    found = read_line(line)

    assert found is not None
    assert found.photo == credit
    assert (found.author.name if found.author else None) == author
    assert (found.source.name if found.source else None) == source


def test_who_prepared_it_by_whose_words() -> None:
    found = read_line("По материалам пресс-службы порта подготовила Дина Ахатова")

    assert found == Reading(
        source=Source("пресс-службы порта", "По материалам"), author=Author("Дина Ахатова")
    )


@mark.parametrize(
    "line",
    [
        "ЛАЙК0", "Комментарии отсутствуют", "Сегодня 2026, 01:24", "п",
        "На фото: Дана Омарова у моста",
        "Суретте: шаруа Болат Ахметов",
        "Қоғам • 25 Қараша, 2026",
        "Опубликовал: admin в Культура 24.05.2026 0 Просмотров 312",
        "При использовании информации гиперссылка на информационное агентство Степь обязательна. "
        "Авторские права на материалы агентства.",
        "The post The bridge is open again appeared first on Dala News.",
        "Сообщение Мост открыли появились сначала на Дала.",
        "Запись Мост открыли впервые появилась Дала.",
        "Көпір ашылды жазбасы алғаш Дала сайтында пайда болды.",
        "Новости Каражала 0 5 701 Дана Омарова", "DalaPress 14:59, 12 Декабрь, 2020",
        "К 30-летию Кентау | 06 января 12:31", "30 Октября", "• 4403",
    ],
)  # fmt: skip
def test_furniture_of_sites(line: str) -> None:
    found = read_line(line)

    assert found is not None
    assert found.junk


def test_a_picture_and_whose_it_is_on_one_line() -> None:
    found = read_line("На фото: Дана Омарова. Фото: акимат")

    assert found is not None
    assert found.photo is not None
    assert found.photo.name == "акимат"


def test_a_mark_of_advertising_in_kazakh() -> None:
    assert read_line("Жарнама құқығында") == Reading(advertising=True)
    assert read_line("Публикуется на правах рекламы") == Reading(advertising=True)
    assert read_line("Жарнама. «Самал» ЖШС") == Reading(advertising=True)
    assert read_line("Жарнамалық материал таратқан адам ұсталды.") is None
    assert read_line("Серіктестік жоба") == Reading(advertising=True)


def test_a_number_in_a_headline_is_no_counter() -> None:
    assert is_junk("@dala_kz | Instagram | Facebook")
    assert is_junk("Күні: , 48 рет оқылды")
    assert is_junk("Monday, November 18, 2019, 04:05 pm PT (07:05 pm ET)")
    assert not is_junk("Instagram")
    assert not is_junk("Новость 1")
    assert not is_junk("Поезд отправится 5 мая в 12:31")
    assert not is_junk("Мост 24 7 открыт для машин")


def test_a_stamp_that_names_the_author() -> None:
    reading = read_line("By Dana Omar in Business on 14 May 2025")

    assert reading is not None
    assert reading.author is not None
    assert reading.author.name == "Dana Omar"
