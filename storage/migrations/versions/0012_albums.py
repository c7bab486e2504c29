"""Albums: posts of several messages.

Revision 0012, after 0010.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0012"
down_revision = "0010"

JSON = sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")


def upgrade() -> None:
    op.add_column("outbox", sa.Column("parts", JSON))
    op.add_column(
        "photos", sa.Column("shown", sa.Boolean(), nullable=False, server_default=sa.true())
    )
