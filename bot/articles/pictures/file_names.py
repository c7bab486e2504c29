"""What a picture's file name says: «logo», «no-image», but not «geologov-nagradili»."""

import re

PART = re.compile(r"[^\W\d_]+")
SHORT = 3  # words; in a longer name «logo» is what the picture shows


def is_called(name: str, words: frozenset[str]) -> bool:
    """Is a file name, in small letters and without its ending, one of `words`, or a short one with
    one of them?"""
    spoken = PART.findall(name)
    said = {name, "".join(spoken), *(spoken if len(spoken) <= SHORT else ())}
    return not said.isdisjoint(words)
