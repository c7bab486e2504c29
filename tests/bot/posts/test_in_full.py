"""Articles in full: every word once, on pages that Telegram takes."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model import HOUSE, Article, Block, BlockKind, Entity, Photo, Post
from bot.posts.compose import CAPTION_LIMIT, TEXT_LIMIT, compose
from bot.posts.credits import own_credit
from bot.posts.in_full import in_full, letters, onward, paragraphs_of
from bot.posts.mend import is_visible
from bot.utf16 import utf16_length, utf16_slice
from tests.bot.articles.any_item import QUOTES, SENTENCES
from tests.bot.posts.anything import articles

PHOTO = Photo(url="https://kazlenta.kz/1.jpg", credit="Дана Омар")
LINK = "https://kazlenta.kz/1"
SENTENCE = "На площади собрались слушатели, и концерт длился больше часа. "


def article(*blocks: Block, **more: object) -> Article:
    values = {"title": "Концерт", "language": "ru", "link": LINK, "source": "Филармония", **more}
    return Article(body=blocks, photos=(PHOTO,), **values)  # type: ignore[arg-type]


def paragraph(number: int, sentences: int = 5) -> Block:
    return Block(f"Абзац {number}. " + (SENTENCE * sentences).strip())


def all_pages(found: Article, photo: Photo | None) -> tuple[Post, ...]:
    """In portions of three, as a reader asks for them."""
    portion = in_full(found, photo, most=3)
    pages = portion.pages
    while portion.told is not None:
        assert len(portion.pages) == 3
        portion = onward(found, portion.told, most=3)
        assert portion.pages
        pages += portion.pages
    return pages


def marked(post: Post, kind: str) -> list[str]:
    return [utf16_slice(post.text, e.offset, e.length) for e in post.entities if e.type == kind]


def test_what_fits_the_post_is_the_very_post() -> None:
    short = article(paragraph(1))
    assert in_full(short, PHOTO).pages == (compose(short, PHOTO, HOUSE),)
    assert in_full(article(), None).pages == (compose(article(), None, HOUSE),)


def test_a_text_without_a_photo_goes_on_one_page_beyond_the_summary() -> None:
    (page,) = all_pages(article(*map(paragraph, range(1, 8))), None)
    assert page.text.startswith("Концерт\n\nАбзац 1. На площади")
    assert page.text.endswith("больше часа.\n\nИсточник: Филармония\nЧитать полностью")
    assert page.entities[-1] == Entity("text_link", utf16_length(page.text) - 16, 16, LINK)
    assert marked(page, "bold") == ["Концерт"]


def test_pages_begin_under_the_photo_and_end_with_paragraphs() -> None:
    blocks = [paragraph(number) for number in range(1, 41)]
    first, *rest = all_pages(article(*blocks), PHOTO)
    assert first.photo == PHOTO and all(page.photo is None for page in rest)
    assert "Фото: Дана Омар · Источник: Филармония\nЧитать полностью" in first.text
    assert 900 < utf16_length(first.text) <= CAPTION_LIMIT
    assert first.text.partition("\n\nФото")[0].endswith("больше часа.")
    assert [page.text[:6] for page in rest[1:]] == ["Абзац "] * len(rest[1:])
    shown = "".join(page.text for page in rest)
    assert "Концерт" not in shown and "Филармония" not in shown


def test_headings_stay_with_their_text_and_quotations_stand_apart() -> None:
    blocks = [
        Block((SENTENCE * 13).strip()),
        Block("Что дальше", BlockKind.HEADING),
        Block("Мастер сказал: «" + SENTENCE * 4 + "Вот так»."),
        Block("— Мы готовы, — сказал мастер.", BlockKind.QUOTE),
        Block("скрипка", BlockKind.LIST_ITEM),
        Block("домбра", BlockKind.LIST_ITEM),
    ]
    first, *rest = all_pages(article(*blocks), PHOTO)
    (page,) = rest
    assert "Что дальше" not in first.text
    assert marked(page, "bold") == ["Что дальше"]
    assert marked(page, "blockquote") == ["— Мы готовы, — сказал мастер."]
    assert page.text.endswith("\n\nскрипка\nдомбра")


def test_a_quotation_is_on_one_page() -> None:
    quote = "«" + SENTENCE * 20 + "Вот так», — сказал мастер."
    first, *rest = all_pages(article(paragraph(1, 9), Block("Мастер рассказал. " + quote)), PHOTO)
    assert [page.text.count("«") for page in (first, *rest)] == [0, 1]
    assert first.text.count("Мастер рассказал.") == 1


def test_the_longest_words_and_paragraphs_lose_nothing() -> None:
    body = [Block("слово " * 9000), Block("я" * 30_000), Block("😀" * 5000)]
    pages = all_pages(article(*body), None)
    shown = "".join(page.text for page in pages[1:])
    for char, times in (("я", 30_000), ("😀", 5000)):
        assert shown.count(char) == times
    assert "".join(page.text for page in pages).count("слово") == 9000
    assert all(len(page.entities) <= 100 for page in pages)


def test_many_headings_are_within_telegrams_number_of_entities() -> None:
    body = [Block(f"Глава {n}", BlockKind.HEADING) for n in range(300)] + [paragraph(1)]
    pages = all_pages(article(*body), None)
    assert all(len(page.entities) <= 100 for page in pages)


def checked(found: Article, photo: Photo | None) -> tuple[Post, ...]:
    pages = all_pages(found, photo)
    assert pages and pages[0].photo == photo
    for number, page in enumerate(pages):
        units = utf16_length(page.text)
        assert units <= (CAPTION_LIMIT if page.photo else TEXT_LIMIT)
        assert page.photo is not None or is_visible(page.text)
        assert number == 0 or page.photo is None
        assert page.text == page.text.strip()
        assert all(e.offset >= 0 and e.length > 0 for e in page.entities)
        assert all(e.offset + e.length <= units for e in page.entities)
    return pages


@settings(max_examples=150, deadline=None)
@given(articles, st.booleans())
def test_any_article_loses_no_word(found: Article, with_photo: bool) -> None:
    photo = PHOTO if with_photo else None
    pages = checked(found, photo)
    wanted = letters("".join(block.text for block in paragraphs_of(found)))
    shown = letters("".join(page.text for page in pages))
    for page in pages[1:]:
        assert letters(page.text) in wanted
    if len(pages) > 1 and wanted:
        assert wanted.endswith(letters(pages[-1].text))
        assert len(shown) >= len(wanted)
    if photo:
        assert own_credit(photo) in pages[0].text


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(st.sampled_from(SENTENCES + QUOTES), min_size=1, max_size=8),
                min_size=1, max_size=30), st.booleans())  # fmt: skip
def test_no_page_parts_a_quotation(written: list[list[str]], with_photo: bool) -> None:
    found = article(*(Block(" ".join(sentences)) for sentences in written))
    pages = checked(found, PHOTO if with_photo else None)
    wanted = letters("".join(block.text for block in found.body))
    rest = letters("".join(page.text for page in pages[1:]))
    first = letters(pages[0].text).partition(letters("Фото:"))[0].partition("Источник:")[0]
    assert wanted == first.removeprefix("Концерт") + rest
    for page in pages:
        assert page.text.count("«") == page.text.count("»")
        assert page.text.count("“") == page.text.count("”")
