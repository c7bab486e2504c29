"""Posts of rates enter the outbox: one of each, never late, never twice, and corrected."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time

import pytest

from bot.model import (
    Article,
    ChannelLine,
    Fixing,
    Kind,
    Language,
    OutboxRow,
    PutChannel,
    RatePost,
    RateSource,
    Reader,
    Span,
    State,
    StoredArticle,
)
from bot.newsroom.rules.catch_up import REASON, CatchUp
from bot.ports import Stores
from bot.rates.book import RateBook
from bot.rates.origins.asker import Asker
from bot.rates.posting import LATE, PostPolicy, RatePosting, RateStores
from storage.database import Database
from storage.stores import stores as make_stores
from tests.bot.rates.bank import prices, rates
from tests.bot.rates.conftest import HandClock
from tests.bot.rates.test_posts import ALMATY, DEARER, DEAREST, MORNING, TOMORROW, almaty, fixing
from tests.storage.samples import FINGERPRINT, new_article

TOMORROWS = "Курсы Нацбанка на завтра, 27.11.2026"


@dataclass
class House:
    """A newsroom at a time set by hand, with what is stored and nobody to ask."""

    stores: Stores
    posting: RatePosting
    clock: HandClock

    async def knows(self, *fixings: Fixing) -> None:
        for one in fixings:
            await self.stores.rates.put(one)
        self.posting.book.cache.forget()

    async def wants(self, chat: str, *posts: RatePost, language: Language | None = None) -> None:
        line = ChannelLine(chat, None, language, (), rates=posts)
        await self.stores.layout.make([PutChannel(line)], self.clock.now())

    async def look(self, at: datetime) -> list[StoredArticle]:
        """Everything posted until then."""
        self.clock.at = at
        self.posting.book.cache.forget()
        await self.posting.look()
        return list(reversed(await self.stores.news.below(None, 50)))

    async def rows(self) -> list[OutboxRow]:
        return [
            row
            for article in await self.stores.news.below(None, 50)
            for row in await self.stores.outbox.article_rows(article.id)
        ]


@pytest.fixture
def house(database: Database, clock: HandClock) -> House:
    stores = make_stores(database)
    book = RateBook(stores.rates, Asker([], clock), clock)
    return House(stores, restarted(stores, book), clock)


def restarted(stores: Stores, book: RateBook, *, approve: bool = False) -> RatePosting:
    return RatePosting(
        book=book,
        stores=RateStores(stores.articles, stores.channels, stores.outbox),
        catch_up=CatchUp(stores.facts, stores.outbox, book.clock, 24),
        policy=PostPolicy(time(9), ALMATY, "ru", approve),
    )


def titles(articles: list[StoredArticle]) -> list[str]:
    return [one.article.title for one in articles]


async def test_once_a_morning(house: House) -> None:
    await house.wants("@ru", MORNING)
    await house.wants("@kk", MORNING, language="kk")
    await house.wants("@none")
    await house.knows(fixing(25, DEARER), fixing(26))
    assert await house.look(almaty(26, 8, 59)) == []
    for minute in (0, 1, 30):
        posted = await house.look(almaty(26, 9, minute))
        assert {one.article.language for one in posted} == {"ru", "kk"}
    house.posting = restarted(house.stores, house.posting.book)
    assert len(await house.look(almaty(26, 10))) == 2
    rows = await house.rows()
    assert [(row.kind, row.state) for row in rows] == [(Kind.SEND, State.READY)] * 2
    assert len({row.channel_id for row in rows}) == 2


async def test_who_wants_it_later_gets_the_same(house: House) -> None:
    await house.wants("@one", MORNING)
    await house.knows(fixing(25, DEARER), fixing(26))
    await house.look(almaty(26, 9))
    await house.wants("@two", MORNING)
    await house.wants("@kk", MORNING, language="kk")
    for minute in (30, 31):
        assert len(await house.look(almaty(26, 9, minute))) == 2, "one a language"
    rows = await house.rows()
    assert len({row.channel_id for row in rows}) == len(rows) == 3
    await house.wants("@three", MORNING)
    await house.look(almaty(26, 12, 1))
    assert len(await house.rows()) == 3, "not when its time is over"


async def test_the_evening_has_its_own(house: House) -> None:
    await house.wants("@both", MORNING, TOMORROW)
    await house.knows(fixing(25, DEAREST), fixing(26, DEARER))
    assert len(await house.look(almaty(26, 9))) == 1
    assert len(await house.look(almaty(26, 16, 30))) == 1
    await house.knows(fixing(27))
    assert titles(await house.look(almaty(26, 16, 31)))[1:] == [TOMORROWS]
    assert len(await house.look(almaty(27, 0, 10))) == 2, "at midnight it is not tomorrow's again"
    assert len(await house.look(almaty(27, 9))) == 3


async def test_over_a_weekend_there_is_one_fixing(house: House) -> None:
    await house.wants("@both", MORNING, TOMORROW)
    await house.knows(fixing(27, DEARER), fixing(28), fixing(29), fixing(30))
    assert len(await house.look(almaty(28, 9))) == 1
    for at in (almaty(28, 17), almaty(29, 9), almaty(29, 17), almaty(30, 9)):
        assert len(await house.look(at)) == 1
    later = replace(fixing(30, DEAREST), day=date(2026, 12, 1))
    await house.knows(later)
    assert len(await house.look(almaty(30, 17))) == 2


async def test_a_fixing_that_was_missed_is_told_later(house: House) -> None:
    """The bot was off on Saturday: on Sunday the fixing is still new to the channel."""
    await house.wants("@news", MORNING)
    await house.knows(fixing(26, DEAREST), fixing(27, DEARER), fixing(28), fixing(29))
    await house.look(almaty(27, 9))
    assert len(await house.look(almaty(29, 9))) == 2


@pytest.mark.parametrize("hour", [12, 15, 23])
async def test_never_late(house: House, hour: int) -> None:
    await house.wants("@news", MORNING)
    await house.knows(fixing(25, DEARER), fixing(26))
    assert await house.look(almaty(26, hour)) == []


async def test_never_an_old_or_partial_or_held_fixing(house: House) -> None:
    await house.wants("@news", MORNING, TOMORROW)
    await house.knows(fixing(25, DEARER))
    assert await house.look(almaty(26, 10)) == []
    few = replace(fixing(26), source=RateSource.FRANKFURTER, rates=rates({"USD": "478.77"}))
    await house.knows(few)
    assert await house.look(almaty(26, 10)) == []
    assert await house.look(almaty(26, 17)) == [], "nothing is known of tomorrow"


async def test_what_waits_too_long_is_not_sent(house: House) -> None:
    await house.wants("@news", MORNING)
    await house.knows(fixing(25, DEARER), fixing(26))
    await house.look(almaty(26, 9))
    assert len(await house.stores.outbox.heads(almaty(26, 11, 59))) == 1
    assert not await house.stores.outbox.heads(almaty(26, 12)), "not even before anybody looked"
    await house.look(almaty(26, 12))
    (row,) = await house.rows()
    assert (row.state, row.reason) == (State.EXPIRED, LATE)


async def test_a_correction_edits_the_post(house: House) -> None:
    await house.wants("@news", MORNING)
    await house.knows(fixing(25, DEARER), fixing(26))
    (posted,) = await house.look(almaty(26, 9))
    await sent(house)
    await house.look(almaty(26, 9, 30))
    assert len(await house.rows()) == 1
    await house.knows(fixing(26, prices(USD="479.01")))
    (corrected,) = await house.look(almaty(26, 14))
    assert corrected.id == posted.id and corrected.revision == 2
    assert "479,01" in corrected.article.body[0].text
    assert corrected.article.photos != posted.article.photos
    assert [row.kind for row in await house.rows()] == [Kind.SEND, Kind.EDIT]
    await house.look(almaty(26, 15))
    assert len(await house.rows()) == 2


async def test_the_evenings_post_follows_in_the_morning_too(house: House) -> None:
    await house.wants("@news", TOMORROW)
    await house.knows(fixing(25, DEAREST), fixing(26, DEARER), fixing(27))
    (posted,) = await house.look(almaty(26, 17))
    await sent(house)
    await house.knows(fixing(27, prices(USD="479.01")))
    (corrected,) = await house.look(almaty(27, 7, 1))
    assert corrected.revision == 2 and corrected.article.title == posted.article.title


async def test_an_editors_own_words_stay(house: House) -> None:
    await house.wants("@news", MORNING)
    await house.knows(fixing(25, DEARER), fixing(26))
    (posted,) = await house.look(almaty(26, 9))
    words = Article(title="Доллар подешевел", body=posted.article.body)
    new = await reworded(house, posted, words)
    house.posting = restarted(house.stores, house.posting.book)
    (stands,) = await house.look(almaty(26, 10))
    assert new and stands.article.title == "Доллар подешевел"


async def test_readers_lists_leave_them_out(house: House) -> None:
    await house.wants("@news", MORNING)
    await house.knows(fixing(25, DEARER), fixing(26))
    (posted,) = await house.look(almaty(26, 9))
    await sent(house)
    news, now = house.stores.news, almaty(26, 10)
    assert not await news.headlines(Reader(now), Span(10))
    assert await news.shown(Reader(now), posted.id) is None
    found = await news.headlines(Reader(now, editor=True), Span(10))
    assert [one.article_id for one in found] == [posted.id]


async def test_moderation_comes_first(house: House) -> None:
    await house.wants("@news", MORNING)
    await house.knows(fixing(25, DEARER), fixing(26))
    house.posting = restarted(house.stores, house.posting.book, approve=True)
    await house.look(almaty(26, 9))
    assert [row.state for row in await house.rows()] == [State.WAITING_APPROVAL]
    await house.look(almaty(26, 13))
    assert [row.state for row in await house.rows()] == [State.EXPIRED]


@pytest.mark.parametrize(
    ("restored", "state"), [(almaty(26, 9, 30), State.HELD), (almaty(26, 8, 30), State.READY)]
)
async def test_after_a_restore_an_editor_is_asked(
    house: House, restored: datetime, state: State
) -> None:
    """Whether the bot posted this morning's card before the backup was put back nobody knows."""
    await house.wants("@news", MORNING)
    await house.knows(fixing(25, DEARER), fixing(26))
    house.clock.at = restored
    await house.stores.facts.put("restored_at", restored.isoformat())
    await house.posting.catch_up.begin()
    await house.look(almaty(26, 9, 40))
    (row,) = await house.rows()
    assert (row.state, row.reason) == (state, REASON if state is State.HELD else None)


async def test_a_wish_given_up_ends_the_posts(house: House) -> None:
    await house.wants("@news", MORNING)
    await house.knows(fixing(24, DEAREST), fixing(25, DEARER), fixing(26))
    assert len(await house.look(almaty(25, 9))) == 1
    (channel,) = await house.stores.channels.all()
    assert channel.rates == (MORNING,)
    now = house.clock.now()
    await house.stores.channels.turn_rates(channel.id, TOMORROW, now, "user 7", wanted=True)
    await house.stores.channels.turn_rates(channel.id, MORNING, now, "user 7", wanted=False)
    (channel,) = await house.stores.channels.all()
    assert channel.rates == (TOMORROW,)
    assert len(await house.look(almaty(26, 9))) == 1


async def sent(house: House) -> None:
    """Every post that waits is in its channel now."""
    outbox = house.stores.outbox
    for message_id, row in enumerate(await outbox.in_state(State.READY), 100):
        sending = await outbox.begin(row, FINGERPRINT, house.clock.now())
        await outbox.finish(sending, [message_id], house.clock.now(), "sent")


async def reworded(house: House, posted: StoredArticle, words: Article) -> bool:
    new = new_article(article=words, content_hash="by hand")
    return await house.stores.articles.reword(posted.id, new, "user 7")
