"""SVG to PNG in a worker, and kept for a while."""

from collections import OrderedDict
from dataclasses import dataclass, field

from bot.ports import Workers
from bot.posts.drawn import rendered

KEPT = 64  # pictures of some 40 KB


@dataclass
class Drawing:
    """The SVG itself is the key: it holds date, language, currency and period, and whatever was
    corrected since. `sent` remembers under which id Telegram holds a picture."""

    workers: Workers
    _kept: "OrderedDict[str, bytes]" = field(default_factory=OrderedDict)
    _sent: "OrderedDict[str, str]" = field(default_factory=OrderedDict)

    async def png(self, svg: str) -> bytes:
        """Raise WorkerError where it cannot be drawn."""
        known = self._kept.get(svg)
        if known is None:
            known = await self.workers.run(rendered, svg)
            self._kept[svg] = known
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return known

    def held(self, svg: str) -> str | None:
        return self._sent.get(svg)

    def sent(self, svg: str, file_id: str) -> None:
        self._sent[svg] = file_id
        if len(self._sent) > KEPT:
            self._sent.popitem(last=False)
