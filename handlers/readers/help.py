"""/help, and an answer to anything else said in private."""

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command
from aiogram.types import Message, User

from bot.newsroom.readers.news_list import clean_query
from bot.newsroom.readers.shelf import Shelf
from bot.newsroom.search.query import wanted
from bot.newsroom.staff import Staff
from bot.texts import Texts
from handlers.commands import editor_commands, reader_commands
from handlers.desk import Desk
from handlers.readers.news import show

# What a person may send; other messages tell of something, as that one was pinned.
SENT = (
    *("animation", "audio", "contact", "dice", "document", "location", "photo", "poll"),
    *("sticker", "venue", "video", "video_note", "voice"),
)


async def show_help(
    message: Message,
    user: User,
    texts: Texts,
    desk: Desk,
    staff: Staff,
    commands: frozenset[str],
) -> None:
    parts = [texts.say("I answer to:"), _listed(reader_commands(texts, commands))]
    private = message.chat.type == ChatType.PRIVATE
    if private:
        parts.append(
            texts.say(
                "In this chat you may also simply write what you are looking for. New articles come"
                " to the newsroom's channels by themselves: /start"
            )
        )
    # In a group all would read what exists for administrators alone.
    if private and await staff.is_editor(user.id):
        parts.append(texts.say("For administrators:"))
        parts.append(_listed(editor_commands(texts, commands)))
        parts.append(
            texts.say(
                "When the connection breaks while a post is being sent and I cannot tell whether"
                " it arrived, I ask you here."
            )
        )
    await desk.answer(message, "\n\n".join(part for part in parts if part))


async def look_for(message: Message, texts: Texts, desk: Desk, shelf: Shelf) -> None:
    """What is no command is what somebody looks for."""
    query = clean_query(message.text or "")
    if wanted(query) is not None:
        await show(message, query, texts, desk, shelf)
    else:
        await point_to_help(message, texts, desk)


async def point_to_help(message: Message, texts: Texts, desk: Desk) -> None:
    await desk.answer(message, texts.say("What I can do: /help"))


def _listed(commands: list[tuple[str, str]]) -> str:
    return "\n".join(f"/{name} — {what}" for name, what in commands)


def router() -> Router:
    router = Router(name="help")
    private = F.chat.type == ChatType.PRIVATE
    router.message.register(show_help, Command("help", ignore_case=True), F.from_user)
    router.message.register(point_to_help, private, F.text.startswith("/"), F.from_user)
    router.message.register(look_for, private, F.text, F.from_user)
    router.message.register(point_to_help, private, F.content_type.in_(SENT), F.from_user)
    return router
