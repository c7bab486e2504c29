import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import Article, Block, Format, Image, Item, Photo
from bot.sources.recognition.identity import article_keys, canonical_link, content_hash, item_hash

CANON = "https://site.kz/news/1"
LONG = "Городской музей открыл выставку садовых инструментов. " * 5


@pytest.mark.parametrize(
    "url",
    [
        "https://site.kz/news/1",
        "http://site.kz/news/1",
        "HTTPS://WWW.Site.KZ/news/1/",
        "https://m.site.kz/news/1",
        "https://amp.site.kz/news/1",
        "https://site.kz/news/1/amp",
        "https://site.kz/news/1/amp/",
        "https://site.kz/amp/news/1",
        "https://site.kz/news/1?amp",
        "https://site.kz/news/1?amp=1&outputType=amp",
        "https://site.kz:443/news/1",
        "http://site.kz:80/news/1#comments",
        "https://site.kz./news/1",
        "https://site.kz/news/./x/../1",
        "https://site.kz/../../news/1",
        "https://site.kz//news//1",
        "https://site.kz/news/1/index.html",
        "https://site.kz/news/1?from=rss&ref=TG",
        "https://site.kz/n%65ws/1",
        "https://site.kz/news/1?PHPSESSID=8f3a&print=Y&erid=2Vt",
        "https://site.kz/news/1;jsessionid=8f3a",
        "https://site.kz/news/1?utm_source=tg&utm_medium=x&fbclid=1&yclid=2&_openstat=3",
        "  https://site.kz/news/1?UTM_Source=x \n",
    ],
)
def test_one_spelling(url: str) -> None:
    assert canonical_link(url) == CANON


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://site.kz/?p=1", "https://site.kz/?p=2"),
        ("https://site.kz/news/1", "https://site.kz/news/2"),
        ("https://site.kz/news/1", "https://site.kz/News/1"),
        ("https://site.kz/news/1?page=2", "https://site.kz/news/1"),
        ("https://kk.site.kz/news/1", "https://ru.site.kz/news/1"),
        ("https://site.kz:8080/1", "https://site.kz/1"),
        ("https://site.kz/#!/news/1", "https://site.kz/#!/news/2"),
        ("https://m.kz/1", "https://kz/1"),
        ("https://site.kz/a%2Fb", "https://site.kz/a/b"),
        ("https://site.kz/news?from=2024-04-01", "https://site.kz/news?from=2024-04-02"),
        ("https://site.kz/index.php?id=1", "https://site.kz/index.php?id=2"),
        ("https://site.kz/champ", "https://site.kz/ch"),
    ],
)
def test_different_articles_stay_different(one: str, other: str) -> None:
    assert canonical_link(one) != canonical_link(other)


def test_meaningful_parameters_are_sorted_and_letters_encoded_alike() -> None:
    assert canonical_link("http://s.kz/?b=2&a=1&utm_x=3") == "https://s.kz?a=1&b=2"
    assert canonical_link("https://s.kz/новость?q=да") == canonical_link(
        "https://s.kz/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D1%8C?q=%D0%B4%D0%B0"
    )
    assert canonical_link("https://қазақ.қаз/1").startswith("https://xn--")


@pytest.mark.parametrize("url", ["", "tag:site.kz,2024:1", "not a link", "http://[broken/", "/a/b"])
def test_no_web_address_stays_as_it_is(url: str) -> None:
    assert canonical_link(url) == url


def test_half_a_letter_stops_nobody() -> None:
    """JSON may hold one; it stays told apart."""
    links = [f"https://s.kz/{half}?{half}={half}" for half in ("\ud800", "\ud801", "\udfff")]
    assert len({canonical_link(link) for link in links}) == 3


@given(st.text(max_size=80), st.text(max_size=30))
def test_canonical_twice_is_canonical_once(path: str, query: str) -> None:
    once = canonical_link(f"http://www.site.kz/{path}?{query}")
    assert canonical_link(once) == once


DAY = datetime(2024, 4, 11, tzinfo=UTC)
ITEM = Item(source_name="feed", title="Музей", link="http://www.site.kz/1?utm_source=x", guid="77")


@pytest.mark.parametrize(
    ("item", "body", "feed", "kinds"),
    [
        (ITEM, LONG, 3, ["link:https://site.kz/1", "guid:3:77@", "body:"]),
        (ITEM, "Коротко.", None, ["link:https://site.kz/1", "guid:-:77@"]),
        (
            replace(ITEM, published=DAY),
            "Коротко.",
            3,
            ["link:https://site.kz/1", "guid:3:77@2024-04-11T", "words:3:"],
        ),
        (replace(ITEM, guid="https://site.kz/1/"), "", 3, ["link:https://site.kz/1"]),
        (
            replace(ITEM, guid="https://site.kz/?p=5"),
            "",
            3,
            ["link:https://site.kz/1", "link:https://site.kz?p=5"],
        ),
        (replace(ITEM, link="https://site.kz/?utm_source=x"), "", 3, ["guid:3:77", "guid:3:77@"]),
        (
            replace(ITEM, link="https://site.kz/?p=9"),
            "",
            3,
            ["link:https://site.kz?p=9", "guid:3:77@"],
        ),
        (replace(ITEM, guid="http://[broken"), "", 3, ["link:https://site.kz/1", "link:http://["]),
        (replace(ITEM, guid=None, link=None), LONG, None, ["body:"]),
        (replace(ITEM, guid=None, link=None), "Коротко.", None, ["words:-:"]),
        (replace(ITEM, guid=None, link=None), "Коротко.", 3, ["words:3:"]),
    ],
)
def test_keys(item: Item, body: str, feed: int | None, kinds: list[str]) -> None:
    keys = article_keys(item, body, feed)
    assert len(keys) == len(kinds)
    assert all(key.startswith(kind) for key, kind in zip(keys, kinds, strict=True))


def body_key(title: str, text: str) -> str:
    return article_keys(Item("x", title=title), text, None)[-1]


def test_a_copy_in_other_typography_has_the_same_body_key() -> None:
    text = "Ёлку в «Алматы» зажгут  завтра — в 18:00. " * 8
    copy = 'Елку в "Алматы" зажгут завтра - в 18:00.\n' * 8
    assert body_key("Ёлка", text) == body_key("ЁЛКА!", copy)
    assert body_key("Ёлка", text) != body_key("Ёлка", text + "Ещё.")
    assert body_key("Ёлка", text) != body_key("Сосна", text)


def test_item_hash_sees_everything_but_the_order_of_tags() -> None:
    item = replace(ITEM, tags=("а", "б"), published=datetime(2024, 4, 11, tzinfo=UTC))
    assert item_hash(item) == item_hash(replace(item, tags=("б", "а")))
    changed = [
        replace(item, title="Другой"),
        replace(item, blocks=(Block("x"),)),
        replace(item, images=(Image(url="https://site.kz/a.jpg", credit="Акимат"),)),
        replace(item, published=datetime(2024, 4, 12, tzinfo=UTC)),
        replace(item, tags=("а",)),
        replace(item, source="МКИ"),
        replace(item, link=None),
    ]
    assert len({item_hash(i) for i in (item, *changed)}) == len(changed) + 1


def test_item_hash_does_not_see_tracking_and_counters() -> None:
    item = replace(
        ITEM,
        blocks=(Block("Текст. Просмотров: 12"), Block("👁 100 | Комментарии: 3")),
        images=(Image(url="https://site.kz/museum.jpg?v=1"),),
    )
    other = replace(
        item,
        link="https://site.kz/1?utm_source=y",
        guid="78",
        blocks=(Block("Текст. Просмотров: 13"), Block("👁 101 | Комментарии: 4")),
        images=(Image(url="https://site.kz/museum.jpg?v=2"),),
    )
    assert item_hash(item) == item_hash(other)


def test_item_hash_is_the_same_in_every_process() -> None:
    code = (
        "from bot.model import Item, Block; from bot.sources.recognition.identity import item_hash;"
        "print(item_hash(Item('x', (Block('ә'),), title='т', tags=('b', 'a'))))"
    )
    runs = [
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        for _ in range(2)
    ]
    here = item_hash(Item("x", (Block("ә"),), title="т", tags=("a", "b")))
    assert [run.stdout.strip() for run in runs] == [here, here]


def test_content_hash_sees_what_readers_see() -> None:
    article = Article(
        title="Музей",
        body=(Block("Текст."),),
        photos=(Photo(url="https://site.kz/museum.jpg?token=1"),),
    )
    changed = [
        replace(article, title="Музеи"),
        replace(article, body=(Block("Текст!"),)),
        replace(article, photos=(Photo(url="https://site.kz/garden.jpg"),)),
        replace(article, photos=(replace(article.photos[0], credit="Акимат"),)),
        replace(article, photo_credit="Акимат"),
        replace(article, source="МКИ"),
        replace(article, formats=(Format("spoiler", "Текст."),)),
    ]
    assert len({content_hash(a) for a in (article, *changed)}) == len(changed) + 1
    signed = replace(article.photos[0], url="https://site.kz/museum.jpg?token=2")
    same = replace(article, tags=("x",), doubts=("y",), photos=(signed,))
    assert content_hash(article) == content_hash(same)
