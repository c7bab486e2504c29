"""The one error of the Bot API, worded as Telegram words it."""

from __future__ import annotations

from dataclasses import dataclass, field

_PREFIXES = {400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found"}


@dataclass
class ApiError(Exception):
    """An answer with `ok: false`; `parameters` as in ResponseParameters."""

    code: int
    description: str
    parameters: dict[str, int] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.code} {self.description}"


def bad_request(message: str) -> ApiError:
    return ApiError(400, f"{_PREFIXES[400]}: {_decapitalised(message)}")


def forbidden(message: str) -> ApiError:
    return ApiError(403, f"{_PREFIXES[403]}: {_decapitalised(message)}")


def conflict(message: str) -> ApiError:
    return ApiError(409, f"Conflict: {message}")


def too_many_requests(retry_after: int) -> ApiError:
    """`retry_after` in whole seconds, at least 1."""
    text = f"Too Many Requests: retry after {retry_after}"
    return ApiError(429, text, {"retry_after": retry_after})


def migrated(chat_id: int) -> ApiError:
    text = "Bad Request: group chat was upgraded to a supergroup chat"
    return ApiError(400, text, {"migrate_to_chat_id": chat_id})


UNAUTHORIZED = ApiError(401, "Unauthorized")
INVALID_TOKEN = ApiError(401, "Unauthorized: invalid token specified")
UNKNOWN_METHOD = ApiError(404, "Not Found: method not found")


def _decapitalised(message: str) -> str:
    """Sentences begin small after the prefix; names such as PHOTO_INVALID_DIMENSIONS do not."""
    second = message[1:2]
    if not message or second == "_" or ("A" <= second <= "Z"):
        return message
    return message[0].lower() + message[1:]
