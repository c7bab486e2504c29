"""Edits of posts: which post they are about, its pictures, an editor's word on it.

Revision 0006, after 0004.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0006"
down_revision = "0004"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
JSON = sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")


def _only(condition: str) -> dict[str, Any]:
    """The rows that an index covers."""
    return {"sqlite_where": sa.text(condition), "postgresql_where": sa.text(condition)}


def upgrade() -> None:
    op.add_column("outbox", sa.Column("post_id", ID))
    op.add_column("outbox", sa.Column("chat_id", sa.BigInteger()))
    op.add_column("outbox", sa.Column("photos", JSON))
    op.add_column("outbox", sa.Column("hand", sa.Text()))
    # Until now no number of a chat was forgotten, so the channel's own is the post's.
    op.execute(
        "UPDATE outbox SET chat_id ="
        " (SELECT chat_id FROM channels WHERE channels.id = outbox.channel_id)"
        " WHERE message_id IS NOT NULL"
    )
    op.drop_index("ix_outbox_heads", "outbox")
    op.create_index(
        "ix_outbox_heads",
        "outbox",
        ["channel_id", sa.text("urgent DESC"), "due_at", "id"],
        **_only("state IN ('ready', 'scheduled') AND kind = 'send'"),
    )
    op.create_index(
        "ix_outbox_edits",
        "outbox",
        ["channel_id", "due_at", "id"],
        **_only("state IN ('ready', 'scheduled') AND kind <> 'send'"),
    )
    op.drop_index("uq_outbox_sending", "outbox")
    op.create_index(
        "uq_outbox_sending",
        "outbox",
        ["channel_id"],
        unique=True,
        **_only("state = 'sending' AND kind = 'send'"),
    )
    op.create_index(
        "uq_outbox_changing", "outbox", ["post_id"], unique=True, **_only("state = 'sending'")
    )
    op.create_index("ix_outbox_post_id", "outbox", ["post_id", "state"])
