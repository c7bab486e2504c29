"""What people are called and did, and channels that an editor paused.

Revision 0010, after 0009.
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.add_column("channels", sa.Column("paused_at", sa.DateTime(timezone=True)))
    op.add_column("people", sa.Column("username", sa.Text()))
    op.add_column("people", sa.Column("name", sa.Text()))
    op.create_index("ix_people_username", "people", ["username"])
    where = sa.text("who IS NOT NULL")
    op.create_index("ix_events_who", "events", ["id"], sqlite_where=where, postgresql_where=where)
