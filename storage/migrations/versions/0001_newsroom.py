"""Feeds, articles, channels, the outbox and the log.

Revision 0001, after nothing.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0001"
down_revision = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
JSON = sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")


def upgrade() -> None:
    _feeds()
    _articles()
    _around_articles()
    _channels()
    _outbox()
    _outbox_indices()
    _events()


def _only(condition: str) -> dict[str, Any]:
    """The rows that an index covers."""
    return {"sqlite_where": sa.text(condition), "postgresql_where": sa.text(condition)}


def _feeds() -> None:
    op.create_table(
        "feeds",
        sa.Column("id", ID, nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("canonical", sa.Text()),
        sa.Column("title", sa.Text()),
        sa.Column("selector", sa.Text()),
        sa.Column("etag", sa.Text()),
        sa.Column("last_modified", sa.Text()),
        sa.Column("body_hash", sa.Text()),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("added_at", MOMENT, nullable=False),
        sa.Column("removed_at", MOMENT),
        sa.Column("first_read_at", MOMENT),
        sa.Column("looked_at", MOMENT),
        sa.Column("succeeded_at", MOMENT),
        sa.Column("next_look_at", MOMENT),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("last_error", sa.Text()),
        sa.PrimaryKeyConstraint("id", name="pk_feeds"),
        sa.UniqueConstraint("url", name="uq_feeds_url"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "entered",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("kind", "value", name="pk_entered"),
    )


def _articles() -> None:
    op.create_table(
        "articles",
        sa.Column("id", ID, nullable=False),
        sa.Column("identity", sa.Text(), nullable=False),
        sa.Column("feed_id", ID),
        sa.Column("source_name", sa.Text(), nullable=False),
        sa.Column("link", sa.Text()),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("language", sa.Text()),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("content_hash", sa.Text(), nullable=False),
        sa.Column("first_seen_at", MOMENT, nullable=False),
        sa.Column("published_at", MOMENT),
        sa.Column("withdrawn_at", MOMENT),
        sa.ForeignKeyConstraint(
            ["feed_id"], ["feeds.id"], name="fk_articles_feed_id", ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_articles"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_articles_feed_id", "articles", ["feed_id"])
    op.create_index("ix_articles_first_seen_at", "articles", ["first_seen_at", "id"])
    op.create_index("ix_articles_published_at", "articles", ["published_at", "id"])
    op.create_table(
        "article_keys",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("article_id", ID, nullable=False),
        sa.Column("item_hash", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name="fk_article_keys_article_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("key", name="pk_article_keys"),
    )
    op.create_index("ix_article_keys_article_id", "article_keys", ["article_id"])
    op.create_table(
        "revisions",
        sa.Column("article_id", ID, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("body", JSON, nullable=False),
        sa.Column("content_hash", sa.Text(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name="fk_revisions_article_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article_id", "number", name="pk_revisions"),
    )


def _around_articles() -> None:
    op.create_table(
        "photos",
        sa.Column("article_id", ID, autoincrement=False, nullable=False),
        sa.Column("revision", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("url", sa.Text()),
        sa.Column("path", sa.Text()),
        sa.Column("credit", sa.Text()),
        sa.Column("credit_label", sa.Text()),
        sa.Column("width", sa.Integer()),
        sa.Column("height", sa.Integer()),
        sa.ForeignKeyConstraint(
            ["article_id", "revision"],
            ["revisions.article_id", "revisions.number"],
            name="fk_photos_article_id_revision",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("article_id", "revision", "position", name="pk_photos"),
    )
    op.create_table(
        "stems",
        sa.Column("article_id", ID, nullable=False),
        sa.Column("language", sa.Text()),
        sa.Column("stems", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name="fk_stems_article_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article_id", name="pk_stems"),
    )


def _channels() -> None:
    op.create_table(
        "channels",
        sa.Column("id", ID, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("chat", sa.Text(), nullable=False),
        sa.Column("topic", ID),
        sa.Column("language", sa.Text()),
        sa.Column("title", sa.Text()),
        sa.Column("style", JSON),
        sa.Column("chat_id", sa.BigInteger()),
        sa.Column("protected", sa.Boolean(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("stopped_reason", sa.Text()),
        sa.Column("stopped_at", MOMENT),
        sa.Column("added_at", MOMENT, nullable=False),
        sa.Column("removed_at", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_channels"),
        sa.UniqueConstraint("key", name="uq_channels_key"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_channels_chat_id", "channels", ["chat_id"])
    op.create_table(
        "routes",
        sa.Column("id", ID, nullable=False),
        sa.Column("channel_id", ID, nullable=False),
        sa.Column("feed_id", ID),
        sa.Column("filter", JSON),
        sa.ForeignKeyConstraint(
            ["channel_id"], ["channels.id"], name="fk_routes_channel_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["feed_id"], ["feeds.id"], name="fk_routes_feed_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_routes"),
        sa.UniqueConstraint("channel_id", "feed_id", name="uq_routes_channel_id_feed_id"),
    )
    op.create_index("ix_routes_feed_id", "routes", ["feed_id"])
    op.create_index(
        "uq_routes_every_feed", "routes", ["channel_id"], unique=True, **_only("feed_id IS NULL")
    )


def _outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("id", ID, nullable=False),
        sa.Column("article_id", ID, nullable=False),
        sa.Column("channel_id", ID, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text()),
        sa.Column("low_id", sa.BigInteger()),
        sa.Column("sending_at", MOMENT),
        sa.Column("sent_at", MOMENT),
        sa.Column("message_id", sa.BigInteger()),
        sa.Column("asked_at", MOMENT),
        sa.Column("question_chat_id", sa.BigInteger()),
        sa.Column("question_message_id", sa.BigInteger()),
        sa.Column("lost_low_id", sa.BigInteger()),
        sa.Column("fingerprint", JSON),
        sa.CheckConstraint("kind IN ('send', 'edit', 'delete')", name=op.f("ck_outbox_kind")),
        sa.CheckConstraint(
            "state IN ('waiting_approval', 'held', 'scheduled', 'ready', 'sending', 'in_doubt', "
            "'sent', 'failed', 'cancelled', 'expired', 'superseded', 'skipped')",
            name=op.f("ck_outbox_state"),
        ),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name="fk_outbox_article_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["channel_id"], ["channels.id"], name="fk_outbox_channel_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_outbox"),
        sqlite_autoincrement=True,
    )


def _outbox_indices() -> None:
    op.create_index("ix_outbox_article_id", "outbox", ["article_id"])
    op.create_index("ix_outbox_channel_id_state", "outbox", ["channel_id", "state"])
    op.create_index("ix_outbox_resent", "outbox", ["sent_at"], **_only("lost_low_id IS NOT NULL"))
    op.create_index("ix_outbox_state", "outbox", ["state", "id"])
    op.create_index(
        "uq_outbox_send",
        "outbox",
        ["article_id", "channel_id"],
        unique=True,
        **_only("kind = 'send'"),
    )
    op.create_index(
        "uq_outbox_sending", "outbox", ["channel_id"], unique=True, **_only("state = 'sending'")
    )
    op.create_index(
        "ix_outbox_heads",
        "outbox",
        ["channel_id", sa.text("urgent DESC"), "due_at", "id"],
        **_only("state IN ('ready', 'scheduled')"),
    )


def _events() -> None:
    op.create_table(
        "events",
        sa.Column("id", ID, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("article_id", ID),
        sa.Column("channel_id", ID),
        sa.Column("feed_id", ID),
        sa.Column("reason", sa.Text()),
        sa.Column("who", sa.Text()),
        sa.PrimaryKeyConstraint("id", name="pk_events"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_events_article_id", "events", ["article_id"])
    op.create_index("ix_events_at", "events", ["at"])
