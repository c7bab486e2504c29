"""XML made harmless and well-formed enough before any parser sees it.

Entities declared in a DOCTYPE can grow without bound or read files, and no feed needs them: the
declaration goes, named HTML entities become characters, all other `&` become plain text.
"""

import html.entities
import re
from xml.sax.saxutils import escape

TOKEN = re.compile(r"<!\[CDATA\[|<!--|<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
NAMED = r"(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
BARE = re.compile(f"&(?!{NAMED})")
# What is neither bare nor one of XML's own five entities.
REFERENCE = re.compile(f"&(?!(?:amp|lt|gt|quot|apos);){NAMED}")
# A CDATA section that runs over the end of its item was never closed.
ITEM_END = re.compile(r"</(?:item|entry)\s*>", re.IGNORECASE)
FIELD_END = re.compile(
    r"</(?:title|description|summary|content|content:encoded|(?:yandex:)?full-text|link)\s*>",
    re.IGNORECASE,
)
# Characters that XML 1.0 does not know; a single one makes strict parsers give up.
UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
DECLARATION_PART = re.compile(r"""<!--|["'\[\]<>]""")
XML_DECLARATION = re.compile(r"^\s*<\?xml\b[^>]{0,400}\?>", re.IGNORECASE)
ROOT = re.compile(r"(?i)<(?:\?xml\b|(?:[\w-]{1,20}:)?(?:rss|feed|rdf|urlset|channel)\b)")


def guard(text: str) -> str:
    """The document without XML declaration, DOCTYPE and entities of its own."""
    text = UNWANTED.sub("", text)
    root = ROOT.search(text)
    text = XML_DECLARATION.sub("", text[root.start() if root else 0 :], count=1)
    out: list[str] = []
    position = 0
    while token := TOKEN.search(text, position):
        out.append(_references(text[position : token.start()]))
        piece, position = _token(text, token)
        out.append(piece)
    out.append(_references(text[position:]))
    return "".join(out)


def _token(text: str, token: re.Match[str]) -> tuple[str, int]:
    """What replaces the token, and where the text goes on."""
    start = token.start()
    match token.group().upper():
        case "<![CDATA[":
            return _section(text, start)
        case "<!--":
            _, end = _until(text, start, "-->")
            return "", end
    return "", _declaration_end(text, start)


def _section(text: str, start: int) -> tuple[str, int]:
    """A CDATA section; one that swallows the end of its item ends with its element."""
    section, end = _until(text, start, "]]>")
    if ITEM_END.search(section):
        field = FIELD_END.search(section)
        if field is not None:
            return section[: field.start()] + "]]>", start + field.start()
    return section, end


def _references(text: str) -> str:
    return REFERENCE.sub(_reference, BARE.sub("&amp;", text))


def _reference(found: re.Match[str]) -> str:
    name = found.group(1)
    if name.startswith("#"):
        return _character(name)
    known = html.entities.html5.get(name + ";")
    return escape(known) if known else f"&amp;{name};"


def _character(number: str) -> str:
    code = int(number[2:], 16) if number[1] in "xX" else int(number[1:])
    if code > 0x10FFFF or UNWANTED.match(chr(code)):
        return ""
    return f"&#{code};"


def _until(text: str, start: int, closing: str) -> tuple[str, int]:
    """A section up to its end; one that never ends is closed at the end of the text."""
    end = text.find(closing, start)
    if end < 0:
        return text[start:] + closing, len(text)
    end += len(closing)
    return text[start:end], end


def _declaration_end(text: str, start: int) -> int:
    """The end of a DOCTYPE with its inner declarations, quotes respected."""
    position, depth = start + 2, 1
    while part := DECLARATION_PART.search(text, position):
        position = part.end()
        sign = part.group()
        if sign in ("<!--", '"', "'"):
            closing = "-->" if sign == "<!--" else sign
            _, position = _until(text, position, closing)
        elif sign in "<[":
            depth += 1
        elif sign in "]>":
            depth -= 1
            if depth == 0:
                return position
    return len(text)
