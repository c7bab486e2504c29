"""What a card knows of its article: where it may go once more, and where its post was deleted."""

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any, cast
from zoneinfo import ZoneInfo

import pytest

from bot.model import Article, Channel, Kind, OutboxRow, State, StoredArticle
from bot.model.states import DELETED
from bot.newsroom.cards.presses import Facts
from bot.newsroom.cards.table import CardTable
from bot.texts import Texts
from tests.bot.newsroom.cards.test_presses import CARD, NOW

POST = OutboxRow(
    id=10,
    article_id=1,
    channel_id=1,
    kind=Kind.SEND,
    state=State.SENT,
    version=1,
    due_at=NOW,
    created_at=NOW,
)
TAKEN_AWAY = POST._replace(id=11, kind=Kind.DELETE, post_id=10, reason=DELETED)


async def facts(rows: Sequence[OutboxRow], stored: StoredArticle | None = None) -> Facts:
    async def given(value: Any) -> Any:
        return value

    table = CardTable(
        cards=cast(Any, SimpleNamespace(of_article=lambda _: given([]))),
        articles=cast(Any, SimpleNamespace(get=lambda _: given(stored))),
        channels=cast(Any, SimpleNamespace(all=lambda: given([Channel(1, "@city_news")]))),
        outbox=cast(Any, SimpleNamespace(article_rows=lambda _: given(rows))),
        chats=cast(Any, None),
        clock=cast(Any, SimpleNamespace(now=lambda: NOW)),
        zone=ZoneInfo("Asia/Almaty"),
        asks_in=Texts("ru"),
    )
    return await table.facts(CARD)


@pytest.mark.parametrize(
    ("rows", "free", "deleted"),
    [
        ([], True, False),
        ([POST], False, False),
        ([POST, TAKEN_AWAY], True, True),
        ([POST, TAKEN_AWAY._replace(state=State.READY, reason=None)], False, True),
        ([POST, TAKEN_AWAY._replace(state=State.CANCELLED)], False, False),
        ([POST, TAKEN_AWAY._replace(reason="it is too old to be deleted")], False, True),
        ([POST, TAKEN_AWAY._replace(post_id=99)], False, True),
        ([POST._replace(state=State.READY)], True, False),
        ([POST._replace(state=State.READY, urgent=True)], False, False),
        ([POST._replace(state=State.READY, lost_low_id=5)], False, False),
        ([POST._replace(state=State.SENDING)], False, False),
    ],
    ids=[
        "nowhere yet", "stands there", "deleted", "being deleted", "deletion taken back",
        "marked instead", "another post deleted", "waits by itself", "queued by hand",
        "sent again after a loss", "on its way",
    ],
)  # fmt: skip
async def test_where_it_may_go_once_more(rows: list[OutboxRow], free: bool, deleted: bool) -> None:
    known = await facts(rows)
    assert (known.free == (1,), known.deleted == {1}) == (free, deleted)


@pytest.mark.parametrize("withdrawn", [True, False])
async def test_what_its_source_has_withdrawn_goes_nowhere(withdrawn: bool) -> None:
    stored = StoredArticle(1, 1, Article("Вода пришла"), NOW, "Лента", 1, withdrawn)
    assert (await facts([], stored)).free == (() if withdrawn else (1,))
