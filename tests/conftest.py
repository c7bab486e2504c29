"""What every test needs: settings come from the test, never from the machine it runs on."""

import gc
import ssl
from collections.abc import Generator, Iterator
from datetime import timedelta
from functools import cache
from types import SimpleNamespace

import pytest

from bot.config import Settings
from tests.ordering import spread, turned
from tests.postgres import postgres_server

__all__ = ["no_settings_from_outside", "one_list_of_authorities", "postgres_server"]


@pytest.fixture(scope="session", autouse=True)
def no_settings_from_outside() -> Iterator[None]:
    """A developer's own BOT_TOKEN or FEEDS must not reach a test or its child processes."""
    with pytest.MonkeyPatch.context() as patch:
        for name in Settings.model_fields:
            patch.delenv(name.upper(), raising=False)
        yield


@pytest.fixture(scope="session", autouse=True)
def one_list_of_authorities() -> Iterator[None]:
    """Every client of Telegram reads the whole of it, though none here speaks TLS."""
    from aiogram.client.session import aiohttp

    with pytest.MonkeyPatch.context() as patch:
        read = SimpleNamespace(create_default_context=cache(ssl.create_default_context))
        patch.setattr(aiohttp, "ssl", read)
        yield


def pytest_configure() -> None:
    """Whatever is imported from here on stays: no use in looking through it for garbage."""
    gc.disable()


def pytest_collectstart() -> None:
    before_any_test_is_read()


@cache
def before_any_test_is_read() -> None:
    """Who only hands tests out to other processes reads none."""
    import hypothesis

    import bot.telegram  # noqa: F401  (before any test imports aiogram, which is slow by itself)

    # A fifth of a second, as hypothesis has it, is no more than a crowded machine may stand still.
    hypothesis.settings.register_profile("crowded", deadline=timedelta(seconds=5))
    hypothesis.settings.load_profile("crowded")


def pytest_collection_finish() -> None:
    gc.freeze()
    gc.enable()


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Every worker begins with other files, so each finds the most compiled by the others."""
    report = yield
    if isinstance(collector, pytest.Dir):
        report.result = turned(report.result or [], *worker(collector.config))
    return report


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A processor that a waiting test leaves idle is another worker's.

    The same order for all workers. One browser is enough: its tests come first, where no other
    worker takes any of them over.
    """
    items.sort(key=lambda item: ("/page/" not in item.nodeid, item.path))
    whole = [item for item in items if "/whole/" in item.nodeid]
    others = [item for item in items if "/whole/" not in item.nodeid]
    end = len(others) * 9 // 10  # whatever takes long has begun before: no worker ends alone
    items[:] = [*spread(whole, others[:end]), *others[end:]]


def worker(config: pytest.Config) -> tuple[int, int]:
    """Its number, and how many there are."""
    given = getattr(config, "workerinput", {"workerid": "gw0", "workercount": 1})
    return int(given["workerid"].removeprefix("gw")), int(given["workercount"])
