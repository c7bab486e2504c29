"""Elements so large that they would cost a parser minutes."""

import re

LARGE_TAG = re.compile(r"<[^<>]{10000,}")


def has_large_tag(text: str, most: int) -> bool:
    """Has one element more attributes than `most`, as far as equal signs tell?"""
    return any(tag.group().count("=") > most for tag in LARGE_TAG.finditer(text))
