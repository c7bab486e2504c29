"""/editors: who may publish. Owners add and remove; editors see who is there."""

from collections.abc import Mapping

from aiogram import F, Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message, MessageOriginUser

from bot.model import Button, View, Who
from bot.newsroom.numbers import number_in
from bot.newsroom.staff import Staff
from bot.ports import Chats
from bot.telegram.menu import Menu
from bot.texts import Texts
from handlers.desk import Desk
from handlers.editors.who import IsEditor, place_of
from handlers.seen import called
from handlers.speaking import answer_press, show_instead

PREFIX = "editor"
MOST = 50


async def editors(
    message: Message,
    command: CommandObject,
    who: Who,
    texts: Texts,
    desk: Desk,
    staff: Staff,
    chats: Chats,
    menu: Menu,
) -> None:
    asked = (command.args or "").strip()
    if not asked and message.reply_to_message is None:
        view = await shown(desk, staff, texts, changing=staff.is_owner(who.id))
        await chats.say(place_of(message), view)
        return
    if not staff.is_owner(who.id):
        await desk.answer(message, texts.say("Only owners add and remove editors."))
        return
    found = await _named(asked, message.reply_to_message, desk)
    if found is None:
        said = texts.say(
            "I do not know whom you mean. Write /editors with a number or an @name that wrote to"
            " me before, or as a reply to a message forwarded from that person."
        )
        await desk.answer(message, said)
        return
    known = await staff.is_editor(found) or not await staff.add(found, desk.clock.now(), who)
    name = await _name(found, desk)
    if known:
        await desk.answer(message, texts.say("{name} is an editor already.", name=name))
        return
    await desk.answer(message, texts.say("{name} is an editor now.", name=name))
    await menu.editor(found)


async def removed(
    query: CallbackQuery, who: Who, texts: Texts, desk: Desk, staff: Staff, chats: Chats
) -> None:
    """By owners alone; to anybody else it is a button that nobody knows."""
    number = number_in((query.data or "").removeprefix(f"{PREFIX}:"))
    if not staff.is_owner(who.id) or number is None:
        await answer_press(query)
        return
    done = await staff.remove(number, desk.clock.now(), who)
    name = await _name(number, desk)
    gone = texts.say("{name} is no longer an editor.", name=name)
    said = gone if done else texts.say("{name} is not an editor.", name=name)
    await show_instead(query, await shown(desk, staff, texts, changing=True), said, chats)


async def shown(desk: Desk, staff: Staff, texts: Texts, *, changing: bool) -> View:
    added = list(await staff.editors())[:MOST]
    names = await desk.people.names([*staff.owners, *added])
    owners = ", ".join(_called(names, one) for one in sorted(staff.owners))
    lines = [texts.say("Owners: {names}", names=owners)]
    if added:
        listed = ", ".join(_called(names, one) for one in added)
        lines.append(texts.say("Editors: {names}", names=listed))
    if changing:
        lines.append(
            texts.say(
                "To add one: /editors with a number or an @name, or as a reply to a message"
                " forwarded from that person."
            )
        )
    rows = tuple(
        (Button(texts.say("Remove {name}", name=_called(names, one)), f"{PREFIX}:{one}"),)
        for one in (added if changing else ())
    )
    return View("\n\n".join(lines), rows)


async def _named(asked: str, replied: Message | None, desk: Desk) -> int | None:
    if (number := number_in(asked)) is not None:
        return number
    if asked:
        return await desk.people.named(asked.removeprefix("@"))
    origin = replied.forward_origin if replied is not None else None
    if not isinstance(origin, MessageOriginUser) or origin.sender_user.is_bot:
        return None
    person = origin.sender_user
    await desk.people.seen(person.id, person.username, called(person))
    return person.id


async def _name(user_id: int, desk: Desk) -> str:
    return _called(await desk.people.names([user_id]), user_id)


def _called(names: Mapping[int, str], user_id: int) -> str:
    name = names.get(user_id)
    return f"{name} ({user_id})" if name else str(user_id)


def router() -> Router:
    router = Router(name="staff")
    router.message.register(editors, Command("editors", ignore_case=True), IsEditor())
    router.callback_query.register(removed, F.data.startswith(f"{PREFIX}:"), IsEditor())
    return router
