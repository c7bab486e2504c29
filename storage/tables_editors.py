"""The tables of what editors do in Telegram."""

import sqlalchemy as sa

from bot.model import CardState, Step
from storage.columns import Choice, Id, Json, Moment, Words, one_of
from storage.tables import metadata

# Queries repeat these words exactly, or SQLite does not see that the index serves them.
UNSAID = "state = 'reading' OR message_id IS NULL"
ASKED = "typing_by IS NOT NULL"


def _partial(name: str, *columns: str, where: str, unique: bool = False) -> sa.Index:
    """An index over some rows alone."""
    condition = sa.text(where)
    return sa.Index(
        name, *columns, unique=unique, sqlite_where=condition, postgresql_where=condition
    )


cards = sa.Table(
    "cards",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("state", Choice(CardState), nullable=False),
    sa.Column("step", Choice(Step), nullable=False),
    sa.Column("chat_id", sa.BigInteger, nullable=False),
    sa.Column("topic", Id),
    sa.Column("made_by", sa.BigInteger, nullable=False),
    sa.Column("made_by_name", Words, nullable=False),
    sa.Column("made_at", Moment, nullable=False),
    sa.Column("language", Words, nullable=False),
    sa.Column("ready_at", Moment, nullable=False),
    sa.Column("words", Words, nullable=False),
    sa.Column("parts", Json, nullable=False),
    sa.Column("album", Words),
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Column("article_id", Id, sa.ForeignKey("articles.id", ondelete="RESTRICT"), index=True),
    sa.Column("found", Json, nullable=False),
    sa.Column("channels", Json, nullable=False),
    sa.Column("placed", Json, nullable=False),
    sa.Column("preview_id", sa.BigInteger),
    sa.Column("message_id", sa.BigInteger),
    sa.Column("typing_by", sa.BigInteger),
    sa.Column("due_at", Moment),
    sa.Column("reason", Words),
    sa.Column("closed_by", sa.BigInteger),
    sa.Column("closed_by_name", Words),
    sa.Column("closed_at", Moment),
    one_of("state", CardState),
    one_of("step", Step),
    sa.Index("ix_cards_closed_by_closed_at", "closed_by", "closed_at"),
    _partial("ix_cards_unsaid", "ready_at", where=UNSAID),
    _partial("ix_cards_asked", "typing_by", "chat_id", where=ASKED),
    _partial("uq_cards_album", "chat_id", "album", unique=True, where="album IS NOT NULL"),
    sqlite_autoincrement=True,
)
