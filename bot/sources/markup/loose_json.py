"""JSON as sites write it: with a comma too much and line feeds inside of text."""

import json
import re

STRAY_COMMA = re.compile(r'("(?:[^"\\]|\\.)*")|,(?=\s{0,200}[\]}])', re.DOTALL)


def loads(text: str) -> object:
    """The value, or None for what is no JSON at all."""
    try:
        return json.loads(text, strict=False)
    except RecursionError:
        return None
    except ValueError:
        text = STRAY_COMMA.sub(lambda found: found.group(1) or "", text)
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None
