"""Acting as people: writing, posting, forwarding, pressing, blocking, editing by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sandbox.announce import announce_member
from sandbox.chats import Chat, ChatKind, Member, Status
from sandbox.control.base import Base, Json, PhotoData
from sandbox.messages import Content, Draft, Message
from sandbox.people import Bot
from sandbox.posting import change, forwarded_markup, origin_of, post, remove
from sandbox.render.messages import message_json
from sandbox.render.people import user_json
from sandbox.text.entities import Formatted


class Acting(Base):
    def start(self, user: int, bot: int | None = None, parameter: str = "") -> int:
        """Open the chat with the bot and press Start."""
        return self.send(user, user, f"/start {parameter}".strip(), bot=bot)

    def send(
        self,
        user: int,
        chat: int,
        text: str = "",
        entities: Sequence[Json] = (),
        photo: PhotoData | None = None,
        reply_to: int | None = None,
        thread: int | None = None,
        bot: int | None = None,
    ) -> int:
        """As a person into a group or (with their own number as the chat) to the bot."""
        content = self._content(text, entities, photo)
        draft = Draft(user, content, sender_id=user, reply_to=reply_to, thread_id=thread)
        return self._write(user, chat, draft, bot).id

    def post(
        self,
        user: int,
        chat: int,
        text: str = "",
        entities: Sequence[Json] = (),
        photo: PhotoData | None = None,
    ) -> int:
        """As an administrator into a channel, where the channel signs."""
        channel, _ = self._chat(chat)
        member = channel.member(self._user(user).id)
        if not channel.is_broadcast or not member.may("can_post_messages"):
            raise ValueError(f"User {user} may not post in chat {chat}")
        signature = self._user(user).first_name if channel.signatures else None
        draft = Draft(
            user,
            self._content(text, entities, photo),
            sender_chat_id=channel.id,
            signature=signature,
        )
        return post(self.world, channel, draft).id

    def forward(
        self, user: int, from_chat: int, message_id: int, chat: int, bot: int | None = None
    ) -> int:
        """As a person; `chat` their own number: to the bot."""
        return self.forward_album(user, from_chat, [message_id], chat, bot)[0]

    def forward_album(
        self,
        user: int,
        from_chat: int,
        message_ids: Sequence[int],
        chat: int,
        bot: int | None = None,
    ) -> list[int]:
        """Several at once; what was one album stays one. All or none."""
        source, _ = self._chat(from_chat, bot)
        messages = [self._message(source, number) for number in message_ids]
        shared = {message.draft.album for message in messages}
        together = len(messages) > 1 and len(shared) == 1 and None not in shared
        album = self.world.next_album() if together else None
        drafts = [self._forwarded(user, source, message, album) for message in messages]
        return [self._write(user, chat, draft, bot).id for draft in drafts]

    def press(
        self,
        user: int,
        chat: int,
        message_id: int,
        data: str | None = None,
        text: str | None = None,
        forged: bool = False,
        bot: int | None = None,
    ) -> str:
        """Press the button with this data or label; the query's id.

        `forged`: data that no button has, as a modified client may send.
        """
        found, owner = self._chat(chat, bot)
        message = self._message(found, message_id)
        author = owner or self.world.bot_by_id(message.author_id)
        if author is None:
            raise ValueError(f"Message {message_id} is of no bot")
        if not found.is_broadcast:  # a channel's readers are not counted one by one
            self._insider(found, user)
        chosen = data if forged and data is not None else _button(message, data, text)
        query = self.world.queries.ask("callback", author.id, user, self._now(), chosen)
        update = {
            "id": query.id,
            "from": user_json(self._user(user)),
            "message": message_json(self.world, author, found, message),
            "chat_instance": str(abs(found.id) * 1_000_003),
            "data": chosen,
        }
        author.known_users.add(user)
        author.queue.add(self._now(), "callback_query", update, user)
        self._tell("pressed", chat_id=chat, message_id=message_id, user_id=user, data=chosen)
        return query.id

    def ask_inline(self, user: int, query: str, offset: str = "", bot: int | None = None) -> str:
        """Type «@bot query»; the query's id."""
        owner = self._bot(bot)
        if not owner.inline:
            raise ValueError("The bot has no inline mode")
        asked = self.world.queries.ask("inline", owner.id, user, self._now(), query)
        shown = user_json(self._user(user))
        update = {"id": asked.id, "from": shown, "query": query, "offset": offset}
        owner.known_users.add(user)
        owner.queue.add(self._now(), "inline_query", update | {"chat_type": "sender"}, user)
        return asked.id

    def choose_inline(self, user: int, query: str, result: str, chat: int) -> int:
        """Send one of the answers to an inline query; the message's id."""
        asked = self.world.queries.asked.get(query)
        results = (asked.answer or {}).get("results", []) if asked else []
        chosen = next((one for one in results if one["id"] == result), None)
        if asked is None or chosen is None or chosen["_content"] is None:
            raise ValueError(f"There is no result {result} with a text to send")
        kept: Formatted = chosen["_content"]["kept"]
        draft = Draft(
            user,
            Content(kept.text, kept.entities),
            sender_id=user,
            via_bot_id=asked.bot_id,
            markup=chosen["_markup"],
        )
        owner = self._bot(asked.bot_id)
        update = {"result_id": result, "from": user_json(self._user(user)), "query": asked.data}
        owner.queue.add(self._now(), "chosen_inline_result", update, user)
        return self._write(user, chat, draft, asked.bot_id).id

    def edit(
        self,
        user: int,
        chat: int,
        message_id: int,
        text: str,
        entities: Sequence[Json] = (),
        bot: int | None = None,
    ) -> None:
        """By hand: one's own message, or as an administrator any post of the channel."""
        found, owner = self._chat(chat, bot)
        message = self._message(found, message_id)
        may = found.is_broadcast and self._insider(found, user).may("can_edit_messages")
        if message.author_id != user and not may:
            raise ValueError(f"User {user} may not edit message {message_id}")
        written = self._content(text, entities)
        content = replace(message.content, text=written.text, entities=written.entities)
        change(self.world, found, message, content, message.markup, user, owner)

    def delete(self, user: int, chat: int, message_id: int, bot: int | None = None) -> None:
        """By hand: one's own message, or as an administrator any."""
        found, owner = self._chat(chat, bot)
        message = self._message(found, message_id)
        may = self._insider(found, user).may("can_delete_messages")
        if found.kind is not ChatKind.PRIVATE and message.author_id != user and not may:
            raise ValueError(f"User {user} may not delete message {message_id}")
        remove(self.world, found, message, user, owner)

    def block(self, user: int, bot: int | None = None) -> None:
        self._set_blocked(user, self._bot(bot), blocked=True)

    def unblock(self, user: int, bot: int | None = None) -> None:
        self._set_blocked(user, self._bot(bot), blocked=False)

    def _set_blocked(self, user: int, bot: Bot, *, blocked: bool) -> None:
        person = self._user(user).id
        if (person in bot.blocked_by) is blocked:
            return
        (bot.blocked_by.add if blocked else bot.blocked_by.discard)(person)
        states = (Status.MEMBER, Status.KICKED) if blocked else (Status.KICKED, Status.MEMBER)
        old, new = (Member(bot.id, status) for status in states)
        announce_member(self.world, self.world.private_chat(bot, person), old, new, person)

    def _forwarded(self, user: int, source: Chat, message: Message, album: str | None) -> Draft:
        if source.protected or message.draft.protected or message.is_service:
            raise ValueError(f"Message {message.id} cannot be forwarded")
        return Draft(
            user,
            message.content,
            sender_id=user,
            origin=origin_of(source, message),
            markup=forwarded_markup(message.markup),
            album=album,
        )

    def _write(self, user: int, chat: int, draft: Draft, bot: int | None) -> Message:
        found, owner = self._chat(chat, bot)
        self._check_may_write(found, owner, self._user(user).id, draft)
        if owner is not None:
            owner.started_by.add(user)
            owner.known_users.add(user)
        return post(self.world, found, draft, owner)

    def _check_may_write(self, chat: Chat, owner: Bot | None, user: int, draft: Draft) -> None:
        if chat.is_broadcast:
            raise ValueError("Into a channel one posts: use post")
        if owner is not None and chat.id != user:
            raise ValueError(f"The private chat {chat.id} is not user {user}'s")
        if owner is not None and user in owner.blocked_by:
            raise ValueError(f"User {user} has blocked the bot")
        self._insider(chat, user)
        permission = "can_send_photos" if draft.content.photo else "can_send_messages"
        if not chat.may_send(user, permission):
            raise ValueError(f"User {user} may not write in chat {chat.id}")

    def _now(self) -> float:
        return self.world.clock.now()


def _button(message: Message, data: str | None, text: str | None) -> str:
    rows = (message.markup or {"inline_keyboard": []})["inline_keyboard"]
    for button in (button for row in rows for button in row):
        wanted = (
            button.get("callback_data") == data
            if data is not None
            else (text is not None and text in button["text"])
        )
        if wanted and "callback_data" in button:
            return str(button["callback_data"])
    raise ValueError(f"Message {message.id} has no such button")
