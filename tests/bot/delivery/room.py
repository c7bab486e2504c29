"""Delivery in this process, against the sandbox and a real database; stories need no feed."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from bot.clock import SystemClock
from bot.config import load_settings
from bot.delivery.asking import pressed
from bot.delivery.assembly import Delivery, Outside, assemble
from bot.errors import FetchError, Unauthorized
from bot.model import Article, Block, NewArticle, NewRow, Photo, State, Taken
from bot.ports import Fetched, FetchRequest, Stores
from bot.telegram.calls import make_bot
from bot.telegram.messenger import TelegramMessenger
from bot.texts import Texts
from sandbox.server import Sandbox
from storage.stores import stores as make_stores
from tests.database import fresh
from tests.newsroom import ADMIN, TOKEN, picture

P = ParamSpec("P")
T = TypeVar("T")
QUICK = {"rate_per_second": 0, "rate_chat_seconds": 0, "rate_chat_minute": 0, "settle_seconds": 8}
HASTE = 4.0  # what was lost is looked for after half a second and given up after two


@dataclass
class HastyClock(SystemClock):
    """By which more time passed than did."""

    haste: float

    def monotonic(self) -> float:
        return super().monotonic() * self.haste


class Pictures:
    """Serves `/<number>.jpg`, each another picture; `gone` answers 404."""

    def __init__(self) -> None:
        self.gone: set[str] = set()

    async def fetch(self, request: FetchRequest) -> Fetched:
        if request.url in self.gone:
            raise FetchError("is not there", status=404)
        number = int(request.url.rpartition("/")[2].removesuffix(".jpg"))
        return Fetched(request.url, 200, picture(number), "image/jpeg")


class Here:
    """Workers without processes."""

    async def run(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        return await asyncio.to_thread(function, *args, **kwargs)


@dataclass
class Room:
    telegram: Sandbox
    channel: int
    stores: Stores
    delivery: Delivery
    pictures: Pictures
    clock: SystemClock = field(default_factory=SystemClock)

    async def take(
        self,
        article: Article,
        *,
        key: str = "one",
        edits: State = State.READY,
        rows: Sequence[NewRow] | None = None,
        at: datetime | None = None,
    ) -> Taken:
        """A new article for every channel, or a revision of the one with this key."""
        now = at or self.clock.now()
        new = NewArticle(article, (key,), repr(article), repr(article), now, "a.kz")
        channels = await self.stores.channels.all()
        if rows is None:
            rows = [NewRow(channel.id, State.READY, now) for channel in channels]
        return await self.stores.articles.take(new, rows, edits)

    async def posted(self, *articles: Article) -> list[dict[str, Any]]:
        for number, article in enumerate(articles):
            await self.take(article, key=str(number) if number else "one")
        await self.until(lambda: len(self.posts()) == len(articles))
        await self.settled()
        return self.posts()

    def posts(self) -> list[dict[str, Any]]:
        return self.telegram.messages(self.channel)

    def titles(self) -> list[str]:
        return [post["text"].split("\n")[0] for post in self.posts()]

    def asked(self) -> list[dict[str, Any]]:
        """Questions with buttons in the service chat."""
        return [m for m in self.telegram.messages(ADMIN) if m["by_bot"] and m["markup"]]

    async def question(self, state: State = State.HELD) -> None:
        """Wait until an editor was asked about what is in this state, and that is written down."""
        for _ in range(600):
            rows = await self.stores.outbox.in_state(state)
            if rows and all(row.asked_at for row in rows):
                return
            await asyncio.sleep(0.05)
        raise AssertionError(f"nobody was asked; {self.told()}")

    def told(self) -> list[str]:
        return [m["text"] for m in self.telegram.messages(ADMIN) if m["by_bot"]]

    def calls(self, *methods: str) -> list[str]:
        """Which of these were called, in order."""
        wanted = {method.lower() for method in methods}
        return [c["method"] for c in self.telegram.calls() if c["method"] in wanted]

    def edited(self) -> list[str]:
        return self.calls("editMessageText", "editMessageCaption", "editMessageMedia")

    def data(self, button: int) -> str:
        (question,) = self.asked()
        rows = question["markup"]["inline_keyboard"]
        found: str = [one for row in rows for one in row][button]["callback_data"]
        return found

    async def press(self, data: str, who: str = "user 501") -> str | None:
        """What is said to an English reading editor; None where it is too late."""
        press = pressed(data)
        question = self.delivery.questions.get(press.kind)
        return None if question is None else await question.answer(press, who, Texts("en"))

    async def states(self, *states: State) -> list[State]:
        """Of all rows, or of those in these states."""
        return [row.state for row in await self.stores.outbox.in_state(*(states or tuple(State)))]

    async def settled(self) -> None:
        """Nothing is ready or on its way."""
        for _ in range(400):
            if not await self.states(State.READY, State.SENDING, State.IN_DOUBT):
                return
            await asyncio.sleep(0.05)
        raise AssertionError(f"not settled: {await self.states()}")

    async def until(self, look: Callable[[], bool], seconds: float = 30.0) -> None:
        for _ in range(int(seconds / 0.05)):
            if look():
                return
            await asyncio.sleep(0.05)
        raise AssertionError(f"not within {seconds:g} s; {self.titles()}, {self.told()}")


@asynccontextmanager
async def a_room(folder: Path, **settings: Any) -> AsyncIterator[Room]:
    """One channel, one editor; nothing is sent before `at_work`."""
    async with Sandbox([TOKEN]) as telegram:
        telegram.set_limits(per_second=0, chat_seconds=0, per_minute=0)
        telegram.create_user(user_id=ADMIN, language_code="ru")
        channel = telegram.create_channel("Город", username="city_news", owner=ADMIN)
        telegram.start(ADMIN)
        async with opened(telegram, channel, folder, **settings) as room:
            yield room


@asynccontextmanager
async def opened(
    telegram: Sandbox, channel: int, folder: Path, *, haste: float = HASTE, **settings: Any
) -> AsyncIterator[Room]:
    """The bot's side of a room: again for the same folder, like a process started anew.

    `haste`: how much faster than the clock runs the time since something was lost.
    """
    database = await fresh(folder / "room.db")
    bot = make_bot(TOKEN, telegram.url, None)
    clock, pictures = SystemClock(), Pictures()
    kept = make_stores(database)
    if not await kept.channels.all():
        await kept.channels.enter([("@city_news", None, None)], clock.now())
    given = load_settings(None).model_copy(update={"admin_ids": (ADMIN,), **QUICK, **settings})
    outside = Outside(kept, TelegramMessenger(bot), pictures, Here(), clock)

    def unauthorized(error: Unauthorized) -> None:
        raise error

    try:
        delivery = assemble(given, outside, unauthorized)
        for doubts in (delivery.publisher.doubts, delivery.publisher.edits.doubts):
            doubts.since.clock = HastyClock(haste)
        yield Room(telegram, channel, kept, delivery, pictures)
    finally:
        await bot.session.close()
        await database.close()


@asynccontextmanager
async def at_work(room: Room, *, killed: bool = False) -> AsyncIterator[None]:
    """The publisher runs; `killed`: it is ended in the middle of whatever it does."""
    stop = asyncio.Event()
    publisher = asyncio.create_task(room.delivery.publisher.run(stop))
    try:
        yield
    finally:
        if killed:
            publisher.cancel()
            waiting, going = room.delivery.publisher.under_way()
            for task in waiting | going:
                task.cancel()
            await asyncio.gather(publisher, *waiting, *going, return_exceptions=True)
        else:
            stop.set()
            await publisher


def story(title: str = "Оркестр сыграл концерт", photo: int = 0, credit: str = "") -> Article:
    photos = (Photo(url=f"https://a.kz/{photo}.jpg", credit=credit or None),) if photo else ()
    return Article(
        title,
        (Block("На площади собрались слушатели, концерт длился больше часа."),),
        language="ru",
        link="https://a.kz/concert",
        photos=photos,
    )


def album(title: str = "Оркестр сыграл концерт", *photos: int, credits: str = "АБВГДЕ") -> Article:
    """One with several photos, each with a credit of its own letter."""
    made = [
        Photo(url=f"https://a.kz/{number}.jpg", credit=f"{letter}. Омаров")
        for number, letter in zip(photos, credits, strict=False)
    ]
    return replace(story(title), photos=tuple(made))


def retitled(article: Article, title: str) -> Article:
    return replace(article, title=title)
