"""Making people and chats, and changing who may do what in them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sandbox.announce import announce_member
from sandbox.chats import ADMIN_RIGHTS, Chat, ChatKind, Member, Status, Topic
from sandbox.control.base import Base
from sandbox.messages import Content, Draft
from sandbox.people import User
from sandbox.posting import post
from sandbox.render.people import user_json
from sandbox.state import admin


class Making(Base):
    def add_bot(self, token: str, username: str = "sandbox_bot", name: str = "Sandbox") -> int:
        """The bot's id, which is the number in its token."""
        return self.world.add_bot(token, username, name).id

    def set_bot(
        self, bot: int | None = None, reads_groups: bool | None = None, inline: bool | None = None
    ) -> None:
        """`reads_groups` True: privacy mode off."""
        found = self._bot(bot)
        found.reads_groups = found.reads_groups if reads_groups is None else reads_groups
        found.inline = found.inline if inline is None else inline

    def create_user(
        self,
        first_name: str = "Reader",
        username: str | None = None,
        language_code: str | None = None,
        user_id: int | None = None,
    ) -> int:
        number = self.world.free_user_id() if user_id is None else user_id
        if number <= 0:
            raise ValueError("A user's number is above 0")
        user = User(number, first_name, username=username, language_code=language_code)
        self.world.add_user(user)
        self._tell("user", user_id=number)
        return number

    def set_user(
        self, user: int, first_name: str | None = None, language_code: str | None = None
    ) -> None:
        """Change a name or the language of a person's Telegram; empty: a language unknown."""
        found = self._user(user)
        found.first_name = found.first_name if first_name is None else first_name
        if language_code is not None:
            found.language_code = language_code or None
        self._tell("user", user_id=user)

    def delete_user(self, user: int) -> None:
        """The account is gone; its number stays known."""
        self._user(user).deleted = True

    def create_channel(
        self,
        title: str,
        username: str | None = None,
        rights: Sequence[str] | None = None,
        owner: int | None = None,
        bot: int | None = None,
        protected: bool = False,
        signatures: bool = False,
        chat_id: int | None = None,
    ) -> int:
        """With the bot as an administrator with `rights`: None all, empty: not in it at all.

        The creation itself is message 1.
        """
        chat = self._create(ChatKind.CHANNEL, title, username, owner, chat_id)
        chat.protected, chat.signatures = protected, signatures
        if rights is None or rights:
            given = None if rights is None else frozenset(rights)
            self._set(chat, admin(chat, self._bot(bot).id, given))
        return chat.id

    def create_group(
        self,
        title: str,
        members: Sequence[int] = (),
        basic: bool = False,
        forum: bool = False,
        username: str | None = None,
        admin_bot: bool = False,
        owner: int | None = None,
        bot: int | None = None,
        protected: bool = False,
        chat_id: int | None = None,
    ) -> int:
        """A supergroup, or a basic group; the bot is a member unless `bot` is 0."""
        kind = ChatKind.GROUP if basic else ChatKind.SUPERGROUP
        if basic and forum:
            raise ValueError("A basic group has no topics")
        chat = self._create(kind, title, username, owner, chat_id)
        chat.protected, chat.forum = protected, forum
        for user in members:
            chat.members[self._user(user).id] = Member(user, Status.MEMBER)
        if bot != 0:
            number = self._bot(bot).id
            self._set(chat, admin(chat, number) if admin_bot else Member(number, Status.MEMBER))
            self._say_joined(chat, number)
        return chat.id

    def create_topic(self, chat: int, name: str, by: int | None = None) -> int:
        """The topic's number is that of its first message."""
        group, _ = self._chat(chat)
        if not group.forum:
            raise ValueError(f"Chat {chat} has no topics")
        author = self._owner(group) if by is None else by
        made = {"forum_topic_created": {"name": name, "icon_color": 7322096}}
        content = Content(service=made)
        message = post(self.world, group, Draft(author, content, sender_id=author))
        group.topics[message.id] = Topic(message.id, name)
        return message.id

    def set_topic(
        self, chat: int, topic: int, closed: bool | None = None, deleted: bool | None = None
    ) -> None:
        found = self._chat(chat)[0].topics.get(topic)
        if found is None:
            raise ValueError(f"There is no topic {topic} in chat {chat}")
        found.closed = found.closed if closed is None else closed
        found.deleted = found.deleted if deleted is None else deleted

    def set_member(
        self,
        chat: int,
        user: int,
        status: Status,
        rights: Sequence[str] | None = None,
        by: int | None = None,
    ) -> None:
        """Promote, restrict, remove, ban: people and bots alike. Bots hear of it."""
        found, _ = self._chat(chat)
        known, status = self._user(user).id, Status(status)
        if status is Status.ADMINISTRATOR:
            given = None if rights is None else frozenset(rights)
            self._set(found, admin(found, known, given), by)
        else:
            self._set(found, Member(known, status, frozenset(rights or ())), by)

    def set_chat(
        self,
        chat: int,
        protected: bool | None = None,
        signatures: bool | None = None,
        permissions: Sequence[str] | None = None,
        linked: int | None = None,
    ) -> None:
        """`linked` is the group in which a channel's posts are discussed."""
        found, _ = self._chat(chat)
        found.protected = found.protected if protected is None else protected
        found.signatures = found.signatures if signatures is None else signatures
        if permissions is not None:
            found.permissions = frozenset(permissions)
        if linked is not None:
            group, _ = self._chat(linked)
            found.linked_id, group.linked_id = group.id, found.id
        self._tell("chat", chat_id=chat)

    def upgrade_group(self, chat: int) -> int:
        """A basic group becomes a supergroup with a new number."""
        old, _ = self._chat(chat)
        if old.kind is not ChatKind.GROUP or old.upgraded_to is not None:
            raise ValueError(f"Chat {chat} is no basic group that could be upgraded")
        new = self.world.add_chat(ChatKind.SUPERGROUP, old.title)
        new.members = dict(old.members)
        owner = self._owner(old)
        old.upgraded_to = new.id
        self._service(old, owner, {"migrate_to_chat_id": new.id})
        self._service(new, owner, {"migrate_from_chat_id": old.id})
        self._tell("chat", chat_id=new.id)
        return new.id

    def _create(
        self,
        kind: ChatKind,
        title: str,
        username: str | None,
        owner: int | None,
        chat_id: int | None,
    ) -> Chat:
        who = self.create_user("Owner") if owner is None else self._user(owner).id
        chat = self.world.add_chat(kind, title, username)
        if chat_id is not None:
            if chat_id >= 0 or chat_id in self.world.chats:
                raise ValueError(f"A chat cannot have the number {chat_id}")
            self.world.chats[chat_id] = self.world.chats.pop(chat.id)
            chat.id = chat_id
        chat.members[who] = Member(who, Status.CREATOR, frozenset(ADMIN_RIGHTS[kind]))
        made = {
            "channel": "channel_chat_created",
            "group": "group_chat_created",
            "supergroup": "supergroup_chat_created",
        }[kind.value]
        self._service(chat, who, {made: True})
        self._tell("chat", chat_id=chat.id)
        return chat

    def _service(self, chat: Chat, author: int, fields: dict[str, Any]) -> None:
        shown = chat.id if chat.is_broadcast else None
        draft = Draft(author, Content(service=fields), sender_chat_id=shown)
        if not chat.is_broadcast:
            draft = Draft(author, Content(service=fields), sender_id=author)
        post(self.world, chat, draft)

    def _say_joined(self, chat: Chat, user: int) -> None:
        shown = user_json(self.world.users[user])
        fields = {"new_chat_member": shown, "new_chat_members": [shown]}
        self._service(chat, self._owner(chat), fields)

    def _set(self, chat: Chat, member: Member, by: int | None = None) -> None:
        old = chat.member(member.user_id)
        chat.members[member.user_id] = member
        actor = self._owner(chat) if by is None else by
        announce_member(self.world, chat, old, member, actor)
        self._tell("member", chat_id=chat.id, user_id=member.user_id, status=member.status.value)

    def _owner(self, chat: Chat) -> int:
        creators = [m.user_id for m in chat.members.values() if m.status is Status.CREATOR]
        return creators[0] if creators else next(iter(chat.members))
