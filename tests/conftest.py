"""What every test needs: settings come from the test, never from the machine it runs on."""

import pytest

import bot.telegram  # noqa: F401  (before any test imports aiogram, which is slow by itself)
from bot.config import Settings
from tests.ordering import spread
from tests.postgres import postgres_server

__all__ = ["no_settings_from_outside", "postgres_server"]


@pytest.fixture(autouse=True)
def no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """A developer's own BOT_TOKEN or FEEDS must not reach a test or its child processes."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A processor that a waiting test leaves idle is another worker's."""
    whole = [item for item in items if "/whole/" in item.nodeid]
    items[:] = spread(whole, [item for item in items if "/whole/" not in item.nodeid])
