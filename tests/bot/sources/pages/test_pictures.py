from pytest import mark

from bot.model import Item
from bot.sources.pages.page import read_page
from bot.sources.values.surroundings import Surroundings
from tests.bot.sources.page_samples import ARTICLE, FIRST, SECOND, URL


def read(page: str) -> Item:
    return read_page(page.encode(), None, Surroundings(URL, "Asia/Almaty"))


def test_pictures_with_their_words_in_order() -> None:
    images = read(ARTICLE).images
    assert [image.url for image in images] == [
        "https://site.kz/up/museum-1200x800.jpg",
        "https://site.kz/in-text.jpg",
        "https://site.kz/og-cover.jpg",
    ]
    assert [image.shown for image in images] == [True, True, False]
    assert images[0].credit == "Пресс-служба музея"
    assert "Фото: акимат" in (images[0].caption or "")
    assert "Фото из архива музея" in (images[1].caption or "")


def test_a_picture_that_links_to_itself_keeps_its_credit() -> None:
    linked = (
        "<div><a href='/1.html'><img src='/1.jpg'><span>Фото: Дана Омарова, Dala</span></a></div>"
    )
    found = read(f"<article><h1>ДТП</h1>{linked}<p>{'Движение открыли утром. ' * 20}</p></article>")

    assert [image.caption for image in found.images] == ["Фото: Дана Омарова, Dala"]


def test_of_a_set_of_pictures_the_widest_is_taken_with_blanks_between_or_without() -> None:
    for between in (",", ", ", ",\n   "):
        srcset = between.join(f"/i/{width}/most.jpg {width}w" for width in (240, 1536, 800))
        img = f"<img src='/i/480/most.jpg' srcset='/i/480/most.jpg 480w,{srcset}'>"
        found = read(f"<article><h1>Мост</h1>{img}<p>{FIRST}</p><p>{SECOND}</p></article>")
        assert [image.url for image in found.images] == ["https://site.kz/i/1536/most.jpg"]


def test_a_rendition_of_the_head_that_is_wider_gives_the_address() -> None:
    head = "<meta property='og:image' content='/up/most.jpg?width=1200'>"
    img = "<img src='/up/most.jpg?w=288&h=216' width=1000><figcaption>Мост</figcaption>"
    found = read(
        f"<head>{head}</head><article><h1>Мост</h1><figure>{img}</figure><p>{FIRST}</p></article>"
    )
    assert [(i.url, i.caption) for i in found.images] == [
        ("https://site.kz/up/most.jpg?width=1200", "Мост")
    ]


def test_a_picture_of_geologists_is_no_logo() -> None:
    for name, kept in (("geologov-nagradili.jpg", True), ("site-logo.png", False)):
        head = f"<meta property='og:image' content='/up/{name}'>"
        found = read(f"<head>{head}</head><article><h1>Музей</h1><p>{FIRST}</p></article>")
        assert bool(found.images) is kept


def test_the_picture_above_the_first_paragraph_leads_with_its_credit() -> None:
    """What Open Graph names is often its copy under another name, without a word."""
    head = "<head><meta property='og:image' content='/og/8f3a.jpg'></head>"
    img = "<img src='/up/most.jpg' width='900' height='600'>"
    words = "<figcaption>Фото: акимат</figcaption>"
    for inside, leads in (
        (f"<figure>{img}{words}</figure><p>{FIRST}</p><p>{SECOND}</p>", "up/most.jpg"),
        (f"<figure>{img}</figure><p>{FIRST}</p><p>{SECOND}</p>", "og/8f3a.jpg"),
        (f"<p>{FIRST}</p><figure>{img}{words}</figure><p>{SECOND}</p>", "og/8f3a.jpg"),
    ):
        page = f"{head}<div class='entry'><h1>Мост открыли</h1>{inside}</div>"
        assert read(page).images[0].url == f"https://site.kz/{leads}"


@mark.parametrize(
    "box", ["gh-article-author-image", "article_author_photo", "post-avatar", "user-pic"]
)
def test_who_wrote_it_is_no_picture_of_the_article(box: str) -> None:
    face = f"<div class='{box}'><div><img src='/dana.jpg' alt='Дана'></div></div>"
    own = "<figure><img src='/most.jpg'><figcaption>Фото: Марат</figcaption>"
    page = f"<article><h1>Мост</h1>{face}{own}</figure><p>{FIRST}</p><p>{SECOND}</p></article>"
    assert [(i.url, i.caption) for i in read(page).images] == [
        ("https://site.kz/most.jpg", "Фото: Марат")
    ]


def test_a_credit_that_stands_beside_boxes_and_in_none() -> None:
    text = f"<div class='text'><p>{FIRST}</p><p>{SECOND}</p></div>"
    page = f"<div><h1>Мост</h1>{text}<div></div><br>Фото: Дала<br><div>Поделиться</div></div>"
    assert "Фото: Дала" in [block.text for block in read(page).blocks]


def test_the_label_of_a_field_has_its_colon_drawn() -> None:
    field = "<div class='field__label'>Photo</div><div class='field__item'>Dala News</div>"
    page = f"<article><h1>Мост</h1><div class='field'>{field}</div><p>{FIRST}</p></article>"
    assert "Photo: Dala News" in " ".join(block.text for block in read(page).blocks)


def test_the_credit_of_a_picture_that_is_saved_inside_its_page_stays() -> None:
    picture = "<figure><img src='data:image/jpeg;base64,/9j/4AAQ' width='900' height='600'>"
    figure = f"{picture}<figcaption>У моста. <span>Фото: Арман Сеит</span></figcaption></figure>"
    found = read(f"<div><h1>Мост</h1>{figure}<div><p>{FIRST}</p><p>{SECOND}</p></div></div>")

    assert found.images == ()
    assert found.blocks[0].text == "У моста. Фото: Арман Сеит"
