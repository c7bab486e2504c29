"""Telegram's refusals turned into ours. Texts as Telegram's Bot API server words them."""

import re

from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramConflictError,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)

from bot.errors import (
    AnswerLost,
    BadEntities,
    BadPhoto,
    ChatGone,
    ChatMoved,
    Conflict,
    FloodWait,
    MessageMissing,
    NotForwardable,
    NotModified,
    Refused,
    TelegramError,
    TooLong,
    Unauthorized,
    WebhookSet,
)

_MISSING = (
    "message to edit not found",
    "message to delete not found",
    "message to forward not found",
    "message to copy not found",
    "message_id_invalid",
    "message not found",
)
_NOT_FORWARDABLE = (
    "message can't be forwarded",
    "message can't be copied",
    "chat_forwards_restricted",
    "has protected content",
)
_GONE = (
    "chat not found",
    "not enough rights",
    "need administrator rights",
    "have no rights to send",
    "chat_write_forbidden",
    "chat_admin_required",
    "chat_restricted",
    "channel_private",
    "group chat was deactivated",
    "peer_id_invalid",
    "user not found",
    "bot is not a member",
    "topic_closed",
    "topic_deleted",
    "message thread not found",
)
_TOO_LONG = ("message is too long", "caption is too long", "caption_too_long", "message_too_long")
_ENTITIES = (
    "can't parse entities",
    "entity url",
    "entity_bounds_invalid",
    "entities_",
    "button_url_invalid",
    "button url",
)
_NUMBER = re.compile(r"failed to send message #(\d+) with the error")  # of an album's
_PHOTO = (
    "image_process_failed",
    "photo_invalid_dimensions",
    "photo_save_file_invalid",
    "photo_ext_invalid",
    "wrong file identifier",
    "wrong remote file identifier",
    "wrong type of the web page content",
    "failed to get http url content",
    "wrong file_id",
    "file_reference",
    "file is too big",
    "webpage_media_empty",
    "webpage_curl_failed",
    "photo_",
    "media_empty",
    "media_invalid",
    "media_grouped_invalid",
    "multi_media_too_long",
    "not enough rights to send photos",
)


def translated(error: TelegramAPIError | TelegramNetworkError) -> TelegramError:
    """The error of ours that says what is known of the call's fate."""
    text = _line(error)
    if isinstance(error, TelegramRetryAfter):
        return FloodWait(f"Telegram asks to wait {error.retry_after} s", float(error.retry_after))
    if isinstance(error, TelegramMigrateToChat):
        return ChatMoved(
            "the group became a supergroup with another number", error.migrate_to_chat_id, text
        )
    if isinstance(error, TelegramUnauthorizedError):
        return Unauthorized(
            "Telegram does not accept BOT_TOKEN (401 Unauthorized): get the right one from"
            " @BotFather"
        )
    if isinstance(error, TelegramConflictError) and "webhook" in text.lower():
        return WebhookSet(
            "another program set a webhook for this token (409 Conflict): it is taken away; stop"
            " that program"
        )
    if isinstance(error, TelegramConflictError):
        return Conflict("another process uses the same token (409 Conflict): stop it")
    if isinstance(error, TelegramEntityTooLarge):  # a network error to aiogram, yet an answer
        return BadPhoto(f"Telegram refused the photo ({text})", text)
    if isinstance(error, TelegramNetworkError | TelegramServerError):
        return AnswerLost(f"Telegram's answer was lost ({text})")
    return _refusal(error, text)


def _refusal(error: TelegramAPIError, text: str) -> TelegramError:
    lower = text.lower()
    if any(words in lower for words in _TOO_LONG):
        return TooLong(f"Telegram finds the post too long ({text})", text)
    if any(words in lower for words in _ENTITIES):
        return BadEntities(f"Telegram refused the post's markup ({text})", text)
    if any(words in lower for words in _PHOTO):
        number = _NUMBER.search(lower)
        which = int(number.group(1)) if number else None
        return BadPhoto(f"Telegram refused the photo ({text})", text, which)
    if "message is not modified" in lower:
        return NotModified(f"nothing to change ({text})", text)
    if any(words in lower for words in _MISSING):
        return MessageMissing(f"no such message ({text})", text)
    if any(words in lower for words in _NOT_FORWARDABLE):
        return NotForwardable(f"the message may not be forwarded ({text})", text)
    if isinstance(error, TelegramForbiddenError) or any(words in lower for words in _GONE):
        return ChatGone(text, text)
    if isinstance(error, TelegramBadRequest | TelegramNotFound):
        return Refused(f"Telegram refused the call ({text})", text)
    return AnswerLost(f"Telegram's answer was not understood ({text})")


def _line(error: Exception) -> str:
    """What Telegram said, in one line, without aiogram's own preface."""
    text = error.message if isinstance(error, TelegramAPIError) else str(error)
    return " ".join(text.split())[:300]
