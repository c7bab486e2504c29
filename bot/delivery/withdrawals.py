"""One question for a withdrawn article, whatever the number of its posts."""

from dataclasses import dataclass
from itertools import groupby

from bot.delivery.asking import Asker, Pressed, two_buttons
from bot.errors import StaleVersion
from bot.model import OutboxRow
from bot.ports import WithdrawalStore
from bot.reasons import retell
from bot.texts import Texts

WITHDRAWAL = "withdraw"


@dataclass
class WithdrawalQuestions:
    withdrawals: WithdrawalStore
    asker: Asker

    async def work(self) -> None:
        if not self.asker.may_ask():
            return
        held = sorted(await self.withdrawals.held(), key=lambda row: (row.article_id, row.id))
        for article_id, rows in groupby(held, key=lambda row: row.article_id):
            own = list(rows)
            if any(row.asked_at is not None for row in own):
                continue
            if not await self._ask(article_id, own):
                return

    async def answer(self, press: Pressed, who: str, texts: Texts) -> str | None:
        decide = self.withdrawals.release if press.yes else self.withdrawals.leave
        try:
            count = await decide(press.subject, self.asker.clock.now(), who)
        except StaleVersion:
            return None
        if not count:
            return None
        if press.yes:
            return texts.say("Being deleted, posts: {count}.", count=count)
        return texts.say("The posts stay.")

    async def _ask(self, article_id: int, rows: list[OutboxRow]) -> bool:
        say = self.asker.texts.say
        names = {channel.id: channel.shown for channel in await self.asker.channels.all()}
        where = [names[row.channel_id] for row in rows if row.channel_id in names]
        text = say(
            "This article was withdrawn ({reason}):\n\n{title}\n\nIts posts stand in: {channels}."
            " Delete them everywhere?",
            reason=retell(rows[0].reason or "", self.asker.texts),
            title=await self.asker.title(article_id),
            channels=", ".join(where)[:1000],
        )
        labels = say("Delete everywhere"), say("Leave them")
        return await self.asker.ask(rows, text, two_buttons(WITHDRAWAL, article_id, 0, *labels))
