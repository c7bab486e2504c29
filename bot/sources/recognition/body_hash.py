"""A hash of a feed's body that stays the same while only clocks and counters in it move."""

import hashlib
import re

# What sites write anew at every request: build times, comment counts, hints for readers.
VOLATILE = re.compile(
    rb"<(?=[lstgcavn])(lastBuildDate|slash:comments|thr:total|ttl|generator|cloud|sy:[A-Za-z]{1,40}"
    rb"|atom:updated|news:views|views|comments_count)\b[^<>]{0,300}>[^<]{0,300}</[^<>]{0,60}>",
    re.IGNORECASE,
)
CHANNEL_DATE = re.compile(
    rb"<(pubDate|updated|dc:date)\b[^<>]{0,300}>[^<]{0,300}</[^<>]{0,60}>", re.IGNORECASE
)
FIRST_ITEM = re.compile(rb"<(?:item|entry)\b", re.IGNORECASE)


def body_hash(body: bytes) -> str:
    """Hex digest. Dates of the channel are left out, dates of items count."""
    body = VOLATILE.sub(b"", _without_comments(body))
    first = FIRST_ITEM.search(body)
    split = first.start() if first else len(body)
    head = CHANNEL_DATE.sub(b"", body[:split])
    digest = hashlib.blake2b(head, digest_size=32)
    digest.update(memoryview(body)[split:])
    return digest.hexdigest()


def _without_comments(body: bytes) -> bytes:
    """Caches sign pages with <!-- generated in 0.2 s -->; CDATA may hold such words as text."""
    out, position = [], 0
    while (start := body.find(b"<!--", position)) >= 0:
        end = body.find(b"-->", start)
        if end < 0:
            break
        out.append(body[position:start])
        position = end + 3
    out.append(body[position:])
    return b"".join(out)
