"""A text that a page cuts into boxes: where its other parts stand."""

from collections.abc import Iterator
from itertools import islice, takewhile

from lxml.html import HtmlElement

from bot.sources.pages.tree import Lengths

SIBLING_SHARE = 0.15
CUT_LINKS = 0.5
LEAST_PART, LEAST_SHARE = 25, 0.1  # characters, and of the largest part
DEEPEST = 12  # wrappers around a part
LONGEST_CAPTION = 250
OWN_SHARE = 0.6  # of a box's plain text that its part must be
NEVER_BETWEEN = ("footer", "nav", "form")


def with_parts(best: HtmlElement, lengths: Lengths) -> list[HtmlElement]:
    """The element that holds the most text, with those that carry the rest of it."""
    elements = _with_siblings(best, lengths)
    return elements if len(elements) > 1 else _with_kin(best, lengths)


def _with_siblings(best: HtmlElement, lengths: Lengths) -> list[HtmlElement]:
    """Some sites cut a text into several containers: all between the first and the last are his."""
    parent = best.getparent()
    if parent is None or best.tag in ("body", "td"):
        return [best]
    siblings = [e for e in parent if isinstance(e.tag, str)]
    carrying = [n for n, e in enumerate(siblings) if e is best or _carries(e, best, lengths)]
    return siblings[carrying[0] : carrying[-1] + 1]


def _carries(element: HtmlElement, best: HtmlElement, lengths: Lengths) -> bool:
    same = bool(best.get("class")) and element.get("class") == best.get("class")
    enough = lengths[element] >= lengths[best] * SIBLING_SHARE and lengths[element] > 200
    text_like = same or element.tag in ("p", "blockquote") or element.tag == best.tag
    return enough and text_like and lengths.link_share(element) < CUT_LINKS


def _with_kin(best: HtmlElement, lengths: Lengths) -> list[HtmlElement]:
    """Page builders wrap every paragraph by itself: boxes of the same make hold the others."""
    if best.tag in ("body", "td", "p"):
        return [best]
    found = [best]
    kin = _kin(best, lengths)
    branch = best
    for level, holder in enumerate(best.iterancestors()):
        if level >= DEEPEST:
            break
        parts = kin.get(level, {})
        if parts:
            boxes = [e for e in holder if isinstance(e.tag, str)]
            place = boxes.index(branch)
            headed = _has(branch, "h1")  # then another headline begins another article
            above = _run(boxes[:place][::-1], parts, lengths, headed=True)[::-1]
            below = _run(boxes[place + 1 :], parts, lengths, headed=headed)
            behind = _pictures(boxes[place + 1 + len(below) :], lengths)
            found = [*above, *found, *below, *behind]
        branch = holder
    return found


def _kin(best: HtmlElement, lengths: Lengths) -> dict[int, dict[HtmlElement, int]]:
    """Boxes built like the best one: under which of its holders, and how much text they hold."""
    line = [best, *best.iterancestors()]
    level_of = {e: n for n, e in enumerate(line[: DEEPEST + 1])}
    kin: dict[int, dict[HtmlElement, int]] = {}
    least = max(LEAST_PART, lengths[best] * LEAST_SHARE)
    for twin in best.getroottree().getroot().iter(best.tag):
        if lengths[twin] < least or twin in level_of or not _share_classes(twin, best):
            continue
        apart = takewhile(lambda e: e not in level_of, islice(twin.iterancestors(), DEEPEST))
        steps = [twin, *apart]
        meeting = steps[-1].getparent()
        if meeting is None or level_of.get(meeting) != len(steps):
            continue
        if _are_alike(steps, line[: len(steps)]) and _is_text(twin, lengths, least):
            held = kin.setdefault(len(steps) - 1, {})
            held[steps[-1]] = held.get(steps[-1], 0) + lengths[twin]
    return kin


def _is_text(element: HtmlElement, lengths: Lengths, least: float) -> bool:
    """And no picture with its caption."""
    captions = sum(lengths[caption] for caption in element.iter("figcaption"))
    enough = lengths[element] - captions >= least
    return enough and lengths.link_share(element) < CUT_LINKS


def _are_alike(steps: list[HtmlElement], line: list[HtmlElement]) -> bool:
    """What wraps a part is alike in tag and first class: other classes say what it is for."""
    named = any(e.get("class") for e in steps)
    wrappers = zip(steps[1:], line[1:], strict=True)
    return named and all(a.tag == b.tag and _first_class(a) == _first_class(b) for a, b in wrappers)


def _share_classes(one: HtmlElement, other: HtmlElement) -> bool:
    """But for those with a number, a box's own name."""
    if one.get("class") == other.get("class"):
        return True
    classes = _classes(one)
    return bool(classes) and classes == _classes(other)


def _classes(element: HtmlElement) -> frozenset[str]:
    classes = (element.get("class") or "").split()
    return frozenset(name for name in classes if not any(c.isdigit() for c in name))


def _first_class(element: HtmlElement) -> str:
    return (element.get("class") or "").strip().partition(" ")[0]


def _run(
    boxes: list[HtmlElement], parts: dict[HtmlElement, int], lengths: Lengths, *, headed: bool
) -> list[HtmlElement]:
    """From the text outwards up to its last part; menus and lists of links end it."""
    taken, known = [], 0
    for box in boxes:
        if box.tag in NEVER_BETWEEN or (headed and _has(box, "h1")) or _is_linked_article(box):
            break
        if lengths[box] >= LEAST_PART and lengths.link_share(box) >= CUT_LINKS:
            break
        taken.append(box)
        plain = lengths[box] - lengths.linked.get(box, 0)
        if box in parts and parts[box] >= plain * OWN_SHARE:
            known = len(taken)
    return taken[:known]


def _has(element: HtmlElement, *tags: str) -> bool:
    return next(element.iter(*tags), None) is not None


def _is_linked_article(box: HtmlElement) -> bool:
    """One of a list: its headline leads to it."""
    if not _has(box, "article"):
        return False
    return any(_has(heading, "a") for heading in box.iter("h2", "h3"))


def _pictures(boxes: list[HtmlElement], lengths: Lengths) -> Iterator[HtmlElement]:
    """A picture with its caption right behind the last part is the text's own."""
    for box in boxes:
        if lengths[box] > LONGEST_CAPTION or not _has(box, "figure"):
            return
        yield box
