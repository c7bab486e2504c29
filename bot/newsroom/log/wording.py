"""What each kind of event of the log is called, on the command line and in Telegram alike."""

from collections.abc import Mapping

from bot.texts import mark

# What an editor is told, in their language.
TOLD: Mapping[str, str] = {
    "article.stored": mark("seen and stored"),
    "article.revised": mark("the article has changed"),
    "article.reworded": mark("reworded by an editor"),
    "article.wavers": mark("the change was ignored"),
    "article.not_published": mark("not published by itself"),
    "article.merged": mark("merged: the same story as another article"),
    "article.withdrawn": mark("withdrawn"),
    "page.unread": mark("its page could not be read"),
    "photo.unusable": mark("goes without its photo"),
    "outbox.waiting_approval": mark("waits for approval"),
    "outbox.held": mark("held back"),
    "outbox.scheduled": mark("scheduled"),
    "outbox.ready": mark("waits for its turn"),
    "outbox.in_doubt": mark("sent, but Telegram's answer was lost"),
    "outbox.sent": mark("sent"),
    "outbox.failed": mark("could not be sent"),
    "outbox.cancelled": mark("not published"),
    "outbox.expired": mark("its time was over before it could be sent"),
    "outbox.skipped": mark("left out"),
    "edit.held": mark("the change waits for an editor's word"),
    "edit.ready": mark("the post is to be edited"),
    "edit.skipped": mark("the post was not edited"),
    "edit.cancelled": mark("the post stays as it is"),
    "edit.sent": mark("the post was edited"),
    "edit.failed": mark("the post could not be edited"),
    "delete.ready": mark("the post is to be deleted"),
    "delete.sent": mark("the post was deleted"),
    "delete.failed": mark("the post could not be deleted"),
    "card.published": mark("queued by hand"),
    "editor.added": mark("editor added"),
    "editor.removed": mark("editor removed"),
    "channel.added": mark("channel added"),
    "channel.removed": mark("channel removed"),
    "channel.paused": mark("channel paused"),
    "channel.resumed": mark("channel resumed"),
    "channel.restyled": mark("the channel's posts look different"),
    "channel.words": mark("the words by which the channel takes articles were changed"),
    "channel.rates_on": mark("posts of rates turned on"),
    "channel.rates_off": mark("posts of rates turned off"),
    "feed.added": mark("feed added"),
    "feed.changed": mark("the feed's pages are read differently"),
    "feed.moved": mark("the feed has a new address"),
    "feed.removed": mark("feed removed"),
    "feed.paused": mark("feed paused"),
    "feed.resumed": mark("feed resumed"),
}

# Steps on the way alone (claimed, asked): the command line, in English, tells them too.
STEPS: Mapping[str, str] = {
    "article.alike": "may tell the same story",
    "outbox.sending": "on its way to Telegram",
    "outbox.asked": "an editor was asked",
    "outbox.edited": "edited",
    "outbox.superseded": "replaced by a newer one",
    "edit.sending": "the edit is on its way to Telegram",
    "edit.in_doubt": "the post was edited, but Telegram's answer was lost",
    "edit.asked": "an editor was asked about the edit",
    "edit.superseded": "a later change took the edit's place",
    "delete.held": "withdrawn: an editor is asked about its post",
    "delete.sending": "the deletion is on its way to Telegram",
    "delete.in_doubt": "the post was deleted, but Telegram's answer was lost",
    "delete.asked": "an editor was asked about the deletion",
    "delete.cancelled": "the post stays",
}


def step_words(kind: str) -> str:
    """In English, of any kind."""
    return TOLD.get(kind) or STEPS.get(kind) or kind.rpartition(".")[2].replace("_", " ")
