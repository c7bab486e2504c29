from hypothesis import given, settings
from hypothesis import strategies as st
from pytest import mark, param

from bot.articles.blocks import Content, clean, from_html, from_text
from bot.model import Block, BlockKind, Image

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


@mark.parametrize(
    ("html", "caption", "body"),
    [
        param("<figure><img src=a.jpg alt='Мост'><figcaption>Мост ночью<br>Фото: Акорда"
              "</figcaption></figure><p>Текст.</p>", "Мост ночью\nФото: Акорда", ["Текст."],
              id="figcaption says the alt in full"),
        param("<figure><figcaption>Сверху</figcaption><img src=a.jpg></figure>", "Сверху", [],
              id="figcaption before the picture"),
        param("<img src=a.jpg alt='a.jpg' title='Мост'><p>Текст.</p>", "Мост", ["Текст."],
              id="a file name is no caption"),
        param("<p><img src=a.jpg> Фото пресс-службы КЧС</p><p>Текст.</p>",
              "Фото пресс-службы КЧС", ["Текст."], id="credit in the same paragraph"),
        param("<img src=a.jpg><p>Сурет: akorda.kz</p><p>Мәтін.</p>", "Сурет: akorda.kz",
              ["Мәтін."], id="Kazakh"),
        param("<img src=a.jpg><p>Photo: Anna Kim</p><p>Text.</p>", "Photo: Anna Kim",
              ["Text."], id="English"),
        param("<img src=a.jpg><p>© Sputnik / Анна Ким</p><p>Текст.</p>",
              "© Sputnik / Анна Ким", ["Текст."], id="sign"),
        param("<img src=a.jpg><p>advantour.com</p><p>Текст.</p>", "advantour.com",
              ["Текст."], id="lone site"),
        param("<img src=a.jpg><p>Аким на мосту</p><p>Фото: Акорда</p><p>Текст.</p>",
              "Аким на мосту\nФото: Акорда", ["Текст."], id="caption, then credit"),
        param("<div class=wp-caption><img src=a.jpg><p class=wp-caption-text>Ночной мост</p>"
              "</div><p>Текст.</p>", "Ночной мост", ["Текст."], id="caption by class"),
        param("<img src=a.jpg><p>Фото 1998 года хранится в архиве.</p>", None,
              ["Фото 1998 года хранится в архиве."], id="a sentence about a photo"),
        param("<img src=a.jpg><p>Короткий подзаголовок</p><p>Текст.</p>", None,
              ["Короткий подзаголовок", "Текст."], id="a short line without a credit"),
        param("<img src=a.jpg><div>Автор: Анна Ким, фото автора</div><p>Текст.</p>", None,
              ["Автор: Анна Ким, фото автора", "Текст."], id="a byline is the article's"),
        param('<p>[caption id="a_5" width="900"]<img src=a.jpg> @Dala/Anna Kim[/caption]</p>'
              "<p>Text.</p>", "@Dala/Anna Kim", ["Text."], id="a shortcode nobody read"),
        param("<div class=wp-block-media-text><figure><img src=a.jpg></figure>"
              "<div class=wp-block-media-text__content><p>Текст.</p></div></div>", None,
              ["Текст."], id="text set beside a picture is text"),
        param("<img src=a.jpg><p>Длинный текст.</p><p>Фото: Акорда</p>", None,
              ["Длинный текст.", "Фото: Акорда"], id="a credit further down stays"),
    ],
)  # fmt: skip
def test_a_picture_has_its_own_words(html: str, caption: str | None, body: list[str]) -> None:
    content = from_html(html, BASE)

    assert [image.caption for image in content.images] == [caption]
    assert texts(content) == body


@mark.parametrize("name", ["photo-author", "img_source", "field-photo-author", "credit"])
def test_who_made_a_picture_is_marked_by_class(name: str) -> None:
    content = from_html(f"<div><img src=a.jpg><span class={name}>Анна Ким</span></div>", BASE)

    assert [image.credit for image in content.images] == ["Анна Ким"]


def test_captions_of_two_pictures_stay_apart() -> None:
    html = (
        "<figure><img src=/a.jpg><figcaption>Фото: Анна Ким</figcaption></figure>"
        "<img src=/b.jpg><p>Фото: Акорда</p><p>Текст.</p>"
    )

    assert [(i.url, i.caption) for i in from_html(html, BASE).images] == [
        ("https://habar.example/a.jpg", "Фото: Анна Ким"),
        ("https://habar.example/b.jpg", "Фото: Акорда"),
    ]


def test_a_caption_without_a_picture_is_no_text() -> None:
    html = "<figure><iframe src=x></iframe><figcaption>Видео: канал</figcaption></figure><p>Текст."

    assert from_html(html, BASE) == Content((Block("Текст."),), ())


LONG = "Очень длинный текст статьи, который не подпись. " * 20


def test_an_unclosed_figcaption_does_not_swallow_the_article() -> None:
    content = from_html(f"<figure><img src=a.jpg><figcaption>Подпись<p>{LONG}</p>", BASE)

    assert texts(content) == [LONG.strip()]
    assert content.images[0].caption == "Подпись"


@mark.parametrize(
    ("attributes", "url"),
    [
        ("src=/a.jpg", "https://habar.example/a.jpg"),
        ("src=b.jpg", "https://habar.example/news/2026/b.jpg"),
        ("src=//cdn.example/c.jpg", "https://cdn.example/c.jpg"),
        ("src='data:image/gif;base64,R0l' data-src=/d.jpg", "https://habar.example/d.jpg"),
        ("src=/blank.gif data-original=/e.jpg", "https://habar.example/e.jpg"),
        ("src=/lazy/f.jpg", "https://habar.example/lazy/f.jpg"),
        ("srcset='/s.jpg 300w, /l.jpg 900w, /m.jpg 600w'", "https://habar.example/l.jpg"),
        ("srcset='/s.jpg 1x,/l.jpg 2x'", "https://habar.example/l.jpg"),
        ("src='/две части.jpg'", "https://habar.example/две%20части.jpg"),
    ],
)
def test_a_picture_s_address(attributes: str, url: str) -> None:
    assert [i.url for i in from_html(f"<p>Т.<img {attributes}>", BASE).images] == [url]


@mark.parametrize(
    "attributes",
    [
        "", "src=''", "src=#x", "src='data:image/png;base64,AA'", "src='javascript:alert(1)'",
        "src=ftp://a.example/b.jpg", "src=file:///etc/passwd", "src='http://[broken'",
        "src=http://",
        "src=/p.gif width=1 height=1", "src=/p.gif width=0", f"src=/{'a' * 5000}",
    ],
)  # fmt: skip
def test_no_picture(attributes: str) -> None:
    assert from_html(f"<p>Т.<img {attributes}>", BASE).images == ()


def test_size_and_place_of_a_picture() -> None:
    html = "<img src=a.jpg width='640px' height=427.5><img src=b.jpg width=100%>"

    assert from_html(html, None).images == (
        Image(url="a.jpg", width=640, height=427),
        Image(url="b.jpg"),
    )


def test_source_of_a_picture_element() -> None:
    html = "<picture><source srcset='/a.webp 800w'><img alt='Мост'></picture>"

    assert from_html(html, BASE).images == (
        Image(url="https://habar.example/a.webp", caption="Мост"),
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
