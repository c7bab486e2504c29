"""Messages come, change and go here, and nowhere else: ids, history, updates, the stream."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sandbox.announce import announce
from sandbox.chats import Chat, ChatKind
from sandbox.messages import Content, Draft, Message, Origin, Revision
from sandbox.people import TELEGRAM_ID, Bot
from sandbox.state import World


def post(world: World, chat: Chat, draft: Draft, bot: Bot | None = None) -> Message:
    """`bot` is the one whose private chat it is; None elsewhere."""
    message = Message(
        id=world.next_message_id(chat, bot),
        chat_id=chat.id,
        date=world.clock.date(),
        draft=draft,
        content=draft.content,
        markup=draft.markup,
    )
    chat.messages[message.id] = message
    _publish(world, "message", chat, message, bot)
    announce(world, chat, message, edited=False, bot=bot)
    _forward_to_linked(world, chat, message)
    return message


def change(
    world: World,
    chat: Chat,
    message: Message,
    content: Content,
    markup: dict[str, Any] | None,
    by: int,
    bot: Bot | None = None,
) -> None:
    """Edit; what stood there before is kept in the history."""
    now = world.clock.now()
    message.history.append(Revision(now, by, message.content, message.markup))
    shown = content != message.content
    message.content, message.markup = content, markup
    if shown:
        message.edit_date = int(now)
    _publish(world, "edited", chat, message, bot)
    if shown:
        announce(world, chat, message, edited=True, bot=bot)
    copy = _linked_copy(world, chat, message)
    if shown and copy is not None:
        group, copied = copy
        change(world, group, copied, content, forwarded_markup(markup), TELEGRAM_ID)


def remove(world: World, chat: Chat, message: Message, by: int, bot: Bot | None = None) -> None:
    """Bots hear nothing of deletions."""
    message.deleted_at = world.clock.now()
    message.deleted_by = by
    _publish(world, "deleted", chat, message, bot)


def origin_of(chat: Chat, message: Message) -> Origin:
    """What a forward of this message says of where it came from."""
    draft = message.draft
    if draft.origin is not None:
        return draft.origin
    if chat.is_broadcast:
        return Origin(
            message.date, chat_id=chat.id, message_id=message.id, signature=draft.signature
        )
    return Origin(message.date, user_id=draft.sender_id)


def forwarded_markup(markup: dict[str, Any] | None) -> dict[str, Any] | None:
    """A keyboard goes along only if it holds nothing but links."""
    if markup is None:
        return None
    buttons = [button for row in markup["inline_keyboard"] for button in row]
    return markup if all("url" in button for button in buttons) else None


def _forward_to_linked(world: World, chat: Chat, message: Message) -> None:
    """A channel's post appears by itself in the group linked for its discussion."""
    group = world.chats.get(chat.linked_id or 0)
    if not chat.is_broadcast or group is None or message.is_service:
        return
    post(
        world,
        group,
        replace(
            message.draft,
            author_id=TELEGRAM_ID,
            sender_id=TELEGRAM_ID,
            sender_chat_id=chat.id,
            signature=None,
            origin=origin_of(chat, message),
            automatic=True,
            reply_to=None,
            markup=forwarded_markup(message.markup),
        ),
    )


def _linked_copy(world: World, chat: Chat, message: Message) -> tuple[Chat, Message] | None:
    group = world.chats.get(chat.linked_id or 0)
    if not chat.is_broadcast or group is None:
        return None
    for copied in group.messages.values():
        origin = copied.draft.origin
        if copied.draft.automatic and origin and origin.message_id == message.id:
            return group, copied
    return None


def _publish(world: World, kind: str, chat: Chat, message: Message, bot: Bot | None) -> None:
    private = bot is not None and chat.kind is ChatKind.PRIVATE
    data = {
        "chat_id": chat.id,
        "message_id": message.id,
        "bot_id": bot.id if bot is not None and private else None,
    }
    world.changes.publish(world.clock.now(), kind, data)
