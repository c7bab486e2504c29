"""Every store of one database, as the core's ports name them."""

from bot.ports import Stores
from storage.alerts import Alerts
from storage.articles import Articles
from storage.by_hand import ByHand
from storage.cards import Cards
from storage.channels import Channels
from storage.database import Database
from storage.edits import Edits
from storage.events import Events
from storage.facts import Facts
from storage.feeds import Feeds
from storage.layout import Layouts
from storage.measures import Measures
from storage.messages import Messages
from storage.outbox import Outbox
from storage.people import People
from storage.rates import Rates
from storage.roles import Roles
from storage.search import News
from storage.subscriptions import Subscriptions
from storage.traces import Traces
from storage.turns import Turns
from storage.uploads import Uploads
from storage.withdrawals import Withdrawals


def stores(database: Database) -> Stores:
    return Stores(
        feeds=Feeds(database),
        articles=Articles(database),
        news=News(database),
        channels=Channels(database),
        outbox=Outbox(database),
        edits=Edits(database),
        withdrawals=Withdrawals(database),
        messages=Messages(database),
        traces=Traces(database),
        uploads=Uploads(database),
        people=People(database),
        subscriptions=Subscriptions(database),
        alerts=Alerts(database),
        events=Events(database),
        facts=Facts(database),
        rates=Rates(database),
        layout=Layouts(database),
        measures=Measures(database),
        roles=Roles(database),
        cards=Cards(database),
        by_hand=ByHand(database),
        health=database.health,
        turns=Turns(database) if database.address.path is None else None,
    )
