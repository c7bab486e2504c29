"""How large a picture is by what its address says: sites ask their servers for a size in it."""

import re
from urllib.parse import parse_qsl, unquote, urlsplit

NAME = re.compile(r"[-_.](\d{2,4})x(\d{2,4})(?=(?:[-_@]\w{1,8})?\.\w{2,5}$|$)")
WIDE_NAME = re.compile(r"[-_]w(\d{2,4})(?=[_.-])")  # «x_w250_r1.jpg»
BOTH = re.compile(r"(?:^|[/,:_-])(\d{1,4})x(\d{1,4})!?(?=[/,:]|$)")
WIDE = re.compile(r"(?:^|[/,])(?:w[_=]?|width[=/])(\d{2,4})(?=[/,]|$)")
PAIR = re.compile(r"(\d{1,4})(?:px)?[,x](\d{1,4})(?:px)?")
PAIRS, WIDTHS = ("resize", "fit", "size"), ("w", "width", "imwidth")
CROP = "crop/"  # «/crop/3000x2000+0+0/resize/320x213»: what is cut out is no size
LONGEST_ADDRESS = 4096


def named_size(address: str) -> tuple[int, ...]:
    """Width and height in pixels, the width alone, or () where the address says neither."""
    if len(address) > LONGEST_ADDRESS:
        return ()
    try:
        parts = urlsplit(address)
    except ValueError:
        return ()
    return _asked(parts.query) or _in_path(unquote(parts.path))


def _asked(query: str) -> tuple[int, ...]:
    if not any(f"{key}=" in query for key in (*PAIRS, *WIDTHS)):
        return ()
    asked = dict(parse_qsl(query[:1000]))
    for key in PAIRS:
        if pair := PAIR.fullmatch(asked.get(key, "")):
            return _sides(pair)
    width = next((asked[key] for key in WIDTHS if asked.get(key, "").isdecimal()), None)
    if width is None or not 0 < len(width) <= 4 or int(width) == 0:
        return ()
    height = asked.get("h", "")
    known = height.isdecimal() and 0 < len(height) <= 4 and int(height) > 0
    return (int(width), int(height)) if known else (int(width),)


def _in_path(path: str) -> tuple[int, ...]:
    folders, _, name = path.rpartition("/")
    if (found := NAME.search(name)) and (sides := _sides(found)):
        return sides
    folders = folders.partition("?")[0]
    pairs = [f for f in BOTH.finditer(folders) if not folders[: f.start(1)].endswith(CROP)]
    if pairs and (sides := _sides(pairs[-1])):
        return sides
    found = WIDE_NAME.search(name) or WIDE.search(folders)
    return (int(found[1]),) if found and int(found[1]) else ()


def _sides(pair: re.Match[str]) -> tuple[int, ...]:
    """Of «1600x0» the side that is given."""
    return tuple(side for side in (int(pair[1]), int(pair[2])) if side)
