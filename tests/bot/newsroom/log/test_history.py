from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.model import Channel, Event, State
from bot.newsroom.log.history import history
from bot.newsroom.log.view import lines
from bot.newsroom.log.wording import STEPS, TOLD
from bot.texts import Texts

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
        "queued by hand",
        "@news, a removed channel",
    )


def test_every_state_has_its_words() -> None:
    assert {f"outbox.{state}" for state in State} <= {*TOLD, *STEPS}


def test_the_command_line_and_telegram_call_a_step_alike() -> None:
    events = [Event(kind, AT, 1, 7, who="apply") for kind in TOLD]
    said = lines(events, [Channel(7, "@news")], ZoneInfo("UTC"), Texts("en"))
    steps = history(events, [Channel(7, "@news")])
    assert [line.partition("@news: ")[2] for line in said] == [f"{s.words}, apply" for s in steps]
    assert TOLD.keys().isdisjoint(STEPS)
