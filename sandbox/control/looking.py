"""Looking: what stands in the chats, what bots called, what was refused."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from typing import Any

from sandbox.control.base import Base, Json
from sandbox.control.views import message_view


class Looking(Base):
    def messages(
        self,
        chat: int,
        deleted: bool = False,
        service: bool = False,
        bot: int | None = None,
        before: int | None = None,
        limit: int | None = None,
    ) -> list[Json]:
        """In order of their ids, as a reader sees them, with who wrote and what was changed.

        With `limit` the newest ones, or the newest below the id `before`.
        """
        if limit is not None and limit < 1:
            raise ValueError("limit begins at 1")
        found, _ = self._chat(chat, bot)
        wanted = [
            message
            for number, message in sorted(found.messages.items())
            if (deleted or message.deleted_at is None)
            and (service or not message.is_service)
            and (before is None or number < before)
        ]
        return [message_view(self.world, message) for message in wanted[-(limit or 0) :]]

    def message(self, chat: int, message_id: int, bot: int | None = None) -> Json | None:
        """One message, deleted or not; None where the id was never given."""
        message = self._chat(chat, bot)[0].messages.get(message_id)
        return None if message is None else message_view(self.world, message)

    def chats(self) -> list[Json]:
        shown = [
            {
                "id": chat.id,
                "kind": chat.kind.value,
                "title": chat.title,
                "username": chat.username,
                "protected": chat.protected,
                "forum": chat.forum,
                "topics": [asdict(topic) for topic in chat.topics.values()],
                "linked": chat.linked_id,
                "next_message_id": chat.next_message_id,
            }
            for chat in self.world.chats.values()
        ]
        privates = [
            {"id": chat.id, "kind": "private", "bot": bot.id}
            for bot in self.world.bots.values()
            for chat in bot.privates.values()
        ]
        return shown + privates

    def users(self) -> list[Json]:
        return [asdict(user) for user in self.world.users.values()]

    def bots(self) -> list[Json]:
        """Without their tokens."""
        return [
            {
                "id": bot.id,
                "name": bot.user.first_name,
                "username": bot.user.username,
                "inline": bot.inline,
                "waiting": len(bot.queue.waiting),
            }
            for bot in self.world.bots.values()
        ]

    def calls(
        self, method: str | None = None, chat: str | None = None, after: int = 0, limit: int = 1000
    ) -> list[Json]:
        """The newest calls with their answers, oldest first; getUpdates only when asked for.

        `chat` is a number or an @name, as text.
        """
        wanted = [
            call
            for call in self.world.calls.calls
            if call.id > after
            and (call.method == method.lower() if method else call.method != "getupdates")
            and (chat is None or chat.lower() in call.chat_names)
        ]
        return [call.json() for call in wanted[-limit:]]

    def counts(self) -> Json:
        """Violations of flood control, refusals by their text, calls by method."""
        methods = Counter(call.method for call in self.world.calls.calls)
        return {
            "violations": dict(self.world.flood.violations),
            "refusals": dict(self.world.calls.refusals),
            "calls": dict(methods),
            "faults_fired": self.world.faults.fired,
        }

    def query(self, query_id: str) -> Json | None:
        """A pressed button or inline query, and the bot's answer where it came."""
        query = self.world.queries.asked.get(query_id)
        if query is None:
            return None
        shown: dict[str, Any] = asdict(query)
        for result in (shown["answer"] or {}).get("results", []):
            result.pop("_content", None)
            result.pop("_markup", None)
        return shown

    def commands(self, bot: int | None = None) -> list[Json]:
        """What setMyCommands left, scope by scope."""
        return [
            {"scope": scope, "language_code": language, "commands": commands}
            for (scope, language), commands in self._bot(bot).commands.items()
        ]
