"""What nearly every task of a worker needs, imported once, by the process that workers are forked
from: they share it and its memory, and one that takes a dead one's place starts at once."""

import os

from bot.ops.importing import uncollected

# A collection in a worker would copy the pages that it shares.
with uncollected():
    import bot.articles.understand
    import bot.newsroom.search.stems
    import bot.posts.photo
    import bot.sources.feeds.feed
    import bot.sources.pages.page
    import bot.sources.reading.understanding
    import bot.sources.stored.files  # noqa: F401
    from bot.articles.text.language import detect

    # numpy, which the language model needs, starts a thread a processor otherwise.
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    detect("Оркестр сыграл концерт", "Концерт длился больше часа.", None)
