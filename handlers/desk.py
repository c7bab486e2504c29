"""What handlers need of the core, in one plain object."""

from dataclasses import dataclass

from aiogram.types import LinkPreviewOptions, Message

from bot.delivery.service_chat import ServiceChat
from bot.model import LANGUAGES, Language
from bot.ports import ChannelStore, Clock, MessageLog, PeopleStore
from bot.texts import Texts


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
        """Answer, and note the id: what is known there need not be looked at later."""
        preview = LinkPreviewOptions(is_disabled=True)
        said = await message.answer(text, link_preview_options=preview)
        await self.messages.note(said.chat.id, [said.message_id], ours=True)

    async def texts(self, user_id: int, code: str | None) -> Texts:
        """In the person's own choice, else their Telegram's language, else the newsroom's."""
        person = await self.people.get(user_id)
        if person and person.language:
            return Texts(person.language)
        short = (code or "").lower().partition("-")[0]
        return Texts(next((known for known in LANGUAGES if known == short), self.language))
