"""The tables of the newsroom's work: feeds, articles, channels, the outbox, the log.

What is kept of Telegram and the people there is in `tables_telegram`; all files of tables stand
in one `metadata`.
"""

import sqlalchemy as sa

from bot.model import Hand, Kind, State
from storage.columns import Choice, Id, Json, Moment, Words, one_of

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# An index over these rows alone stays small however many were sent; queries (of the table as
# `waiting`) must repeat the words exactly, or SQLite does not see that the index serves them.
_WAITING = "{0}state IN ('ready', 'scheduled') AND {0}kind = 'send'"
_WAITING_EDIT = "{0}state IN ('ready', 'scheduled') AND {0}kind <> 'send'"
WAITING = _WAITING.format("waiting.")
WAITING_EDIT = _WAITING_EDIT.format("waiting.")
_SENDING = "{0}state = 'sending' AND {0}kind = 'send'"
SENDING = _SENDING.format("sending.")
_CHANGING = "state = 'sending' AND post_id IS NOT NULL"
SENT_ONCE = "sent_at IS NOT NULL"


def _partial(
    name: str, *columns: str | sa.TextClause, where: str, unique: bool = False
) -> sa.Index:
    """An index over some rows alone."""
    condition = sa.text(where)
    return sa.Index(
        name, *columns, unique=unique, sqlite_where=condition, postgresql_where=condition
    )


feeds = sa.Table(
    "feeds",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("url", Words, nullable=False, unique=True),
    sa.Column("canonical", Words),  # where permanent redirects led
    sa.Column("title", Words),
    sa.Column("selector", Words),  # of the article's text in the pages it links
    sa.Column("etag", Words),
    sa.Column("last_modified", Words),
    sa.Column("body_hash", Words),
    sa.Column("active", sa.Boolean, nullable=False, default=True),
    sa.Column("added_at", Moment, nullable=False),
    sa.Column("removed_at", Moment),
    sa.Column("first_read_at", Moment),
    sa.Column("looked_at", Moment),
    sa.Column("succeeded_at", Moment),
    sa.Column("next_look_at", Moment),
    sa.Column("failures", sa.Integer, nullable=False, default=0),
    sa.Column("last_error", Words),
    sa.Column("moved_seen", sa.Integer, nullable=False, default=0, server_default="0"),
    sa.Column("moved_from", Words),  # its address before the last move
    sa.Column("untold", Words),  # what the editors have not heard of yet: moved, gone
    _partial("ix_feeds_untold", "id", where="untold IS NOT NULL"),
    sqlite_autoincrement=True,
)

# What the settings named once, so that what was removed since stays removed.
entered = sa.Table(
    "entered",
    metadata,
    sa.Column("kind", Words, primary_key=True),
    sa.Column("value", Words, primary_key=True),
    sa.Column("at", Moment, nullable=False),
)

articles = sa.Table(
    "articles",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("identity", Words, nullable=False),  # the key it was first met by
    sa.Column("feed_id", Id, sa.ForeignKey("feeds.id", ondelete="SET NULL"), index=True),
    sa.Column("source_name", Words, nullable=False),
    sa.Column("link", Words),
    sa.Column("title", Words, nullable=False),
    sa.Column("language", Words),
    sa.Column("revision", sa.Integer, nullable=False),  # the newest one's number
    sa.Column("content_hash", Words, nullable=False),
    sa.Column("first_seen_at", Moment, nullable=False),
    sa.Column("published_at", Moment),
    sa.Column("withdrawn_at", Moment),
    sa.Index("ix_articles_first_seen_at", "first_seen_at", "id"),
    sa.Index("ix_articles_published_at", "published_at", "id"),
    sqlite_autoincrement=True,
)

# `item_hash` stands by the key: two feeds may carry one article, each wording it its own way.
article_keys = sa.Table(
    "article_keys",
    metadata,
    sa.Column("key", Words, primary_key=True),
    sa.Column(
        "article_id",
        Id,
        sa.ForeignKey("articles.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    sa.Column("item_hash", Words, nullable=False),
)

revisions = sa.Table(
    "revisions",
    metadata,
    sa.Column("article_id", Id, sa.ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("body", Json, nullable=False),
    sa.Column("content_hash", Words, nullable=False),
    sa.Column("at", Moment, nullable=False),
)

photos = sa.Table(
    "photos",
    metadata,
    sa.Column("article_id", Id, primary_key=True, autoincrement=False),
    sa.Column("revision", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("url", Words),
    sa.Column("path", Words),
    sa.Column("credit", Words),
    sa.Column("credit_label", Words),
    sa.Column("width", sa.Integer),
    sa.Column("height", sa.Integer),
    sa.Column("shown", sa.Boolean, nullable=False, default=True, server_default=sa.true()),
    sa.ForeignKeyConstraint(
        ["article_id", "revision"],
        ["revisions.article_id", "revisions.number"],
        ondelete="CASCADE",
    ),
)

# What readers leaf through and search: word stems made in Python, one behaviour on both
# databases. `order_key` is time and number in one (storage/news_rows.py), greater for newer
# ones. The indices over the stems are each database's own and stand in the migration alone.
stems = sa.Table(
    "stems",
    metadata,
    sa.Column("article_id", Id, sa.ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("order_key", sa.BigInteger, nullable=False, unique=True),
    sa.Column("draft", sa.Boolean, nullable=False),
    sa.Column("listed", sa.Boolean, nullable=False, default=True, server_default=sa.true()),
    sa.Column("stems", Words, nullable=False),
    sa.Column("revision", sa.Integer),  # that readers are shown; NULL: the newest
)

channels = sa.Table(
    "channels",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("key", Words, nullable=False, unique=True),  # chat and topic in lower case
    sa.Column("chat", Words, nullable=False),
    sa.Column("topic", Id),
    sa.Column("language", Words),  # takes articles in this one alone
    sa.Column("title", Words),
    sa.Column("style", Json),
    sa.Column("rates", Json),  # which posts of rates it wants
    sa.Column("words", Json),  # which articles it takes by their words
    sa.Column("chat_id", sa.BigInteger, index=True),
    sa.Column("protected", sa.Boolean, nullable=False, default=False),
    sa.Column("active", sa.Boolean, nullable=False, default=True),
    sa.Column("stopped_reason", Words),
    sa.Column("paused_at", Moment),
    sa.Column("stopped_at", Moment),
    sa.Column("added_at", Moment, nullable=False),
    sa.Column("removed_at", Moment),
    sqlite_autoincrement=True,
)

# Which feeds a channel carries; no feed stands for every feed.
routes = sa.Table(
    "routes",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("channel_id", Id, sa.ForeignKey("channels.id", ondelete="CASCADE"), nullable=False),
    sa.Column("feed_id", Id, sa.ForeignKey("feeds.id", ondelete="CASCADE"), index=True),
    sa.UniqueConstraint("channel_id", "feed_id"),
    _partial("uq_routes_every_feed", "channel_id", unique=True, where="feed_id IS NULL"),
)

# Every process that runs, under a number that no other ever gets: what it took in hand (roles,
# rows of the outbox) names the number, and is free again when this row goes.
processes = sa.Table(
    "processes",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("name", Words, nullable=False),
    sa.Column("until", Moment, nullable=False),  # by the database's clock
    sqlite_autoincrement=True,
)

# Rows are never deleted while their article or channel stands: they are the memory of what
# was posted.
outbox = sa.Table(
    "outbox",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("article_id", Id, sa.ForeignKey("articles.id", ondelete="RESTRICT"), nullable=False),
    sa.Column("channel_id", Id, sa.ForeignKey("channels.id", ondelete="RESTRICT"), nullable=False),
    sa.Column("kind", Choice(Kind), nullable=False),
    sa.Column("state", Choice(State), nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("due_at", Moment, nullable=False),
    sa.Column("expires_at", Moment),  # not sent any more from then on
    sa.Column("created_at", Moment, nullable=False),
    sa.Column("changed_at", Moment, nullable=False),
    sa.Column("urgent", sa.Boolean, nullable=False),
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Column("reason", Words),
    sa.Column("low_id", sa.BigInteger),
    sa.Column("sending_at", Moment),
    sa.Column("sent_at", Moment),
    sa.Column("message_id", sa.BigInteger),
    sa.Column("asked_at", Moment),
    sa.Column("question_chat_id", sa.BigInteger),
    sa.Column("question_message_id", sa.BigInteger),
    sa.Column("lost_low_id", sa.BigInteger),
    sa.Column("fingerprint", Json),
    sa.Column("post_id", Id),  # of an edit or deletion: the row of the post
    sa.Column("chat_id", sa.BigInteger),
    sa.Column("photos", Json),
    sa.Column("hand", Choice(Hand)),
    sa.Column("style", Json),  # that its post was composed in
    sa.Column("claimed_by", Id),  # the process that sends it, or is about to
    sa.Column("parts", Json),  # the messages of an album
    one_of("kind", Kind),
    one_of("state", State),
    sa.Index("ix_outbox_article_id", "article_id"),
    sa.Index("ix_outbox_channel_id_state", "channel_id", "state"),
    sa.Index("ix_outbox_state", "state", "id"),
    _partial("uq_outbox_send", "article_id", "channel_id", unique=True, where="kind = 'send'"),
    _partial(
        "uq_outbox_sending",
        "channel_id",
        unique=True,
        where=_SENDING.format(""),
    ),
    # Posts themselves have no `post_id`: they are the most by far, and change the most.
    _partial("uq_outbox_changing", "post_id", unique=True, where=_CHANGING),
    _partial("ix_outbox_post_id", "post_id", "state", where="post_id IS NOT NULL"),
    _partial("ix_outbox_edits", "channel_id", "due_at", "id", where=_WAITING_EDIT.format("")),
    _partial("ix_outbox_claimed", "claimed_by", "channel_id", where="claimed_by IS NOT NULL"),
    _partial("ix_outbox_sent_at", "sent_at", where=SENT_ONCE),
    _partial("ix_outbox_expires_at", "expires_at", "state", where="expires_at IS NOT NULL"),
    _partial("ix_outbox_resent", "sent_at", where="lost_low_id IS NOT NULL"),
    _partial(
        "ix_outbox_heads",
        "channel_id",
        sa.text("urgent DESC"),
        "due_at",
        "id",
        where=_WAITING.format(""),
    ),
    sqlite_autoincrement=True,
)

# The log of what happened outlives what it tells of: no foreign keys.
events = sa.Table(
    "events",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("kind", Words, nullable=False),
    sa.Column("at", Moment, nullable=False, index=True),
    sa.Column("article_id", Id, index=True),
    sa.Column("channel_id", Id),
    sa.Column("feed_id", Id),
    sa.Column("reason", Words),
    sa.Column("who", Words),
    _partial("ix_events_who", "id", where="who IS NOT NULL"),
    sqlite_autoincrement=True,
)

facts = sa.Table(
    "facts",
    metadata,
    sa.Column("name", Words, primary_key=True),
    sa.Column("value", Words, nullable=False),
)
