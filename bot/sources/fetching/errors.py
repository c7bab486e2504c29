"""What went wrong with an address, in one line that also says what to do."""

import asyncio
import ssl
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import aiohttp
from aiohttp_socks import ProxyConnectionError, ProxyError, ProxyTimeoutError

from bot.errors import FetchError, Unreached, os_reason

_PROXY = (ProxyError, ProxyConnectionError, ProxyTimeoutError)
_UNREACHED = (aiohttp.ClientConnectorError, asyncio.TimeoutError, *_PROXY)
# What a person can do about a status; the rest is told by its number alone.
ADVICE = {
    401: "asks for a password; put it into the address or ask the site for an open one",
    403: "refuses the bot; ask the site to let it in",
    404: "is not there; check the address",
    410: "is gone for good; ask the site for the new address",
    429: "asks to come less often; it is left alone for a while",
    451: "may not be shown for legal reasons",
    503: "is not available at the moment; it is tried again later",
}
# OpenSSL's numbers (X509_V_ERR_…) in plain words.
CERTIFICATE = {
    9: "it is not valid yet",
    10: "it has expired",
    18: "nobody vouches for it",
    19: "nobody vouches for it",
    20: "its issuer is not known",
    21: "its issuer is not known",
    62: "it belongs to another site",
    64: "it belongs to another site",
}


def status_error(name: str, status: int, reason: str | None, wait: float | None) -> FetchError:
    """A FetchError for an answer other than 200 and 304."""
    if status in ADVICE:
        what = ADVICE[status]
    elif status >= 500:
        what = "has trouble of its own; it is tried again later"
    else:
        what = "sent no content; check the address"
    said = f" {reason.strip()[:40]}" if reason and reason.strip() else ""
    return FetchError(f"{name}: {what} (status {status}{said})", status=status, retry_after=wait)


def failure(name: str, error: BaseException) -> FetchError:
    """A FetchError for what happened on the way."""
    kind = Unreached if isinstance(error, _UNREACHED) else FetchError
    return kind(f"{name}: {_what(error)}")


def _what(error: BaseException) -> str:
    match error:
        case ProxyError() | ProxyConnectionError() | ProxyTimeoutError():
            return f"the proxy did not get through ({_brief(error)}); check PROXY_URL"
        case asyncio.TimeoutError():
            return "no connection within the time allowed; try again later"
        case aiohttp.ClientConnectorDNSError():
            return "the name of the host is not known; check the spelling"
        case aiohttp.ClientConnectorCertificateError():
            reason = _brief(error.certificate_error)
            return f"the certificate is not valid ({reason}); tell the site"
        case aiohttp.ClientConnectorSSLError():
            return f"no secure connection ({_brief(error.os_error)}); try http:// or tell the site"
        case aiohttp.ClientConnectorError():
            return f"no connection ({_brief(error.os_error)}); try again later"
        case aiohttp.ServerDisconnectedError() | aiohttp.ClientPayloadError():
            return "the connection was cut before the answer was complete; try again later"
        case aiohttp.ClientResponseError():
            return f"the answer breaks the rules of HTTP ({_brief(error)}); tell the site"
        case aiohttp.InvalidURL():
            return "not a usable web address; check the spelling"
    return f"could not be fetched ({_brief(error)}); try again later"


def _brief(error: BaseException) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return CERTIFICATE.get(error.verify_code, error.verify_message)[:120]
    if isinstance(error, ssl.SSLError) and error.reason:
        return error.reason.lower().replace("_", " ")  # «wrong version number»
    if isinstance(error, OSError) and error.strerror:
        return os_reason(error)
    message = error.message if isinstance(error, aiohttp.ClientResponseError) else str(error)
    lines = [line.strip() for line in message.splitlines() if line.strip()]
    return (lines[0] if lines else type(error).__name__)[:120]


def parse_retry_after(value: str | None, now: datetime) -> float | None:
    """Seconds to wait, from a number of seconds or an HTTP date; None where nothing was said."""
    if not value:
        return None
    value = value.strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        at = parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return None
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return max(0.0, (at - now).total_seconds())
