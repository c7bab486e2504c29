"""What is wrong with the database for now, said once when it begins and once when it is over."""

import logging
import time
from collections.abc import Callable

from bot.errors import StorageUnwell

logger = logging.getLogger(__name__)

CALM = 10.0  # seconds without trouble until it is over: what writes nothing works on a full disk


class Health:
    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._line: str | None = None
        self._since = self._last = 0.0

    def met(self, error: StorageUnwell) -> None:
        """Whoever handles the error need not say it again."""
        error.told = True
        self._last = self._monotonic()
        if self._line is None:
            self._since = self._last
        if self._line != str(error):
            logger.error("%s; it is tried again and again", str(error))
        self._line = str(error)

    def worked(self) -> None:
        """Something was committed."""
        if self._line is None or self._monotonic() - self._last < CALM:
            return
        logger.warning("the database works again; trouble was: %s", self._line)
        self._line = None

    def trouble(self) -> str | None:
        return self._line

    def lasts(self) -> float:
        return 0.0 if self._line is None else self._monotonic() - self._since
