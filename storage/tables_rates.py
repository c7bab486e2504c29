"""Official rates: the sets as they came, and the rates in them."""

import sqlalchemy as sa

from bot.model import Mark, RateSource
from storage.columns import Choice, Moment, Words, one_of
from storage.tables import metadata

rate_sets = sa.Table(
    "rate_sets",
    metadata,
    sa.Column("date", sa.Date, primary_key=True),
    sa.Column("source", Choice(RateSource), primary_key=True),
    sa.Column("fetched_at", Moment, nullable=False),
    sa.Column("mark", Choice(Mark), nullable=False),
    sa.Column("note", Words, nullable=False),
    one_of("source", RateSource),
    one_of("mark", Mark),
)

# Decimal strings: a float would round them.
rates = sa.Table(
    "rates",
    metadata,
    sa.Column("date", sa.Date, primary_key=True),
    sa.Column("source", Choice(RateSource), primary_key=True),
    sa.Column("code", Words, primary_key=True),
    sa.Column("unit", sa.Integer, nullable=False),
    sa.Column("value", Words, nullable=False),
    sa.ForeignKeyConstraint(
        ["date", "source"], ["rate_sets.date", "rate_sets.source"], ondelete="CASCADE"
    ),
)
