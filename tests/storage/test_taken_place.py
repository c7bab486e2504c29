"""An article that another one takes the place of: whose its keys are then."""

from dataclasses import replace

from bot.model import Taken
from bot.ports import Stores
from tests.storage.samples import add_channels, new_article, row_for


async def test_an_article_may_take_the_keys_of_an_old_one(stores: Stores) -> None:
    (channel,) = await add_channels(stores, "@one")
    old = await stores.articles.take(new_article("link:a", "guid:1"), [])
    other = await stores.articles.take(new_article("body:b", content_hash="content-3"), [])
    keys = new_article("link:a", "body:b", "guid:2", content_hash="content-2")
    new = replace(keys, instead_of=old.article_id)
    taken = await stores.articles.take(new, [row_for(channel.id)])
    assert taken.new and len(taken.rows) == 1
    known = await stores.articles.known(["link:a", "guid:1", "guid:2", "body:b"])
    assert {key: one.article_id for key, one in known.items()} == {
        "link:a": taken.article_id,
        "guid:1": old.article_id,
        "guid:2": taken.article_id,
        "body:b": other.article_id,
    }
    # Another process was quicker: what it stored is the one.
    assert await stores.articles.take(new, []) == Taken(taken.article_id, new=False, changed=False)
