"""The style that a post was composed in.

Revision 0014, after 0013.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    as_json = sa.JSON(none_as_null=True)
    kind = as_json.with_variant(JSONB(none_as_null=True), "postgresql")
    op.add_column("outbox", sa.Column("style", kind))
