"""What a press does, by the card's state, its version and how the article stands."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.model import HOUSE, Card, CardState, Channel, State, Step, Style, Who
from bot.model.states import BY_HAND
from bot.newsroom.cards.data import Action, Pressed, data, parse
from bot.newsroom.cards.presses import (
    Change,
    Decision,
    Facts,
    Note,
    Nothing,
    Publish,
    by_style,
    decide,
    decide_typed,
)
from bot.newsroom.cards.view import note_text, view
from bot.texts import Texts

NOW = datetime(2026, 11, 26, 10, 15, tzinfo=UTC)
WHO = Who(501, "Асель")
CARD = Card(
    id=7,
    version=3,
    state=CardState.OPEN,
    step=Step.CHANNELS,
    chat_id=501,
    topic=None,
    made_by=501,
    made_by_name="Асель",
    made_at=NOW,
    language="ru",
    ready_at=NOW,
    article_id=1,
)
TWO = (Channel(1, "@city_news"), Channel(2, "@city_kk"))


def facts(*channels: Channel, **standings: State) -> Facts:
    known = {int(name.removeprefix("c")): state for name, state in standings.items()}
    return Facts(channels or TWO, known, NOW, ZoneInfo("Asia/Almaty"))


def press(card: Card, action: Action, argument: Any = "", known: Facts | None = None) -> Decision:
    return decide(
        card, Pressed(card.id, card.version, action, str(argument)), known or facts(), WHO
    )


def test_what_was_queued_by_itself_may_wait_and_is_not_called_on_its_way() -> None:
    waits = facts(c1=State.READY)
    assert "@city_news: в очереди" in view(CARD, waits, Texts("ru")).text
    placed = replace(CARD, state=CardState.PUBLISHED, placed=(1,), closed_by_name="Асель")
    assert "@city_news: отправляется" in view(placed, waits, Texts("ru")).text


def test_channels_are_chosen_and_left_again() -> None:
    chosen = press(CARD, Action.TOGGLE, 2)
    assert chosen == Change({"channels": (2,)})
    assert press(replace(CARD, channels=(1, 2)), Action.TOGGLE, 1) == Change({"channels": (2,)})
    assert press(CARD, Action.TOGGLE, 9) == Nothing(Note.OUTDATED)
    assert press(CARD, Action.TOGGLE, 1, facts(c1=State.SENT)) == Nothing(Note.OUTDATED)


@pytest.mark.parametrize("step", Step)
def test_a_withdrawn_article_is_published_nowhere(step: Step) -> None:
    """An old card offered channels; a new one says why it offers none."""
    gone = replace(facts(), withdrawn=True)
    card = replace(CARD, channels=(1,), step=step, typing_by=501)
    for action in (Action.TOGGLE, Action.PUBLISH, Action.WHEN, Action.EDIT):
        assert press(card, action, 1, gone) == Nothing(Note.OUTDATED)
    assert press(card, Action.AT, "hour", gone) == Nothing(Note.OUTDATED)
    assert decide_typed(card, "23:30", gone, WHO) == Nothing(Note.OUTDATED)
    look = view(card, gone, Texts("en"))
    assert look.text == "The article was withdrawn, so it is not published."
    assert [button.label for row in look.rows for button in row] == ["Close"]
    assert isinstance(press(card, Action.CANCEL, "", gone), Change)


def test_nothing_goes_where_nothing_was_chosen() -> None:
    for action in (Action.PUBLISH, Action.WHEN):
        assert press(CARD, action) == Nothing(Note.NO_CHANNEL)
    assert press(CARD, Action.AT, "hour") == Nothing(Note.NO_CHANNEL)


def test_the_only_channel_need_not_be_chosen() -> None:
    decision = press(CARD, Action.PUBLISH, known=facts(TWO[0]))
    assert isinstance(decision, Publish)
    (row,) = decision.rows
    assert (row.channel_id, row.state, row.due_at, row.urgent) == (1, State.READY, NOW, True)
    assert decision.values["closed_by_name"] == "Асель"


@pytest.mark.parametrize("state", State)
def test_only_where_it_does_not_stand_yet(state: State) -> None:
    decision = press(replace(CARD, channels=(1, 2)), Action.PUBLISH, known=facts(c1=state))
    assert isinstance(decision, Publish)
    assert [row.channel_id for row in decision.rows] == ([1, 2] if state in BY_HAND else [2])


def test_scheduled_for_a_quick_time() -> None:
    card = replace(CARD, channels=(2,), step=Step.TIMES)
    decision = press(card, Action.AT, "morning")
    assert isinstance(decision, Publish)
    (row,) = decision.rows
    assert (row.state, row.due_at) == (State.SCHEDULED, datetime(2026, 11, 27, 3, tzinfo=UTC))
    assert row.reason == "scheduled by hand"
    assert press(card, Action.AT, "never") == Nothing(Note.OUTDATED)


def test_scheduled_for_a_time_in_words() -> None:
    card = replace(CARD, channels=(2,), step=Step.TYPING, typing_by=501)
    decision = decide_typed(card, "18:30", facts(), WHO)
    assert isinstance(decision, Publish)
    assert decision.rows[0].due_at == datetime(2026, 11, 26, 13, 30, tzinfo=UTC)
    assert decide_typed(card, "08:00", facts(), WHO) == Nothing(Note.PAST)
    assert decide_typed(card, "скоро", facts(), WHO) == Nothing(Note.NOT_READ)
    assert decide_typed(replace(card, step=Step.CHANNELS), "18:30", facts(), WHO) == Nothing(
        Note.OUTDATED
    )


def test_under_the_buttons_with_times_one_may_be_written() -> None:
    card = replace(CARD, channels=(2,))
    decision = decide(card, Pressed(7, 3, Action.WHEN, ""), facts(), WHO)
    assert isinstance(decision, Change)
    asked = replace(card, **decision.values)
    assert (asked.step, asked.typing_by) == (Step.TIMES, WHO.id)
    assert isinstance(decide_typed(asked, "завтра в 9", facts(), WHO), Publish)


@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("state", CardState)
def test_old_buttons_do_nothing(state: CardState, action: Action) -> None:
    card = replace(CARD, state=state, channels=(1, 2))
    decision = decide(card, Pressed(7, 2, action, "1"), facts(), WHO)
    assert decision == Nothing(Note.CLOSED if card.is_closed else Note.OUTDATED)


@pytest.mark.parametrize("action", Action)
def test_a_closed_card_stays_closed(action: Action) -> None:
    for state in (CardState.PUBLISHED, CardState.CANCELLED, CardState.FAILED):
        card = replace(CARD, state=state, channels=(1, 2))
        assert press(card, action, 1) == Nothing(Note.CLOSED)


def test_one_of_the_found_articles_is_picked() -> None:
    card = replace(CARD, state=CardState.CHOOSING, article_id=None, found=(4, 5))
    picked = press(card, Action.PICK, 5)
    assert isinstance(picked, Change)
    assert (picked.values["state"], picked.values["article_id"]) == (CardState.READING, 5)
    assert press(card, Action.PICK, 6) == Nothing(Note.OUTDATED)
    assert press(card, Action.PUBLISH) == Nothing(Note.OUTDATED)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "card",
        "card:7:3",
        "card:7:3:fly",
        "card:x:3:go",
        "card:7:-3:go",
        "card:0:3:go",
        "card:7:3:go:1:2",
        "doubt:7:3:go",
        "card:9999999999999999999:3:go",
        "card:７:3:go",
    ],
)
def test_forged_data_is_no_button(text: str) -> None:
    assert parse(text) is None


def test_data_goes_there_and_back_within_telegrams_bound() -> None:
    largest = 10**15 - 1
    for action in Action:
        text = data(largest, largest, action, largest)
        assert len(text.encode()) <= 64
        pressed = parse(text)
        assert pressed == Pressed(largest, largest, action, str(largest))
        assert pressed and pressed.number == largest


@pytest.mark.parametrize("language", ["ru", "kk", "en"])
def test_every_look_of_a_card_can_be_shown(language: Any) -> None:
    texts = Texts(language)
    for state in CardState:
        for step in Step:
            card = replace(CARD, state=state, step=step, found=(4, 5), language=language)
            for known in (facts(), facts(TWO[0]), facts(c1=State.SENT, c2=State.READY)):
                shown = view(card, known, texts, ["Первый", "Второй"])
                assert shown.text.strip()
                labels = [button.label for row in shown.rows for button in row]
                assert all(labels)
                assert bool(labels) is (state in (CardState.OPEN, CardState.CHOOSING))
    assert all(note_text(note, texts) for note in Note)


def test_the_card_says_where_it_stands_already() -> None:
    known = replace(facts(c1=State.SENT, c2=State.SCHEDULED), by={1: "Айгүл"})
    lines = view(CARD, known, Texts("ru")).text.split("\n")
    assert "@city_news: опубликовано (Айгүл)" in lines
    assert "@city_kk: запланировано" in lines


def test_the_card_says_for_when_it_is_scheduled_now() -> None:
    """Another editor may have chosen another time since."""
    due = {2: datetime(2026, 11, 28, 4, tzinfo=UTC)}
    known = replace(facts(c2=State.SCHEDULED), due=due)
    lines = view(CARD, known, Texts("ru")).text.split("\n")
    assert "@city_kk: запланировано, 28.11.2026 09:00" in lines


def test_what_is_doubtful_stands_under_the_question() -> None:
    known = replace(facts(), doubts=("unclosed quote",))
    assert view(CARD, known, Texts("ru")).text.endswith("\nПосмотрите: цитата не закрыта")
    closed = replace(CARD, state=CardState.CANCELLED)
    assert "Посмотрите" not in view(closed, known, Texts("ru")).text


def test_a_post_is_shown_in_each_look_of_its_channels() -> None:
    folded, silent = Style(expandable=300), Style(silent=True)
    three = (*TWO, Channel(3, "@silent", style=silent), Channel(4, "@folded", style=folded))
    assert by_style(facts(*three)) == {
        HOUSE: ["@city_news", "@city_kk", "@silent"],
        folded: ["@folded"],
    }
    assert by_style(facts(three[3], c4=State.SENT)) == {folded: []}
    assert by_style(Facts((), {}, NOW, ZoneInfo("Asia/Almaty"))) == {HOUSE: []}
