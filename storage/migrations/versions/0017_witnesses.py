"""What the discussion groups of our channels showed of their posts.

Revision 0017, after 0016.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0017"
down_revision = "0016"

JSON = sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")


def upgrade() -> None:
    op.create_table(
        "witnesses",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("message_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("shows", JSON, nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "message_id", name="pk_witnesses"),
        sqlite_with_rowid=False,
    )
