"""Links and e-mail addresses that Telegram finds in plain text.

Source: TDLib MessageEntity.cpp (find_urls), observed through tdjson; the list of top-level
domains is shorter than its own.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_BAD_ENDS = ".:;,('?!`"
_NO_USER = frozenset("\n/[]{}()'`<>\"@«»")
_NO_PATH = frozenset('\n<>"«»')
_DOMAIN = frozenset(".-_~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_PROTOCOL = frozenset("+-0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_EMAIL = re.compile(
    r"(?:[a-z0-9_-]{0,26}[.+]){0,10}[a-z0-9_-]{1,35}"
    r"@(?:(?:[a-z0-9][a-z0-9_-]{0,28})?[a-z0-9][.]){1,6}[a-z]{2,8}",
    re.IGNORECASE | re.ASCII,
)
_IPV4_PART = re.compile(r"(?:0|[1-9][0-9]?|1[0-9][0-9]|2[0-4][0-9]|25[0-5])")


def find_links(text: str) -> Iterator[tuple[str, int, int]]:
    """(«url» or «email», start, end), counted in characters."""
    for start, end in _candidates(text):
        found = text[start:end]
        address = found.removeprefix("mailto:")
        if _EMAIL.fullmatch(address):
            yield "email", end - len(address), end
        elif length := _url_length(found):
            yield "url", start, start + length


def _candidates(text: str) -> Iterator[tuple[int, int]]:
    floor = 0
    while True:
        dot = text.find(".", floor)
        if dot < 0 or dot + 1 == len(text):
            return
        if text[dot + 1] == " ":
            floor = dot + 2
            continue
        start, end, good = _around(text, floor, dot)
        if good:
            if end > dot + 1:
                yield start, end
            while text[end : end + 1] == ".":
                end += 1
        else:
            end = text.rfind(".", 0, end) + 1
        floor = max(end, dot + 1)


def _around(text: str, floor: int, dot: int) -> tuple[int, int, bool]:
    end, has_at = dot, False
    while end < len(text) and (text[end] == "@" or _is_domain(text[end])):
        has_at = has_at or text[end] == "@"
        end += 1
    start = dot
    while start > floor and _is_domain(text[start - 1]):
        start -= 1
    if has_at:
        start = _back_over_user(text, floor, start)
    end = _path_end(text, _port_end(text, end))
    while end > dot + 1 and text[end - 1] == ".":
        end -= 1
    good = True
    if start > floor and text[start - 1] == "@":
        user = _back_over_user(text, floor, start - 1)
        good = not has_at and user < start - 1
        start = user
    if start > floor:
        start, fits = _back_over_scheme(text, floor, start)
        good = good and fits
    return start, end, good


def _back_over_user(text: str, floor: int, start: int) -> int:
    while start > floor and text[start - 1] not in _NO_USER and _is_symbol(text[start - 1]):
        start -= 1
    return start


def _port_end(text: str, end: int) -> int:
    match = re.compile(r":0*([1-9][0-9]{0,4})(?![0-9])").match(text, end)
    return match.end() if match and int(match.group(1)) <= 65535 else end


def _path_end(text: str, end: int) -> int:
    if text[end : end + 1] not in ("/", "?", "#"):
        return end
    last = end + 1
    while last < len(text) and text[last] not in _NO_PATH and _is_symbol(text[last]):
        last += 1
    while last > end + 1 and text[last - 1] in _BAD_ENDS:
        last -= 1
    return last if text[end] == "/" or last > end + 1 else end


def _back_over_scheme(text: str, floor: int, start: int) -> tuple[int, bool]:
    if not text.startswith("://", max(start - 3, floor)) or start - floor < 6:
        before = text[start - 1]
        return start, not (before.isalnum() or before in "_/#@")
    begin = start - 3
    while begin > floor and (
        text[begin - 1] in _PROTOCOL or (text[begin - 1] >= "\x80" and _is_symbol(text[begin - 1]))
    ):
        begin -= 1
    scheme = text[begin : start - 3].lower()
    for known, unlike in (("https", ()), ("http", ("shttp",)), ("ftp", ("tftp", "sftp"))):
        if scheme.endswith(known) and scheme not in unlike:
            return start - 3 - len(known), True
    return start, False


def _url_length(url: str) -> int:
    """How much of it is a link; 0 where none."""
    scheme = re.match(r"(?:https?|ftp)://", url, re.IGNORECASE)
    rest = url[scheme.end() :] if scheme else url
    cut = min((at for at in (rest.find(mark) for mark in "/?#") if at >= 0), default=len(rest))
    domain, path = rest[:cut], rest[cut:]
    host = domain.rpartition("@")[2]
    colon = host.rfind(":")
    host = host[:colon] if colon >= 0 else host
    if not _is_host(host, bool(scheme)):
        return 0
    return len(url) - len(path) + _balanced(path)


def _balanced(path: str) -> int:
    """A closing bracket that nothing in the link opens ends it."""
    depth = {")": 0, "]": 0, "}": 0}
    opening = {"(": ")", "[": "]", "{": "}"}
    end = 0
    for char in path:
        if char in opening:
            depth[opening[char]] += 1
        elif char in depth:
            depth[char] -= 1
            if depth[char] < 0:
                break
        end += 1
    while end > 0 and path[end - 1] in _BAD_ENDS:
        end -= 1
    return end


def _is_host(host: str, has_scheme: bool) -> bool:
    parts = host.split(".")
    if len(parts) == 1 or host.lower() == "teiegram.org":
        return False
    if any(not part or len(part.encode()) >= 64 or part.endswith("-") for part in parts):
        return False
    if len(parts) == 4 and all(_IPV4_PART.fullmatch(part) for part in parts):
        return True
    top = parts[-1]
    if all(part.isascii() and part.isdigit() for part in parts) or len(top) <= 1:
        return False
    if top.startswith("xn--"):
        return len(top) > 5 and top[4:].isascii() and top[4:].isalnum()
    if "_" in top or "-" in top or "_" in parts[-2]:
        return False
    return has_scheme or _is_known_top(top)


def _is_known_top(top: str) -> bool:
    lowered = top.lower()
    if lowered != top and lowered[1:] == top[1:]:
        return False  # «конец.Начало»: the next sentence, glued
    return lowered in _known_tops()


@cache
def _known_tops() -> frozenset[str]:
    lines = (Path(__file__).parent / "tlds.txt").read_text("utf-8").splitlines()
    return frozenset(top for line in lines if not line.startswith("#") for top in line.split())


def _is_domain(char: str) -> bool:
    return char in _DOMAIN if char < "\xc0" else _is_symbol(char)


def _is_symbol(char: str) -> bool:
    if "\u2000" <= char <= "\u206f":
        return char in "\u200c\u200d" or "\u2010" <= char <= "\u2015"
    return not unicodedata.category(char).startswith("Z")
