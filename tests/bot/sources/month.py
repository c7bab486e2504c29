"""Thirty days of a newsroom that runs into everything: its feeds and pages at any moment."""

import random
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape

from bot.errors import FetchError
from bot.ports import Fetched, FetchKind, FetchRequest
from tests.bot.sources.feed_samples import rss

START = datetime(2026, 3, 1, tzinfo=UTC)
OLD, NEW = "http://old.kz/rss", "https://www.news.kz/feed"
SECTION = "https://old.kz/rss/city"
LISTED = 10
EMPTY_DAY, BROKEN_DAY, CMS_DAY, MOVED_DAY, ADDRESS_DAY = 6, 9, 13, 18, 23
WORDS = [
    "школа", "мост", "библиотека", "парк", "музей", "театр", "рынок", "вокзал", "дорога",
    "больница", "стадион", "площадь", "набережная", "теплица", "мастерская", "обсерватория",
]  # fmt: skip


@dataclass(frozen=True)
class Written:
    """An article as it was written, and when it was corrected."""

    number: int
    at: datetime
    title: str
    text: str
    corrected_at: datetime | None = None
    rolling: bool = False


@dataclass
class Month:
    """A Fetcher over the newsroom's site; `now` is moved by the test."""

    now: datetime = START
    written: list[Written] = field(default_factory=list)
    pages: int = 0
    feeds: int = 0
    _dice: random.Random = field(default_factory=lambda: random.Random(7))

    def __post_init__(self) -> None:
        for day in range(-3, 30):
            for hour in sorted(self._dice.sample(range(1, 20), 4)):
                self.written.append(self._article(START + timedelta(days=day, hours=hour)))
            self.written.append(replace(self._article(self._noon(day)), rolling=True))

    def _noon(self, day: int) -> datetime:
        return START + timedelta(days=day, hours=12, minutes=30)

    def _article(self, at: datetime) -> Written:
        number = len(self.written)
        words = self._dice.sample(WORDS, 3)
        title = f"В городе открыты {words[0]} и {words[1]}, сообщение {number}"
        text = f"Сегодня {words[2]} и {words[0]} снова приняли жителей города после ремонта. " * 9
        corrected = self._dice.random() < 0.15
        later = at + timedelta(hours=self._dice.randint(4, 10)) if corrected else None
        return Written(number, at, title, f"{text}Номер сообщения {number}.", later)

    async def fetch(self, request: FetchRequest) -> Fetched:
        if request.kind is FetchKind.PAGE:
            self.pages += 1
            return self._answer(request.url, self._page(request.url), "text/html")
        self.feeds += 1
        day = (self.now - START).days
        if day == BROKEN_DAY and self.now.hour < 6:
            raise FetchError(f"{request.url}: has trouble of its own (status 502)", status=502)
        if day == BROKEN_DAY and self.now.hour < 14:
            return self._answer(
                request.url, "<html><body>Ведутся работы</body></html>", "text/html"
            )
        found = self._answer(request.url, self._feed(request.url, day), "application/rss+xml")
        moved = day >= MOVED_DAY and request.url == OLD
        return replace(found, url=NEW, moved_to=NEW) if moved else found

    def _answer(self, url: str, text: str, kind: str) -> Fetched:
        return Fetched(url, 200, text.encode(), kind, "utf-8")

    def _feed(self, url: str, day: int) -> str:
        if day == EMPTY_DAY:
            return rss("")
        listed = [one for one in self.written if one.at <= self.now]
        if url == SECTION:
            listed = [one for one in listed if one.number % 2]
        listed = listed[-LISTED:][::-1]
        if self._dice.random() < 0.3:
            self._dice.shuffle(listed)
        items = [self._item(one, url, day) for one in listed]
        if items and self._dice.random() < 0.3:
            items.append(items[0])
        built = f"<lastBuildDate>{format_datetime(self.now)}</lastBuildDate>"
        return rss("".join(items), channel=f"<link>https://old.kz/</link>{built}")

    def _item(self, one: Written, url: str, day: int) -> str:
        guid = f"tag:new-cms,{one.number * 31}" if day >= CMS_DAY else f"{one.number}"
        views = f" Просмотров: {self._dice.randint(1, 99_999)}"
        text = one.text[:120] + "…" if url == SECTION else one.text + views
        link = f"{self._link(one, day)}?utm_source=rss&amp;utm_content={self._dice.random()}"
        title = self._title(one) + (" (город)" if url == SECTION else "")
        return (
            f"<item><title>{escape(title)}</title><link>{link}</link>"
            f"<guid isPermaLink='false'>{guid}</guid><description>{escape(text)}</description>"
            f"<pubDate>{format_datetime(one.at)}</pubDate></item>"
        )

    def _title(self, one: Written) -> str:
        if one.rolling:
            return "Главное за день: что случилось в городе"
        fixed = one.corrected_at is not None and one.corrected_at <= self.now
        return one.title + (", уточнение" if fixed else "")

    def _link(self, one: Written, day: int) -> str:
        """http, then https with www after the new CMS, then other addresses altogether."""
        if day >= ADDRESS_DAY:
            return f"https://www.news.kz/archive/{one.at:%Y/%m}/{one.number}-news"
        return f"{'https://www.' if day >= CMS_DAY else 'http://'}old.kz/news/{one.number}"

    def _page(self, url: str) -> str:
        number = int(url.partition("?")[0].rpartition("/")[2].partition("-")[0])
        one = self.written[number]
        picture = f"<img src='/i/{number}-big.jpg'><figcaption>Фото: пресс-служба</figcaption>"
        return (
            f"<html><body><h1>{escape(self._title(one))}</h1><figure>{picture}</figure>"
            f"<article><p>{one.text}</p></article></body></html>"
        )
