"""Articles as rich messages: every word once, every credit whole, within Telegram's limits."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model import Article, Block, BlockKind, Photo
from bot.posts.credits import each_photo, source_of
from bot.posts.entities import cut
from bot.posts.in_full import letters, paragraphs_of
from bot.posts.rich import BLOCKS, LENGTH, MOST_PHOTOS, RichPage, RichPart, rich_page
from bot.texts import Texts
from bot.utf16 import utf16_length
from tests.bot.posts.anything import articles, photos

ONE = Photo(url="https://kazlenta.kz/1.jpg", credit="Дана Омар")
TWO = Photo(url="https://kazlenta.kz/2.jpg", credit="Ержан Сеит", credit_label="Сурет түсірген")
BARE = Photo(url="https://kazlenta.kz/3.jpg")
LINK = "https://kazlenta.kz/1"


def article(*blocks: Block) -> Article:
    return Article(title="Концерт", body=blocks, language="ru", link=LINK, source="Филармония")


def all_pages(found: Article, shown: tuple[Photo, ...] = ()) -> list[RichPage]:
    pages = [rich_page(found, shown)]
    while (told := pages[-1].told) is not None:
        pages.append(rich_page(found, shown, told))
        assert pages[-1].told is None or pages[-1].told > told
    return pages


def test_the_parts_of_an_article() -> None:
    body = (
        Block("Оркестр играл.\nДо утра."),
        Block("Что дальше", BlockKind.HEADING),
        Block("Мы готовы.\nРабота идёт.", BlockKind.QUOTE),
        Block("Да.", BlockKind.QUOTE),
        Block("скрипка", BlockKind.LIST_ITEM),
        Block("домбра", BlockKind.LIST_ITEM),
    )
    page = rich_page(article(*body), (ONE, TWO, BARE))
    assert page == RichPage((
        RichPart("title", ("Концерт",)),
        RichPart("photo", ("Фото: Дана Омар",), ONE),
        RichPart("paragraph", ("Оркестр играл.",)),
        RichPart("paragraph", ("До утра.",)),
        RichPart("heading", ("Что дальше",)),
        RichPart("quote", ("Мы готовы.", "Работа идёт.")),
        RichPart("quote", ("Да.",)),
        RichPart("list", ("скрипка", "домбра")),
        RichPart("photo", ("Сурет түсірген Ержан Сеит",), TWO),
        RichPart("photo", (), BARE),
        RichPart("footer", ("Источник: Филармония",), links=(("На сайте", LINK),)),
    ))  # fmt: skip


def test_a_long_article_goes_on_in_the_next_message() -> None:
    body = [Block(f"{n}. " + "слово " * 100) for n in range(100)]
    body.insert(48, Block("Глава", BlockKind.HEADING))
    first, second, *rest = all_pages(article(*body), (ONE, TWO))
    assert [part.kind for part in first.parts[:2]] == ["title", "photo"]
    assert first.parts[-1].kind == "paragraph"
    assert second.parts[0].kind in ("paragraph", "heading")
    last = [first, second, *rest][-1]
    assert [part.kind for part in last.parts[-2:]] == ["photo", "footer"]
    assert sum(part.kind == "footer" for page in (first, second, *rest) for part in page.parts) == 1


def test_many_lines_are_within_the_number_of_blocks() -> None:
    body = [Block("пункт", BlockKind.LIST_ITEM) for _ in range(1000)]
    assert sum(len(part.lines) for page in all_pages(article(*body)) for part in page.parts) == 1002


def blocks(part: RichPart) -> int:
    within = {"quote": 1, "list": 2}.get(part.kind, 0)
    return 1 + within * len(part.lines)


BODY = ("heading", "paragraph", "quote", "list")


@settings(max_examples=150, deadline=None)
@given(articles, st.lists(photos, max_size=12).map(tuple))
def test_any_article_is_whole_and_within_the_limits(
    found: Article, shown: tuple[Photo, ...]
) -> None:
    pages = all_pages(found, shown)
    for page in pages:
        length = sum(utf16_length(line) for part in page.parts for line in part.lines)
        assert length <= LENGTH - 100  # the link's label
        assert sum(map(blocks, page.parts)) <= BLOCKS
        assert all(line.strip() == line != "" for part in page.parts for line in part.lines)
    parts = [part for page in pages for part in page.parts]
    told = "".join(line for part in parts if part.kind in BODY for line in part.lines)
    assert letters(told) == letters("".join(block.text for block in paragraphs_of(found)))
    texts = Texts(found.language or "ru")
    pictures = [part for part in parts if part.kind == "photo"]
    assert [part.photo for part in pictures] == list(shown[:MOST_PHOTOS])
    credits = each_photo(found, shown[:MOST_PHOTOS], texts)
    assert tuple("".join(part.lines) for part in pictures) == credits
    if source := source_of(found):
        assert cut(source, 200) in parts[-1].lines[0]


def test_a_video_stands_in_the_footer() -> None:
    film = "https://kazlenta.kz/v.mp4"
    found = Article(title="Концерт", language="kk", link=LINK, video=film)
    assert rich_page(found, ()).parts[-1].links == (("Сайтта оқу", LINK), ("Бейнежазба", film))
