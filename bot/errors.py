"""One tree of errors. `str(error)` is the line to show: what went wrong and what to do."""

import errno
import os
from typing import ClassVar


class JarshyError(Exception):
    """Root of all errors that a person may read; `exit_code` is the command line's."""

    exit_code: ClassVar[int] = 1


class ConfigError(JarshyError):
    """A setting or a call that cannot be meant."""

    exit_code = 2


# Sources


class SourceError(JarshyError):
    """An article or feed that cannot be read."""


class FetchError(SourceError):
    """Nothing usable came from an address. `retry_after` in seconds where the server said so."""

    def __init__(
        self, message: str, *, status: int | None = None, retry_after: float | None = None
    ) -> None:
        super().__init__(message)
        self.status = status
        self.retry_after = retry_after


class Unreached(FetchError):
    """No answer began: no network, an unknown name, nobody there, a proxy that is down."""


class RefusedAddress(FetchError):
    """An address that must not be fetched: not http(s), private, loopback, link-local …"""


class TooLarge(FetchError):
    """A body over its bound, counted after decompression."""


class NotAFeed(SourceError):
    """The bytes hold no feed (HTML, an error page, nothing)."""


class UnreadableArticle(SourceError):
    """A stored file that yields no article."""


class PhotoError(JarshyError):
    """A picture that cannot stand in a post: none at all, too small, a logo."""


# Rates


class RatesError(JarshyError):
    """An answer that is no set of rates, or none that can be trusted."""


class NoRates(RatesError):
    """Nothing trustworthy for a day."""


class UnclearQuestion(RatesError):
    """An amount, currency or day that cannot be meant."""

    exit_code = 2


class NoRateOf(UnclearQuestion):
    """A currency that the day's rates do not hold; the question was right."""

    exit_code = 1


# Work off the event loop


class WorkerError(JarshyError):
    """A task in a worker died, hung or ran out of memory."""


# Storage


class StorageError(JarshyError):
    """The database cannot be used."""


class StorageUnwell(StorageError):
    """For now: locked, its disk full, its server away. The same works once that is over.

    `told`: whoever runs the bot has read of it already.
    """

    told = False


class DatabaseHeld(StorageError):
    """Another running bot holds this database."""


class NewerSchema(StorageError):
    """The database was written by a newer version of the bot."""


class PlaceLost(StorageError):
    """This process was away for so long that another may have what it had in hand."""


class StaleVersion(StorageError):
    """The row was changed by somebody else since it was read."""


# Telegram


class TelegramError(JarshyError):
    """Telegram said no, or nothing."""


class NotDelivered(TelegramError):
    """Certain: the request never reached Telegram (no connection was made)."""


class AnswerLost(TelegramError):
    """Unknown whether Telegram did it: cut connection, time-out, 5xx, malformed answer."""


class FloodWait(TelegramError):
    """Telegram asks to wait; not delivered. `seconds` as it said."""

    def __init__(self, message: str, seconds: float) -> None:
        super().__init__(message)
        self.seconds = seconds


class Refused(TelegramError):
    """Telegram refused this call for good; not delivered. `description` is Telegram's own."""

    def __init__(self, message: str, description: str = "") -> None:
        super().__init__(message)
        self.description = description


class ChatGone(Refused):
    """The chat is not there, the bot was removed or may not post: this channel stops."""


class ChatMoved(Refused):
    """A group became a supergroup; `chat_id` is the new one."""

    def __init__(self, message: str, chat_id: int, description: str = "") -> None:
        super().__init__(message, description)
        self.chat_id = chat_id


class BadPhoto(Refused):
    """Telegram cannot use a picture; `number` tells which of an album's, from 1, where known."""

    def __init__(self, message: str, description: str = "", number: int | None = None) -> None:
        super().__init__(message, description)
        self.number = number


class BadEntities(Refused):
    """Telegram does not take the entities, mostly for an address: send it without them."""


class TooLong(Refused):
    """Telegram counts more than it allows: send it with a shorter summary."""


class MessageMissing(Refused):
    """No message with this id, as a forward, edit or deletion reports it."""


class NotModified(Refused):
    """The message reads so already: an edit that changes nothing."""


class NotForwardable(Refused):
    """The message exists but may not be forwarded (protected content, a service message)."""


class Unauthorized(TelegramError):
    """The token is wrong or revoked."""


class Conflict(TelegramError):
    """Another process polls with the same token (409)."""


class WebhookSet(Conflict):
    """Another program set a webhook for the token: nobody can poll."""


def os_reason(error: OSError) -> str:
    """The system's own words: asyncio puts around them what it called."""
    number = error.errno or 0
    return os.strerror(number) if number in errno.errorcode else error.strerror or str(error)
