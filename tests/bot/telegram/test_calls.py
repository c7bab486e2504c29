"""What is known of a call's fate where a proxy stands between."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiogram.methods import GetMe

from bot.errors import NotDelivered
from bot.telegram.calls import call, make_bot

TOKEN = "4242:AAtesttokenAAtesttokenAAtesttoken12345"
API = "http://127.0.0.1:9"


@asynccontextmanager
async def a_server(answer: bytes) -> AsyncIterator[int]:
    """Its port; to whatever is said it answers so and hangs up."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(100)
        writer.write(answer)
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        yield server.sockets[0].getsockname()[1]


async def asked_through(proxy: str) -> None:
    bot = make_bot(TOKEN, API, proxy)
    try:
        await call(bot, GetMe())
    finally:
        await bot.session.close()


@pytest.mark.parametrize("scheme", ["http", "socks5"])
async def test_a_proxy_that_is_down_is_no_network(scheme: str) -> None:
    async with a_server(b"") as port:
        pass
    with pytest.raises(NotDelivered, match="ProxyConnectionError"):
        await asked_through(f"{scheme}://127.0.0.1:{port}")


@pytest.mark.parametrize(
    ("scheme", "answer"),
    [("socks5", b"\x05\xff"), ("http", b"HTTP/1.1 407 Proxy Authentication Required\r\n\r\n")],
)
async def test_a_proxy_that_refuses_made_no_connection(scheme: str, answer: bytes) -> None:
    async with a_server(answer) as port:
        with pytest.raises(NotDelivered, match="ProxyError"):
            await asked_through(f"{scheme}://127.0.0.1:{port}")
