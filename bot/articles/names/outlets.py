"""Whose story it is: the outlet an item comes from, and whether a name in the text is its own."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from bot.articles.text.phrases import agency_row

SHORTEST = 3
FOLDED = str.maketrans("ýúıńǵóáäöüñğşŋ", "yuingoaaoungsn")


@dataclass(frozen=True, slots=True)
class Outlet:
    """The hosts an item is known from; none for a file of unknown origin."""

    hosts: tuple[str, ...] = ()

    def owns(self, name: str) -> bool:
        """Is this name the outlet's own («Tengrinews.kz» in an item from tengrinews.kz)?"""
        if not self.hosts:
            return False
        row = agency_row(name.strip('«»"“” ')) or ()
        sites = [cell[1:].casefold() for cell in row if cell.startswith("@")]
        own = _letters(name)
        return any(
            any(host == site or host.endswith(f".{site}") for site in sites)
            or (len(own) >= SHORTEST and own in _names(host))
            for host in self.hosts
        )


def outlet_of(*addresses: str | None) -> Outlet:
    """By the article's link and the feed's address."""
    return Outlet(tuple(host for address in addresses if (host := _host(address))))


def _host(address: str | None) -> str | None:
    if not address or "://" not in address[:10]:
        return None
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return None
    return host.casefold().removeprefix("www.") or None


def _names(host: str) -> set[str]:
    """«rus.azattyq-ruhy.kz»: azattyqruhykz, azattyqruhy."""
    labels = [_letters(label) for label in host.split(".")]
    domain = labels[-2:] if len(labels) > 1 else labels
    return {"".join(domain), domain[0], "".join(labels)}


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold().translate(FOLDED)))
