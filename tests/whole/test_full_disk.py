"""A disk without room under the running bot: said once, and over once there is room again."""

import pytest

from benchmarks.troubles import Host
from tests.forks import AVAILABLE
from tests.machine import Disk
from tests.newsroom import Story, until
from tests.whole.conftest import Town

pytestmark = pytest.mark.skipif(not AVAILABLE, reason="Linux alone")


async def test_a_full_disk_is_said_once_and_posts_go_on_after_it(town: Town) -> None:
    host = Host.at(town.folder / "host", town.settings())
    await host.bot.start()
    try:
        town.site.stories = [Story(1)]
        await until(lambda: len(town.posts()) == 1, 30, host.bot.said())
        host.machine.disk = Disk.FULL
        town.site.stories.append(Story(2))
        await until(lambda: "no space is left" in host.bot.said(), 30, host.bot.said())
        looks = town.site.looks
        await until(lambda: town.site.looks > looks + 1, 60, host.bot.said())
        host.machine.disk = Disk.WELL
        await until(lambda: len(town.posts()) == 2, 40, host.bot.said())
        assert host.bot.process is not None and host.bot.process.returncode is None
    finally:
        await host.end()
    assert town.titles() == [Story(1).title, Story(2).title]
    assert host.bot.said().count("it is tried again and again") == 1
