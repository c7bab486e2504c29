"""What other processes do in tests: `python -m tests.storage.children VERB URL …`."""

import asyncio
import sys
from collections.abc import Callable, Coroutine
from itertools import count
from typing import Any

from bot.errors import JarshyError
from storage.database import Database
from storage.locks import hold
from storage.stores import stores
from tests.storage.samples import new_article, row_for


def say(line: str) -> None:
    print(line, flush=True)


async def take_for_ever(url: str) -> None:
    """Say each article's key once it is stored."""
    database = await Database.open(url)
    for number in count():
        key = f"guid:{number}"
        await stores(database).articles.take(new_article(key), [row_for(1)])
        say(key)


async def take_some(url: str, first: str, last: str) -> None:
    database = await Database.open(url)
    say("open")
    await asyncio.to_thread(sys.stdin.readline)
    for number in range(int(first), int(last)):
        taken = await stores(database).articles.take(new_article(f"guid:{number}"), [row_for(1)])
        say("new" if taken.new else "known")
    await database.close()


async def hold_on(url: str) -> None:
    async with hold(url):
        say("held")
        await asyncio.to_thread(sys.stdin.readline)


async def open_once(url: str) -> None:
    await (await Database.open(url)).close()


VERBS: dict[str, Callable[..., Coroutine[Any, Any, None]]] = {
    "take-for-ever": take_for_ever,
    "take-some": take_some,
    "hold": hold_on,
    "open": open_once,
}


if __name__ == "__main__":
    try:
        asyncio.run(VERBS[sys.argv[1]](*sys.argv[2:]))
    except JarshyError as error:
        say(f"{type(error).__name__}: {error}")
        sys.exit(1)
