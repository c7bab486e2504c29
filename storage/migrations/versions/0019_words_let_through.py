"""Stems: readers are shown the last words let through, not a correction that is still asked about.

Revision 0019, after 0018.
"""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    op.add_column("stems", sa.Column("revision", sa.Integer(), nullable=True))
