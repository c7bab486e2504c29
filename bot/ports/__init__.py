"""What the core needs of clock, network, workers and database, as small Protocols."""

from dataclasses import dataclass

from bot.ports.alerts import AlertStore
from bot.ports.editors import CardStore, Chats, HandReader, HandStore, Shows
from bot.ports.edits import EditStore
from bot.ports.layout import LayoutStore
from bot.ports.measures import MeasureStore
from bot.ports.news import NewsStore
from bot.ports.newsroom import ArticleStore, EventStore, FactStore, FeedStore
from bot.ports.outbox import ChannelStore, MessageLog, OutboxStore, TraceStore, UploadStore
from bot.ports.people import PeopleStore, RoleStore
from bot.ports.rates import RateStore
from bot.ports.subscriptions import SubscriptionStore
from bot.ports.turns import TurnBook
from bot.ports.withdrawals import WithdrawalStore
from bot.ports.world import (
    Clock,
    DatabaseHealth,
    Fetched,
    Fetcher,
    FetchKind,
    FetchRequest,
    Tell,
    Workers,
)

__all__ = [
    "AlertStore",
    "ArticleStore",
    "CardStore",
    "ChannelStore",
    "Chats",
    "Clock",
    "DatabaseHealth",
    "EditStore",
    "EventStore",
    "FactStore",
    "FeedStore",
    "FetchKind",
    "FetchRequest",
    "Fetched",
    "Fetcher",
    "HandReader",
    "HandStore",
    "LayoutStore",
    "MeasureStore",
    "MessageLog",
    "NewsStore",
    "OutboxStore",
    "PeopleStore",
    "RateStore",
    "RoleStore",
    "Shows",
    "Stores",
    "SubscriptionStore",
    "Tell",
    "TraceStore",
    "TurnBook",
    "UploadStore",
    "WithdrawalStore",
    "Workers",
]


@dataclass(frozen=True, slots=True)
class Stores:
    """Every store of one database."""

    feeds: FeedStore
    articles: ArticleStore
    news: NewsStore
    channels: ChannelStore
    outbox: OutboxStore
    edits: EditStore
    withdrawals: WithdrawalStore
    messages: MessageLog
    traces: TraceStore
    uploads: UploadStore
    people: PeopleStore
    subscriptions: SubscriptionStore
    alerts: AlertStore
    events: EventStore
    facts: FactStore
    rates: RateStore
    layout: LayoutStore
    measures: MeasureStore
    roles: RoleStore
    cards: CardStore
    by_hand: HandStore
    health: DatabaseHealth
    turns: TurnBook | None  # None where no other process shares the token
