"""What feeds, pages and files share: their surroundings, links, sizes, pictures and languages."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urljoin, urlsplit

from bot.model import Image
from bot.sources.values.dates import parse_date

# Types that servers give to files they know nothing of.
UNTOLD_TYPES = ("application/octet-stream", "binary/octet-stream", "application/binary", "file")
# Addresses that no base and no mending would change.
WHOLE_LINK = re.compile(
    r"https?://[a-z0-9][a-z0-9.-]*(?::\d+)?(?:/[\w/.~%+,:@!$&'()*=-]*)?"
    r"(?:\?[\w/.~%+,:@!$&'()*=-]+)?",
    re.ASCII,
)
AMPERSAND = re.compile(r"&(?:amp|#0{0,4}38|#x26);", re.IGNORECASE)  # escaped once more than XML
UNSEEN = re.compile("[\u200b-\u200f\u2060\ufeff]")
SCHEME = re.compile(r"(https?):[/\\]*", re.IGNORECASE)
# «https://site.kz/https://site.kz/news/1» of programs that add their site to what has it
TWICE = re.compile(r"https?://(?P<host>[^/?#]{3,255}?)/?(?P<own>https?://(?P=host)(?:[/?#].*)?)")
HOST = re.compile(r"[^\s%<>\"'\\^`{|}]+")
PICTURE_ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif", ".jfif", ".bmp")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where and when a feed or page is read.

    `timezone` is meant where a date names none; with `now` dates far ahead are none.
    """

    url: str
    timezone: str
    now: datetime | None = None

    def date(self, *texts: str | None) -> datetime | None:
        """The first of the texts that is a date."""
        found = (parse_date(text, self.timezone, self.now) for text in texts if text)
        return next((at for at in found if at is not None), None)


def web_link(base: str, link: str | None) -> str | None:
    """An absolute http(s) address, or None."""
    if not link or (WHOLE_LINK.fullmatch(link) and "://" not in link[8:]):
        return link or None
    link = re.sub(r"[ \u00a0]", "%20", re.sub(r"[\x00-\x1f\x7f]\s*", "", link.strip()))
    link = _mended(link)
    if not link or "<" in link:
        return None
    try:
        absolute = urljoin(base, _with_scheme(base, link))
        parts = urlsplit(absolute)
    except ValueError:
        return None
    usable = parts.scheme in ("http", "https") and HOST.fullmatch(parts.hostname or "")
    return f"{parts.scheme}{absolute[len(parts.scheme) :]}" if usable else None


def _mended(link: str) -> str:
    """As browsers read it («https:/site.kz», backslashes), and without an address put before it."""
    link = AMPERSAND.sub("&", UNSEEN.sub("", link)).strip("«»“”„\"'")
    if (scheme := SCHEME.match(link)) is None:
        return link
    link = f"{scheme[1].lower()}://{link[scheme.end() :]}".replace("\\", "/")
    twice = TWICE.fullmatch(link)
    return twice["own"] if twice is not None else link


def _with_scheme(base: str, link: str) -> str:
    """Some feeds leave out the scheme: "www.site.kz/1" is no folder of the site."""
    first = link.partition("/")[0].lower().removeprefix("www.")
    own = (urlsplit(base).hostname or "").removeprefix("www.")
    if own and first == own and "://" not in link:
        return f"//{link}"
    return link


def is_picture(url: str, kind: str | None) -> bool:
    """By its declared type, else by the ending of its path."""
    kind = (kind or "").strip().lower()
    if kind and kind not in UNTOLD_TYPES:
        return kind.startswith("image")
    return urlsplit(url).path.lower().endswith(PICTURE_ENDINGS)


def merged(images: Iterable[Image]) -> tuple[Image, ...]:
    """Each picture once, in order; a later mention adds the caption and credit it knows."""
    known: dict[str, Image] = {}
    for image in images:
        key = image.url or image.path
        if not key:
            continue
        first = known.get(key)
        known[key] = image if first is None else _filled(first, image)
    return tuple(known.values())


def _filled(first: Image, later: Image) -> Image:
    return replace(
        first,
        caption=first.caption or later.caption,
        credit=first.credit or later.credit,
        width=first.width or later.width,
        height=first.height or later.height,
        shown=first.shown or later.shown,
    )


def number(text: object) -> int | None:
    """A width or height; None for anything else."""
    try:
        value = int(str(text).strip().removesuffix("px"))
    except ValueError:
        return None
    return value if 0 < value < 100_000 else None


def language_tag(text: str | None) -> str | None:
    """The primary language of a tag such as ru-RU or kk_KZ; many sites write kz for Kazakh."""
    primary = (text or "").strip().lower().replace("_", "-").partition("-")[0]
    return {"kz": "kk", "kaz": "kk", "rus": "ru", "eng": "en"}.get(primary, primary) or None
