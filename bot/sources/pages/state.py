"""The article's text in the data that a page keeps for its script (Next.js, Nuxt and their like).

Where a site draws its pages in the reader's browser, the markup holds no text at all.
"""

import re
from collections.abc import Iterable, Iterator

from lxml.html import HtmlElement

from bot.sources.markup.loose_json import loads

LEAST_TEXT, LONGEST_TEXT = 150, 200_000  # characters of a body
LONGEST_DATA = 3_000_000
MOST_NODES = 20_000
# What a body is called where several long texts stand in the data.
BODY_KEYS = ("body", "content", "text", "html", "articlebody", "fulltext", "description")
# «window.__NUXT__={…};», «window.__INITIAL_STATE__ = {…}»
ASSIGNED = re.compile(r"\s{0,20}(?:window|self|globalThis)\.[A-Za-z_$]{3,40}\s?=\s?(?=[{\[])")
DATA_IDS = ("__next_data__", "__nuxt_data__")


def states(root: HtmlElement) -> tuple[str, ...]:
    """The data as written: most pages never need it read."""
    return tuple(
        script.text or ""
        for script in root.iter("script")
        if LEAST_TEXT < len(script.text or "") <= LONGEST_DATA and _is_state(script)
    )


def text_in(written: Iterable[str]) -> str | None:
    """The longest text under a name of a body; None where there is none."""
    found = [text for state in written for text in _bodies(_value(state))]
    return max(found, key=len, default=None)


def _value(state: str) -> object:
    """What the script keeps, without the name it is given."""
    data = ASSIGNED.sub("", state, count=1) if ASSIGNED.match(state) else state
    return loads(data.strip().rstrip(";"))


def _is_state(script: HtmlElement) -> bool:
    named = (script.get("id") or "").lower() in DATA_IDS
    typed = (script.get("type") or "").lower() == "application/json"
    return named or typed or ASSIGNED.match(script.text or "") is not None


def _bodies(data: object) -> Iterator[str]:
    queue, seen = [data], 0
    while queue and seen < MOST_NODES:
        node, seen = queue.pop(), seen + 1
        if isinstance(node, list):
            queue += node
        elif isinstance(node, dict):
            for key, value in node.items():
                if not isinstance(value, str):
                    queue.append(value)
                elif _is_body(key, value):
                    yield value


def _is_body(key: object, value: str) -> bool:
    named = isinstance(key, str) and key.lower().endswith(BODY_KEYS)
    return named and LEAST_TEXT <= len(value) <= LONGEST_TEXT and " " in value
