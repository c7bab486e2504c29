from datetime import UTC, datetime

from bot.model import Channel, Event, State
from bot.newsroom.history import WORDS, history

AT = datetime(2026, 11, 24, 8, tzinfo=UTC)


def test_steps_name_their_channels() -> None:
    events = [
        Event("article.stored", AT, 1, feed_id=3),
        Event("outbox.ready", AT, 1, 7, reason="queued by hand", who="user 5"),
        Event("outbox.sent", AT, 1, 8),
        Event("outbox.painted_red", AT, 1, 7),
    ]
    steps = history(events, [Channel(7, "@news")])
    assert [(step.words, step.channel, step.reason, step.who) for step in steps] == [
        ("seen and stored", None, None, None),
        ("waits for its turn", "@news", "queued by hand", "user 5"),
        ("sent", "a removed channel", None, None),
        ("painted red", "@news", None, None),
    ]


def test_a_card_names_the_channels_it_went_to() -> None:
    event = Event("card.published", AT, 1, reason="7, 9", who="user 501 Асель")
    (step,) = history([event], [Channel(7, "@news")])
    assert (step.words, step.reason) == (
        "given to its channels by hand",
        "@news, a removed channel",
    )


def test_every_state_has_its_words() -> None:
    assert {f"outbox.{state}" for state in State} <= set(WORDS)
