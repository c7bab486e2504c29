"""Delivery's parts put together."""

import socket
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from bot.config import Settings
from bot.delivery.approval_off import ApprovalOff
from bot.delivery.approvals import Approvals
from bot.delivery.asking import Asker, Question
from bot.delivery.assembly_edits import Around, edit_lane
from bot.delivery.catch_up import CATCH_UP, CatchUpQuestion
from bot.delivery.doubt_questions import DOUBT, DoubtQuestions
from bot.delivery.doubts import Doubts
from bot.delivery.edit_questions import EDIT
from bot.delivery.failures import FAILURE, Failures
from bot.delivery.handover import Handover
from bot.delivery.holds import Holds
from bot.delivery.letters import Letters
from bot.delivery.look import Looker
from bot.delivery.mad_feeds import MAD_FEED, MadFeeds
from bot.delivery.meeting import Meeting
from bot.delivery.messenger import Messenger
from bot.delivery.moved import MoveNotice
from bot.delivery.pace import Limits, Pace
from bot.delivery.photos import Photos
from bot.delivery.publisher import Publisher
from bot.delivery.quiet import Gate
from bot.delivery.reminder import Reminder
from bot.delivery.sender import Sender
from bot.delivery.service_chat import ServiceChat
from bot.delivery.shared_pace import SharedPace
from bot.delivery.showing import Showing
from bot.delivery.stopwatch import Stopwatch
from bot.delivery.stuck import Stuck
from bot.delivery.withdrawals import WITHDRAWAL
from bot.errors import Unauthorized
from bot.newsroom.rules.catch_up import CatchUp
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
    questions: Mapping[str, Question]  # by the word with which their buttons' data begin
    service: ServiceChat
    pace: Pace
    photos: Photos
    shows: Showing  # a post in a private chat, as its channel would get it


def assemble(
    settings: Settings, outside: Outside, unauthorized: Callable[[Unauthorized], None]
) -> Delivery:
    stores, clock = outside.stores, outside.clock
    pace = _pace(settings, outside)
    service = _service(settings, outside, pace)
    texts = Texts(settings.language)
    asker = Asker(
        outbox=stores.outbox,
        articles=stores.articles,
        channels=stores.channels,
        service=service,
        clock=clock,
        texts=texts,
        zone=settings.timezone,
    )
    doubt_questions = DoubtQuestions(asker)
    photos = _photos(outside, service)
    shows = Showing(photos, outside.messenger, stores.messages, pace)
    holds = Holds(pace, stores.facts, service, clock, texts, settings.timezone)
    looker = Looker(outside.messenger, service)
    around = Around(settings, outside.stores, outside.clock, photos, looker, holds, asker)
    edits, since = edit_lane(around, unauthorized), Stopwatch(clock)
    publisher = Publisher(
        outbox=stores.outbox,
        channels=stores.channels,
        sender=_sender(settings, outside, photos, holds, since, unauthorized),
        doubts=_doubts(settings, outside, doubt_questions, looker, since),
        approvals=Approvals(
            asker=asker,
            shows=shows,
            within=timedelta(minutes=settings.approve_within),
        ),
        edits=edits,
        failures=Failures(asker),
        catch_up=_catch_up(settings, outside, asker),
        mad_feeds=MadFeeds(asker),
        reminder=Reminder(stores.outbox, stores.facts, service, clock, texts),
        handover=Handover(stores.outbox, service, clock),
        moved=MoveNotice(
            stores.facts, service, texts, socket.gethostname(), settings.shares_database
        ),
        approval_off=ApprovalOff(stores.facts, stores.outbox, service, texts),
        meeting=Meeting(stores.channels, outside.messenger, clock),
        gate=Gate(settings.timezone, settings.quiet_hours, settings.min_post_interval),
        stuck=Stuck(stores.outbox, clock),
        clock=clock,
    )
    return Delivery(
        publisher=publisher,
        questions=_questions(publisher, doubt_questions),
        service=service,
        pace=pace,
        photos=photos,
        shows=shows,
    )


def _questions(publisher: Publisher, doubts: DoubtQuestions) -> Mapping[str, Question]:
    return {
        DOUBT: doubts,
        EDIT: publisher.edits.questions,
        FAILURE: publisher.failures,
        CATCH_UP: publisher.catch_up,
        WITHDRAWAL: publisher.edits.withdrawals,
        MAD_FEED: publisher.mad_feeds,
    }


def _pace(settings: Settings, outside: Outside) -> Pace:
    limits = Limits(settings.rate_per_second, settings.rate_chat_seconds, settings.rate_chat_minute)
    if outside.stores.turns is None:
        return Pace(limits, outside.clock)
    return SharedPace(limits, outside.clock, book=outside.stores.turns)


def _service(settings: Settings, outside: Outside, pace: Pace) -> ServiceChat:
    stores = outside.stores
    return ServiceChat(
        messenger=outside.messenger,
        traces=stores.traces,
        messages=stores.messages,
        people=stores.people,
        pace=pace,
        clock=outside.clock,
        configured=settings.service_chat,
        admins=settings.admin_ids,
    )


def _photos(outside: Outside, service: ServiceChat) -> Photos:
    return Photos(
        fetcher=outside.fetcher,
        workers=outside.workers,
        uploads=outside.stores.uploads,
        messenger=outside.messenger,
        service=service,
        clock=outside.clock,
    )


def _catch_up(settings: Settings, outside: Outside, asker: Asker) -> CatchUpQuestion:
    stores = outside.stores
    return CatchUpQuestion(
        catch_up=CatchUp(stores.facts, stores.outbox, outside.clock, settings.max_age),
        feeds=stores.feeds,
        asker=asker,
    )


def _sender(
    settings: Settings,
    outside: Outside,
    photos: Photos,
    holds: Holds,
    since: Stopwatch,
    unauthorized: Callable[[Unauthorized], None],
) -> Sender:
    stores = outside.stores
    return Sender(
        outbox=stores.outbox,
        articles=stores.articles,
        channels=stores.channels,
        letters=Letters(photos, stores.events, outside.clock),
        messenger=outside.messenger,
        service=photos.service,
        pace=holds.pace,
        holds=holds,
        clock=outside.clock,
        since=since,
        texts=Texts(settings.language),
        unauthorized=unauthorized,
    )


def _doubts(
    settings: Settings,
    outside: Outside,
    questions: DoubtQuestions,
    looker: Looker,
    since: Stopwatch,
) -> Doubts:
    stores = outside.stores
    return Doubts(
        outbox=stores.outbox,
        channels=stores.channels,
        messages=stores.messages,
        messenger=outside.messenger,
        looker=looker,
        questions=questions,
        clock=outside.clock,
        since=since,
        settle_seconds=settings.settle_seconds,
    )
