"""The web server and the fetcher that the tests of this room share."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.sources.fetching.addresses import AllowedHosts
from bot.sources.fetching.fetcher import HttpFetcher
from storage.stores import stores as make_stores
from tests.bot.sources.site import Site, make_fetcher
from tests.bot.sources.watching import Watched
from tests.database import fresh


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


@pytest.fixture
async def watched(tmp_path: Path) -> AsyncIterator[Watched]:
    database = await fresh(tmp_path / "watched.db")
    made = Watched(make_stores(database), database)
    await made.stores.channels.enter([("@news", None, None)], datetime.now(UTC))
    yield made
    await database.close()
