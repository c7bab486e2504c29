"""Which items become articles, which revisions, and which nothing: with a real database."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from bot.clock import SystemClock
from bot.model import Block, Format, Image, Item, Taken, Who
from bot.ports import Clock, Stores
from bot.sources.by_hand import HandReading
from bot.sources.fetching.fetcher import HttpFetcher
from bot.sources.intake import IN_FEED, IN_FOLDER, Intake, Origin, Pages, Policy
from bot.sources.reading.reader import Reading
from storage.stores import stores as make_stores
from tests.bot.sources.site import InPlace
from tests.database import fresh

AT = datetime(2024, 4, 11, 5, tzinfo=UTC)
TEXT = "Городской музей открыл выставку садовых инструментов и позвал на неё всех жителей. " * 8
ITEM = Item("a", (Block(TEXT),), "Музей открыл выставку", guid="story-1", published=AT)


@pytest.fixture
async def stores(tmp_path: Path) -> AsyncIterator[Stores]:
    database = await fresh(tmp_path / "intake.db")
    yield make_stores(database)
    await database.close()


@pytest.fixture
async def intake(stores: Stores, fetcher: HttpFetcher) -> Intake:
    await stores.feeds.enter(["https://site.kz/rss", "https://site.kz/all"], AT)
    clock = SystemClock()
    reading = Reading(fetcher, InPlace(), "Asia/Almaty", clock)
    policy = Policy(approve=False, max_age=24.0)
    return Intake(stores.articles, stores.channels, reading, clock, policy)


ONE, TWO = Origin("https://site.kz/rss", 1), Origin("https://site.kz/all", 2)


async def took(intake: Intake, item: Item, origin: Origin = ONE) -> Taken | None:
    """As the watcher does: only what is new or changed is taken."""
    news = await intake.unknown_or_changed([item], origin)
    return await intake.take(news[0], origin, publish=True) if news else None


def at(link: str, **changes: object) -> Item:
    return replace(ITEM, link=link, **changes)  # type: ignore[arg-type]


PLACE = "http://127.0.0.1:1/news/1"  # refuses at once: nothing is added from pages here


@pytest.mark.parametrize(
    "again",
    [
        at(PLACE),
        at(PLACE, guid="story-1-new"),
        at(PLACE, guid=None),
        at("https://127.0.0.1:1/news/1/"),
        at(PLACE + "?utm_source=rss&fbclid=1"),
        at(PLACE + "/amp"),
        at("http://127.0.0.1:1/2024/moved-1"),
        at("http://127.0.0.1:1/2024/moved-1", guid="other", published=None),
        at(PLACE, blocks=(Block(TEXT + "Просмотров: 77"),)),
    ],
)
@pytest.mark.parametrize("origin", [ONE, TWO])
async def test_the_same_item_is_one_article(intake: Intake, again: Item, origin: Origin) -> None:
    first = await took(intake, at(PLACE))
    second = await took(intake, again, origin)
    assert first is not None and first.new
    assert second is None or (second.article_id, second.new, second.changed) == (
        first.article_id, False, False,
    )  # fmt: skip
    assert await took(intake, again, origin) is None


async def test_a_rolling_story_under_a_new_address_is_a_new_article(intake: Intake) -> None:
    first = await took(intake, at(PLACE))
    later = at(
        "http://127.0.0.1:1/news/2",
        blocks=(Block("Добавлено. " + TEXT),),
        published=AT.replace(hour=9),
    )
    second = await took(intake, later)
    assert first is not None and second is not None
    assert second.new and second.article_id != first.article_id


async def test_a_changed_item_is_a_revision_once(intake: Intake) -> None:
    await took(intake, at(PLACE))
    changed = at(PLACE, title="Музей открыл большую выставку")
    second = await took(intake, changed)
    assert second is not None and (second.new, second.changed) == (False, True)
    assert await took(intake, changed) is None


async def test_a_page_of_the_day_brings_news_every_day(intake: Intake, stores: Stores) -> None:
    def of_day(day: int, words: str) -> Item:
        title, published = f"Погода на {day} апреля", AT.replace(day=day)
        return at(PLACE, title=title, published=published, blocks=(Block(words * 40),))

    first = await took(intake, of_day(11, "Утром туман. "))
    second = await took(intake, of_day(12, "Утром гололёд. "))
    assert first is not None and second is not None and second.new
    corrected = await took(intake, of_day(12, "Утром гололёд, днём дождь. "))
    assert corrected == Taken(second.article_id, new=False, changed=True)
    # A server that still holds the copy of the day before.
    back = await took(intake, of_day(11, "Утром туман. "))
    assert back == Taken(second.article_id, new=False, changed=False)
    assert await took(intake, of_day(11, "Утром туман. ")) is None
    again = await took(intake, of_day(12, "Утром гололёд, днём дождь. "))
    assert again == Taken(second.article_id, new=False, changed=False)
    yesterday = await stores.articles.get(first.article_id)
    assert yesterday is not None and yesterday.revision == 1


async def test_it_does_so_where_the_page_of_the_first_was_never_read(
    intake: Intake, stores: Stores
) -> None:
    """What is taken again for its page alone is not published anew; this is another article."""
    await stores.channels.enter([("@one", None, None)], AT)
    for day, publish in ((11, True), (12, False)):
        now = AT.replace(day=day)
        said = (Block("Утром туман. "),)
        item = at(PLACE, title=f"Погода на {day} апреля", published=now, blocks=said)
        intake.clock = cast(Clock, SimpleNamespace(now=partial(AT.replace, day=day)))
        taken = await intake.take(item, ONE, publish=publish)
        assert taken.new and len(taken.rows) == 1


async def test_what_was_there_at_first_is_not_published_as_another_article(
    intake: Intake, stores: Stores
) -> None:
    """The first look at a feed broke off, and at the second the address holds another day."""
    await stores.channels.enter([("@one", None, None)], AT)
    for day in (11, 12):
        now, said = AT.replace(day=day), (Block("Утром туман, к обеду он рассеется. " * 40),)
        item = at(PLACE, title=f"Погода на {day} апреля", published=now, blocks=said)
        item = replace(item, images=(Image("https://weather.example/fog.jpg"),))
        intake.clock = cast(Clock, SimpleNamespace(now=partial(AT.replace, day=day)))
        taken = await intake.take(item, ONE, publish=False, pages=Pages.LATER)
        assert taken.new and taken.rows == ()


async def test_whoever_hands_an_article_over_says_which_it_is(intake: Intake) -> None:
    pushed = Origin("API")
    one = at(PLACE, title="Погода на 11 апреля", blocks=(Block("Утром туман. " * 40),))
    await took(intake, one, pushed)
    two = replace(one, title="Погода на 12 апреля", published=AT.replace(day=12))
    second = await took(intake, two, pushed)
    assert second is not None and not second.new


async def test_two_feeds_that_word_an_article_differently_do_not_take_turns(
    intake: Intake, stores: Stores
) -> None:
    first = await took(intake, at(PLACE))
    other = at(PLACE, title="Выставка в музее", guid="all-1")
    noted = await took(intake, other, TWO)
    assert first is not None and noted is not None and not noted.changed
    for item, origin in ((at(PLACE), ONE), (other, TWO)) * 2:
        assert await took(intake, item, origin) is None
    changed = await took(intake, replace(other, title="Выставка продлена"), TWO)
    assert changed is not None and not changed.changed
    stored = await stores.articles.get(first.article_id)
    assert stored is not None and (stored.revision, stored.article.title) == (1, ITEM.title)


async def test_a_correction_that_comes_with_a_new_address_is_seen(intake: Intake) -> None:
    await took(intake, at(PLACE))
    moved = at("http://127.0.0.1:1/archive/1", title="Музей открыл выставку, уточнение")
    second = await took(intake, moved)
    assert second is not None and (second.new, second.changed) == (False, True)
    assert await took(intake, moved) is None


async def test_a_correction_that_is_shorter_by_a_word_is_no_lost_page(
    intake: Intake, stores: Stores
) -> None:
    """The page could be read neither then nor now: all that is known is what the item says."""
    said = "Первый рейс отправится в следующее воскресенье. Проезд стоит одну книгу."
    first = await took(intake, at(PLACE, blocks=(Block(said),)))
    sooner = said.replace("в следующее воскресенье", "в субботу")
    second = await took(intake, at(PLACE, blocks=(Block(sooner),)))
    assert first is not None and second is not None and second.changed
    stored = await stores.articles.get(first.article_id)
    assert stored is not None and stored.article.lead == sooner


@pytest.mark.parametrize(
    ("words", "in_text"),
    [
        ("В порту построят причал. Об этом сообщает газета «Порт Актау».", True),
        ("В порту построят причал для паромов и катеров.", False),
    ],
    ids=["named in the new text too", "no longer named"],
)
async def test_a_source_that_an_editors_text_names_is_not_credited_beside_it(
    intake: Intake, stores: Stores, words: str, in_text: bool
) -> None:
    said = "В порту Актау построят причал. Об этом сообщает газета «Порт Актау»."
    taken = await intake.take(at(PLACE, blocks=(Block(said),)), ONE, publish=True)
    reading = HandReading(intake, stores.articles)
    new = Item("Telegram", (Block(words),), "Новый причал")
    await reading.reworded(taken.article_id, new, Who(501, "Асель"))
    stored = await stores.articles.get(taken.article_id)
    assert stored is not None and stored.article.source == "газета «Порт Актау»"
    assert stored.article.source_in_text is in_text


@pytest.mark.parametrize(
    ("given", "urls"),
    [
        ((), ["telegram:1/u1/f1"]),
        (("telegram:1/u1/f9",), ["telegram:1/u1/f1"]),
        (("telegram:1/u2/f2",), ["telegram:1/u2/f2"]),
    ],
    ids=["none", "the same one", "another one"],
)
async def test_an_editor_may_give_another_picture(
    intake: Intake, stores: Stores, given: tuple[str, ...], urls: list[str]
) -> None:
    said = (Block("В порту Актау построят причал для паромов и катеров."),)
    reading = HandReading(intake, stores.articles)
    words = Item("Telegram", said, "Причал", images=(Image("telegram:1/u1/f1"),))
    number = await reading.from_item(words, ["telegram:501:7"])
    new = replace(words, title="Новый причал", images=tuple(map(Image, given)))
    assert await reading.reworded(number, new, Who(501, "Асель"))
    stored = await stores.articles.get(number)
    assert stored is not None and [photo.url for photo in stored.article.photos] == urls


@pytest.mark.parametrize(
    ("blocks", "kept"),
    [((), ["паромов"]), ((Block("В порту Актау причал для паромов построят весной."),), [])],
    ids=["a title alone", "with a text of its own"],
)
async def test_links_of_a_text_stay_where_it_stays(
    intake: Intake, stores: Stores, blocks: tuple[Block, ...], kept: list[str]
) -> None:
    said = (Block("В порту Актау построят причал для паромов и катеров."),)
    formats = (
        Format("italic", "Причал", in_title=True),
        Format("text_link", "паромов", "причал для ", "https://port.example"),
    )
    reading = HandReading(intake, stores.articles)
    words = Item("Telegram", said, "Причал", formats=formats)
    number = await reading.from_item(words, ["telegram:501:7"])
    await reading.reworded(number, Item("Telegram", blocks, "Новый причал"), Who(501, "Асель"))
    stored = await stores.articles.get(number)
    assert stored is not None and [one.words for one in stored.article.formats] == kept


@pytest.mark.parametrize(
    ("origin", "draft", "reason"),
    [(ONE, False, IN_FEED), (Origin("a.txt"), False, IN_FOLDER), (Origin("Telegram"), True, None)],
    ids=["feed", "file", "by an editor"],
)
async def test_why_what_was_never_to_go_by_itself_did_not(
    intake: Intake, stores: Stores, origin: Origin, draft: bool, reason: str | None
) -> None:
    taken = await intake.take(at(PLACE), origin, publish=False, draft=draft)
    events = await stores.events.of_article(taken.article_id)
    told = [one.reason for one in events if one.kind == "article.not_published"]
    assert told == ([] if reason is None else [reason])
