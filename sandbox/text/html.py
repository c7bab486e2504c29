"""parse_mode=HTML, with Telegram's own complaints. Source: TDLib MessageEntity.cpp (parse_html)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from sandbox.errors import ApiError, bad_request
from sandbox.text.entities import Entity, Formatted, order
from sandbox.text.links import BadLink, checked_link, link_user_id
from sandbox.text.utf16 import utf16_length

_KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "span": "spoiler",
    "tg-spoiler": "spoiler",
    "a": "text_link",
    "pre": "pre",
    "code": "code",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
}
_NAMES = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_CHARACTER = re.compile(r"&(?:#x([0-9A-Fa-f]*)|#([0-9]*)|([A-Za-z]*))(;?)")
_RUN = re.compile(r"[^<&]+")
_NAME = re.compile(r"[^\s>\0]*")
_ATTRIBUTE = re.compile(r"[^\s=>/\"'\0]*")
_TOKEN = re.compile(r"[A-Za-z0-9.\-]*")
_SPACE = re.compile(r"\s*")


def parse_html(source: str) -> Formatted:
    """Raise ApiError «can't parse entities: …». Links that Telegram refuses are left out."""
    return _Parser(source).parse()


@dataclass
class _Open:
    tag: str
    offset: int  # UTF-16 units of the text before it
    pieces: int
    attributes: dict[str, str]


@dataclass
class _Parser:
    source: str
    at: int = 0
    begin: int = 0  # of the tag under way
    length: int = 0
    pieces: list[str] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)

    def parse(self) -> Formatted:
        while self.at < len(self.source):
            char = self.source[self.at]
            if char == "<":
                self._tag()
            elif char == "&":
                self._add(self._character())
            else:
                self._add(self._match(_RUN))
        if self.stack:
            tag = self.stack[-1].tag
            raise _cannot(f'Can\'t find end tag corresponding to start tag "{tag}"')
        text = "".join(self.pieces)
        if any("\ud800" <= char <= "\udfff" for char in text):
            raise _cannot(
                "Text contains invalid Unicode characters after decoding HTML entities, check for "
                "unmatched surrogate code units"
            )
        plain = (replace(e, extra=()) if e.type == "code" else e for e in self.entities)
        return Formatted(text, tuple(sorted(plain, key=order)))

    def _add(self, piece: str) -> None:
        self.pieces.append(piece)
        self.length += utf16_length(piece)

    def _match(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self.source, self.at)
        if match is None:
            return ""
        self.at = match.end()
        return match.group()

    def _peek(self) -> str:
        return self.source[self.at : self.at + 1]

    def _character(self) -> str:
        match = _CHARACTER.match(self.source, self.at)
        decoded = _decoded(match) if match else None
        if match is None or decoded is None:
            self.at += 1
            return "&"
        self.at = match.end()
        return decoded

    def _fail(self, message: str) -> ApiError:
        offset = len(self.source[: self.begin].encode("utf-8", "surrogatepass"))
        return _cannot(f"{message} at byte offset {offset}")

    def _tag(self) -> None:
        self.begin = self.at
        self.at += 1
        if self._peek() == "/":
            self.at += 1
            self._end_tag()
        else:
            self._start_tag()

    def _start_tag(self) -> None:
        tag = self._match(_NAME).lower()
        if not self._peek():
            raise self._fail("Unclosed start tag")
        if tag not in _KINDS:
            raise self._fail(f'Unsupported start tag "{tag}"')
        attributes: dict[str, str] = {}
        while self._skip_space() != ">":
            name, value = self._attribute(tag)
            attributes[name] = value
        self.at += 1
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise self._fail('Tag "span" must have class "tg-spoiler"')
        self.stack.append(_Open(tag, self.length, len(self.pieces), attributes))

    def _skip_space(self) -> str:
        self._match(_SPACE)
        return self._peek()

    def _attribute(self, tag: str) -> tuple[str, str]:
        name = self._match(_ATTRIBUTE)
        if not name:
            raise self._fail(f'Empty attribute name in the tag "{tag}"')
        following = self._skip_space()
        if following and following != "=":
            return name, "1"
        self.at += 1
        if not following or not self._skip_space():
            raise self._fail(f'Unclosed start tag "{tag}"')
        value = self._quoted() if self._peek() in "'\"" else self._token()
        if not self._peek():
            raise self._fail("Unclosed start tag")
        return name, value

    def _token(self) -> str:
        self.begin, kept = self.at, self.begin
        value = self._match(_TOKEN).lower()
        if self._peek() and not self._peek().isspace() and self._peek() != ">":
            raise self._fail("Unexpected end of name token")
        self.begin = kept
        return value

    def _quoted(self) -> str:
        mark = self._peek()
        self.at += 1
        pieces = []
        while self._peek() not in ("", mark):
            if self._peek() == "&":
                pieces.append(self._character())
            else:
                pieces.append(self._peek())
                self.at += 1
        self.at += 1
        return "".join(pieces)

    def _end_tag(self) -> None:
        if not self.stack:
            raise self._fail("Unexpected end tag")
        tag = self._match(_NAME).lower()
        if self._skip_space() != ">":
            raise self._fail("Unclosed end tag")
        self.at += 1
        opened = self.stack.pop()
        if tag and tag != opened.tag:
            offset = self._fail("").description.rsplit(" ", 1)[1]
            raise _cannot(
                f'Unmatched end tag at byte offset {offset}, expected "</{opened.tag}>", '
                f'found "</{tag}>"'
            )
        if self.length > opened.offset:
            self._close(opened)

    def _close(self, opened: _Open) -> None:
        offset, length = opened.offset, self.length - opened.offset
        kind = _KINDS[opened.tag]
        extra: tuple[tuple[str, str | int], ...] = ()
        if kind == "text_link":
            self._link(opened, offset, length)
            return
        if kind == "blockquote" and "expandable" in opened.attributes:
            kind = "expandable_blockquote"
        if kind == "custom_emoji":
            extra = (("custom_emoji_id", _emoji_id(opened.attributes.get("emoji-id", ""))),)
        if kind == "date_time":
            extra = _date(opened.attributes)
            if not extra:
                return
        if kind == "code" or kind == "pre":
            self._code(kind, opened, offset, length)
            return
        self.entities.append(Entity(kind, offset, length, extra))

    def _link(self, opened: _Open, offset: int, length: int) -> None:
        url = opened.attributes.get("href") or "".join(self.pieces[opened.pieces :])
        user_id = link_user_id(url)
        if user_id is not None:
            extra: tuple[tuple[str, str | int], ...] = (("user_id", user_id),)
            self.entities.append(Entity("text_mention", offset, length, extra))
            return
        try:
            link = checked_link(url)
        except BadLink:
            return
        self.entities.append(Entity("text_link", offset, length, (("url", link),)))

    def _code(self, kind: str, opened: _Open, offset: int, length: int) -> None:
        """`<pre><code class="language-…">`, in either order, is one entity."""
        language = opened.attributes.get("class", "")
        language = language.removeprefix("language-") if language.startswith("language-") else ""
        inner = self.entities[-1] if self.entities else None
        if inner is not None and (inner.offset, inner.length) == (offset, length):
            if kind == "code" and language and inner.type == "pre":
                self.entities[-1] = Entity("pre", offset, length, (("language", language),))
                return
            if kind == "pre" and inner.type == "code" and inner.extra:
                self.entities[-1] = Entity("pre", offset, length, inner.extra)
                return
        extra: tuple[tuple[str, str | int], ...] = (("language", language),) if language else ()
        self.entities.append(Entity(kind, offset, length, extra if kind == "code" else ()))


def _decoded(match: re.Match[str]) -> str | None:
    hexadecimal, decimal, name, semicolon = match.groups()
    if name:
        return _NAMES.get(name)
    digits, base = (hexadecimal, 16) if hexadecimal is not None else (decimal, 10)
    if not digits or len(match.group()) - len(semicolon) >= 10:
        return None
    code = int(digits, base)
    return chr(code) if 0 < code < 0x10FFFF else None


def _emoji_id(value: str) -> int:
    if not re.fullmatch("[0-9]{1,19}", value) or int(value) == 0:
        raise _cannot("Invalid custom emoji identifier specified")
    return int(value)


def _date(attributes: dict[str, str]) -> tuple[tuple[str, str | int], ...]:
    unix = attributes.get("unix", "")
    if not re.fullmatch("[0-9]{1,10}", unix) or int(unix) == 0:
        return ()
    return ("unix_time", int(unix)), ("date_time_format", attributes.get("format", ""))


def _cannot(message: str) -> ApiError:
    return bad_request(f"Can't parse entities: {message}")
