from pytest import mark, param

from bot.articles.blocks import Content, from_html
from bot.model import Block, Image

BASE = "https://habar.example/news/2026/7"


def texts(content: Content) -> list[str]:
    return [block.text for block in content.blocks]


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
