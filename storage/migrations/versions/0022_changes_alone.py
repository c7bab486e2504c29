"""Outbox: what is asked about edits and deletions is found without going past the posts.

Every post is written into these indexes, and out of them, three times on its way.

Revision 0022, after 0021.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"


def _only(condition: str) -> dict[str, Any]:
    """The rows that an index covers."""
    return {"sqlite_where": sa.text(condition), "postgresql_where": sa.text(condition)}


def upgrade() -> None:
    op.drop_index("ix_outbox_post_id", "outbox")
    op.create_index(
        "ix_outbox_post_id", "outbox", ["post_id", "state"], **_only("post_id IS NOT NULL")
    )
    op.drop_index("uq_outbox_changing", "outbox")
    op.create_index(
        "uq_outbox_changing",
        "outbox",
        ["post_id"],
        unique=True,
        **_only("state = 'sending' AND post_id IS NOT NULL"),
    )
