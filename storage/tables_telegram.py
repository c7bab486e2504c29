"""The tables of what is known of Telegram: messages, uploads, updates, people."""

import sqlalchemy as sa

from storage.columns import Id, Json, Moment, Words
from storage.tables import metadata

# Ids are per chat: the topics of one forum share them.
chat_messages = sa.Table(
    "chat_messages",
    metadata,
    sa.Column("chat_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("message_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("ours", sa.Boolean, nullable=False),
    sqlite_with_rowid=False,
)

# Posts of our channels as Telegram put them into their discussion groups by itself.
witnesses = sa.Table(
    "witnesses",
    metadata,
    sa.Column("chat_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("message_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("shows", Json, nullable=False),
    sqlite_with_rowid=False,
)

traces = sa.Table(
    "traces",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("chat_id", sa.BigInteger, nullable=False),
    sa.Column("at", Moment, nullable=False),
    sa.Column("message_id", sa.BigInteger),
    sqlite_autoincrement=True,
)

uploads = sa.Table(
    "uploads",
    metadata,
    sa.Column("digest", Words, primary_key=True),
    sa.Column("bot_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("file_id", Words, nullable=False),
    sa.Column("file_unique_id", Words, nullable=False),
    sa.Column("at", Moment, nullable=False),
)

updates = sa.Table(
    "updates",
    metadata,
    sa.Column("update_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("at", Moment, nullable=False, index=True),
)

people = sa.Table(
    "people",
    metadata,
    sa.Column("user_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("language", Words),
    sa.Column("started_at", Moment),
    sa.Column("blocked_at", Moment),
    sa.Column("username", Words, index=True),  # in lower case, as it was last seen
    sa.Column("name", Words),
    sa.Column("currencies", Words),  # codes, apart by spaces
    sa.Column("plain_reading", sa.Boolean),  # NULL: not chosen
)

# An editor may be named before ever writing to the bot, so this does not refer to `people`.
roles = sa.Table(
    "roles",
    metadata,
    sa.Column("user_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("role", Words, primary_key=True),
    sa.Column("given_by", sa.BigInteger),
    sa.Column("at", Moment, nullable=False),
)

subscriptions = sa.Table(
    "subscriptions",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column(
        "user_id",
        sa.BigInteger,
        sa.ForeignKey("people.user_id", ondelete="CASCADE"),
        nullable=False,
    ),
    sa.Column("kind", Words, nullable=False),
    sa.Column("value", Words, nullable=False),
    sa.Column("settings", Json),
    sa.Column("created_at", Moment, nullable=False),
    sa.Column("last_sent_at", Moment),
    sa.UniqueConstraint("user_id", "kind", "value"),
    sqlite_autoincrement=True,
)
