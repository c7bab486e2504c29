"""What handlers need of the core, in one plain object."""

from dataclasses import dataclass

from bot.delivery.questions import Questions
from bot.delivery.service_chat import ServiceChat
from bot.model import LANGUAGES, Language
from bot.ports import ChannelStore, Clock, MessageLog, PeopleStore
from bot.texts import Texts


@dataclass(frozen=True, slots=True)
class Desk:
    people: PeopleStore
    channels: ChannelStore
    messages: MessageLog
    questions: Questions
    service: ServiceChat
    clock: Clock
    admins: frozenset[int]
    language: Language

    async def texts(self, user_id: int, code: str | None) -> Texts:
        """In the person's own choice, else their Telegram's language, else the newsroom's."""
        person = await self.people.get(user_id)
        if person and person.language:
            return Texts(person.language)
        short = (code or "").lower().partition("-")[0]
        return Texts(next((known for known in LANGUAGES if known == short), self.language))
