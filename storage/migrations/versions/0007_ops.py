"""The newest post of all is found at once.

Revision 0007, after 0006.
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    sent = sa.text("sent_at IS NOT NULL")
    op.create_index(
        "ix_outbox_sent_at", "outbox", ["sent_at"], sqlite_where=sent, postgresql_where=sent
    )
