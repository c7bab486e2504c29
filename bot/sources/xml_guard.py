"""XML made harmless and well-formed enough before any parser sees it.

Entities declared in a DOCTYPE can grow without bound or read files, and no feed needs them: the
declaration goes, named HTML entities become characters, all other `&` become plain text.
"""

import html.entities
import re
from xml.sax.saxutils import escape

TOKEN = re.compile(r"<!\[CDATA\[|<!--|<!(?:DOCTYPE|ENTITY)|&", re.IGNORECASE)
REFERENCE = re.compile(r"&(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
XML_ENTITIES = frozenset({"amp", "lt", "gt", "quot", "apos"})
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
        out.append(text[position : token.start()])
        piece, position = _token(text, token)
        out.append(piece)
    out.append(text[position:])
    return "".join(out)


def _token(text: str, token: re.Match[str]) -> tuple[str, int]:
    """What replaces the token, and where the text goes on."""
    start = token.start()
    match token.group().upper():
        case "&":
            return _reference(text, start)
        case "<![CDATA[":
            return _until(text, start, "]]>")
        case "<!--":
            _, end = _until(text, start, "-->")
            return "", end
    return "", _declaration_end(text, start)


def _reference(text: str, start: int) -> tuple[str, int]:
    found = REFERENCE.match(text, start)
    if found is None:
        return "&amp;", start + 1
    name = found.group(1)
    if name in XML_ENTITIES:
        return found.group(), found.end()
    if name.startswith("#"):
        return _character(name), found.end()
    known = html.entities.html5.get(name + ";")
    return (escape(known), found.end()) if known else ("&amp;", start + 1)


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
