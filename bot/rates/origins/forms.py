"""The forms in which official rates can be had, in the order in which they are asked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from urllib.parse import urlsplit

from bot.errors import FetchError, JarshyError, RatesError
from bot.model import MAJORS, TENGE, Fixing, Rate, RateSource
from bot.ports import Clock, Fetched, Fetcher, FetchKind, FetchRequest
from bot.rates.days import bank_day, holds_on
from bot.rates.origins.bank_files import parse_day_file, parse_newest
from bot.rates.origins.frankfurter import parse_rate

Parse = Callable[[bytes, date], tuple[Rate, ...]]


class Form(Protocol):
    """`by_day`: tells of any day that is asked for, not of the newest alone. `label`: what it is
    called where addresses must not be seen."""

    @property
    def name(self) -> str: ...

    @property
    def label(self) -> str: ...

    @property
    def by_day(self) -> bool: ...

    async def ask(self, day: date) -> Fixing:
        """Raise RatesError or FetchError with one line that names the form."""


@dataclass(frozen=True, slots=True)
class Door:
    """How an address is asked: what the answer is of is checked by who reads it."""

    fetcher: Fetcher
    clock: Clock

    async def open(self, url: str) -> bytes:
        """Raise FetchError, or RatesError where another site answered in the bank's place."""
        answer = await self.fetcher.fetch(FetchRequest(url, FetchKind.RATES))
        if _site(answer) != _site_of(url):
            raise RatesError(f"{_site_of(url)}: another site answered ({_site(answer)})")
        return answer.body


@dataclass(frozen=True, slots=True)
class BankFile:
    """One of the National Bank's files; `{day}` in the address becomes DD.MM.YYYY."""

    door: Door
    label: str
    address: str
    parse: Parse
    by_day: bool

    @property
    def name(self) -> str:
        parts = urlsplit(self.address)
        return f"{parts.hostname}{parts.path}"

    async def ask(self, day: date) -> Fixing:
        body = await self.door.open(self.address.replace("{day}", f"{day:%d.%m.%Y}"))
        try:
            rates = self.parse(body, day)
        except RatesError as error:
            raise RatesError(f"{self.name} {error}") from error
        return Fixing.of(day, RateSource.NATIONAL_BANK, rates, self.door.clock.now())


@dataclass(frozen=True, slots=True)
class Copy:
    """Frankfurter: a request a currency; those that answer rightly are in the set."""

    door: Door
    base: str
    by_day: bool = True
    label: str = "frankfurter"

    @property
    def name(self) -> str:
        return urlsplit(self.base).hostname or self.base

    async def ask(self, day: date) -> Fixing:
        found: dict[date, list[Rate]] = {}
        last: JarshyError = RatesError(f"{self.name} has no rates of {day}")
        for code in MAJORS:
            try:
                told, rate = await self._rate(code, day)
            except RatesError as error:
                last = error
                continue
            except FetchError as error:
                if not found:
                    raise  # the site is down: it need not be asked three times more
                last = error
                continue
            if holds_on(told, day):
                found.setdefault(told, []).append(rate)
        if not found:
            raise last
        newest = max(found)
        at = self.door.clock.now()
        return Fixing.of(newest, RateSource.FRANKFURTER, found[newest], at)

    async def _rate(self, code: str, day: date) -> tuple[date, Rate]:
        newest = f"{self.base}/v2/rate/{code}/{TENGE}?providers=NBK"
        if day == bank_day(self.door.clock.now()):
            told, rate = await self._answer(newest, code)
            if holds_on(told, day):
                return told, rate
        return await self._answer(f"{newest}&date={day.isoformat()}", code)

    async def _answer(self, url: str, code: str) -> tuple[date, Rate]:
        body = await self.door.open(url)
        try:
            return parse_rate(body, code)
        except RatesError as error:
            raise RatesError(f"{self.name} {error}") from error


def official_forms(
    national_bank_url: str, frankfurter_url: str, fetcher: Fetcher, clock: Clock
) -> Sequence[Form]:
    """The bank's day file, the same at its www host, its RSS, Frankfurter's copy."""
    door = Door(fetcher, clock)
    path = "/rss/get_rates.cfm?fdate={day}"
    forms: list[Form] = [BankFile(door, "day_file", national_bank_url + path, parse_day_file, True)]
    if other := _with_www(national_bank_url):
        forms.append(BankFile(door, "day_file_www", other + path, parse_day_file, True))
    newest = national_bank_url + "/rss/rates_all.xml"
    forms.append(BankFile(door, "newest", newest, parse_newest, False))
    return [*forms, Copy(door, frankfurter_url)]


def _with_www(base: str) -> str | None:
    """The same site's www host; None of an address that can have none."""
    host = urlsplit(base).hostname or ""
    if host.count(".") != 1 or not host[-1].isalpha():
        return None
    return base.replace(host, f"www.{host}", 1)


def _site(answer: Fetched) -> str:
    return _site_of(answer.url)


def _site_of(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")
