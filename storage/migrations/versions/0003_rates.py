"""Rates in sets, each with its source, time and mark.

Revision 0003, after 0002. Nothing was ever written into the table that goes.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.drop_table("rates")
    op.create_table(
        "rate_sets",
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("fetched_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("mark", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "source IN ('nationalbank', 'frankfurter', 'sample')", name="ck_rate_sets_source"
        ),
        sa.CheckConstraint("mark IN ('plain', 'unusual', 'held')", name="ck_rate_sets_mark"),
        sa.PrimaryKeyConstraint("date", "source", name="pk_rate_sets"),
    )
    op.create_table(
        "rates",
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("unit", sa.Integer(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["date", "source"],
            ["rate_sets.date", "rate_sets.source"],
            name="fk_rates_date_source",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("date", "source", "code", name="pk_rates"),
    )
