"""Buttons, notices and requests of a site between and below the paragraphs of its articles."""

from pytest import mark

from bot.articles.body.furniture import is_junk

JUNK = [
    "Watch the video on our YouTube channel",
    "See more on our Instagram page",
    "Let our news meet your inbox.",
    "This site is protected by reCAPTCHA and the Google Privacy Policy applies",
    "Like this story? Share it with a friend!",
    "Enjoyed this article? Tell your friends.",
    "This slideshow requires JavaScript.",
    "Please enable JavaScript to view the comments",
    "Your browser does not support the video tag.",
    "Для просмотра слайд-шоу требуется JavaScript.",
    "Включите JavaScript, чтобы увидеть комментарии",
    "Ваш браузер не поддерживает видео",
    "Видеоны көру үшін JavaScript қосыңыз",
    "Браузеріңіз бейнені қолдамайды",
    "Этот сайт защищён reCAPTCHA",
    "Отправьте нам новость в WhatsApp",
    "Пришлите нам свою новость",
    "Бізге жаңалық жіберіңіз",
    "Оцените статью",
    "Оцените материал:",
    "Мақаланы бағалаңыз",
    "Rate this article",
    "Понравилась новость? Поделитесь с друзьями!",
    "Мақала ұнады ма? Достарыңызбен бөлісіңіз!",
    "Копирование материалов запрещено",
    "Полное или частичное копирование материалов запрещено.",
    "Материалды көшіруге тыйым салынады",
    "Комментарии отключены",
    "Загрузка комментариев...",
    "Комментарии к записи отключены",
    "Пікір қалдыру",
    "Leave a comment",
    "Оставить комментарий",
    "Прокомментировать",
    "Пожаловаться",
    "Версия для печати",
    "Басып шығару нұсқасы",
    "Print this page",
    "Скопировать ссылку",
    "Сілтемені көшіру",
    "Copy link",
    "Добавить в избранное",
    "Таңдаулыларға қосу",
    "Читать полностью на сайте",
    "Толығырақ сайтта оқыңыз",
    "Қате таптыңыз ба? Бізге хабарлаңыз",
    "Қате байқасаңыз, бізге жазыңыз",
    "Spotted a mistake? Let us know",
    "Опубликовать в Facebook",
]
TEXT = [
    "Копирование документов запрещено законом, сообщили в прокуратуре.",
    "Комментарии министра отключены от эфира не были.",
    "Министр оценил статью закона о рекламе.",
    "Пришлите нам деньги, требовал мошенник.",
    "Ваш браузер не защищён, предупредили специалисты по безопасности и назвали три причины.",
    "Понравилась ли вам новая площадка, спросили мы жителей.",
    "Версия для печати газеты обойдётся бюджету в 12 млн тенге.",
    "Прокомментировать решение суда адвокаты отказались.",
    "Пожаловаться на шум можно по телефону 109.",
    "Бізге жаңалық жіберіңіз деп өтінді редактор оқырмандарына хатында.",
    "Мақаланы бағалаңыз деген өтініш оқушыларды ойландырды.",
    "Like this story, many in the book end well.",
    "JavaScript is the language that the students learn first.",
    "The museum asks visitors to watch the video on its wall.",
    "Rate this article of law as you wish, the judge said.",
]


@mark.parametrize("line", JUNK)
def test_a_sites_own_words(line: str) -> None:
    assert is_junk(line)


@mark.parametrize("line", TEXT)
def test_a_sentence_of_an_article(line: str) -> None:
    assert not is_junk(line)
