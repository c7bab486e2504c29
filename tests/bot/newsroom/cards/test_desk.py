"""Which of an editor's words are meant for a card that waits for some, and what publishing does."""

from collections.abc import Sequence
from dataclasses import replace
from types import SimpleNamespace
from typing import Any, cast
from zoneinfo import ZoneInfo

import pytest

from bot.model import Card, CardState, Item, Part, Place, Placed, State, Step, Who
from bot.newsroom.cards.desk import CardDesk
from bot.newsroom.cards.presses import Note, Nothing, Publish
from bot.texts import Texts
from tests.bot.newsroom.cards.test_presses import CARD, NOW, WHO

ALBUM = (Part("k1", 1, "Первый", photo="p/1"), Part("k2", 2, "Второй", photo="p/2"))


def desk(card: Card | None) -> CardDesk:
    async def asked_of(user_id: int, chat_id: int) -> Card | None:
        return card if (user_id, chat_id) == (WHO.id, 501) else None

    table = SimpleNamespace(
        cards=SimpleNamespace(asked_of=asked_of),
        clock=SimpleNamespace(now=lambda: NOW),
        zone=ZoneInfo("Asia/Almaty"),
    )
    return CardDesk(cast(Any, table), cast(Any, None))


@pytest.mark.parametrize(
    ("step", "words", "meant"),
    [
        (Step.EDITING, "Новый заголовок", True),
        (Step.TYPING, "когда-нибудь", True),
        (Step.TIMES, "завтра 8:00", True),
        (Step.TIMES, "01.02.2026 8:00", True),
        (Step.TIMES, "спасибо!", False),
    ],
    ids=["a text", "what cannot be read is asked again", "a time", "one that is past", "thanks"],
)
async def test_under_the_buttons_with_times_only_a_time_is_meant(
    step: Step, words: str, meant: bool
) -> None:
    card = replace(CARD, step=step)
    expected = card if meant else None
    assert await desk(card).expects(WHO, Place(501), words) == expected


async def test_where_no_card_asks_words_are_for_nobody() -> None:
    assert await desk(None).expects(WHO, Place(501), "завтра 8:00") is None
    assert await desk(replace(CARD, step=Step.EDITING)).expects(WHO, Place(9), "Слова") is None


@pytest.mark.parametrize(
    ("decision", "shown"),
    [(Nothing(Note.NO_CHANNEL), False), (Nothing(Note.PAST), False), (Nothing(Note.CLOSED), True)],
)
async def test_a_card_that_stands_as_it_was_is_not_shown_again(
    decision: Nothing, shown: bool
) -> None:
    done = await desk(CARD)._applied(CARD, decision, WHO, Texts("en"))
    assert done.said and (done.card is not None) is shown


async def test_publishing_answers_what_was_asked_about_the_rows_it_moved() -> None:
    asked = [SimpleNamespace(id=number, question_message_id=9) for number in (1, 2)]
    unasked = SimpleNamespace(id=3, question_message_id=None)
    placed = [
        Placed(1, 1, State.SCHEDULED, done=True),
        Placed(2, 2, State.SENT, done=False),
        Placed(3, 3, State.SCHEDULED, done=True),
    ]
    closed: list[int] = []

    async def rows(_article_id: int) -> Sequence[Any]:
        return [*asked, unasked]

    async def publish(card: Card, *_given: Any, **_values: Any) -> tuple[Card, Sequence[Placed]]:
        return replace(card, state=CardState.PUBLISHED), placed

    async def close_question(row: Any, _said: Any) -> None:
        closed.append(row.id)

    table = SimpleNamespace(
        cards=SimpleNamespace(publish=publish),
        outbox=SimpleNamespace(article_rows=rows),
        clock=SimpleNamespace(now=lambda: NOW),
        close_question=close_question,
    )
    card = replace(CARD, article_id=5)
    await CardDesk(cast(Any, table), cast(Any, None))._apply(
        card, Publish((), {}), WHO, Texts("en")
    )
    assert closed == [1]


@pytest.mark.parametrize(
    ("card", "made", "texts"),
    [
        (None, 7, ["Второй"]),
        (replace(CARD, state=CardState.OPEN, parts=ALBUM), 7, ["Первый", "Второй"]),
        (replace(CARD, state=CardState.READING, parts=ALBUM), 7, None),
        (None, None, None),
    ],
    ids=["alone", "of an album", "while its card is read", "of no article"],
)
async def test_a_message_that_says_something_else_now(
    card: Card | None, made: int | None, texts: list[str] | None
) -> None:
    taken: list[Item] = []

    async def edit(_place: Place, part: Part, album: str | None) -> Card | None:
        assert (part, album) == (ALBUM[1], "a1")
        return card

    async def made_of(_key: str) -> int | None:
        return made

    async def reworded(_article_id: int, words: Item, _who: Who) -> bool:
        taken.append(words)
        return True

    table = SimpleNamespace(cards=SimpleNamespace(edit=edit))
    reader = SimpleNamespace(made_of=made_of, reworded=reworded)
    desk = CardDesk(cast(Any, table), cast(Any, reader))
    article_id = await desk.said_anew(ALBUM[1], Place(501), WHO, "a1")
    assert article_id == (made if texts else None)
    assert [item.title for item in taken] == (texts or [])[:1]
