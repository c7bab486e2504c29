"""Which of an editor's words are meant for a card that waits for some."""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any, cast
from zoneinfo import ZoneInfo

import pytest

from bot.model import Card, Place, Step
from bot.newsroom.card_desk import CardDesk
from tests.bot.newsroom.test_cards import CARD, NOW, WHO


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
