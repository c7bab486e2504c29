from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from itertools import product
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.model import Channel, Kind, OutboxRow, State
from bot.model.states import may_move
from bot.newsroom.panels.queue_view import (
    PAGE,
    Act,
    Pressed,
    Queue,
    breaks_after,
    data,
    offered,
    one,
    page,
    parse,
)
from bot.newsroom.rules.routes import ADVERTISING
from bot.texts import Texts

NOW = datetime(2026, 11, 26, 10, 15, tzinfo=UTC)
ROW = OutboxRow(
    id=1,
    article_id=1,
    channel_id=1,
    kind=Kind.SEND,
    state=State.SCHEDULED,
    version=2,
    due_at=NOW + timedelta(hours=3),
    created_at=NOW,
    reason="Bad Request: file is too big",
)
AFTER = {
    Act.NOW: State.READY,
    Act.CANCEL: State.CANCELLED,
    Act.RETRY: State.READY,
    Act.SEEN: State.SENT,
    Act.ABSENT: State.READY,
}


def queue(*rows: OutboxRow) -> Queue:
    titles = {row.article_id: f"Заголовок {row.article_id}" for row in rows}
    channels = {1: Channel(1, "@city_news"), 2: Channel(2, "@city_kk")}
    return Queue(rows, titles, channels, NOW, ZoneInfo("Asia/Almaty"))


@pytest.mark.parametrize(
    ("channel", "reason", "said"),
    [
        ({}, None, "@city_news: отправляется"),
        ({}, "published by hand", "@city_news: отправляется"),
        (
            {},
            "Telegram asks to wait 43838 s, until 2026-11-27 08:39 UTC",
            "@city_news: ждёт: Telegram просит подождать 43838 с, до 27.11.2026 13:39",
        ),
        ({"paused_at": NOW}, None, "@city_news: ждёт: канал на паузе"),
        (
            {"active": False, "stopped_reason": "Forbidden: bot was kicked from the channel chat"},
            None,
            "@city_news: ждёт: бота удалили из канала",
        ),
    ],
)
def test_a_post_that_cannot_go_says_what_it_waits_for(
    channel: dict[str, Any], reason: str | None, said: str
) -> None:
    row = ROW._replace(state=State.READY, reason=reason)
    shown = replace(queue(row), channels={1: Channel(1, "@city_news", **channel)})
    assert page(shown, 0, Texts("ru")).text.split("\n")[-1] == said
    assert said in one(row, shown, Texts("ru")).text


@pytest.mark.parametrize("state", [State.FAILED, State.HELD, State.SCHEDULED])
def test_a_post_that_does_not_wait_for_its_turn_says_that_the_bot_may_not_post(
    state: State,
) -> None:
    row = ROW._replace(state=state)
    stopped = replace(queue(row), channels={1: Channel(1, "@city_news", active=False)})
    said = "The bot may not post there now; the post waits."
    assert said in one(row, stopped, Texts("en")).text
    assert said not in one(row, queue(row), Texts("en")).text
    assert said not in one(row, replace(queue(row), channels={}), Texts("en")).text


def test_a_post_behind_others_of_its_channel_says_so() -> None:
    first = ROW._replace(state=State.READY, reason="Telegram asks to wait 43838 s")
    late = ROW._replace(id=2, state=State.READY, reason=None, due_at=NOW + timedelta(hours=4))
    elsewhere = late._replace(id=3, channel_id=2)
    shown = page(queue(late, first, elsewhere), 0, Texts("en")).text
    assert shown.count("others go first in this channel") == 1
    calm, hurried = first._replace(reason=None), late._replace(urgent=True)
    assert "others go first" in one(calm, queue(calm, hurried), Texts("en")).text
    assert "others go first" not in one(hurried, queue(calm, hurried), Texts("en")).text
    under_way = calm._replace(state=State.SENDING)
    assert "others go first" in one(hurried, queue(under_way, hurried), Texts("en")).text


def test_only_a_post_whose_turn_it_is_waits_for_its_channel() -> None:
    for state in (State.SENDING, State.IN_DOUBT, State.FAILED, State.SCHEDULED):
        row = ROW._replace(state=state)
        shown = replace(queue(row), channels={1: Channel(1, "@city_news", paused_at=NOW)})
        assert "channel paused" not in page(shown, 0, Texts("en")).text, state


def test_an_edit_stands_behind_no_post() -> None:
    first = ROW._replace(state=State.READY, reason=None)
    edit = first._replace(id=2, kind=Kind.EDIT)
    assert "others go first" not in one(edit, queue(first, edit), Texts("en")).text


def test_a_change_that_is_held_waits_for_a_word() -> None:
    held = ROW._replace(kind=Kind.EDIT, state=State.HELD, reason=None)
    assert "@city_news: правка ждёт решения редактора" in one(held, queue(held), Texts("ru")).text


@pytest.mark.parametrize(
    ("urgent", "seconds", "waits"),
    [(False, 600, True), (False, 60, False), (False, 0, False), (True, 600, False)],
)
def test_a_post_waits_for_the_break_between_two(urgent: bool, seconds: float, waits: bool) -> None:
    row = ROW._replace(state=State.READY, reason=None, urgent=urgent)
    last = {1: NOW - timedelta(minutes=5), 2: NOW}
    shown = replace(queue(row), breaks=breaks_after(last, seconds))
    said = "break between posts until 26 Nov 2026 15:20"
    assert (said in page(shown, 0, Texts("en")).text) is waits


@pytest.mark.parametrize(
    ("urgent", "begin", "said"),
    [
        (False, time(15), "@city_news: ждёт: тихие часы до 07:00"),
        (True, time(15), "@city_news: отправляется"),
        (False, time(23), "@city_news: отправляется"),
    ],
)
def test_in_quiet_hours_a_post_waits_for_their_end(urgent: bool, begin: time, said: str) -> None:
    row = ROW._replace(state=State.READY, reason=None, urgent=urgent)
    shown = replace(queue(row), quiet=(begin, time(7)))
    assert page(shown, 0, Texts("ru")).text.split("\n")[-1] == said


def test_an_empty_queue_has_no_buttons() -> None:
    assert page(queue(), 0, Texts("ru")).rows == ()


def test_it_says_for_each_channel_how_many_wait_and_when_the_next_goes() -> None:
    rows = [ROW._replace(id=n, article_id=n) for n in range(1, 4)]
    text = page(queue(*rows, ROW._replace(id=9, channel_id=2, state=State.FAILED)), 0, Texts("ru"))
    lines = text.text.split("\n")
    assert lines[0] == "@city_news: 3 публикации, следующая 26.11.2026 18:15"
    assert lines[1] == "@city_kk: 1 публикация"
    assert "Bad Request: file is too big" in lines, "why it failed"
    assert lines[3].startswith("1. "), "what failed comes first"


def test_pages_are_turned_and_end() -> None:
    rows = [ROW._replace(id=n, article_id=n) for n in range(1, PAGE * 2 + 2)]
    arrows = []
    for number in (0, 1, 2, 99):
        view = page(queue(*rows), number, Texts("en"))
        arrows.append([button.label for button in view.rows[1]][:-1])
    assert arrows == [["→"], ["←", "→"], ["←"], ["←"]]


@pytest.mark.parametrize(("kind", "state"), [*product(Kind, State)])
def test_only_what_the_row_may_do_is_offered(kind: Kind, state: State) -> None:
    for act in offered(ROW._replace(kind=kind, state=state)):
        assert may_move(state, AFTER[act])
    if state in (State.SENT, State.SENDING, State.CANCELLED):
        assert offered(ROW._replace(kind=kind, state=state)) == ()


@pytest.mark.parametrize("language", ["ru", "kk", "en"])
def test_every_row_can_be_shown(language: Any) -> None:
    for kind, state in product(Kind, State):
        row = ROW._replace(kind=kind, state=state)
        view = one(row, queue(row), Texts(language), "…")
        assert "@city_news" in view.text
        for line in view.rows:
            for button in line:
                assert button.label
                assert parse(button.data) is not None


def test_data_there_and_back_and_forged() -> None:
    largest = 10**15 - 1
    for act in Act:
        text = data(act, largest, largest)
        assert len(text.encode()) <= 64
        assert parse(text) == Pressed(act, largest, largest)
    for text in ("queue", "queue:now:1", "queue:fly:1:1", "queue:now:x:1", "queue:now:-1:1", "a"):
        assert parse(text) is None


def test_why_an_editor_is_asked_stands_there_in_their_language() -> None:
    row = ROW._replace(state=State.WAITING_APPROVAL, reason=ADVERTISING)
    shown = one(row, queue(row), Texts("kk")).text
    assert "жарнама: бұл арна алдымен редактордан сұрайды" in shown
    assert one(row._replace(reason=None), queue(row), Texts("ru")).text.count("\n") == 1
