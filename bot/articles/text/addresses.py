"""Addresses as people write them: «t.me/name», «dala.kz»."""

import re
from urllib.parse import urlsplit

from bot.articles.tables import words

LONGEST = 40
SECTION = re.compile("/[a-z]{1,12}")
PREVIEW = re.compile("^/s/(?=.)")  # «t.me/s/name» is the channel «t.me/name» too


def short_address(text: str) -> str:
    """An address as people write it: without scheme and www; a long one is its site alone."""
    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return text
    if not host or " " in text:
        return text
    network = host in words("network_sites")
    path = parts.path.rstrip("/")
    whole = f"{host}{path}"
    # «t.me/name» names somebody; elsewhere and deeper a path is only where on the site it stands.
    named = PREVIEW.sub("/", path).count("/") == 1 and not re.search(r"\d{3}|\.\w+$", path)
    named = named and (network or SECTION.fullmatch(path) is not None)
    return whole if named and len(whole) <= LONGEST and not parts.query else host
