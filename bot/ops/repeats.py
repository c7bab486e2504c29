"""Trouble that lasts is logged now and then, not at every attempt."""

import logging

EVERY = 600.0  # seconds
MOST = 1_000  # different lines that are remembered


class Repeats(logging.Filter):
    """Of one logger's equal warnings and errors one in `EVERY` seconds, with how many were left out
    before it as the record's `repeated`. What has a traceback is never left out.
    """

    def __init__(self) -> None:
        super().__init__()
        self._said: dict[tuple[str, str], tuple[float, int]] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        if record.levelno < logging.WARNING or record.exc_info:
            return True
        try:
            line = (record.name, record.getMessage())
        except Exception:  # arguments that do not fit: the formatter tells of them
            return True
        at, left_out = self._said.get(line, (-EVERY, 0))
        if 0 <= record.created - at < EVERY:
            self._said[line] = at, left_out + 1
            return False
        self._said.pop(line, None)
        self._said[line] = record.created, 0
        if len(self._said) > MOST:
            del self._said[next(iter(self._said))]
        if left_out:
            record.repeated = left_out
        return True
