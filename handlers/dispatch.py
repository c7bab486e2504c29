"""All handlers in the order in which they are asked."""

from collections.abc import Mapping
from typing import Unpack

from aiogram import Bot, Dispatcher, Router
from aiogram.types import Update

from bot.delivery.approvals import Approvals
from bot.delivery.asking import Question
from bot.model import Language
from bot.newsroom.readers.hurry import Hurry, Verdict
from bot.rates.views import RateViews
from bot.telegram.assembly import EditorTools
from bot.telegram.menu import Menu
from bot.texts import Texts
from handlers import channel_posts, unknown
from handlers.commands import answered_commands, editor_commands, reader_commands
from handlers.desk import Desk
from handlers.editors import (
    answers,
    approvals,
    cards,
    log,
    material,
    panel,
    pause,
    post,
    queue,
    staff,
    stats,
    style,
    undo,
    words,
)
from handlers.middlewares import Asked, NoHurry, OnceOnly, Unanswered, asked
from handlers.readers import (
    alerts,
    article,
    inline,
    language,
    news,
    rates,
    rates_inline,
    start,
    subscribe,
)
from handlers.readers import help as help_
from handlers.readers.assembly import ReaderTools
from handlers.seen import Seen
from handlers.typed import as_typed, is_known

ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "channel_post", "inline_query")


class Tools(EditorTools, ReaderTools):
    """All that handlers may name as parameters, beside the desk and what is found for an update."""

    rates: RateViews
    questions: Mapping[str, Question]
    approvals: Approvals


class Dispatch:
    """Hands an update to its handler, with `desk` and whatever `tools` it names as parameter."""

    def __init__(self, bot: Bot, desk: Desk, **tools: Unpack[Tools]) -> None:
        self._bot = bot
        self._dispatcher = Dispatcher(desk=desk, **tools)
        self._hurry = Hurry(set(desk.admins))
        self._verdicts: dict[int, Verdict] = {}
        for middleware in (
            Unanswered(desk),
            NoHurry(desk, self._hurry),
            OnceOnly(desk),
            Seen(desk),
        ):
            self._dispatcher.update.outer_middleware(middleware)
        people = _people(desk, tools["questions"])
        self._dispatcher.include_routers(channel_posts.router(), people)
        self._commands = answered_commands(self._dispatcher)
        self.menu = Menu(
            bot=bot,
            people=desk.people,
            commands=self._listed,
            editors=desk.admins,
            is_editor=tools["staff"].is_editor,
            language=desk.language,
        )
        self._dispatcher.workflow_data.update(commands=self._commands, menu=self.menu)

    def admits(self, update: Update) -> bool:
        """Asked when an update comes in: False for one that is refused, which needs no turn."""
        user_id = _asker(update)
        if user_id is None:
            return True
        verdict = self._hurry.begin(user_id)
        self._verdicts[update.update_id] = verdict
        return verdict is Verdict.PASS

    async def __call__(self, update: Update) -> object:
        verdict = self._verdicts.pop(update.update_id, Verdict.PASS)
        if not is_known(update):
            return None
        typed = as_typed(update)
        try:
            return await self._dispatcher.feed_update(self._bot, typed, verdict=verdict)
        finally:
            user_id = _asker(update)
            if user_id is not None and verdict is Verdict.PASS:
                self._hurry.end(user_id)

    def _listed(self, language: Language, for_editors: bool) -> list[tuple[str, str]]:
        """(command, what it does) of what is answered here."""
        texts = Texts(language)
        commands = reader_commands(texts, self._commands)
        return commands + editor_commands(texts, self._commands) if for_editors else commands


def _people(desk: Desk, questions: Mapping[str, Question]) -> Router:
    """What people say and press; the first router that knows it answers."""
    people = Router(name="people")
    asking = (people.message, people.edited_message, people.callback_query, people.inline_query)
    for observer in asking:
        observer.middleware(Asked(desk))
    people.include_routers(
        rates_inline.router(),
        inline.router(),
        answers.router(questions),
        approvals.router(),
        cards.router(),
        post.router(),
        queue.router(),
        staff.router(),
        panel.router(),
        style.router(),
        words.router(),
        pause.router(),
        undo.router(),
        log.router(),
        stats.router(),
        material.router(),
        start.router(),
        article.router(),
        news.router(),
        language.router(),
        subscribe.router(),
        alerts.router(),
        rates.router(),
        help_.router(),
        unknown.router(),
    )
    return people


def _asker(update: Update) -> int | None:
    """Who waits for an answer."""
    question = asked(update)
    user = question.from_user if question is not None else None
    return user.id if user is not None else None
