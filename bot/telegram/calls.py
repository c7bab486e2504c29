"""One call to the Bot API, its errors turned into ours; and a session for any server or proxy."""

import json
from collections.abc import Mapping
from contextlib import suppress
from contextvars import ContextVar
from http import HTTPStatus
from typing import Any, TypeVar, cast

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramEntityTooLarge,
    TelegramNetworkError,
    TelegramNotFound,
)
from aiogram.methods import Response, TelegramMethod
from aiohttp import (
    ClientConnectionError,
    ClientConnectorDNSError,
    ClientConnectorError,
    FormData,
)
from aiohttp.payload import BytesPayload
from aiohttp_socks import ProxyConnectionError, ProxyError, ProxyTimeoutError
from pydantic import BaseModel, ValidationError
from yarl import URL

from bot.errors import AnswerLost, NotDelivered, TelegramError, os_reason
from bot.telegram.errors import translated
from bot.telegram.lenient import read

T = TypeVar("T")
Client = Bot  # for those who hand it on and need not know whose it is

DELIVERY: ContextVar[bool] = ContextVar("delivery", default=False)
"""Set within a call of delivery's own, which has had its turn."""

_URLENCODED = "application/x-www-form-urlencoded"
_UNKNOWN = (404, 405, 501)  # HTTP: not found, method not allowed, not implemented
_PROXY = (ProxyConnectionError, ProxyError, ProxyTimeoutError)  # none of them is aiohttp's own
_NO_CONNECTION = (ClientConnectorError, *_PROXY)


class Session(AiohttpSession):
    """A method that is `optional` may be unknown to the server, in whatever form it says so.
    One with an `answer` has the yes read as that: without aiogram's own types, a sixth of the time.
    One with a `form` is sent as that. A proxy that is down is as good as no network.
    """

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[T],
        timeout: int | None = None,  # noqa: ASYNC109
    ) -> T:
        try:
            return await super().make_request(bot, method, timeout)
        except _PROXY as error:
            raise TelegramNetworkError(method, f"{type(error).__name__}: {error}") from error

    def build_form_data(self, bot: Bot, method: TelegramMethod[Any]) -> FormData:
        form: Mapping[str, str] | None = getattr(method, "form", None)
        if form is None:
            return super().build_form_data(bot, method)
        # yarl encodes in C what aiohttp's own form encodes byte by byte.
        body = URL.build(query=form).raw_query_string.encode("ascii")
        return cast("FormData", BytesPayload(body, content_type=_URLENCODED))

    def check_response(
        self, bot: Bot, method: TelegramMethod[T], status_code: int, content: str
    ) -> Response[T]:
        if status_code in _UNKNOWN and getattr(method, "optional", False):
            raise TelegramNotFound(method, f"{status_code} {content[:100]}")
        if status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:  # a proxy says so in HTML
            raise TelegramEntityTooLarge(method, "Request Entity Too Large")
        answer: type[BaseModel] | None = getattr(method, "answer", None)
        if answer is not None and status_code == HTTPStatus.OK:
            with suppress(ValidationError):
                return cast("Response[T]", answer.model_validate_json(content))
        status_code, content = _as_a_refusal(status_code, content)
        try:
            return super().check_response(bot, method, status_code, content)
        except ClientDecodeError:
            known = _as_far_as_known(bot, method, status_code, content)
            if known is None:
                raise
            return known


def _as_a_refusal(status_code: int, content: str) -> tuple[int, str]:
    """A no whose code stands in its body alone (behind a proxy that answers 200), or without a
    reason, which aiogram needs; anything else as it is."""
    if content.startswith('{"ok":true'):
        return status_code, content
    data = None
    with suppress(ValueError, RecursionError):
        data = json.loads(content)
    if not isinstance(data, dict) or data.get("ok") is not False:
        return status_code, content
    code = data.get("error_code")
    if status_code == HTTPStatus.OK and isinstance(code, int):
        status_code = code
    if not isinstance(data.get("description"), str):
        data["description"] = f"{status_code} without a reason"
    return status_code, json.dumps(data)


def _as_far_as_known(
    bot: Bot, method: TelegramMethod[T], status_code: int, content: str
) -> Response[T] | None:
    """A yes is a yes even where a part of it cannot be read."""
    data = None
    if status_code == HTTPStatus.OK:
        with suppress(ValueError, RecursionError):
            data = json.loads(content)
    if not isinstance(data, dict) or data.get("ok") is not True:
        return None
    kind: type[Response[T]] = Response[method.__returning__]  # type: ignore[name-defined]
    return read(kind, data, bot, f"the answer to {method.__api_method__}")


def make_bot(token: str, api_url: str, proxy: str | None) -> Bot:
    """A client of the Bot API server at `api_url`."""
    session = Session(proxy=proxy, api=TelegramAPIServer.from_base(api_url))
    return Bot(token, session=session)


async def call(bot: Bot, method: TelegramMethod[T], seconds: int = 30) -> T:
    """Raise the TelegramError that says what is known of the call's fate."""
    here = DELIVERY.set(True)
    try:
        return await bot(method, request_timeout=seconds)
    except TelegramNetworkError as error:
        raise _network(error) from error
    except TelegramAPIError as error:
        raise translated(error) from error
    except ClientDecodeError as error:
        raise AnswerLost("Telegram's answer could not be read") from error
    except (OSError, UnicodeDecodeError, ClientConnectionError) as error:
        raise AnswerLost(f"Telegram's answer was lost ({type(error).__name__})") from error
    finally:
        DELIVERY.reset(here)


def _network(error: TelegramNetworkError) -> TelegramError:
    """No connection made: certainly not delivered. Anything later: nobody knows."""
    if isinstance(error.__cause__, _NO_CONNECTION):
        return NotDelivered(f"Telegram cannot be reached ({_no_connection(error.__cause__)})")
    return translated(error)


def _no_connection(error: BaseException) -> str:
    if isinstance(error, _PROXY):
        return "the proxy did not get through; check PROXY_URL"
    if isinstance(error, ClientConnectorDNSError):
        return "the name of its host is not known here; check the network"
    return os_reason(error) if isinstance(error, OSError) else type(error).__name__


class GetChatFacts(TelegramMethod[dict[str, Any]]):
    """getChat, its answer taken as it is: servers differ in the fields they leave out."""

    __returning__ = dict[str, Any]
    __api_method__ = "getChat"

    chat_id: int | str


class GetMemberFacts(TelegramMethod[dict[str, Any]]):
    """getChatMember, its answer taken as it is."""

    __returning__ = dict[str, Any]
    __api_method__ = "getChatMember"

    chat_id: int | str
    user_id: int
