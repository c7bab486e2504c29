"""What Telegram's refusals mean, in the words in which its server says them."""

from typing import Any

import pytest
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
from aiogram.methods import GetMe

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
from bot.telegram.errors import translated

BAD = TelegramBadRequest
ASKED: Any = GetMe()


@pytest.mark.parametrize(
    ("kind", "said", "meant"),
    [
        (BAD, "Bad Request: message is too long", TooLong),
        (BAD, "Bad Request: message caption is too long", TooLong),
        (BAD, "Bad Request: can't parse entities: unexpected end tag", BadEntities),
        (BAD, "Bad Request: inline keyboard button URL 'x' is invalid: BUTTON_URL_INVALID",
         BadEntities),
        (BAD, "Bad Request: IMAGE_PROCESS_FAILED", BadPhoto),
        (BAD, "Bad Request: PHOTO_INVALID_DIMENSIONS", BadPhoto),
        (BAD, "Bad Request: failed to get HTTP URL content", BadPhoto),
        (BAD, "Bad Request: wrong file identifier/HTTP URL specified", BadPhoto),
        (BAD, "Bad Request: not enough rights to send photos to the chat", BadPhoto),
        (BAD, "Bad Request: message is not modified: specified new message content is the same",
         NotModified),
        (BAD, "Bad Request: message to edit not found", MessageMissing),
        (BAD, "Bad Request: MESSAGE_ID_INVALID", MessageMissing),
        (BAD, "Bad Request: message can't be forwarded", NotForwardable),
        (BAD, "Bad Request: message has protected content and can't be forwarded", NotForwardable),
        (BAD, "Bad Request: chat not found", ChatGone),
        (BAD, "Bad Request: need administrator rights in the channel chat", ChatGone),
        (BAD, "Bad Request: not enough rights to send text messages to the chat", ChatGone),
        (BAD, "Bad Request: TOPIC_CLOSED", ChatGone),
        (TelegramForbiddenError, "Forbidden: bot was kicked from the channel chat", ChatGone),
        (TelegramForbiddenError, "Forbidden: what nobody has seen yet", ChatGone),
        (BAD, "Bad Request: message can't be edited", Refused),
        (BAD, "Bad Request: what nobody has seen yet", Refused),
        (TelegramNotFound, "Not Found: method not found", Refused),
        (TelegramConflictError, "Conflict: terminated by other getUpdates request", Conflict),
        (TelegramConflictError,
         "Conflict: can't use getUpdates method while webhook is active", WebhookSet),
        (TelegramUnauthorizedError, "Unauthorized", Unauthorized),
        (TelegramServerError, "Internal Server Error", AnswerLost),
        (TelegramServerError, "Bad Gateway", AnswerLost),
        (TelegramNetworkError, "Request timeout error", AnswerLost),
        (TelegramEntityTooLarge, "Request Entity Too Large", BadPhoto),
        (TelegramAPIError, "what is no refusal", AnswerLost),
    ],
)  # fmt: skip
def test_what_a_refusal_means(
    kind: type[TelegramAPIError], said: str, meant: type[TelegramError]
) -> None:
    error = translated(kind(ASKED, said))
    assert type(error) is meant
    assert "\n" not in str(error)


def test_waits_moves_and_photos_say_which() -> None:
    wait = translated(TelegramRetryAfter(ASKED, "Too Many Requests: retry after 7", 7))
    assert isinstance(wait, FloodWait) and wait.seconds == 7.0
    moved = translated(TelegramMigrateToChat(ASKED, "Bad Request: group chat was upgraded", -1007))
    assert isinstance(moved, ChatMoved) and moved.chat_id == -1007
    said = "Bad Request: failed to send message #3 with the error message 'IMAGE_PROCESS_FAILED'"
    third = translated(TelegramBadRequest(ASKED, said))
    assert isinstance(third, BadPhoto) and third.number == 3
    one = translated(TelegramBadRequest(ASKED, "Bad Request: IMAGE_PROCESS_FAILED"))
    assert isinstance(one, BadPhoto) and one.number is None
