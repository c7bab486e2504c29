"""Puts back the spaces and line ends that a careless extraction swallowed."""

import re

from bot.articles.phrases import DOMAIN, LOWER, UPPER
from bot.articles.photo_credits import LONGEST_LINE, read_photo_line

CYRILLIC = "а-яёәғқңөұүһіА-ЯЁӘҒҚҢӨҰҮҺІ"
REFERENCE = re.compile(r"(?<!\w)(со?) ?ссылкой ?на(?=[^\s.,;:!?)»])")
REFERRED_SITE = re.compile(rf"(ссылкой на сайт)(?=[{UPPER}])")
BEFORE_LATIN = re.compile(rf"(?<=[{LOWER}])(?<=[а-яёәғқңөұүһі])(?=[A-Z][A-Za-z])")
BEFORE_DOMAIN = re.compile(r"(?<=[а-яё])(?=[a-z][a-z0-9-]{1,30}\.(?:kz|com|ru|org|media|info)\b)")
BEHIND_DOMAIN = re.compile(rf"(?<=[\w-]\.)(kz|com|ru|org|media|info|net|news)(?=[{CYRILLIC}])")
BEHIND_SENTENCE = re.compile(rf"(?<=[а-яёәғқңөұүһі][а-яёәғқңөұүһі][.!?])(?=[{UPPER}])")
BEHIND_LATIN = re.compile(r"(?<=[a-z][a-z][.!?])(?=[А-ЯЁӘҒҚҢӨҰҮҺІ])")
BEHIND_QUOTE = re.compile(rf"(?<=\w»|[.!?]»)(?=[{UPPER}])")
# A credit inside a paragraph: behind a sentence, before the next one.
INNER_LABEL = re.compile(r"(?<=[.!?…»”\")])\s*(?=(?:Фото|ФОТО|Сурет|Photo)\s?[:©а-яёA-Z«]?)")
MAX_INNER = 20


def repaired(text: str) -> list[str]:
    """The line with its spaces back; more lines where a credit was glued into it."""
    return _split_credits(_spaced(text))


def _spaced(text: str) -> str:
    text = REFERENCE.sub(r"\1 ссылкой на ", text)
    text = REFERRED_SITE.sub(r"\1 ", text)
    text = BEHIND_DOMAIN.sub(r"\1 ", text)
    text = BEFORE_DOMAIN.sub(" ", BEFORE_LATIN.sub(" ", text))
    text = BEHIND_SENTENCE.sub(" ", text)
    return BEHIND_QUOTE.sub(" ", BEHIND_LATIN.sub(" ", text))


def _split_credits(text: str) -> list[str]:
    """Credits between sentences become lines of their own."""
    lines: list[str] = []
    start = 0
    for label in list(INNER_LABEL.finditer(text))[:MAX_INNER]:
        length = _credit_length(text[label.end() : label.end() + LONGEST_LINE + 100])
        if length:
            lines += [text[start : label.start()], text[label.end() : label.end() + length]]
            start = label.end() + length
    if start == 0 and (length := _leading_credit(text)):
        lines, start = [text[:length]], length
    lines.append(text[start:])
    return [line.strip() for line in lines if line.strip()]
