"""A small world with one of everything that a rule may look at."""

from __future__ import annotations

from dataclasses import dataclass

from sandbox.chats import Status
from sandbox.server import Sandbox
from tests.sandbox.helpers import BOT, Caller, picture


@dataclass(frozen=True)
class Places:
    """Numbers of chats, people and messages; all messages stand in `channel` unless said."""

    channel: int  # public, @news, the bot has every right
    mute: int  # the bot may not post
    foreign: int  # public, @foreign, the bot is not in it
    secret: int  # never heard of
    left: int
    kicked: int
    protected: int
    group: int  # supergroup
    strict: int  # supergroup where members may not write
    basic: int
    basic_left: int
    upgraded: int
    upgraded_to: int
    forum: int
    topic: int
    closed_topic: int
    reader: int
    stranger: int  # known to the bot, never started it
    blocked: int
    gone: int  # a deleted account
    text: int
    photo: int
    other: int  # another administrator's post
    forwarded: int
    hidden: int  # in `protected`
    guarded: int  # in `group`, sent with protect_content
    said: int  # in the private chat with the reader, by the reader
    file_id: str


def _forum(telegram: Sandbox) -> tuple[int, int, int]:
    """The forum, an open and a closed topic of it."""
    forum = telegram.create_group("Forum", forum=True)
    topic, closed = (telegram.create_topic(forum, name) for name in ("News", "Old"))
    telegram.set_topic(forum, closed, closed=True)
    return forum, topic, closed


async def settle(telegram: Sandbox, api: Caller) -> Places:
    reader = telegram.create_user("Айгүл", language_code="kk")
    stranger, blocked, gone = (telegram.create_user(name) for name in ("Nurlan", "Dana", "Olga"))
    said = telegram.start(reader)
    for user in (blocked, gone):
        telegram.start(user)
    telegram.block(blocked)
    telegram.delete_user(gone)
    editor = telegram.create_user("Editor")
    channel = telegram.create_channel("News", "news", owner=editor)
    left, kicked = telegram.create_channel("Left"), telegram.create_channel("Kicked")
    telegram.set_member(left, BOT, Status.LEFT)
    telegram.set_member(kicked, BOT, Status.KICKED)
    group = telegram.create_group("Readers", [reader, stranger])
    telegram.send(stranger, group, "/hello")
    strict = telegram.create_group("Strict")
    telegram.set_chat(strict, permissions=["can_send_photos"])
    basic, basic_left = (telegram.create_group(name, basic=True) for name in ("Basic", "Gone"))
    telegram.set_member(basic_left, BOT, Status.LEFT)
    upgraded = telegram.create_group("Grown", basic=True)
    upgraded_to = telegram.upgrade_group(upgraded)
    forum, topic, closed = _forum(telegram)
    protected = telegram.create_channel("Protected")
    hidden = (await api("sendMessage", chat_id=protected, text="hidden")).result["message_id"]
    telegram.set_chat(protected, protected=True)
    text = (await api("sendMessage", chat_id=channel, text="text")).result["message_id"]
    photo = (await api("sendPhoto", chat_id=channel, photo=picture(), caption="photo")).result
    other = telegram.post(editor, channel, "other")
    forwarded = await api("forwardMessage", chat_id=channel, from_chat_id=reader, message_id=said)
    guarded = await api("sendMessage", chat_id=group, text="guarded", protect_content=True)
    return Places(
        channel=channel,
        mute=telegram.create_channel("Mute", rights=["can_manage_chat"]),
        foreign=telegram.create_channel("Foreign", "foreign", rights=[]),
        secret=telegram.create_channel("Secret", rights=[]),
        left=left,
        kicked=kicked,
        protected=protected,
        group=group,
        strict=strict,
        basic=basic,
        basic_left=basic_left,
        upgraded=upgraded,
        upgraded_to=upgraded_to,
        forum=forum,
        topic=topic,
        closed_topic=closed,
        reader=reader,
        stranger=stranger,
        blocked=blocked,
        gone=gone,
        text=text,
        photo=photo["message_id"],
        other=other,
        forwarded=forwarded.result["message_id"],
        hidden=hidden,
        guarded=guarded.result["message_id"],
        said=said,
        file_id=photo["photo"][-1]["file_id"],
    )
