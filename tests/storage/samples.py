"""Articles, channels and rows to begin a test with."""

from datetime import UTC, datetime, timedelta

from bot.model import (
    Article,
    Block,
    BlockKind,
    Channel,
    Dateline,
    Fingerprint,
    NewArticle,
    NewRow,
    OutboxRow,
    Photo,
    State,
)
from bot.ports import Stores

NOW = datetime(2026, 11, 24, 8, 30, 15, 123456, tzinfo=UTC)

ARTICLE = Article(
    title="Музей открыл зал «Ұлы дала»",
    body=(
        Block("В Алматы открылся новый зал."),
        Block("Что в нём", BlockKind.HEADING),
        Block("Вход свободный \U0001f3db"),
    ),
    language="ru",
    link="https://news.example/museum",
    author="А. Ахметова",
    published=datetime(2026, 11, 24, 7, 0, tzinfo=UTC),
    tags=("музеи", "Алматы"),
    dateline=Dateline("Алматы", "--11-24", "Центр информации"),
    photos=(
        Photo(url="https://news.example/1.jpg", credit="МКИ РК", credit_label="Фото", width=1280),
        Photo(path="pictures/2.png"),
    ),
    photo_credit="МКИ РК",
    source="МКИ РК",
    source_in_text=True,
    doubts=("year unknown",),
)

FINGERPRINT = Fingerprint("Музей открыл зал", (("bold", 0, 16),), "AQAD")


def later(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


def new_article(
    *keys: str,
    article: Article = ARTICLE,
    item_hash: str = "item-1",
    content_hash: str = "content-1",
    feed_id: int | None = None,
) -> NewArticle:
    return NewArticle(
        article=article,
        keys=keys or ("guid:1", "link:https://news.example/museum"),
        item_hash=item_hash,
        content_hash=content_hash,
        first_seen_at=NOW,
        source_name="news.example",
        feed_id=feed_id,
    )


def row_for(
    channel_id: int,
    state: State = State.READY,
    due_in: float = 0,
    urgent: bool = False,
    reason: str | None = None,
) -> NewRow:
    return NewRow(channel_id, state, later(due_in), urgent=urgent, reason=reason)


async def add_channels(stores: Stores, *chats: str) -> list[Channel]:
    await stores.channels.enter([(chat, None, None) for chat in chats], NOW)
    by_chat = {channel.chat: channel for channel in await stores.channels.all()}
    return [by_chat[chat] for chat in chats]


async def queued(
    stores: Stores, channel: Channel, number: int, row: NewRow | None = None
) -> OutboxRow:
    """The row of a new article, the `number`th, for one channel."""
    taken = await stores.articles.take(new_article(f"guid:{number}"), [row or row_for(channel.id)])
    found = await stores.outbox.get(taken.rows[0])
    assert found is not None
    return found
