"""The tags that a text saved from a page names: «Теги: мост, река»."""

import re
from collections.abc import Iterator, Sequence

from bot.model import Block
from bot.word_lists import lines

LONGEST_LINE, LONGEST_TAG = 300, 40
MOST_TAGS = 20
PARTED = re.compile(r"\s*[,;|•·]\s*")
HASHTAG = re.compile(r"#([^\s#,.;:!?]{2,40})")


def tags_in(blocks: Sequence[Block]) -> tuple[str, ...]:
    """Of the first line that begins with a label for tags, or that holds hashtags alone."""
    for block in blocks:
        if len(block.text) <= LONGEST_LINE and (found := tuple(_tags(block.text))):
            return tuple(dict.fromkeys(found))[:MOST_TAGS]
    return ()


def _tags(line: str) -> Iterator[str]:
    label, colon, rest = line.partition(":")
    if colon and label.strip().casefold() in lines("bot.sources", "data/tag_labels"):
        parts = HASHTAG.findall(rest) or PARTED.split(rest)
        yield from (tag for part in parts if 1 < len(tag := part.strip(" .#")) <= LONGEST_TAG)
    elif line.startswith("#") and not HASHTAG.sub("", line).strip(" ,"):
        yield from HASHTAG.findall(line)
