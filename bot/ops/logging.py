"""Log lines on stderr, as text or as JSON, with every secret taken out. Times are in UTC."""

import json
import logging
import math
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Literal
from urllib.parse import quote

from bot.ops.repeats import Repeats

MASK = "***"
MIN_HALF = 16

# Libraries that say at these levels more than an operator asked for.
LIBRARY_LEVELS = {
    "aiogram": logging.INFO,
    "aiogram.event": logging.WARNING,  # a line for every update
    "aiohttp": logging.INFO,
    "aiohttp.access": logging.WARNING,  # a line for every request
    "aiosqlite": logging.WARNING,
    "alembic": logging.WARNING,
    "asyncio": logging.INFO,
    "charset_normalizer": logging.WARNING,
    "htmldate": logging.CRITICAL,  # errors about pages that are not ours to mend
    "PIL": logging.INFO,
    "sqlalchemy": logging.WARNING,
    "trafilatura": logging.CRITICAL,
}
# What every record carries; whatever else stands on one came through `extra`.
_USUAL = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}
_CONTROL = {code: f"\\x{code:02x}" for code in (*range(32), *range(127, 160)) if code != 9}
_CONTROL |= {10: "\\n", 13: "\\r", 0x2028: "\\u2028", 0x2029: "\\u2029"}


class Redactor:
    """Takes secrets out of text, also percent-encoded, and a token's second half alone."""

    def __init__(self, secrets: Iterable[str]) -> None:
        hidden: set[str] = set()
        for secret in filter(None, secrets):
            half = secret.rpartition(":")[2]
            parts = [secret, half] if len(half) >= MIN_HALF else [secret]
            for part in parts:
                hidden |= {part, quote(part), quote(part, safe=""), repr(part)[1:-1]}
        self._hidden = sorted(hidden, key=len, reverse=True)

    def __call__(self, text: str) -> str:
        for secret in self._hidden:
            text = text.replace(secret, MASK)
        return text


class _Formatter(logging.Formatter):
    """Renders first and takes secrets out of the result: nothing can slip by in an argument."""

    def __init__(self, redact: Redactor) -> None:
        super().__init__()
        self.redact = redact

    def message_of(self, record: logging.LogRecord) -> str:
        try:
            return self.redact(record.getMessage())
        except Exception as error:
            # A wrong log call must not take a line, or the program, with it.
            return self.redact(f"{record.msg} (arguments do not fit: {error})")

    def trace_of(self, record: logging.LogRecord) -> str:
        parts = []
        if record.exc_info:
            parts.append(self.formatException(record.exc_info))
        elif record.exc_text:
            parts.append(record.exc_text)
        if record.stack_info:
            parts.append(self.formatStack(record.stack_info))
        return self.redact("\n".join(parts))


class TextFormatter(_Formatter):
    """`time level logger message`; feeds cannot forge a line: control characters are escaped."""

    def format(self, record: logging.LogRecord) -> str:
        message = self.message_of(record)
        if not message.isprintable():
            message = message.translate(_CONTROL)
        line = f"{_time(record)} {record.levelname} {record.name} {message}"
        if repeated := getattr(record, "repeated", 0):
            line += f" ({repeated} more since it was last said)"
        trace = self.trace_of(record)
        return f"{line}\n{trace}" if trace else line


class JsonFormatter(_Formatter):
    """One object a line: time, level, logger, message, extra fields, exception."""

    def format(self, record: logging.LogRecord) -> str:
        extra = {name: value for name, value in vars(record).items() if name not in _USUAL}
        line = {self.redact(name): self._plain(value) for name, value in extra.items()}
        line |= {
            "time": _time(record),
            "level": record.levelname,
            "logger": record.name,
            "message": self.message_of(record),
        }
        trace = self.trace_of(record)
        if trace:
            line["exception"] = trace
        return json.dumps(line, ensure_ascii=False)

    def _plain(self, value: object) -> object:
        if value is None or isinstance(value, bool | int):
            return value
        if isinstance(value, float) and math.isfinite(value):
            return value
        return self.redact(str(value))


def _is_news(record: logging.LogRecord) -> bool:
    """Trouble of the database is met by everything that runs, and said once by `storage.health`."""
    said = record.args if isinstance(record.args, tuple) else ()
    error = record.exc_info[1] if record.exc_info else None
    return not any(getattr(one, "told", False) for one in (*said, error))


class _OwnHandler(logging.StreamHandler):  # type: ignore[type-arg]
    """Known by its type, so that configuring twice does not log twice."""


def configure(format: Literal["text", "json"], level: str, secrets: tuple[str, ...] = ()) -> None:
    """Send everything that is logged to stderr, from `level` up, without `secrets`."""
    redact = Redactor(secrets)
    handler = _OwnHandler(sys.stderr)
    handler.setFormatter(JsonFormatter(redact) if format == "json" else TextFormatter(redact))
    handler.addFilter(_is_news)
    if logging.getLevelNamesMapping()[level] > logging.DEBUG:
        handler.addFilter(Repeats())
    root = logging.getLogger()
    for old in [h for h in root.handlers if isinstance(h, _OwnHandler)]:
        root.removeHandler(old)
    root.addHandler(handler)
    root.setLevel(level)
    for name, least in LIBRARY_LEVELS.items():
        logging.getLogger(name).setLevel(max(least, root.level))
    logging.captureWarnings(True)
    # What no line tells need not be found out for each, https://docs.python.org/3/howto/logging.html
    logging._srcfile = None
    logging.logThreads = logging.logProcesses = logging.logMultiprocessing = False


def _time(record: logging.LogRecord) -> str:
    at = datetime.fromtimestamp(record.created, UTC)
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")
