"""The parts that change posts which are there, put together."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.config import Settings
from bot.delivery.asking import Asker
from bot.delivery.edit_doubts import EditDoubts
from bot.delivery.edit_lane import EditLane
from bot.delivery.edit_questions import EditQuestions
from bot.delivery.editing import PostEditor
from bot.delivery.holds import Holds
from bot.delivery.look import Looker
from bot.delivery.photos import Photos
from bot.delivery.removing import Remover
from bot.delivery.stopwatch import Stopwatch
from bot.delivery.stuck import Stuck
from bot.delivery.withdrawals import WithdrawalQuestions
from bot.errors import Unauthorized
from bot.ports import Clock, Stores

GiveUp = Callable[[Unauthorized], None]


@dataclass(frozen=True, slots=True)
class Around:
    """What the parts share with those that send posts."""

    settings: Settings
    stores: Stores
    clock: Clock
    photos: Photos
    looker: Looker
    holds: Holds
    asker: Asker


def edit_lane(around: Around, unauthorized: GiveUp) -> EditLane:
    stores, clock, looker = around.stores, around.clock, around.looker
    return EditLane(
        edits=stores.edits,
        outbox=stores.outbox,
        channels=stores.channels,
        editor=_editor(around, unauthorized),
        doubts=EditDoubts(
            stores.edits,
            stores.outbox,
            looker,
            clock,
            Stopwatch(clock),
            around.settings.settle_seconds,
        ),
        questions=EditQuestions(stores.edits, around.asker),
        remover=_remover(around, unauthorized),
        withdrawals=WithdrawalQuestions(stores.withdrawals, around.asker),
        clock=clock,
        stuck=Stuck(stores.outbox, clock),
    )


def _editor(around: Around, unauthorized: GiveUp) -> PostEditor:
    stores = around.stores
    return PostEditor(
        edits=stores.edits,
        outbox=stores.outbox,
        articles=stores.articles,
        channels=stores.channels,
        photos=around.photos,
        messenger=around.looker.messenger,
        looker=around.looker,
        pace=around.holds.pace,
        holds=around.holds,
        clock=around.clock,
        unauthorized=unauthorized,
    )


def _remover(around: Around, unauthorized: GiveUp) -> Remover:
    stores = around.stores
    return Remover(
        edits=stores.edits,
        outbox=stores.outbox,
        articles=stores.articles,
        channels=stores.channels,
        messenger=around.looker.messenger,
        pace=around.holds.pace,
        holds=around.holds,
        clock=around.clock,
        unauthorized=unauthorized,
    )
