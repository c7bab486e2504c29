"""Chats, their members and the rights in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sandbox.messages import Message

GENERAL_TOPIC = 1


class ChatKind(StrEnum):
    PRIVATE = "private"
    GROUP = "group"
    SUPERGROUP = "supergroup"
    CHANNEL = "channel"


class Status(StrEnum):
    CREATOR = "creator"
    ADMINISTRATOR = "administrator"
    MEMBER = "member"
    RESTRICTED = "restricted"
    LEFT = "left"
    KICKED = "kicked"


_COMMON_RIGHTS = (
    "can_manage_chat",
    "can_change_info",
    "can_delete_messages",
    "can_invite_users",
    "can_restrict_members",
    "can_promote_members",
    "can_manage_video_chats",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_send_welcome_messages",
)
ADMIN_RIGHTS: dict[ChatKind, tuple[str, ...]] = {
    ChatKind.PRIVATE: (),
    ChatKind.GROUP: (*_COMMON_RIGHTS, "can_pin_messages", "can_manage_tags"),
    ChatKind.SUPERGROUP: (
        *_COMMON_RIGHTS,
        "can_pin_messages",
        "can_manage_topics",
        "can_manage_tags",
    ),
    ChatKind.CHANNEL: (
        *_COMMON_RIGHTS,
        "can_post_messages",
        "can_edit_messages",
        "can_manage_direct_messages",
    ),
}
PERMISSIONS = (
    "can_send_messages",
    "can_send_media_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_react_to_messages",
    "can_edit_tag",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
)


@dataclass(slots=True)
class Member:
    """`rights` are an administrator's, or what a restricted member may still do."""

    user_id: int
    status: Status
    rights: frozenset[str] = frozenset()
    title: str | None = None

    @property
    def inside(self) -> bool:
        return self.status not in (Status.LEFT, Status.KICKED)

    @property
    def is_admin(self) -> bool:
        return self.status in (Status.CREATOR, Status.ADMINISTRATOR)

    def may(self, right: str) -> bool:
        """An administrator's right."""
        if self.status is Status.CREATOR:
            return True
        return self.status is Status.ADMINISTRATOR and right in self.rights


@dataclass(slots=True)
class Topic:
    """`id` is that of the service message that made it."""

    id: int
    name: str
    closed: bool = False
    deleted: bool = False


@dataclass(slots=True)
class Chat:
    """A private chat belongs to one bot and has the number of the person in it."""

    id: int
    kind: ChatKind
    title: str = ""
    username: str | None = None
    description: str | None = None
    protected: bool = False
    signatures: bool = False
    forum: bool = False
    linked_id: int | None = None
    upgraded_to: int | None = None
    permissions: frozenset[str] = frozenset(PERMISSIONS)
    members: dict[int, Member] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    next_message_id: int = 1

    @property
    def is_broadcast(self) -> bool:
        return self.kind is ChatKind.CHANNEL

    @property
    def has_own_ids(self) -> bool:
        return self.kind in (ChatKind.SUPERGROUP, ChatKind.CHANNEL)

    def member(self, user_id: int) -> Member:
        return self.members.get(user_id) or Member(user_id, Status.LEFT)

    def present(self) -> Iterable[Member]:
        return [member for member in self.members.values() if member.inside]

    def find(self, message_id: int) -> Message | None:
        """A message that is there, not a deleted one."""
        message = self.messages.get(message_id)
        return None if message is None or message.deleted_at is not None else message

    def may_send(self, user_id: int, permission: str) -> bool:
        """Whether a member of a group may send this kind of thing."""
        member = self.member(user_id)
        if member.is_admin or self.kind in (ChatKind.PRIVATE, ChatKind.CHANNEL):
            return True
        if permission not in self.permissions:
            return False
        return member.status is not Status.RESTRICTED or permission in member.rights
