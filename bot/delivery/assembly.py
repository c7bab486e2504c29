"""Delivery's parts put together."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.config import Settings
from bot.delivery.approvals import Approvals
from bot.delivery.doubts import Doubts
from bot.delivery.look import Looker
from bot.delivery.messenger import Messenger
from bot.delivery.pace import Limits, Pace
from bot.delivery.photos import Photos
from bot.delivery.publisher import Publisher
from bot.delivery.questions import Questions
from bot.delivery.quiet import Gate
from bot.delivery.sender import Sender
from bot.delivery.service_chat import ServiceChat
from bot.errors import Unauthorized
from bot.ports import Clock, Fetcher, Stores, Workers
from bot.texts import Texts


@dataclass(frozen=True, slots=True)
class Outside:
    """What delivery needs of the world."""

    stores: Stores
    messenger: Messenger
    fetcher: Fetcher
    workers: Workers
    clock: Clock


@dataclass(frozen=True, slots=True)
class Delivery:
    publisher: Publisher
    questions: Questions
    service: ServiceChat


def assemble(
    settings: Settings, outside: Outside, unauthorized: Callable[[Unauthorized], None]
) -> Delivery:
    stores, clock = outside.stores, outside.clock
    pace = Pace(
        Limits(settings.rate_per_second, settings.rate_chat_seconds, settings.rate_chat_minute),
        clock,
    )
    service = ServiceChat(
        messenger=outside.messenger,
        traces=stores.traces,
        messages=stores.messages,
        people=stores.people,
        pace=pace,
        clock=clock,
        configured=settings.service_chat,
        admins=settings.admin_ids,
    )
    questions = Questions(
        outbox=stores.outbox,
        articles=stores.articles,
        channels=stores.channels,
        service=service,
        clock=clock,
        texts=Texts(settings.language),
    )
    publisher = Publisher(
        outbox=stores.outbox,
        channels=stores.channels,
        sender=_sender(settings, outside, service, pace, unauthorized),
        doubts=_doubts(settings, outside, questions, service),
        approvals=Approvals(stores.outbox, stores.articles, stores.channels, questions, clock),
        messenger=outside.messenger,
        gate=Gate(settings.timezone, settings.quiet_hours, settings.min_post_interval),
        clock=clock,
    )
    return Delivery(publisher, questions, service)


def _sender(
    settings: Settings,
    outside: Outside,
    service: ServiceChat,
    pace: Pace,
    unauthorized: Callable[[Unauthorized], None],
) -> Sender:
    stores = outside.stores
    photos = Photos(
        fetcher=outside.fetcher,
        workers=outside.workers,
        uploads=stores.uploads,
        messenger=outside.messenger,
        service=service,
        clock=outside.clock,
    )
    return Sender(
        outbox=stores.outbox,
        articles=stores.articles,
        channels=stores.channels,
        events=stores.events,
        photos=photos,
        messenger=outside.messenger,
        service=service,
        pace=pace,
        clock=outside.clock,
        texts=Texts(settings.language),
        unauthorized=unauthorized,
    )


def _doubts(
    settings: Settings, outside: Outside, questions: Questions, service: ServiceChat
) -> Doubts:
    stores = outside.stores
    return Doubts(
        outbox=stores.outbox,
        channels=stores.channels,
        messages=stores.messages,
        messenger=outside.messenger,
        looker=Looker(outside.messenger, service),
        questions=questions,
        clock=outside.clock,
        settle_seconds=settings.settle_seconds,
    )
