"""Several processes on one database: who runs, who has which role and row, the pace of all.

Revision 0013, after 0012.
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "processes",
        sa.Column("id", ID, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("until", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_processes"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "held_roles",
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("process_id", ID, nullable=False),
        sa.PrimaryKeyConstraint("role", name="pk_held_roles"),
        sa.ForeignKeyConstraint(
            ["process_id"],
            ["processes.id"],
            name="fk_held_roles_process_id",
            ondelete="CASCADE",
        ),
    )
    op.create_table(
        "turns",
        sa.Column("id", ID, nullable=False),
        sa.Column("process_id", ID, nullable=False),
        sa.Column("chat", sa.Text(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("edit", sa.Boolean(), nullable=False),
        sa.Column("hold", sa.Float()),
        sa.PrimaryKeyConstraint("id", name="pk_turns"),
        sqlite_autoincrement=True,
    )
    op.add_column("outbox", sa.Column("claimed_by", ID))
    where = sa.text("claimed_by IS NOT NULL")
    op.create_index(
        "ix_outbox_claimed",
        "outbox",
        ["claimed_by", "channel_id"],
        sqlite_where=where,
        postgresql_where=where,
    )
