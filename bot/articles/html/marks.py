"""What class and style say of an element: hidden, read aloud, a caption, a credit, an embed."""

import re
from collections.abc import Mapping

HIDDEN = re.compile(r"display\s{0,9}:\s{0,9}none", re.IGNORECASE)
# Words for those who are read to: «, opens in a new tab», «Содержание статьи»
READ_ALOUD_CLASS = re.compile(
    r"(?i)(?<![a-z])(?:sr-only|visually-?hidden|hidden-visually|screen-?reader(?:-text|-only)?|a11y-hidden)(?![a-z])"
)
CLIPPED = re.compile(
    r"(?i)clip\s{0,9}:\s{0,9}rect\(\s{0,9}[01](?:px)?[\s,]|clip-path\s{0,9}:\s{0,9}inset\("
)
CAPTION_CLASS = re.compile(
    r"(?i)caption|credit|copyright"
    r"|(?:photo|image|img|picture|pic|foto|media)[_-]{0,2}(?:author|source|desc|sign)"
)
CREDIT_CLASS = re.compile(
    r"(?i)credit|copyright|photographer"
    r"|(?:photo|image|img|picture|pic|foto|media)[_-]{0,2}(?:author|source|by|owner)(?![a-z])"
)
# Posts of networks that a page shows: others' words, between those of the article
EMBED_CLASS = re.compile(
    r"(?i)(?<![a-z])(?:twitter-(?:tweet|video)|instagram-media|tiktok-embed|fb-(?:post|video)|reddit-embed|vk-post|telegram-post|rsshub-quote)(?![a-z])"
)
EMOJI_CLASS = re.compile(r"(?i)emoji|smiley")


def is_embed(classes: str) -> bool:
    """Is it a post of a network, shown inside the article?"""
    return bool(classes) and EMBED_CLASS.search(classes[:300]) is not None


def is_read_aloud(classes: str, style: str) -> bool:
    """Does nobody see it who sees the page?"""
    if classes and READ_ALOUD_CLASS.search(classes[:300]) is not None:
        return True
    return "clip" in style and CLIPPED.search(style[:300]) is not None


def is_hidden(attributes: Mapping[str, str]) -> bool:
    return "hidden" in attributes or bool(HIDDEN.search((attributes.get("style") or "")[:300]))
