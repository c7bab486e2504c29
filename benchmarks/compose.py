"""How long an article takes from its words to its post, without network: medians in ms of CPU.

The articles are the samples of the demo, as stored files and as pages of a site around them.
"""

from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path
from statistics import median
from time import process_time
from typing import TypeVar

from bot.articles.body.reading import read_line
from bot.articles.credits.photo_credits import read_photo_line
from bot.articles.understand import understand
from bot.model import HOUSE, Article, Item
from bot.posts.choice import candidates
from bot.posts.compose import compose
from bot.sources.stored.files import ARTICLE_SUFFIXES, read_stored, read_stored_bytes

SAMPLES = Path(__file__).parent.parent / "samples"
T = TypeVar("T")
RUNS = 30
MENU = "".join(f'<li><a href="/{number}">Рубрика {number}</a></li>' for number in range(40))
RELATED = "".join(f'<p><a href="/n/{number}">Мост закрыли до весны</a></p>' for number in range(30))


def stored() -> list[Item]:
    files = sorted(p for p in SAMPLES.iterdir() if p.suffix in ARTICLE_SUFFIXES)
    return [read_stored(path) for path in files]


def page_of(item: Item) -> bytes:
    """The item as a site would show it, between a menu and other headlines."""
    body = "".join(f"<p>{escape(block.text)}</p>" for block in item.blocks)
    title = escape(item.title or "")
    return (
        f"<html><head><title>{title}</title></head><body><nav><ul>{MENU}</ul></nav><article>"
        f"<h1>{title}</h1>{body}</article><aside><h3>Популярное</h3>{RELATED}</aside></body></html>"
    ).encode()


def understood(item: Item) -> None:
    """As if no line of it had been read before."""
    read_photo_line.cache_clear()
    read_line.cache_clear()
    understand(item)


def composed(article: Article) -> None:
    photos = candidates(article)
    compose(article, photos[0] if photos else None, HOUSE)


def timed(work: Callable[[T], object], things: Sequence[T]) -> float:
    """The median over all things and runs, in milliseconds."""
    times = []
    for _ in range(RUNS):
        for thing in things:
            began = process_time()
            work(thing)
            times.append(process_time() - began)
    return median(times) * 1000


def main() -> None:
    items = stored()
    pages = [page_of(item) for item in items]
    articles = [understand(item) for item in items]  # loads word lists and the language model
    steps = {
        "page to item": timed(lambda page: read_stored_bytes(page, "page.html"), pages),
        "item to article": timed(understood, items),
        "article to post": timed(composed, articles),
    }
    print(f"{len(items)} articles, {RUNS} runs, median in ms of CPU")
    for step, milliseconds in steps.items():
        print(f"{step:<18}{milliseconds:6.2f}")


if __name__ == "__main__":
    main()
