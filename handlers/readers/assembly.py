"""What the handlers for readers are given, by the names of their parameters."""

from typing import TypedDict

from aiogram import Bot

from bot.config import Settings
from bot.delivery.assembly import Delivery
from bot.delivery.reader_photos import ReaderPhotos
from bot.newsroom.readers.shelf import Shelf
from bot.ports import AlertStore, Clock, Stores, SubscriptionStore
from bot.rates.book import RateBook
from bot.telegram.alerting import Alerting
from bot.telegram.digesting import Digesting
from bot.telegram.rich import RichMessages
from handlers.readers.inline import InlineAnswers
from handlers.readers.keyboards import news_rows
from handlers.readers.opening import Opening


class ReaderTools(TypedDict):
    shelf: Shelf
    inline: InlineAnswers
    subscriptions: SubscriptionStore
    alerts: AlertStore
    opening: Opening


def telling(
    settings: Settings, stores: Stores, book: RateBook, delivery: Delivery, bot: Bot
) -> tuple[Digesting, Alerting]:
    """What writes to readers by itself: news to subscribers, rates that passed a level."""
    clock, approve = book.clock, settings.moderation == "approve"
    digests = Digesting(
        bot=bot,
        shelf=Shelf(stores.news, clock, settings.timezone, approve),
        subscriptions=stores.subscriptions,
        people=stores.people,
        messages=stores.messages,
        pace=delivery.pace,
        clock=clock,
        language=settings.language,
        buttons=news_rows,
        quiet=settings.quiet_hours,
    )
    alerts = Alerting(
        bot=bot,
        book=book,
        alerts=stores.alerts,
        people=stores.people,
        messages=stores.messages,
        pace=delivery.pace,
        clock=clock,
        language=settings.language,
    )
    return digests, alerts


def reader_parts(
    settings: Settings, stores: Stores, clock: Clock, delivery: Delivery, bot: Bot
) -> ReaderTools:
    shelf = Shelf(stores.news, clock, settings.timezone, settings.moderation == "approve")
    return {
        "shelf": shelf,
        "inline": InlineAnswers(shelf),
        "subscriptions": stores.subscriptions,
        "alerts": stores.alerts,
        "opening": Opening(
            ReaderPhotos(delivery.photos),
            stores.messages,
            delivery.photos.workers,
            RichMessages(bot, clock),
        ),
    }
