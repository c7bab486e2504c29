"""/pause and /resume: nothing goes out meanwhile, everywhere or in one channel; rows wait."""

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import Message

from bot.model import Channel, Who
from bot.texts import Texts
from handlers.desk import Desk
from handlers.editors.who import IsEditor

PAUSE, RESUME = "pause", "resume"


async def turned(
    message: Message, command: CommandObject, who: Who, texts: Texts, desk: Desk
) -> None:
    pausing = command.command.lower() == PAUSE
    channels = await desk.channels.all()
    asked = (command.args or "").strip()
    meant = [channel for channel in channels if not asked or is_called(channel, asked)]
    if not meant:
        names = ", ".join(channel.shown for channel in channels) or "–"
        said = texts.say("There is no such channel here: {names}", names=names)
        await desk.answer(message, said)
        return
    ids, now = [channel.id for channel in meant], desk.clock.now()
    turn = desk.channels.pause if pausing else desk.channels.resume
    await turn(ids, now, str(who))
    await desk.answer(message, _said(meant, texts, pausing=pausing))


def is_called(channel: Channel, asked: str) -> bool:
    """By name, with or without @, by title, or by number; a chat's number means all its topics."""
    name = asked.casefold().removeprefix("https://t.me/").removeprefix("@")
    known = (channel.name, channel.shown, channel.title or "", str(channel.chat_id))
    return name in {one.casefold().removeprefix("@") for one in known if one}


def _said(channels: list[Channel], texts: Texts, *, pausing: bool) -> str:
    names = ", ".join(channel.shown for channel in channels)
    if pausing:
        return texts.say("Paused: {names}. Posts wait until /resume.", names=names)
    return texts.say("Resumed: {names}. The posts that waited go out now.", names=names)


def router() -> Router:
    router = Router(name="pause")
    router.message.register(turned, Command(PAUSE, RESUME, ignore_case=True), IsEditor())
    return router
