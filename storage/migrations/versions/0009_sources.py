"""Feeds: how often a move was seen, and what the editors have not heard of yet.

Revision 0009, after 0008.
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.add_column(
        "feeds", sa.Column("moved_seen", sa.Integer(), nullable=False, server_default="0")
    )
    op.add_column("feeds", sa.Column("moved_from", sa.Text()))
    op.add_column("feeds", sa.Column("untold", sa.Text()))
    where = sa.text("untold IS NOT NULL")
    op.create_index("ix_feeds_untold", "feeds", ["id"], sqlite_where=where, postgresql_where=where)
