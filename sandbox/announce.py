"""Which bot hears of what: messages, edits, memberships.

Sources: telegram-bot-api Client.cpp (need_skip_update_message, process_new_message_queue);
core.telegram.org/bots/features#privacy-mode.
"""

from __future__ import annotations

import re

from sandbox.chats import Chat, ChatKind, Member
from sandbox.messages import Message
from sandbox.people import Bot
from sandbox.render.chats import chat_json, member_json
from sandbox.render.messages import message_json
from sandbox.render.people import user_json
from sandbox.state import World


def announce(world: World, chat: Chat, message: Message, *, edited: bool, bot: Bot | None) -> None:
    """Tell all bots that may hear of it. `bot` is the one a private chat belongs to.

    A bot never hears of its own messages, not even when somebody else edits them.
    """
    hearers = [bot] if bot is not None else world.bots_in(chat)
    for hearer in hearers:
        if message.author_id == hearer.id or not _hears(world, hearer, chat, message):
            continue
        kind = "channel_post" if chat.is_broadcast else "message"
        kind = f"edited_{kind}" if edited else kind
        if message.draft.sender_id is not None:
            hearer.known_users.add(message.draft.sender_id)
        data = message_json(world, hearer, chat, message)
        hearer.queue.add(world.clock.now(), kind, data, chat.id)


def announce_member(world: World, chat: Chat, old: Member, new: Member, actor_id: int) -> None:
    """my_chat_member for the bot concerned, chat_member for the bots that administer the chat."""
    data = {
        "chat": chat_json(world, chat),
        "from": user_json(world.users[actor_id]),
        "date": world.clock.date(),
        "old_chat_member": member_json(world, chat, old),
        "new_chat_member": member_json(world, chat, new),
    }
    for bot in world.bots.values():
        if bot.id == new.user_id:
            bot.known_users.add(actor_id)
            bot.queue.add(world.clock.now(), "my_chat_member", data, chat.id)
        elif chat.member(bot.id).is_admin:
            bot.queue.add(world.clock.now(), "chat_member", data, chat.id)


def _hears(world: World, bot: Bot, chat: Chat, message: Message) -> bool:
    if chat.kind in (ChatKind.PRIVATE, ChatKind.CHANNEL) or message.is_service:
        return True
    if bot.reads_groups or chat.member(bot.id).is_admin or message.draft.via_bot_id == bot.id:
        return True
    replied = chat.find(message.draft.reply_to) if message.draft.reply_to else None
    if replied is not None and replied.author_id == bot.id:
        return True
    return _commands(bot, message)


def _commands(bot: Bot, message: Message) -> bool:
    """A command without a name, or with this bot's."""
    match = re.match(r"/\w+(?:@(\w+))?", message.content.text)
    if match is None or not any(e.type == "bot_command" for e in message.content.entities):
        return False
    named = match.group(1)
    return named is None or named.lower() == (bot.user.username or "").lower()
