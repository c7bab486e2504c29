"""Search by word forms, newest first, only what readers may see: on both databases."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.model import Article, Block, Reader, Span, State
from bot.newsroom.search.query import MOST_WORDS, readings, wanted
from bot.newsroom.search.stems import article_stems
from bot.ports import Stores
from storage.database import Database
from storage.news_rows import last_key, order_key
from storage.search import _headlines
from storage.tables import articles
from tests.storage.samples import NOW, add_channels, later, new_article, row_for

READER = Reader(later(3600))


async def store(
    stores: Stores, title: str, *, minutes: float | None = None, text: str = "", draft: bool = False
) -> int:
    """An article published so many minutes from NOW; without them it has no time of its own."""
    at = None if minutes is None else NOW + timedelta(minutes=minutes)
    article = Article(title=title, body=(Block(text),), published=at)
    new = replace(
        new_article(f"guid:{title}", article=article, content_hash=title),
        stems=article_stems(article),
        draft=draft,
    )
    return (await stores.articles.take(new, [])).article_id


async def found(stores: Stores, query: str, reader: Reader = READER) -> list[str]:
    looked_for = wanted(query)
    assert looked_for is not None
    return [h.title for h in await stores.news.headlines(reader, Span(50), looked_for)]


async def latest(stores: Stores, reader: Reader = READER, **span: int) -> list[str]:
    return [
        h.title for h in await stores.news.headlines(reader, Span(span.pop("limit", 50), **span))
    ]


async def test_what_was_withdrawn_is_known_as_that(stores: Stores) -> None:
    numbers = [await store(stores, title) for title in ("Концерт", "Выставка")]
    await stores.withdrawals.mark(numbers[0], NOW, "its page is gone")
    newest = await stores.news.below(None, 2)
    assert [(one.id, one.withdrawn) for one in newest] == [(numbers[1], False), (numbers[0], True)]


async def test_word_forms_are_found(stores: Stores) -> None:
    titles = [
        "В городе открыли музеи",
        "Ночь в музее",
        "Школьники нарядили Ёлку",
        "Мұражайдағы көрме",
        "Министрліктің жаңа ережесі",
        "Курс тенге вырос",
    ]
    for minutes, title in enumerate(titles):
        await store(stores, title, minutes=minutes)
    assert await found(stores, "музей") == ["Ночь в музее", "В городе открыли музеи"]
    assert await found(stores, "елка") == ["Школьники нарядили Ёлку"]
    assert await found(stores, "мұражай") == ["Мұражайдағы көрме"]
    assert await found(stores, "министрлік") == ["Министрліктің жаңа ережесі"]
    assert await found(stores, "музей ночь") == ["Ночь в музее"]
    assert await found(stores, "музей елка") == []
    assert wanted('"-*') is None


@pytest.mark.parametrize("query", ["NEAR(музей, 2)", "музей' | 'x", "музей AND \\", "NOT", "a:b*"])
async def test_no_word_is_an_operator(stores: Stores, query: str) -> None:
    await store(stores, "Ночь в музее")
    assert isinstance(await found(stores, query), list)


async def test_the_widest_question_is_answered(stores: Stores) -> None:
    """Latin letters in each of the most words, each standing for the most others."""
    widest = readings(" ".join(f"unikiginu{letter}i" for letter in "bdfglmnprstvz"))[-1]
    await store(stores, "Ночь в музее")

    assert len(widest) == MOST_WORDS and sum(map(len, widest)) > 500
    assert await stores.news.headlines(READER, Span(5), widest) == ()


async def test_every_script_is_found(stores: Stores) -> None:
    for title in ("שלום", "北京 新闻", "naïve café", "Ünïcödé", "Q7 2026"):
        await store(stores, title)
        assert title in await found(stores, title), title


async def test_a_revision_is_found_by_its_own_words(stores: Stores) -> None:
    number = await store(stores, "Пожар на складе", minutes=0)
    article = Article(title="Пожар потушен", published=later(60))
    new = new_article("guid:Пожар на складе", article=article, content_hash="2")
    await stores.articles.take(replace(new, stems=article_stems(article)), [])
    assert await found(stores, "склад") == []
    assert await found(stores, "потушить пожар") == ["Пожар потушен"]
    (headline,) = await stores.news.headlines(READER, Span(5))
    assert (headline.article_id, headline.at) == (number, later(60))


async def test_pages_by_key(stores: Stores) -> None:
    for minutes in range(12):
        await store(stores, f"Новость {minutes}", minutes=minutes)
    for looked_for in (None, wanted("новости")):
        first = await stores.news.headlines(READER, Span(5), looked_for)
        assert [h.title for h in first] == [f"Новость {n}" for n in (11, 10, 9, 8, 7)]
        older = await stores.news.headlines(READER, Span(5, before=first[-1].key), looked_for)
        assert [h.title for h in older] == [f"Новость {n}" for n in (6, 5, 4, 3, 2)]
        newer = await stores.news.headlines(READER, Span(5, after=older[0].key), looked_for)
        assert newer == first
        assert not await stores.news.headlines(READER, Span(5, after=first[0].key), looked_for)


async def test_order_is_of_publication_then_of_arrival(stores: Stores) -> None:
    await store(stores, "Старая", minutes=-100_000)
    await store(stores, "Без времени")
    await store(stores, "Новая", minutes=5)
    await store(stores, "Та же минута", minutes=5)
    assert await latest(stores) == ["Та же минута", "Новая", "Без времени", "Старая"]


async def test_an_embargo_hides_until_its_time(stores: Stores) -> None:
    number = await store(stores, "Завтрашняя новость", minutes=60 * 24)
    assert await latest(stores) == await found(stores, "новость") == []
    assert await stores.news.shown(READER, number) is None
    tomorrow = Reader(later(86_400))
    assert await latest(stores, tomorrow) == ["Завтрашняя новость"]
    assert await found(stores, "новость", tomorrow) == ["Завтрашняя новость"]
    assert await stores.news.shown(tomorrow, number) is not None


async def test_what_is_withdrawn_is_hidden(stores: Stores, database: Database) -> None:
    number = await store(stores, "Ошибка")
    assert await latest(stores) == ["Ошибка"]
    async with database.write() as connection:
        await connection.execute(sa.update(articles).values(withdrawn_at=NOW))
    assert await latest(stores) == await found(stores, "ошибка") == []
    assert await stores.news.shown(READER, number) is None


@pytest.mark.parametrize(
    ("state", "due_in", "seen", "seen_where_all_is_approved"),
    [
        (None, 0, True, False),
        (State.READY, 0, True, True),
        (State.WAITING_APPROVAL, 0, False, False),
        (State.SCHEDULED, 60, True, True),
        (State.SCHEDULED, 7200, False, False),
        (State.HELD, 0, True, False),
        (State.CANCELLED, 0, False, False),
        (State.SKIPPED, 0, True, False),
    ],
)
async def test_what_waits_for_an_editor_is_hidden(
    stores: Stores,
    state: State | None,
    due_in: float,
    seen: bool,
    seen_where_all_is_approved: bool,
) -> None:
    (channel,) = await add_channels(stores, "@news")
    rows = [] if state is None else [row_for(channel.id, state, due_in)]
    number = (await stores.articles.take(new_article(), rows)).article_id
    strict = replace(READER, approved_only=True)
    assert bool(await latest(stores)) is seen
    assert (await stores.news.shown(READER, number) is not None) is seen
    assert bool(await latest(stores, strict)) is seen_where_all_is_approved
    assert (await stores.news.shown(strict, number) is not None) is seen_where_all_is_approved


async def test_what_one_channels_words_keep_out_waits_for_an_editor_all_the_same(
    stores: Stores,
) -> None:
    news, sport = await add_channels(stores, "@news", "@sport")
    rows = [row_for(news.id, State.WAITING_APPROVAL), row_for(sport.id, State.SKIPPED)]
    await stores.articles.take(new_article(), rows)
    assert not await latest(stores, replace(READER, approved_only=True))
    assert not await latest(stores)


async def test_what_is_no_news_is_for_editors_alone(stores: Stores) -> None:
    (channel,) = await add_channels(stores, "@news")
    article = Article(title="Курсы на завтра", body=(Block("1 USD"),))
    new = replace(
        new_article("rates:1", article=article), stems=article_stems(article), listed=False
    )
    taken = await stores.articles.take(new, [row_for(channel.id)])
    assert not await found(stores, "курсы") and not await stores.news.headlines(READER, Span(5))
    assert await stores.news.shown(READER, taken.article_id) is None
    assert await found(stores, "курсы", Reader(later(60), editor=True)) == [article.title]


async def test_a_draft_is_hidden_until_let_through(stores: Stores) -> None:
    (channel,) = await add_channels(stores, "@news")
    first = await store(stores, "Черновик", draft=True)
    assert await latest(stores) == []
    await stores.outbox.add(first, [row_for(channel.id)], NOW)
    assert await latest(stores) == ["Черновик"]


async def test_a_draft_that_comes_from_a_feed_too_is_none(stores: Stores) -> None:
    await store(stores, "Черновик", draft=True)
    await store(stores, "Черновик", draft=True)
    assert await latest(stores) == []
    await store(stores, "Черновик")
    assert await latest(stores) == ["Черновик"]


async def test_stems_are_filled_in_later(stores: Stores) -> None:
    numbers = [(await stores.articles.take(new_article(f"guid:{n}"), [])).article_id for n in "abc"]
    assert await found(stores, "музей") == []
    first = await stores.news.below(None, 2)
    assert [one.id for one in first] == numbers[:0:-1]
    assert [one.id for one in await stores.news.below(first[-1].id, 2)] == numbers[:1]
    await stores.news.restem([(one.id, article_stems(one.article)) for one in first])
    await stores.news.restem([])
    assert len(await found(stores, "музей")) == 2


def test_a_key_holds_any_time_and_number() -> None:
    keys = [
        order_key(datetime.min.replace(tzinfo=NOW.tzinfo), 7),
        order_key(NOW - timedelta(seconds=1), 2**29 - 1),
        order_key(NOW, 1),
        order_key(NOW, 2),
        last_key(NOW),
        order_key(NOW + timedelta(seconds=1), 0),
        order_key(datetime.max.replace(tzinfo=NOW.tzinfo), 7),
    ]
    assert keys == sorted(set(keys))
    assert keys[-1] < 2**63


@pytest.mark.parametrize("query", [None, "музей"])
@pytest.mark.parametrize("span", [Span(6), Span(6, before=2**60), Span(6, after=5)])
async def test_sqlite_sorts_nothing_and_walks_no_table(
    tmp_path: Path, query: str | None, span: Span
) -> None:
    """PostgreSQL decides by how many rows there are: benchmarks/search.py."""
    database = await Database.open(f"sqlite+aiosqlite:///{tmp_path}/plan.db")
    async with database.read() as connection:
        looked_for = None if query is None else wanted(query)
        text = _headlines(connection.dialect.name, READER, span, looked_for).compile(
            dialect=connection.dialect, compile_kwargs={"literal_binds": True}
        )
        rows = (await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {text}")).all()
    await database.close()
    plan = [str(row[-1]) for row in rows]
    assert not any("TEMP B-TREE" in step for step in plan), plan
    walked = [step for step in plan if step.startswith("SCAN")]
    assert all("VIRTUAL TABLE INDEX" in step for step in walked), plan
    assert len(walked) == (0 if query is None else 1)
