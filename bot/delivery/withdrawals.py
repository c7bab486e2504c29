"""One question for a withdrawn article, whatever the number of its posts."""

from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby

from bot.delivery.messenger import Button
from bot.delivery.questions import parse
from bot.delivery.service_chat import ServiceChat
from bot.errors import StaleVersion
from bot.model import OutboxRow
from bot.ports import ArticleStore, ChannelStore, Clock, OutboxStore, WithdrawalStore
from bot.texts import Texts

WITHDRAWAL = "withdraw"
TRY_AGAIN = 60.0  # seconds until an editor who could not be reached is tried again


class WithdrawalAnswer(StrEnum):
    """What a pressed button did."""

    DELETED = "deleted"
    LEFT = "left"
    TOO_LATE = "late"


@dataclass
class WithdrawalQuestions:
    withdrawals: WithdrawalStore
    outbox: OutboxStore
    articles: ArticleStore
    channels: ChannelStore
    service: ServiceChat
    clock: Clock
    texts: Texts
    _not_before: float = field(default=0.0)

    async def work(self) -> None:
        if self.clock.monotonic() < self._not_before:
            return
        held = sorted(await self.withdrawals.held(), key=lambda row: (row.article_id, row.id))
        for article_id, rows in groupby(held, key=lambda row: row.article_id):
            own = list(rows)
            if any(row.asked_at is not None for row in own):
                continue
            if not await self._ask(article_id, own):
                self._not_before = self.clock.monotonic() + TRY_AGAIN
                return

    async def answer(self, data: str, who: str) -> tuple[WithdrawalAnswer, int]:
        """Do what a button says; (what was done, how many posts). Forged data is too late."""
        kind, article_id, _, yes = parse(data)
        if kind != WITHDRAWAL:
            return WithdrawalAnswer.TOO_LATE, 0
        decide = self.withdrawals.release if yes else self.withdrawals.leave
        try:
            count = await decide(article_id, self.clock.now(), who)
        except StaleVersion:
            count = 0
        if not count:
            return WithdrawalAnswer.TOO_LATE, 0
        return (WithdrawalAnswer.DELETED if yes else WithdrawalAnswer.LEFT), count

    async def _ask(self, article_id: int, rows: list[OutboxRow]) -> bool:
        stored = await self.articles.get(article_id)
        names = {channel.id: channel.name for channel in await self.channels.all()}
        where = [names[row.channel_id] for row in rows if row.channel_id in names]
        text = self.texts.say(
            "This article was withdrawn ({reason}):\n\n{title}\n\nIts posts stand in: {channels}."
            " Delete them everywhere?",
            reason=rows[0].reason or "",
            title=stored.article.title[:300] if stored else "",
            channels=", ".join(where)[:1000],
        )
        said = await self.service.tell(
            text,
            (
                Button(self.texts.say("Delete everywhere"), f"{WITHDRAWAL}:{article_id}:0:yes"),
                Button(self.texts.say("Leave them"), f"{WITHDRAWAL}:{article_id}:0:no"),
            ),
        )
        if said is None:
            return False
        for row in rows:
            try:
                await self.outbox.asked(row, *said, self.clock.now())
            except StaleVersion:
                continue
        return True
