"""A sandbox with one channel and one editor, and a site with one feed."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from sandbox.server import Sandbox
from tests.newsroom import ADMIN, TOKEN, FeedSite, settings_for, titles


@dataclass
class Town:
    """Everything outside the bot."""

    telegram: Sandbox
    site: FeedSite
    channel: int
    folder: Path

    def settings(self, **more: str) -> dict[str, str]:
        return settings_for(self.telegram, self.site, "@city_news", **more)

    def posts(self) -> list[dict[str, Any]]:
        return self.telegram.messages(self.channel)

    def titles(self) -> list[str]:
        return titles(self.posts())


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    async with Sandbox([TOKEN]) as telegram, FeedSite() as site:
        telegram.create_user(user_id=ADMIN, language_code="ru")
        channel = telegram.create_channel("Город", username="city_news", owner=ADMIN)
        telegram.start(ADMIN)
        yield Town(telegram, site, channel, tmp_path)
