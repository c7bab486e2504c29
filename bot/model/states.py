"""The outbox's states and the moves between them, written down once."""

from bot.model.outbox import State

MOVES: dict[State, frozenset[State]] = {
    State.WAITING_APPROVAL: frozenset(
        {State.READY, State.SCHEDULED, State.CANCELLED, State.EXPIRED}
    ),
    State.HELD: frozenset(
        {State.READY, State.CANCELLED, State.EXPIRED, State.SUPERSEDED, State.SKIPPED}
    ),
    State.SCHEDULED: frozenset(
        {
            State.READY,
            State.SENDING,
            State.HELD,
            State.WAITING_APPROVAL,
            State.FAILED,
            State.CANCELLED,
            State.EXPIRED,
        }
    ),
    State.READY: frozenset(
        {
            State.WAITING_APPROVAL,
            State.READY,
            State.SENDING,
            State.SCHEDULED,
            State.SENT,  # an edit: the post has this text
            State.HELD,
            State.FAILED,
            State.CANCELLED,
            State.EXPIRED,
            State.SUPERSEDED,
            State.SKIPPED,
        }
    ),
    State.SENDING: frozenset(
        {State.SENT, State.READY, State.IN_DOUBT, State.FAILED, State.SKIPPED}
    ),
    State.IN_DOUBT: frozenset({State.SENT, State.READY, State.FAILED}),
    State.FAILED: frozenset({State.READY, State.CANCELLED, State.SUPERSEDED}),
    State.SENT: frozenset({State.SENT}),  # the first of two turned up: its id is the post's
    State.CANCELLED: frozenset(),
    State.EXPIRED: frozenset(),
    State.SUPERSEDED: frozenset(),
    State.SKIPPED: frozenset(),
}


# Where an editor's own word to publish takes the row up again: nothing of it is in the channel
# or on its way there.
BY_HAND = frozenset(
    {
        State.WAITING_APPROVAL,
        State.HELD,
        State.SCHEDULED,
        State.FAILED,
        State.CANCELLED,
        State.EXPIRED,
        State.SUPERSEDED,
        State.SKIPPED,
    }
)


# What became of a deletion where the post is not there any more, and may be published anew.
DELETED = "deleted"


# Why an article is not in a channel yet whose words may stand in its page: read, it decides.
AWAITS_PAGE = "its page is still to be read: the channel's words may stand there"


def may_move(before: State, after: State) -> bool:
    return after in MOVES[before]
