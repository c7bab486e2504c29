"""The National Bank's two files: a day's rates, and the RSS of the newest ones.

`/rss/get_rates.cfm?fdate=DD.MM.YYYY` has the root `rates` with one `date`; `/rss/rates_all.xml`
is RSS with a `pubDate` an item, where dead currencies keep old dates and the evening already
shows tomorrow's. `quant` differs from currency to currency and changes: it is always read.
`index` and `change` are not: they compare with yesterday, whatever that was.
"""

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from xml.etree import ElementTree

from bot.errors import RatesError
from bot.model import MAJORS, Rate

LEAST_ITEMS = 20

_DATE = re.compile(r"(\d{2})\.(\d{2})\.(\d{4})")
_NUMBER = re.compile(r"\d{1,8}(?:\.\d{1,8})?")
# One or two digits behind a comma can only be a decimal part; "1,234" could be a thousand.
_COMMA = re.compile(r"\d{1,8},\d{1,2}")
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def parse_day_file(body: bytes, asked: date) -> tuple[Rate, ...]:
    """Every rate of the day asked for. Raise RatesError for anything else."""
    root = _root(body)
    if root.tag != "rates":
        raise RatesError(f"is no file of rates (its root is <{_short(root.tag)}>)")
    told = _day(root.findtext("date"))
    if told != asked:
        raise RatesError(f"answers with the rates of {told}")
    return _complete(_rate(item) for item in root.iter("item"))


def parse_newest(body: bytes, asked: date) -> tuple[Rate, ...]:
    """The RSS file's rates of the day asked for. Raise RatesError where it has another day's."""
    root = _root(body)
    if root.tag != "rss":
        raise RatesError(f"is no RSS (its root is <{_short(root.tag)}>)")
    told = asked.strftime("%d.%m.%Y")
    own = [item for item in root.iter("item") if (item.findtext("pubDate") or "").strip() == told]
    if not own:
        raise RatesError(f"has no rates of {asked}")
    return _complete(_rate(item) for item in own)


def price(text: str | None) -> Decimal:
    """A number as a bank writes it. Raise RatesError for zero, a sign, NaN, an exponent …"""
    written = (text or "").strip()
    if _COMMA.fullmatch(written):
        written = written.replace(",", ".")
    if not (written.isascii() and _NUMBER.fullmatch(written)):
        raise RatesError(f"has {_short(written)!r} for a rate")
    return Decimal(written)


def _root(body: bytes) -> ElementTree.Element:
    if _DECLARATION.search(body):
        raise RatesError("has a DTD, which the bank's files have not")
    if b"\0" in body or not body.strip():
        raise RatesError("is no text" if body.strip() else "is empty")
    try:
        return ElementTree.fromstring(body)
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise RatesError(f"is no whole XML ({_short(str(error))})") from error


def _day(text: str | None) -> date:
    found = _DATE.fullmatch((text or "").strip()[:10])
    try:
        if found:
            return date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        found = None
    raise RatesError(f"has {_short(text or '')!r} for a date")


def _rate(item: ElementTree.Element) -> Rate:
    code = (item.findtext("title") or "").strip()
    quant = (item.findtext("quant") or "").strip()
    if not (quant.isascii() and quant.isdigit() and len(quant) < 10):
        raise RatesError(f"does not say for how many {_short(code)} a rate is ({_short(quant)!r})")
    try:
        return Rate(code, int(quant), price(item.findtext("description")))
    except ValueError as error:
        raise RatesError(f"cannot be right: {_short(str(error))}") from error


def _complete(found: Iterable[Rate]) -> tuple[Rate, ...]:
    rates: dict[str, Rate] = {}
    for rate in found:
        if rates.setdefault(rate.code, rate) != rate:
            raise RatesError(f"has two rates of {rate.code}")
    if len(rates) < LEAST_ITEMS:
        raise RatesError(f"has {len(rates)} rates only")
    missing = [code for code in MAJORS if code not in rates]
    if missing:
        raise RatesError(f"lacks {', '.join(missing)}")
    return tuple(rates.values())


def _short(text: str) -> str:
    return " ".join(text.split())[:80]
