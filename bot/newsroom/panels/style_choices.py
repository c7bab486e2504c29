"""What an editor may choose for a channel's posts with buttons. Pure.

A file may say more (`bot/posts/style.py`); what it says stays until a button changes it.
"""

from collections.abc import Mapping

from bot.model import HOUSE, PostPart, Style

ORDERS: tuple[tuple[PostPart, ...], ...] = (
    HOUSE.parts,
    ("title", "summary", "link", "credits", "tags"),
    ("tags", "title", "summary", "credits", "link"),
    ("title", "credits", "summary", "tags", "link"),
)
LENGTHS = (300, HOUSE.summary, 1500)  # UTF-16 units of the summary
NO_TEXT, NO_LINK = "none", "none"
FOLDED, TAGS = 400, 3
_FLAGS = ("bold", "quotes", "caption_above", "silent", "corrections")
_WORDS = {"advertising": ("keep", "hold"), "similar": ("flag", "hold")}


def chosen(style: Style, field: str, value: str) -> Mapping[str, object] | None:
    """The fields of the style that a choice sets; None for what no button of ours says."""
    if field in _FLAGS and value in ("0", "1"):
        return {field: value == "1"}
    if field in _WORDS and value in _WORDS[field]:
        return {field: value}
    if field == "order" and value in map(str, range(len(ORDERS))):
        order = ORDERS[int(value)]
        return {"parts": tuple(part for part in order if part in style.parts)}
    if field == "text":
        return _text(style, value)
    if field == "link":
        return _link(style, value)
    if field == "tags" and value in ("0", str(TAGS)):
        return {"tags": int(value), "parts": with_part(style, "tags")}
    if field == "expandable" and value in ("0", str(FOLDED)):
        return {"expandable": int(value)}
    if (field, value) == ("all", "usual"):
        return {name: getattr(HOUSE, name) for name in style.changed()}
    return None


def order_of(style: Style) -> int | None:
    """Which of the orders it is, whatever parts are left out; None for another one."""
    for number, order in enumerate(ORDERS):
        if tuple(part for part in order if part in style.parts) == style.parts:
            return number
    return None


def next_order(style: Style) -> int:
    """The next one that would look different."""
    number = order_of(style)
    if number is None:
        return 0
    following = [*range(number + 1, len(ORDERS)), *range(number)]
    here = style.parts
    others = (n for n in following if tuple(p for p in ORDERS[n] if p in here) != here)
    return next(others, number)


def next_text(style: Style) -> str:
    if "summary" not in style.parts:
        return str(HOUSE.summary)
    longer = [length for length in LENGTHS if length > style.summary]
    if longer:
        return str(longer[0])
    return NO_TEXT


def next_link(style: Style) -> str:
    if "link" not in style.parts:
        return "word"
    return "button" if style.link == "word" else NO_LINK


def with_part(style: Style, part: PostPart) -> tuple[PostPart, ...]:
    """In its place of the order that the style has."""
    if part in style.parts:
        return style.parts
    order = ORDERS[order_of(style) or 0]
    after = order[order.index(part) + 1 :]
    at = next((n for n, other in enumerate(style.parts) if other in after), len(style.parts))
    return (*style.parts[:at], part, *style.parts[at:])


def _text(style: Style, value: str) -> Mapping[str, object] | None:
    if value == NO_TEXT:
        return {"parts": _without(style, "summary")}
    if value not in map(str, LENGTHS):
        return None
    return {"summary": int(value), "parts": with_part(style, "summary")}


def _link(style: Style, value: str) -> Mapping[str, object] | None:
    if value == NO_LINK:
        return {"parts": _without(style, "link")}
    if value not in ("word", "button"):
        return None
    return {"link": value, "parts": with_part(style, "link")}


def _without(style: Style, part: PostPart) -> tuple[PostPart, ...]:
    return tuple(one for one in style.parts if one != part)
