"""Tells readers of a rate that passed their level: written down before it sets out, once."""

import asyncio
import logging
from dataclasses import dataclass

from aiogram import Bot
from aiogram.methods import SendMessage

from bot.delivery.pace import Pace
from bot.errors import FloodWait, JarshyError, NotDelivered, Refused, TelegramError
from bot.model import Language
from bot.model.alerts import Alert, AlertState
from bot.ports import Clock, MessageLog, PeopleStore
from bot.ports.alerts import AlertStore
from bot.rates.alert_wording import told_text
from bot.rates.alerts import next_step, not_sent, told
from bot.rates.book import RateBook
from bot.rates.sheet import Sheet
from bot.running import wait
from bot.telegram.calls import call
from bot.telegram.forms import NO_PREVIEW, message_entities
from bot.texts import Texts

logger = logging.getLogger(__name__)

EVERY = 10.0  # seconds
SEND_SECONDS = 30


@dataclass
class Alerting:
    bot: Bot
    book: RateBook
    alerts: AlertStore
    people: PeopleStore
    messages: MessageLog
    pace: Pace
    clock: Clock
    language: Language

    async def run(self, stop: asyncio.Event) -> None:
        """Until `stop` is set; the word on its way is finished."""
        while not stop.is_set():
            try:
                await self.look(stop)
            except JarshyError as error:
                logger.error("words of rates wait: %s", error)
            await wait(stop, EVERY)

    async def look(self, stop: asyncio.Event) -> None:
        alerts = await self.alerts.reachable()
        if not alerts:
            return
        sheet = await self._newest({alert.level.code for alert in alerts})
        if sheet is None:
            return
        for alert in alerts:
            if stop.is_set():
                return
            line = sheet.line(alert.level.code)
            after = next_step(alert, line) if line is not None else None
            if after is None:
                continue
            if after.state is AlertState.SENDING:
                await self._tell(alert, after, sheet)
            else:
                await self.alerts.save(after, alert)

    async def _newest(self, codes: set[str]) -> Sheet | None:
        """Tomorrow's where it is set, else today's own; never an older one."""
        today = self.book.today
        return await self.book.upcoming(codes) or await self.book.at_hand(today, codes)

    async def _tell(self, before: Alert, alert: Alert, sheet: Sheet) -> None:
        await self.pace.turn(alert.user_id, minute=False)
        if not await self.alerts.save(alert, before):
            return
        try:
            said = await call(self.bot, await self._message(alert, sheet), SEND_SECONDS)
        except TelegramError as error:
            await self._not_arrived(alert, error)
            return
        await self.alerts.save(told(alert), alert)
        await self.messages.note(said.chat.id, [said.message_id], ours=True)

    async def _not_arrived(self, alert: Alert, error: TelegramError) -> None:
        """What may have been lost stays as it is, and is sent once more, saying so."""
        logger.info("a word of rates for %s: %s", alert.user_id, error)
        if isinstance(error, FloodWait):
            self.pace.hold(alert.user_id, error.seconds)
        if isinstance(error, Refused):
            # Blocked or deleted: nothing goes there before the next start.
            await self.alerts.save(told(alert), alert)
            await self.people.blocked(alert.user_id, self.clock.now())
        elif isinstance(error, FloodWait | NotDelivered):
            await self.alerts.save(not_sent(alert), alert)

    async def _message(self, alert: Alert, sheet: Sheet) -> SendMessage:
        person = await self.people.get(alert.user_id)
        texts = Texts(person.language if person and person.language else self.language)
        said = told_text(texts, alert.level, sheet, repeat=alert.tries > 1)
        return SendMessage(
            chat_id=alert.user_id,
            text=said.text,
            entities=message_entities(said.entities),
            link_preview_options=NO_PREVIEW,
        )
