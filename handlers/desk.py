"""What handlers need of the core, in one plain object."""

from dataclasses import dataclass

from aiogram.types import InlineKeyboardMarkup, Message, Update

from bot.delivery.service_chat import ServiceChat
from bot.model import LANGUAGES, Language
from bot.newsroom.readers.news_list import Listing
from bot.ports import ChannelStore, Clock, MessageLog, PeopleStore
from bot.posts.entities import cut
from bot.telegram.forms import LONGEST_TEXT, NO_PREVIEW, message_entities
from bot.texts import Texts
from handlers.speaking import Worded


@dataclass(frozen=True, slots=True)
class Desk:
    people: PeopleStore
    channels: ChannelStore
    messages: MessageLog
    service: ServiceChat
    clock: Clock
    admins: frozenset[int]
    language: Language

    async def answer(self, message: Message, text: str) -> None:
        """As far as a message holds it: names of many channels are longer."""
        await self.say(message, Listing(cut(text, LONGEST_TEXT)))

    async def say(
        self, message: Message, words: Worded, markup: InlineKeyboardMarkup | None = None
    ) -> None:
        """Answer, and note the id: what is known there need not be looked at later."""
        said = await message.answer(
            words.text,
            entities=message_entities(words.entities),
            reply_markup=markup,
            link_preview_options=NO_PREVIEW,
        )
        await self.messages.note(said.chat.id, [said.message_id], ours=True)

    async def is_first(self, update: Update) -> bool:
        """Telegram repeats an update that a kill left unconfirmed: what may happen only once asks
        here before it does."""
        return await self.people.handled(update.update_id, self.clock.now())

    async def reads_plainly(self, user_id: int) -> bool:
        """Has this person said that their Telegram shows no rich messages?"""
        person = await self.people.get(user_id)
        return person is not None and person.plain_reading

    async def texts(self, user_id: int, code: str | None) -> Texts:
        """In the person's own choice, else their Telegram's language, else the newsroom's."""
        person = await self.people.get(user_id)
        if person and person.language:
            return Texts(person.language)
        short = (code or "").lower().partition("-")[0]
        return Texts(next((known for known in LANGUAGES if known == short), self.language))
