"""Posts of rates: who wants them, until when they are sent, and that readers' lists leave them out.

Revision 0015, after 0014.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0015"
down_revision = "0014"

JSON = sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")


def upgrade() -> None:
    op.add_column("channels", sa.Column("rates", JSON))
    op.add_column(
        "stems", sa.Column("listed", sa.Boolean(), nullable=False, server_default=sa.true())
    )
    op.add_column("outbox", sa.Column("expires_at", sa.DateTime(timezone=True)))
    where = sa.text("expires_at IS NOT NULL")
    op.create_index(
        "ix_outbox_expires_at",
        "outbox",
        ["expires_at", "state"],
        sqlite_where=where,
        postgresql_where=where,
    )
