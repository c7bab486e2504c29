import pytest

from bot.sources.fetching.fetcher import HttpFetcher
from tests.bot.sources.feed_samples import rss
from tests.bot.sources.site import Site
from tests.bot.sources.watching import Watched, enter, entry, has, until, watching


async def test_an_item_that_says_nothing_is_named_once_and_stops_no_other(
    site: Site, fetcher: HttpFetcher, watched: Watched, caplog: pytest.LogCaptureFixture
) -> None:
    url = site.answer("/rss", rss("<item><category>Сад</category></item>" + entry(1)))
    await enter(watched, url)
    with caplog.at_level("WARNING"):
        async with watching(watched, fetcher):
            await until(lambda: has(watched, 1))
    (told,) = (line.getMessage() for line in caplog.records if "left out" in line.getMessage())
    nothing = "an item without link and id is left out: neither a title nor a text was found"
    assert told == f"{url}: {nothing}"
