"""The web server and the fetcher that the tests of this room share."""

from collections.abc import AsyncIterator

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.sources.addresses import AllowedHosts
from bot.sources.fetch import HttpFetcher
from tests.bot.sources.site import Site, make_fetcher


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    made = Site()
    app = web.Application()
    app.router.add_route("*", "/{tail:.*}", made.serve)
    made.server = TestServer(app)
    await made.server.start_server()
    yield made
    await made.server.close()


@pytest.fixture
async def fetcher(site: Site) -> AsyncIterator[HttpFetcher]:
    """May reach the site, and nothing else on this machine."""
    made = make_fetcher(AllowedHosts.of(["127.0.0.1"]))
    yield made
    await made.close()
