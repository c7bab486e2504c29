"""Says when the bot runs on another machine than before: an old copy may have been started."""

from dataclasses import dataclass

from bot.delivery.service_chat import ServiceChat
from bot.ports import FactStore
from bot.texts import Texts

HOST = "host"


@dataclass
class MoveNotice:
    """`host` is the name of the machine. `shared`: several machines may do the work in turn."""

    facts: FactStore
    service: ServiceChat
    texts: Texts
    host: str
    shared: bool = False
    _settled: bool = False

    async def work(self) -> None:
        """Once a start; again while nobody can be told."""
        if self._settled:
            return
        before = await self.facts.get(HOST)
        if before is not None and before != self.host and not self.shared:
            text = self.texts.say(
                "I run on {host} now; before I ran on {before}. If nobody moved me, an old copy of"
                " me was started: end one of the two.",
                host=self.host,
                before=before,
            )
            if await self.service.tell(text) is None:
                return
        await self.facts.put(HOST, self.host)
        self._settled = True
