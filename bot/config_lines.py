"""Which lines of a `.env` hold a setting that python-dotenv would pass over with a warning."""

import re
from collections.abc import Collection
from io import StringIO

from dotenv.parser import parse_stream

_FIRST_WORD = re.compile(r"\s*(?:export\s+)?['\"]?([A-Za-z_]+)")


def unreadable(text: str, names: Collection[str]) -> tuple[int, str] | None:
    """The first such line's number, from 1, and the setting it begins with (of `names`: capitals).

    A quotation mark without its fellow, words behind it, no `=`: without this the setting would
    silently keep its default. Lines of other programs are none of ours.
    """
    for binding in parse_stream(StringIO(text)):
        written = binding.original.string
        word = _FIRST_WORD.match(written)
        name = word[1].upper() if word else ""
        wrong = binding.error or (binding.key is not None and binding.key.upper() != name)
        if wrong and name in names:
            blank = written[: len(written) - len(written.lstrip())]
            return binding.original.line + len(blank.splitlines()), name
    return None
