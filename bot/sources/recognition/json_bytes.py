"""The bytes of a JSON document, piece by piece: several times as quick as one encoder for it all.

The same bytes as `json.dumps(…, ensure_ascii=False)` in UTF-8, lone surrogates kept.
"""

import json

ESCAPED = bytes(range(32)) + b'"\\'


def json_text(text: str | None) -> bytes:
    if text is None:
        return b"null"
    data = text.encode("utf-8", "surrogatepass")
    if len(data.translate(None, ESCAPED)) == len(data):
        return b'"%b"' % data
    return json.dumps(text, ensure_ascii=False).encode("utf-8", "surrogatepass")


def json_list(*parts: bytes) -> bytes:
    """Of parts that are JSON themselves."""
    return b"[%b]" % b", ".join(parts)
