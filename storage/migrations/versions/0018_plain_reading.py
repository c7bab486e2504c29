"""People: whose Telegram shows no rich messages reads articles as plain ones.

Revision 0018, after 0017.
"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    op.add_column("people", sa.Column("plain_reading", sa.Boolean(), nullable=True))
