"""An update as its sender meant it, before any handler sees it."""

import unicodedata

from aiogram.types import Update

_KINDS = frozenset(Update.model_fields) - {"update_id"}


def as_typed(update: Update) -> Update:
    """A command that was pasted with marks that nobody sees (direction, byte order, zero width)
    before it is that command; Telegram takes blanks away, these it leaves."""
    message = update.message
    if message is None or not message.text:
        return update
    text = message.text
    start = next((place for place, char in enumerate(text) if not _is_unseen(char)), 0)
    if not start or not text.startswith("/", start):
        return update
    typed = message.model_copy(update={"text": text[start:]})
    return update.model_copy(update={"message": typed})


def _is_unseen(char: str) -> bool:
    return char.isspace() or unicodedata.category(char) == "Cf"


def is_known(update: Update) -> bool:
    """False for one of a kind that this version does not know: there is nobody to hand it to."""
    return any(getattr(update, kind) is not None for kind in _KINDS)
