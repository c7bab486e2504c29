"""A National Bank and a Frankfurter on loopback that answer as told."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.model import MAJORS, Rate

# In size like the bank's list: 39 currencies, units as they are there.
UNITS = {"AMD": 10, "HUF": 10, "IRR": 1000, "KRW": 100, "UZS": 100}
PRICES = {
    "USD": "478.77", "EUR": "552.35", "RUB": "6.12", "CNY": "67.42", "AED": "130.36",
    "AMD": "12.56", "AUD": "311.5", "AZN": "281.63", "BRL": "89.4", "BYN": "161.2",
    "CAD": "341.09", "CHF": "594.2", "CZK": "22.8", "DKK": "73.95", "GBP": "627.62",
    "GEL": "176.6", "HKD": "61.5", "HUF": "14.4", "ILS": "146.8", "INR": "5.37",
    "IRR": "11.4", "JPY": "3.06", "KGS": "5.47", "KRW": "32.6", "KWD": "1560.4",
    "MDL": "28.2", "MXN": "26.1", "MYR": "115.7", "NOK": "47.1", "PLN": "130.3",
    "SAR": "127.7", "SEK": "50.3", "SGD": "367.2", "THB": "14.8", "TJS": "51.9",
    "TRY": "11.3", "UAH": "11.4", "UZS": "4.01", "ZAR": "27.8",
}  # fmt: skip

Prices = Mapping[str, str]


def prices(factor: str = "1", **changed: str) -> dict[str, str]:
    """The list, every price times `factor`, some of them as given."""
    scaled = {code: f"{(Decimal(p) * Decimal(factor)):.2f}" for code, p in PRICES.items()}
    return (scaled if factor != "1" else dict(PRICES)) | changed


def rates(of: Prices) -> tuple[Rate, ...]:
    return tuple(Rate(code, UNITS.get(code, 1), Decimal(price)) for code, price in of.items())


def day_file(day: date, of: Prices, units: Mapping[str, int] = UNITS) -> str:
    items = "".join(
        f"<item><fullname>{code}</fullname><title>{code}</title>"
        f"<description>{price}</description><quant>{units.get(code, 1)}</quant>"
        "<index>DOWN</index><change>-99.99</change></item>"
        for code, price in of.items()
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?><rates><generator>x</generator>'
        f"<title>Official</title><date>{day:%d.%m.%Y}</date>{items}</rates>"
    )


def newest_file(day: date, of: Prices, units: Mapping[str, int] = UNITS) -> str:
    items = "".join(
        f"<item><title>{code}</title><pubDate>{day:%d.%m.%Y}</pubDate>"
        f"<description>{price}</description><quant>{units.get(code, 1)}</quant>"
        "<index/><change>0.00</change><link/></item>"
        for code, price in of.items()
    )
    dead = "<item><title>EEK</title><pubDate>01.01.11</pubDate><description>0</description></item>"
    return f'<rss version="2.0"><channel><title>x</title>{items}{dead}</channel></rss>'


Answer = Callable[[date], web.StreamResponse]


def says(text: str, status: int = 200, **headers: str) -> Answer:
    return lambda _: web.Response(text=text, status=status, headers=headers)


def days(prices_of: Callable[[date], Prices | None]) -> Answer:
    """The day file of every day that has prices; an empty page for others."""

    def answer(day: date) -> web.StreamResponse:
        found = prices_of(day)
        return web.Response(text=day_file(day, found) if found else "<html></html>")

    return answer


@dataclass
class Bank:
    """`day_file` and `newest` answer for the bank, `copies` are Frankfurter's by day."""

    day_file: Answer = field(default_factory=lambda: says("", 500))
    newest: Answer = field(default_factory=lambda: says("", 404))
    copies: Callable[[date], Prices | None] | None = None
    today: date = date(2026, 11, 26)
    asked: list[str] = field(default_factory=list)
    base: str = ""
    hanging: bool = False

    async def serve(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(request.path_qs)
        if request.path == "/rss/get_rates.cfm":
            if self.hanging:
                await asyncio.sleep(60)
            day, month, year = map(int, request.query["fdate"].split("."))
            return self.day_file(date(year, month, day))
        if request.path == "/rss/rates_all.xml":
            return self.newest(self.today)
        if request.path.startswith("/v2/rate/"):
            return self._copy(request)
        return web.Response(text="<html>Вход</html>")

    def _copy(self, request: web.Request) -> web.StreamResponse:
        if self.copies is None:
            return web.Response(status=502)
        assert request.query["providers"] == "NBK"
        code = request.path.split("/")[3]
        assert code in MAJORS
        asked = request.query.get("date")
        day = date.fromisoformat(asked) if asked else self.today
        found = self.copies(day)
        if found is None:
            return web.json_response({"message": "not found"}, status=404)
        # As its digits, not as a float's.
        body = json.dumps({"date": day.isoformat(), "base": code, "quote": "KZT", "rate": 0})
        return web.Response(text=body.replace(": 0}", f": {found[code]}}}"))

    @property
    def days_asked(self) -> list[str]:
        return [path.rpartition("=")[2] for path in self.asked if "fdate" in path]


@asynccontextmanager
async def serving(bank: Bank) -> AsyncIterator[Bank]:
    app = web.Application()
    app.router.add_route("GET", "/{tail:.*}", bank.serve)
    server = TestServer(app)
    await server.start_server()
    bank.base = str(server.make_url("")).rstrip("/")
    try:
        yield bank
    finally:
        await server.close()
