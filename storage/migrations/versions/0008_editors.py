"""What editors do in Telegram: their cards.

Revision 0008, after 0007.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0008"
down_revision = "0007"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
JSON = sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")

STATES = "'reading', 'choosing', 'open', 'published', 'cancelled', 'failed'"
STEPS = "'channels', 'times', 'typing', 'editing'"


def upgrade() -> None:
    op.create_table(
        "cards",
        sa.Column("id", ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("topic", ID),
        sa.Column("made_by", sa.BigInteger(), nullable=False),
        sa.Column("made_by_name", sa.Text(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("ready_at", MOMENT, nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("parts", JSON, nullable=False),
        sa.Column("album", sa.Text()),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("article_id", ID),
        sa.Column("found", JSON, nullable=False),
        sa.Column("channels", JSON, nullable=False),
        sa.Column("placed", JSON, nullable=False),
        sa.Column("preview_id", sa.BigInteger()),
        sa.Column("message_id", sa.BigInteger()),
        sa.Column("typing_by", sa.BigInteger()),
        sa.Column("due_at", MOMENT),
        sa.Column("reason", sa.Text()),
        sa.Column("closed_by", sa.BigInteger()),
        sa.Column("closed_by_name", sa.Text()),
        sa.Column("closed_at", MOMENT),
        sa.CheckConstraint(f"state IN ({STATES})", name="ck_cards_state"),
        sa.CheckConstraint(f"step IN ({STEPS})", name="ck_cards_step"),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name="fk_cards_article_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_cards"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_cards_article_id", "cards", ["article_id"])
    op.create_index("ix_cards_closed_by_closed_at", "cards", ["closed_by", "closed_at"])
    _partial("ix_cards_unsaid", ["ready_at"], "state = 'reading' OR message_id IS NULL")
    _partial("ix_cards_asked", ["typing_by", "chat_id"], "typing_by IS NOT NULL")
    _partial("uq_cards_album", ["chat_id", "album"], "album IS NOT NULL", unique=True)


def _partial(name: str, columns: list[str], where: str, *, unique: bool = False) -> None:
    condition = sa.text(where)
    op.create_index(
        name,
        "cards",
        columns,
        unique=unique,
        sqlite_where=condition,
        postgresql_where=condition,
    )
