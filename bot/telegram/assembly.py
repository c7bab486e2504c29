"""The parts that talk with editors, put together."""

from dataclasses import dataclass
from typing import TypedDict

from aiogram import Bot

from bot.config import Settings
from bot.delivery.assembly import Delivery
from bot.newsroom.cards.desk import CardDesk
from bot.newsroom.cards.reading import CardReading
from bot.newsroom.cards.table import CardTable
from bot.newsroom.log.desk import LogDesk
from bot.newsroom.panels.figures import FiguresDesk
from bot.newsroom.panels.panel import Panel
from bot.newsroom.panels.queue_desk import QueueDesk
from bot.newsroom.panels.style import StylePanel
from bot.newsroom.panels.undo import Undo
from bot.newsroom.panels.words import WordPanel
from bot.newsroom.staff import Staff
from bot.ports import Chats, Clock, HandReader, Stores
from bot.telegram.chats import TelegramChats
from bot.texts import Texts


class EditorTools(TypedDict):
    """By the names under which handlers ask for them."""

    staff: Staff
    cards: CardDesk
    queue_desk: QueueDesk
    undo_last: Undo
    panel: Panel
    style_panel: StylePanel
    word_panel: WordPanel
    figures: FiguresDesk
    chats: Chats
    log: LogDesk


@dataclass(frozen=True, slots=True)
class Editors:
    staff: Staff
    cards: CardDesk
    queue: QueueDesk
    undo: Undo
    panel: Panel
    style: StylePanel
    words: WordPanel
    figures: FiguresDesk
    chats: TelegramChats
    log: LogDesk
    reading: CardReading

    @property
    def tools(self) -> EditorTools:
        return {
            "staff": self.staff,
            "cards": self.cards,
            "queue_desk": self.queue,
            "undo_last": self.undo,
            "panel": self.panel,
            "style_panel": self.style,
            "word_panel": self.words,
            "figures": self.figures,
            "chats": self.chats,
            "log": self.log,
        }


def editors(
    settings: Settings,
    stores: Stores,
    clock: Clock,
    reader: HandReader,
    bot: Bot,
    delivery: Delivery,
) -> Editors:
    chats = TelegramChats(bot, delivery.pace, stores.messages)
    table = CardTable(
        cards=stores.cards,
        articles=stores.articles,
        channels=stores.channels,
        outbox=stores.outbox,
        chats=chats,
        clock=clock,
        zone=settings.timezone,
        asks_in=Texts(settings.language),
    )
    cards = CardDesk(table, reader)
    reading = CardReading(table, cards, reader, delivery.shows, news=stores.news)
    return Editors(
        staff=Staff(frozenset(settings.admin_ids), stores.roles),
        cards=cards,
        undo=Undo(table, stores.withdrawals, stores.events),
        panel=Panel(
            stores.layout,
            stores.channels,
            stores.feeds,
            stores.outbox,
            clock,
            settings.timezone,
        ),
        style=StylePanel(stores.channels, stores.news, delivery.shows, clock),
        words=WordPanel(stores.channels, clock),
        figures=FiguresDesk(
            stores.measures, stores.channels, stores.feeds, clock, settings.timezone
        ),
        chats=chats,
        queue=QueueDesk(
            table,
            stores.by_hand,
            settings.timezone,
            settings.quiet_hours,
            settings.min_post_interval,
        ),
        log=LogDesk(reading, stores.events),
        reading=reading,
    )
