from pytest import mark, param

from bot.articles.credits.photo_credits import caption_credit, photo_credit, read_photo_line
from bot.articles.credits.signed_lines import Credit

CREDITS = [
    # Russian
    ("Фото:МИТ РК", "МИТ РК", None),
    ("ФОТО : Арман Сеит", "Арман Сеит", None),
    ("Фото — Арман Сеит", "Арман Сеит", None),
    ("Фото - Арман Сеит", "Арман Сеит", None),
    ("Фото | Арман Сеит", "Арман Сеит", None),
    ("(Фото: Арман Сеит)", "Арман Сеит", None),
    ("[Фото: Арман Сеит]", "Арман Сеит", None),
    ("*Фото: Арман Сеит*", "Арман Сеит", None),
    ("Фото: Арман Сеит.", "Арман Сеит", None),
    ("Фото: Фото: пресс-служба порта", "пресс-служба порта", None),
    ("Фото: Саяхат/Дана Омар", "Саяхат/Дана Омар", None),
    ("Фото: Арман Сеит, Дана Омар / Саяхат", "Арман Сеит, Дана Омар / Саяхат", None),
    ("Фото: t.me/steppe_photo", "t.me/steppe_photo", None),
    ("Фото: instagram/aqsai.life", "instagram/aqsai.life", None),
    ("Фото: pexels", "pexels", None),
    ("фото : Интерфакс", "Интерфакс", None),
    ("Фото: © Sputnik / Арман Сеит", "Sputnik / Арман Сеит", None),
    ("© Фото : пресс-служба порта", "пресс-служба порта", None),
    ("© Sputnik / Арман Сеит", "Sputnik / Арман Сеит", None),
    ("- © Xinhua", "Xinhua", None),
    ("Photo by author", "author", "Photo by"),
    ("Copyright Canva", "Canva", None),
    ("Фото ©️ Dalanews.kz", "Dalanews.kz", None),
    ("Фото Dalanews.kz", "Dalanews.kz", "Фото"),
    ("Фото Dalanews.kz/Дана Омар", "Dalanews.kz/Дана Омар", "Фото"),
    ("Фото пресс-службы порта", "пресс-службы порта", "Фото"),
    ("Фото управления культуры области", "управления культуры области", "Фото"),
    ("Фото Павла Сагата.", "Павла Сагата", "Фото"),
    ("Фото Павла САГАТА и из архива героев", "Павла САГАТА и из архива героев", "Фото"),
    ("Фото Турар Мусин", "Турар Мусин", "Фото"),
    ("Фото из архива музея", "архива музея", "Фото из"),
    ("Фото с сайта dala.kz", "сайта dala.kz", "Фото с"),
    ("Фото от зрителя", "зрителя", "Фото от"),
    ("Фото из мессенджера", "мессенджера", "Фото из"),
    ("Фото предоставлено участниками", "участниками", "Фото предоставлено"),
    ("Фото предоставлены Службой спасения", "Службой спасения", "Фото предоставлены"),
    ("Фото взято с сайта dala.kz", "сайта dala.kz", "Фото взято с"),
    ("Фото с места событий предоставлено очевидцами", "очевидцами",
     "Фото с места событий предоставлено"),
    ("Фото автора", "автора", "Фото"),
    ("Текст и фото: Дана Омар", "Дана Омар", None),
    ("Источник фото: МИТ РК", "МИТ РК", None),
    ("Фотограф: Дана Омар", "Дана Омар", None),
    ("Фотограф Дана Омар", "Дана Омар", "Фотограф"),
    ("Снимок: НАСА", "НАСА", None),
    ("Снимок с дрона: Дана Омар", "Дана Омар", None),
    ("Фото к материалу: Дана Омар", "Дана Омар", None),
    ("Фото и видео: ДП Кентау", "ДП Кентау", None),
    ("Фото/видео: ДП Кентау", "ДП Кентау", None),
    ("Инфографика: Центр Самал", "Центр Самал", None),
    ("Коллаж: Дана Омар", "Коллаж: Дана Омар", None),
    ("Иллюстрация: Unsplash", "Unsplash", None),
    ("Иллюстративное фото: unsplash.com", "unsplash.com", "Иллюстративное фото"),
    ("Иллюстративное фото.", "иллюстративное", None),
    ("Фото носит иллюстративный характер", "иллюстративный характер", None),
    ("Фото использовано в качестве иллюстрации", "в качестве иллюстрации", None),
    ("Фото Минобороны", "Минобороны", "Фото"),
    ("Инфографика dala.kz", "dala.kz", "Инфографика"),
    ("Скриншот из видео", "Скриншот из видео", None),
    ("кадр из видео", "кадр из видео", None),
    ("Фото: коллаж редакции", "коллаж редакции", None),
    ("Изображение сгенерировано ИИ", "сгенерировано ИИ", "Изображение"),
    ("📷 Дана Омар", "Дана Омар", None),
    # a Cyrillic «о» among Latin letters
    ("Photо: Дана Омар", "Дана Омар", None),
    # Kazakh
    ("Сурет: МАМ", "МАМ", None),
    ("Фото: Кентау әкімдігінің баспасөз қызметі", "Кентау әкімдігінің баспасөз қызметі", None),
    ("Сурет: ашық дереккөзден", "ашық дереккөзден", None),
    ("Сурет: ашық дереккөзден алынды", "ашық дереккөзден", None),
    ("Фото ғаламтордан алынды", "ғаламтордан", "Фото"),
    ("Сурет мұражайдың жеке қорынан", "мұражайдың жеке қорынан", "Сурет"),
    ("Суретті түсірген Ержан Сеит", "Ержан Сеит", "Суретті түсірген"),
    ("Коллажды жасаған – Ержан СЕИТ", "Ержан СЕИТ", None),
    ("фото: видеодан алынған кадр", "видеодан алынған кадр", None),
    ("Көрнекі сурет", "Көрнекі сурет", None),
    ("Видеодан алынған сурет", "Видеодан алынған сурет", None),
    ("Иллюстрациялық сурет", "Иллюстрациялық сурет", None),
    ("Сурет: автор", "автор", None),
    # Kazakh in Latin and Arabic letters
    ("Sýret: ashyq derekkózden", "ashyq derekkózden", None),
    ("Suret: Erjan Seit", "Erjan Seit", None),
    ("فوتو: قالا اكىمدىگى", "قالا اكىمدىگى", None),
    # English
    ("Photo: Ministry of Tourism", "Ministry of Tourism", None),
    ("Photo credit: Dana Omar/ Steppe Post.", "Dana Omar/ Steppe Post", None),
    ("Photo by Dana Omar", "Dana Omar", "Photo by"),
    ("(Photo by Dana Omar/Steppe Post)", "Dana Omar/Steppe Post", "Photo by"),
    ("Photo courtesy of the library", "the library", "Photo courtesy of"),
    ("Collage credit: Steppe Post", "Steppe Post", None),
    ("Image: Steppe Post, Dana Omar", "Steppe Post, Dana Omar", None),
    ("Screenshot from video", "Screenshot from video", None),
    ("File photo", "File photo", None),
    ("© REUTERS / Dana Omar", "REUTERS / Dana Omar", None),
]  # fmt: skip


@mark.parametrize(("line", "name", "label"), CREDITS)
def test_a_line_that_is_a_credit(line: str, name: str, label: str | None) -> None:
    assert read_photo_line(line) == Credit(name, label)


@mark.parametrize(
    ("line", "name", "caption"),
    [
        ("Аким на открытии / Фото пресс-службы порта", "пресс-службы порта", "Аким на открытии"),
        ("Дана Омар. Фото: Dala.kz", "Dala.kz", "Дана Омар"),
        ("Озеро. (Фото из открытых архивов)", "открытых архивов", "Озеро"),
        ("Көлдің жағасы. Сурет: pexels.com", "pexels.com", "Көлдің жағасы"),
        ("The old mill. Photo credit: dala.kz.", "dala.kz", "The old mill"),
        ("На перевале (фото автора)", "автора", "На перевале"),
        (
            "Мост, фото - Новости Dala.kz от 19.09.2025 20:35 Фото: МТС РК",
            "МТС РК",
            "Мост, фото - Новости Dala.kz от 19.09.2025 20:35",
        ),
        ("Мастер чинит мост, иллюстративное фото - Sputnik", "Sputnik", "Мастер чинит мост"),
        ("Фото с места ДТП / соцсети", "соцсети", "Фото с места ДТП"),
        (
            "The bank in Astana, March 3, 2026. REUTERS/Dana Omar/File Photo "
            "Purchase Licensing Rights",
            "REUTERS/Dana Omar/File Photo",
            "The bank in Astana, March 3, 2026.",
        ),
    ],
)
def test_a_credit_behind_a_caption(line: str, name: str, caption: str) -> None:
    credit = read_photo_line(line)

    assert credit is not None
    assert (credit.name, credit.caption) == (name, caption)


@mark.parametrize(
    "line",
    [
        "Фото: None", "Фото:", "Фото: -", "Photo credit:", "Photo: null", "فوتو: None",
        "Источник изображения не указан",
    ],
)  # fmt: skip
def test_a_credit_that_names_nobody(line: str) -> None:
    assert read_photo_line(line) == Credit(None)


NO_CREDITS = [
    "Съёмочная группа сняла видео и фото с высоты.",
    "Фото и видео с места опубликовало МЧС.",
    "Фото 1998 года хранится в архиве.",
    "Фото: кто это был",
    "Фото: до и после ремонта",
    "Фото недели: туман в мае",
    "Фото ДТП",
    "Фото из Астаны",
    "Фото с места ДТП",
    "Фото, которое выложил прохожий, набрало тысячу просмотров.",
    "Фото удалили через час, но скриншоты разошлись.",
    "Фотографы собрались в музее на открытие выставки.",
    "Фотографиями поделился акимат",
    "На фото видно, что дом стоит у воды.",
    "(на фото внизу)",
    "© 2026 Вестник степи",
    "Снимок экрана прислал читатель из Кентау, и мы его проверили.",
    "Видео: Дана Омар",
    "Бұл сурет жүз жыл бұрын салынған.",
    "Сурет үйірмесіне отыз бала келді.",
    "Фото түсіру үшін әуелі жарықты реттеу керек.",
    "Фото: неге бұл көпір әлі жабық?",
    "Біз фото және бейнежазбаларға қол жеткіземіз.",
    "Photo: what the drone found there",
    "The photo shows a street that no longer exists.",
    "Image rights were the main topic of the seminar.",
    "Special credit should be given to the builders",
    "",
]


@mark.parametrize("line", NO_CREDITS)
def test_a_line_that_is_none(line: str) -> None:
    assert read_photo_line(line) is None


def test_numbered_credits() -> None:
    assert read_photo_line("Фото 2: Алия Серикова") == Credit("Алия Серикова")
    assert read_photo_line("Фото №1–3: Алия Серикова") == Credit("Алия Серикова")
    assert read_photo_line("Фото 1998 года хранится в архиве.") is None


def test_who_is_credit_is_read_also_in_capitals() -> None:
    assert photo_credit("Photo: WHO") == Credit("WHO")


@mark.parametrize(
    ("caption", "credit"),
    [
        param("Мост через Есиль\nФото: Дана Омар", Credit("Дана Омар"), id="second line"),
        param("dalanews.kz", Credit("dalanews.kz"), id="a lone site"),
        param("- dalaphoto.kz", Credit("dalaphoto.kz"), id="behind a dash"),
        param("Дана Омар/NUR.KZ via AP", Credit("Дана Омар/NUR.KZ via AP"), id="via"),
        param("Фото пресс-службы порта", Credit("пресс-службы порта", "Фото"), id="alt"),
        param(
            "Фото пресс-службы порта. Новый мост",
            Credit("пресс-службы порта", "Фото", "Новый мост"),
            id="before the caption",
        ),
        param("Источник: Дана Омар / D1.RU", Credit("Дана Омар / D1.RU"), id="a source"),
        param("Новый мост. Источник: dala.kz", Credit("dala.kz"), id="a source behind words"),
        param(
            "Фото носит иллюстративный характер. Источник: dala.kz",
            Credit("dala.kz"),
            id="whose, rather than what kind",
        ),
        param("A bridge in spring. (Dana Omar/AP)", Credit("Dana Omar/AP"), id="in brackets"),
        param(
            "A bridge. REUTERS/Dana Omar/File Photo",
            Credit("REUTERS/Dana Omar/File Photo"),
            id="an agency at the end",
        ),
        param("Дана Омар / «Дала»", Credit("Дана Омар / «Дала»"), id="of a quoted outlet"),
        param("@dala/Dana Omar", Credit("@dala/Dana Omar"), id="an account"),
        param(
            "Screenshot from a video of the ministry",
            Credit("Screenshot from a video of the ministry"),
            id="behind an article",
        ),
        param(
            "Photo used with permission of the family",
            Credit("the family", "Photo used with permission of"),
            id="whoever",
        ),
        param("На фото: Дана Омар", None, id="who is to be seen"),
        param("Дана Омар © Дала", Credit("Дана Омар © Дала"), id="a sign between names"),
        param("Мост [фото Даны Омар]", Credit("Даны Омар", "фото", "Мост"), id="square brackets"),
        param("Пресс-служба порта", Credit("Пресс-служба порта"), id="an office alone"),
        param("Из архива Даны Омар", Credit("Из архива Даны Омар"), id="an archive alone"),
        param("Depositphotos", Credit("Depositphotos"), id="a stock alone"),
        param("Bridge | Dana Omar/AFP", Credit("Dana Omar/AFP"), id="behind a bar"),
        param(
            "Bridge. (Dana Omar for Steppe Wire)",
            Credit("Dana Omar for Steppe Wire"),
            id="for an outlet",
        ),
        param(
            "FILE PHOTO: A man walks in the rain in 2019. REUTERS/Dana Omar",
            Credit("REUTERS/Dana Omar"),
            id="a caption behind a label",
        ),
        param(
            "FILE - A bridge, Oct. 5, 2019. (AP Photo/Dana Omar, File)",
            Credit("AP Photo/Dana Omar, File"),
            id="as the agency writes it",
        ),
        param("Мост сегодняФото: Дала", Credit("Дала"), id="in a part of its own"),
        param("The bridge todayPhoto: Dana Omar", Credit("Dana Omar"), id="so in English"),
        param("Снимок сделан с дрона", None, id="how it was taken"),
        param("Фото: Дана О., 2024 год", Credit("Дана О., 2024 год"), id="with its year"),
        param("Источник шума", None, id="no source"),
        param("Мост (Астана/Алматы)", None, id="no name in brackets"),
        param("( Dana Omar - AFP )", Credit("Dana Omar - AFP"), id="a dash between"),
        param("Dana Omar - Asel Omar", None, id="two who are to be seen"),
        param("Видео: @dala", None, id="who filmed"),
        param("Bridge. Video: Dana Omar / AFP", None, id="who filmed it behind a caption"),
        param("Instagram", Credit("Instagram"), id="a network alone"),
        param("[Image source=Newsis]", Credit("Newsis"), id="a sign of equality"),
        param(
            "The envoy speaks in Busan. (Dala Embassy in Seoul)",
            Credit("Dala Embassy in Seoul"),
            id="an office behind a sentence",
        ),
        param("The envoy speaks in the Ministry of Roads (Dala)", None, id="a place in brackets"),
        param("© РИА Новости. Дана Омар", Credit("РИА Новости. Дана Омар"), id="and who took it"),
        param("Мост через Есиль", None, id="words alone"),
        param("Фото: None", None, id="nobody"),
        param("", None, id="nothing"),
    ],
)
def test_a_caption(caption: str, credit: Credit | None) -> None:
    assert caption_credit(caption) == credit
