from hypothesis import given, settings
from hypothesis import strategies as st
from pytest import mark

from bot.articles.blocks import Content, clean, from_html, from_text
from bot.model import Block, BlockKind

BASE = "https://habar.example/news/2026/7"


def texts(content: Content) -> list[str]:
    return [block.text for block in content.blocks]


@mark.parametrize(
    ("written", "cleaned"),
    [
        (" Две\u00a0\u2009части \t целого ", "Две части целого"),
        ("не\u00adвидимый пе\u200bре\ufeffнос", "невидимый перенос"),
        ("\u202eоборот\u202c \u200fи\u200e \u2066след\u2069", "оборот и след"),
        ("нуль\0 и\x07 звонок", "нуль и звонок"),
        ("Й краткое", "Й краткое"),
        ("семья 👨\u200d👩\u200d👧", "семья 👨\u200d👩\u200d👧"),
        ("одиночка \ud83d вне пары", "одиночка вне пары"),
        ("строка\r\nза строкой", "строка за строкой"),
        ("\u200b\u00a0\n", ""),
    ],
)
def test_cleans_a_line(written: str, cleaned: str) -> None:
    assert clean(written) == cleaned


WRAPPED = (
    "Новый мост через реку откроют в конце ноября, движение\n"
    "по нему запустят сразу в обе стороны, а старый закроют\n"
    "на ремонт до весны."
)


@mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n \r\n", []),
        ("Один абзац.\n\nВторой абзац.", ["Один абзац.", "Второй абзац."]),
        ("Один абзац.\r\n \r\nВторой.", ["Один абзац.", "Второй."]),
        ("Первая строка.\nВторая строка.", ["Первая строка.", "Вторая строка."]),
        ("Абзац.\n\nФото:МКИ РК\nИсточник: X", ["Абзац.", "Фото:МКИ РК", "Источник: X"]),
        (WRAPPED, [WRAPPED.replace("\n", " ")]),
        (WRAPPED + "\nФото: Акорда", [WRAPPED.replace("\n", " "), "Фото: Акорда"]),
        ("• USD/KZT\n    0.0\n  • EUR/KZT", ["• USD/KZT", "0.0", "• EUR/KZT"]),
        ("Строка\u2028за строкой", ["Строка", "за строкой"]),
    ],
)
def test_plain_text_to_paragraphs(text: str, expected: list[str]) -> None:
    assert [block.text for block in from_text(text)] == expected


@mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Мост <b>откры</b>ли.</p><p>Движение <a href=/x>пошло</a>.</p>",
         ["Мост открыли.", "Движение пошло."]),
        ("<div>Первая.<br>Вторая.<br/><br>Третья.</div>", ["Первая.", "Вторая.", "Третья."]),
        ("<p>Подписан закон<br>о мостах и дорогах.</p>", ["Подписан закон о мостах и дорогах."]),
        ("<p>Аким на мосту<br>фото: пресс-служба</p>", ["Аким на мосту", "фото: пресс-служба"]),
        ("Голый текст<p>и абзац", ["Голый текст", "и абзац"]),
        ("Первый <i>абзац</i>.\n\nВторой <i>абзац</i>.", ["Первый абзац.", "Второй абзац."]),
        ("<p>Перенос\nв исходнике.</p>", ["Перенос в исходнике."]),
        ("<pre>Раз.\nДва.</pre>", ["Раз.", "Два."]),
        ("<p>Тысяча&nbsp;&laquo;мостов&raquo; &amp; дорог</p>", ["Тысяча «мостов» & дорог"]),
        ("<p>Остров <img class='emoji' src=/e.png alt='🏝️'> в море</p>", ["Остров 🏝️ в море"]),
        ("<table><tr><td>USD<td>478,7<tr><td>EUR<td>512,1</table>",
         ["USD | 478,7", "EUR | 512,1"]),
        ("<table><tr><td><p>Левый абзац.</p></td><td><p>Правый.</p></td></tr></table>",
         ["Левый абзац.", "Правый."]),
        ("<p>Текст.</p><ul>" + "<li><a href=/1>Чужая новость</a>" * 3 + "</ul><p>Ещё.</p>",
         ["Текст.", "Ещё."]),
    ],
)  # fmt: skip
def test_html_to_lines(html: str, expected: list[str]) -> None:
    assert texts(from_html(html, BASE)) == expected


FIRST, SECOND = "<p>Мост открыли.</p>", "<p>Люди рады.</p>"


@mark.parametrize(
    ("html", "headings"),
    [
        (f"{FIRST}<p><b>Что говорят люди</b></p>{SECOND}", ["Что говорят люди"]),
        (f"{FIRST}<p><strong>Что <i>говорят</i></strong><br>Люди рады.</p>", ["Что говорят"]),
        (f"<p><b>Мост откроют в мае</b></p>{SECOND}", []),  # a deck
        (f"{FIRST}<p><b>Что говорят люди</b>: разное</p>{SECOND}", []),
        (f"{FIRST}<p><b>Люди рады.</b></p>{SECOND}", []),
        (f"{FIRST}<p><b>Марат Сабитов, мостовик</b></p>{SECOND}", []),
        (f"{FIRST}<p><b>Что говорят люди</b></p><p>– Рады.</p>", []),
        (f"{FIRST}<p><b>Кентау – Тараз 3:1</b></p>{SECOND}", []),
        (f"{FIRST}<p><b>Что говорят люди</b></p>", []),
        (f"{FIRST}<p><b>Общая длина моста</b></p><p>120 метров</p>{SECOND}", []),  # a label
        (f"<p>Нужно:</p><p><b>Ровные доски</b></p>{SECOND}", []),
    ],
)
def test_bold_words_between_paragraphs_are_a_heading(html: str, headings: list[str]) -> None:
    blocks = from_html(html, BASE).blocks
    assert [block.text for block in blocks if block.kind is BlockKind.HEADING] == headings


@mark.parametrize(
    "tag",
    ["script", "style", "nav", "aside", "form", "iframe", "noscript", "button", "select", "video"],
)
def test_what_is_no_text_goes(tag: str) -> None:
    html = f"<p>До.</p><{tag}>лишнее <span>слово</span></{tag}><p>После.</p>"

    assert texts(from_html(html, BASE)) == ["До.", "После."]


@mark.parametrize("attribute", ["hidden", "style='color:red; DISPLAY : none'"])
def test_hidden_elements_go(attribute: str) -> None:
    assert texts(from_html(f"<p>До.</p><div {attribute}><p>тайна</div><p>После.", BASE)) == [
        "До.",
        "После.",
    ]


def test_kinds() -> None:
    html = "<h1>Тема</h1><p>Абзац.</p><blockquote><p>Слова.</p></blockquote><ol><li>Раз<li>Два</ol>"

    assert from_html(html, BASE).blocks == (
        Block("Тема", BlockKind.HEADING),
        Block("Абзац."),
        Block("Слова.", BlockKind.QUOTE),
        Block("Раз", BlockKind.LIST_ITEM),
        Block("Два", BlockKind.LIST_ITEM),
    )


@mark.parametrize("tag", ["div", "b", "blockquote", "figure", "li", "span", "table", "a href=x"])
def test_text_survives_deep_nesting(tag: str) -> None:
    content = from_html(f"<{tag}>" * 10_000 + "глубина", BASE)

    assert "глубина" in texts(content)


@mark.parametrize(
    "html",
    [
        "", "<", "<!--", "<p", "</p></p>", "\0", "<p>\0</p>", "&#0;&#xd800;&#99999999;", "\ud83d",
        "<" * 50_000, "<p>" * 50_000, "<img src=a.jpg>" * 5_000, "«" * 50_000, "а\u0301" * 50_000,
        "а" + "\u0301" * 100_000, "<p " + "a=1 " * 50_000 + ">", "слово " * 100_000,
        "<p>строка<br>" * 20_000, "<li><a href=x>ссылка</a>" * 10_000,
    ],
)  # fmt: skip
def test_hostile_markup_is_read(html: str) -> None:
    content = from_html(html, BASE)

    assert all(block.text == clean(block.text) != "" for block in content.blocks)


PIECES = st.sampled_from([
    "<p>", "</p>", "<div>", "</div>", "<br>", "<figure>", "</figure>", "<figcaption>", "<table>",
    "<tr>", "<td>", "</table>", "<script>", "</script>", "<img src=a.jpg>", "<a href=x>", "</a>",
    "Фото: Акорда", "слово ", "\n\n", "<li>", "<h2>", "</h2>", "<pre>", "</pre>", "&nbsp;", "<!--",
    "-->", "\0", "<blockquote>", "</blockquote>", "<noscript>", "</noscript>", "<body>", "</html>",
])  # fmt: skip


@settings(max_examples=150)
@given(st.lists(PIECES | st.text(max_size=5), max_size=30).map("".join))
def test_any_markup_gives_clean_lines(html: str) -> None:
    content = from_html(html, BASE)

    assert all(block.text == clean(block.text) != "" for block in content.blocks)
    assert all(image.url == "https://habar.example/news/2026/a.jpg" for image in content.images)


@settings(max_examples=100)
@given(st.text())
def test_any_text_gives_clean_lines_and_loses_no_letter(text: str) -> None:
    blocks = from_text(text)

    assert all(block.text == clean(block.text) != "" for block in blocks)
    assert "".join("".join(b.text for b in blocks).split()) == "".join(clean(text).split())


def test_a_teaser_of_another_article_is_not_sure_to_be_the_articles_picture() -> None:
    html = (
        '<p><a href="/a.jpg"><img src="/a.jpg"></a></p><p>Текст.</p><a href="/news/2"><div>'
        '<img src="/b.jpg"></div></a><img src="/c.jpg">'
    )
    assert [image.shown for image in from_html(html, BASE).images] == [True, False, True]


def test_what_stands_far_apart_on_a_line_is_not_one() -> None:
    found = from_text("Фото: dala.kz      19 окт, 18:39        ссылка")

    assert [block.text for block in found] == ["Фото: dala.kz", "19 окт, 18:39", "ссылка"]


def test_a_line_broken_before_a_number() -> None:
    lines = (
        "В Кентау после двух лет строительства открыли спортивный комплекс на",
        "1200 мест. Об этом сообщает пресс-служба акимата Алматинской области.",
        "В комплексе есть бассейн, два зала и ледовая арена.",
    )

    assert [block.text for block in from_text("\n".join(lines))] == [" ".join(lines)]


def test_lines_broken_by_hand() -> None:
    text = (
        "Первый абзац о мосте кончается здесь.\nВторой, о реке и её берегах, который кто-то\n"
        "набрал вручную.\nТретий."
    )

    assert [block.text for block in from_text(text)] == [
        "Первый абзац о мосте кончается здесь.",
        "Второй, о реке и её берегах, который кто-то набрал вручную.",
        "Третий.",
    ]
    headline = "В Казахстане изменят порядок выдачи земельных участков"
    assert len(from_text(f"{headline}\n26 ноября 2026, 09:15")) == 2
    assert len(from_text(f"{headline}\nобновлено 10:30\nДокумент готов.")) == 3
    assert len(from_text("Нужно взять с собой:\nпаспорт\nсправку\nзаявление")) == 4


def test_when_it_came_out_is_no_rest_of_the_headline() -> None:
    headline = "«Тулпар» сыграл вничью с «Кайсаром» и стал чемпионом области"
    found = from_text(f"{headline}\nвчера, 15:24\n\nМатч шёл два часа.")
    assert [block.text for block in found] == [headline, "вчера, 15:24", "Матч шёл два часа."]
