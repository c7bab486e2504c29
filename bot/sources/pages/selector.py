"""Elements of a page by a CSS selector: tags, .class, #id, [attribute=value], inside and child."""

import re

from lxml import etree
from lxml.html import HtmlElement

from bot.errors import ConfigError

PART = re.compile(r"""([.#])([\w-]+)|\[\s*([\w-]+)\s*(?:([*^]?=)\s*["']?([^"'\]]*)["']?\s*)?\]""")
STEP = re.compile(r"(?P<tag>[\w-]+|\*)?(?P<rest>(?:[.#][\w-]+|\[[^\]]*\])*)")
MAX_LENGTH = 300


def checked(selector: str) -> str:
    """The selector; raise ConfigError where it says something that is not understood here."""
    if len(selector) > MAX_LENGTH or not all(map(_path, selector.split(","))):
        raise ConfigError(
            f"{selector[:80]}: is no selector that I know: give tags, .class, #id,"
            " [attribute=value], spaces and > between them, commas between several"
        )
    return selector


def selected(root: HtmlElement, selector: str) -> list[HtmlElement]:
    """In the order of the page, none inside another; none for a selector that says nothing."""
    paths = [_path(one) for one in selector[:MAX_LENGTH].split(",")]
    found = [e for path in paths if path for e in root.xpath(path) if isinstance(e, HtmlElement)]
    wanted = set(found)
    outer = [e for e in wanted if not any(a in wanted for a in e.iterancestors())]
    order = {element: n for n, element in enumerate(root.iter(etree.Element))}
    return sorted(outer, key=lambda element: order.get(element, 0))


def _path(selector: str) -> str | None:
    """XPath for one selector, or None for what is not understood."""
    path, axis = "", "//"
    for word in selector.replace(">", " > ").split():
        if word == ">":
            axis = "/"
            continue
        step = STEP.fullmatch(word)
        if step is None:
            return None
        path += axis + (step["tag"] or "*").lower()
        path += "".join(_condition(*found.groups()) for found in PART.finditer(step["rest"]))
        axis = "//"
    return path or None


def _condition(
    sign: str | None, name: str | None, attribute: str | None, how: str | None, value: str | None
) -> str:
    if sign == ".":
        return f'[contains(concat(" ", normalize-space(@class), " "), " {name} ")]'
    if sign == "#":
        return f'[@id="{name}"]'
    value = (value or "").replace('"', "")
    match how:
        case "*=":
            return f'[contains(@{attribute}, "{value}")]'
        case "^=":
            return f'[starts-with(@{attribute}, "{value}")]'
        case "=":
            return f'[@{attribute}="{value}"]'
    return f"[@{attribute}]"
