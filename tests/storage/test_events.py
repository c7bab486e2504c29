from bot.model import Event
from bot.ports import Stores
from tests.storage.samples import NOW, later


async def test_the_log_of_an_article_in_its_order(stores: Stores) -> None:
    told = [
        Event("outbox.skipped", later(5), 1, 2, 3, "filtered by -казино: казино", "filter"),
        Event("article.merged", NOW, 1),
    ]
    await stores.events.add(told[0])
    await stores.events.add(Event("outbox.skipped", NOW, 2))
    await stores.events.add(told[1])
    assert await stores.events.of_article(1) == told
    assert await stores.events.of_article(9) == []
