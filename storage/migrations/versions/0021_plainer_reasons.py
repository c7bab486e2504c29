"""Reasons in the outbox and the log: in plainer words, the same as bot/reasons.py retells.

Revision 0021, after 0020.
"""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"

REWORDED = (
    (
        "it came out while the bot was away: an editor is asked",
        "published while the bot was offline: an editor is asked",
    ),
    (
        "stored only: it came out while the bot was away",
        "stored only: published while the bot was offline",
    ),
    (
        "stored only: it was there before the bot",
        "stored only: already in the feed when the bot first read it",
    ),
    (
        "stored only: no channel carries what comes from there",
        "stored only: no channel takes articles from this source",
    ),
    (
        "another outlet may have told it already: the channel asks an editor first",
        "another outlet may have reported it already: the channel asks an editor first",
    ),
    (
        "other words than those that an editor was shown",
        "the text has changed since an editor saw it",
    ),
    ("its source gave it another time", "the source changed its publication time"),
    (
        "its source gives two wordings in turn; the last one published stays for a day",
        "the source keeps switching between two versions; the last one published stays for a day",
    ),
    ("taken back", "withdrawn by an editor"),
    ("an editor wants it now", "an editor had it sent at once"),
    (
        "an editor wants it published after the outage",
        "an editor had it published after the outage",
    ),
    ("an editor wants another try", "an editor asked to try again"),
    ("an editor lets it be", "an editor decided to leave it"),
    (
        "an editor saw the post in the channel",
        "an editor confirmed that the post is in the channel",
    ),
    (
        "an editor found that the post is not there",
        "an editor confirmed that the post is not in the channel",
    ),
    (
        "an editor changed the post by hand and keeps it so",
        "an editor edited the post by hand and keeps that version",
    ),
    ("an editor changed the post by hand", "an editor edited the post by hand"),
    ("an editor does not want this change", "an editor rejected this change"),
    ("an editor wants the post to be updated", "an editor had the post updated"),
    ("an editor keeps the post as it is", "an editor left the post as it is"),
    ("nothing that a reader would see has changed", "nothing visible to readers has changed"),
    ("the post is not in the channel any more", "the post is no longer in the channel"),
    (
        "nobody can look whether an editor changed the post by hand: set ADMIN_IDS",
        "the bot has no chat in which to check the post for edits by hand: set ADMIN_IDS",
    ),
    ("a later edit took its place", "replaced by a later edit"),
    ("the post reads so already", "the post already has this text"),
    ("its page says that it is gone (410)", "its page was removed (410)"),
    ("its page is not there any more (404)", "its page no longer exists (404)"),
    (
        "marked as withdrawn: Telegram deletes no post after 48 hours",
        "marked as withdrawn: Telegram does not delete posts older than 48 hours",
    ),
    ("an error while this was being sent", "an error occurred during sending"),
    ("an error while this was being edited", "an error occurred during the edit"),
    ("the bot stopped while this was being sent", "the bot stopped during sending"),
    (
        "the answer was lost, but the post is there",
        "the answer was lost, but the post is in the channel",
    ),
    ("the answer was lost, but the post reads so", "the answer was lost, but the post was updated"),
    (
        "the answer was lost, the post reads as before: once more",
        "the answer was lost and the post is unchanged: trying again",
    ),
    (
        "the lost first post turned up late: the second was deleted",
        "the first post turned up late: the second was deleted",
    ),
    (
        "too many other messages were posted meanwhile to look at each",
        "too many other messages were posted meanwhile to check each one",
    ),
    ("only a part of the album is there", "only part of the album is in the channel"),
    (
        "a message stands there that cannot be looked at",
        "there is a message that cannot be checked",
    ),
    ("a message that stood there was deleted", "a message in that place was deleted"),
    (
        "the picture was sent to another bot, with another BOT_TOKEN",
        "the picture was sent to another bot (BOT_TOKEN has changed)",
    ),
    (
        "the picture is of one colour: a placeholder",
        "the picture is a single colour: a placeholder",
    ),
)


def upgrade() -> None:
    for name in ("outbox", "events"):
        table = sa.table(name, sa.column("reason", sa.Text()))
        new = sa.case(dict(REWORDED), value=table.c.reason)
        old = [before for before, _ in REWORDED]
        op.execute(sa.update(table).where(table.c.reason.in_(old)).values(reason=new))
