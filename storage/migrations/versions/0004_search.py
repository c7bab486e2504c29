"""Search: stems in the order of news, with each database's own index over them.

Revision 0004, after 0003. Articles that are there get their place at once, their stems when the
bot starts: those are made outside this room.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

# The words are apart by spaces and hold no sign: `ascii` parts at blanks, folds nothing that is
# not ASCII, and keeps every other letter. `detail=none`: words are looked for one by one.
SQLITE = (
    """
    CREATE VIRTUAL TABLE news_index USING fts5(
        stems, content='stems', content_rowid='order_key', tokenize='ascii', detail=none,
        columnsize=0
    )
    """,
    """
    CREATE TRIGGER stems_added AFTER INSERT ON stems BEGIN
        INSERT INTO news_index (rowid, stems) VALUES (new.order_key, new.stems);
    END
    """,
    """
    CREATE TRIGGER stems_removed AFTER DELETE ON stems BEGIN
        INSERT INTO news_index (news_index, rowid, stems)
        VALUES ('delete', old.order_key, old.stems);
    END
    """,
    """
    CREATE TRIGGER stems_changed AFTER UPDATE OF order_key, stems ON stems BEGIN
        INSERT INTO news_index (news_index, rowid, stems)
        VALUES ('delete', old.order_key, old.stems);
        INSERT INTO news_index (rowid, stems) VALUES (new.order_key, new.stems);
    END
    """,
)
# A column of its own, so that looking through the newest rows makes no vector for each; without
# `fastupdate` the planner knows what the index costs, and no question pays for many insertions.
POSTGRESQL = (
    """
    ALTER TABLE stems ADD COLUMN stems_vector tsvector
    GENERATED ALWAYS AS (array_to_tsvector(string_to_array(stems, ' '))) STORED
    """,
    "CREATE INDEX ix_stems_vector ON stems USING gin (stems_vector) WITH (fastupdate = off)",
)

# As storage/news_rows.py makes it.
PLACES = """
    INSERT INTO stems (article_id, order_key, draft, stems)
    SELECT id,
        (CASE WHEN seconds < 0 THEN 0 WHEN seconds > 8589934591 THEN 8589934591 ELSE seconds END)
        * 536870912 + id % 536870912, {no}, ''
    FROM (SELECT id, CAST({seconds} AS BIGINT) AS seconds FROM articles) AS dated
"""
MOMENT = "coalesce(published_at, first_seen_at)"


def upgrade() -> None:
    # Nothing was ever written into it.
    op.drop_table("stems")
    op.create_table(
        "stems",
        sa.Column("article_id", ID, nullable=False),
        sa.Column("order_key", sa.BigInteger(), nullable=False),
        sa.Column("draft", sa.Boolean(), nullable=False),
        sa.Column("stems", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name="fk_stems_article_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article_id", name="pk_stems"),
        sa.UniqueConstraint("order_key", name="uq_stems_order_key"),
    )
    sqlite = op.get_bind().dialect.name == "sqlite"
    for statement in SQLITE if sqlite else POSTGRESQL:
        op.execute(statement)
    seconds = f"strftime('%s', {MOMENT})" if sqlite else f"floor(extract(epoch FROM {MOMENT}))"
    op.execute(PLACES.format(no="0" if sqlite else "false", seconds=seconds))
