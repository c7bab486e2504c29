"""Puts the rates together: from the official addresses, or invented where there are none."""

from bot.ports import Clock, Fetcher, RateStore, Workers
from bot.rates.book import RateBook
from bot.rates.history import EVERY, RateHistory
from bot.rates.origins.asker import Asker
from bot.rates.origins.forms import official_forms
from bot.rates.origins.sample import SampleRates
from bot.rates.pictures.drawing import Drawing
from bot.rates.views import RateViews


def make_rate_book(
    store: RateStore, fetcher: Fetcher, clock: Clock, urls: tuple[str, str] | None
) -> RateBook:
    """`urls`: of the National Bank and of Frankfurter; None: sample rates."""
    if urls is None:
        return RateBook(store, Asker([SampleRates(clock)], clock), clock, sample=True)
    forms = official_forms(urls[0], urls[1], fetcher, clock)
    return RateBook(store, Asker(forms, clock), clock)


def make_rate_views(book: RateBook, workers: Workers) -> RateViews:
    pause = 0.0 if book.sample else EVERY
    return RateViews(book, RateHistory(book, book.clock, pause), Drawing(workers))
