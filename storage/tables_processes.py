"""The tables by which several running processes share the work; who they are is in `tables`."""

import sqlalchemy as sa

from storage.columns import Id, Moment, Words
from storage.tables import metadata

held_roles = sa.Table(
    "held_roles",
    metadata,
    sa.Column("role", Words, primary_key=True),
    sa.Column("process_id", Id, sa.ForeignKey("processes.id", ondelete="CASCADE"), nullable=False),
)

# The last minute's messages to Telegram, over all processes, and what Telegram forbade since.
turns = sa.Table(
    "turns",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("process_id", Id, nullable=False),
    sa.Column("chat", Words, nullable=False),
    sa.Column("at", Moment, nullable=False),  # by the database's clock
    sa.Column("edit", sa.Boolean, nullable=False),
    sa.Column("hold", sa.Float),  # seconds that Telegram asked to wait; None: a message left
    sqlite_autoincrement=True,
)
