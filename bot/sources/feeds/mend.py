"""Elements that a feed forgot to close, closed where they must have ended.

Parsers that forgive take everything up to the next matching end for the element's own, so one
unclosed title swallows the link, or the rest of the feed.
"""

import re

ITEMS = frozenset({"item", "entry"})
# What stands side by side in an item; none of these ever holds another of them.
FIELDS = frozenset({
    "title", "link", "guid", "id", "description", "summary", "pubdate", "published", "updated",
    "issued", "modified", "created", "category", "comments", "enclosure", "subject", "date",
    "creator", "encoded", "full-text", "fulltext", "genre", "rights",
})  # fmt: skip
FREE = frozenset({"title", "link", "summary"})  # of other vocabularies too: HTML, SVG, Media RSS
TOKEN = re.compile(
    r"<!\[CDATA\[.*?\]\]>|<(?P<end>/?)(?P<name>[A-Za-z_][^\s<>/]{0,100})(?P<rest>[^<>]*)>",
    re.DOTALL,
)


def mended(text: str) -> str:
    """The feed with the ends that were missing, and without ends that close nothing."""
    out: list[str] = []
    position = 0
    field: str | None = None
    inside = False
    for token in TOKEN.finditer(text):
        name = token["name"]
        if name is None:
            continue
        out.append(text[position : token.start()])
        position = token.start()
        local, ends = _local(name), bool(token["end"])
        if local in ITEMS:
            unclosed = inside and not ends
            out.append(_closing(field) + ("</item>" if unclosed and local == "item" else ""))
            inside, field = not ends, None
        elif inside and _is_field(name) and not ends:
            out.append(_closing(field))
            field = None if token["rest"].endswith("/") else name
        elif ends and field is not None and name == field:
            field = None
        elif ends and field is not None and _resembles(name, field):
            out.append(_closing(field))
            position, field = token.end(), None
    out.append(text[position:])
    return "".join(out)


def _local(name: str) -> str:
    return name.rpartition(":")[2].lower()


def _is_field(name: str) -> bool:
    prefix, _, local = name.lower().rpartition(":")
    return local in FIELDS and (not prefix or local not in FREE)


def _closing(field: str | None) -> str:
    return f"</{field}>" if field is not None else ""


def _resembles(name: str, field: str) -> bool:
    """An end that was misspelt: </descripton>."""
    return name[:4].lower() == field[:4].lower() and len(name) > 3
