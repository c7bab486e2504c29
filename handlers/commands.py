"""Every command with what it does, for the menu and for /help: of those that are answered."""

from collections.abc import Collection, Iterable

from aiogram import Router
from aiogram.filters import Command

from bot.texts import Texts


def reader_commands(texts: Texts, known: Collection[str]) -> list[tuple[str, str]]:
    """(command, what it does), in the order of use."""
    return _known(
        {
            "news": texts.say("latest news"),
            "search": texts.say("search the news"),
            "rates": texts.say("official exchange rates"),
            "subscribe": texts.say("subscribe to news"),
            "language": texts.say("the bot's language"),
            "help": texts.say("what the bot can do"),
            "start": texts.say("about the newsroom and its channels"),
        },
        known,
    )


def editor_commands(texts: Texts, known: Collection[str]) -> list[tuple[str, str]]:
    return _known(
        {
            "post": texts.say("publish an article: link, number or words"),
            "queue": texts.say("what waits to be published"),
            "feeds": texts.say("sources"),
            "channels": texts.say("channels"),
            "editors": texts.say("editors"),
            "stats": texts.say("figures"),
            "pause": texts.say("stop publishing"),
            "resume": texts.say("resume publishing"),
            "undo": texts.say("take back what you published last"),
            "audit": texts.say("who did what"),
            "why": texts.say("what happened to an article"),
        },
        known,
    )


def answered_commands(router: Router) -> frozenset[str]:
    """The commands for which this router or one below it has a handler."""
    return frozenset(name for one in router.chain_tail for name in _own(one))


def _own(router: Router) -> Iterable[str]:
    for handler in router.message.handlers:
        for handler_filter in handler.filters or ():
            if isinstance(handler_filter.callback, Command):
                yield from (str(name) for name in handler_filter.callback.commands)


def _known(described: dict[str, str], known: Collection[str]) -> list[tuple[str, str]]:
    return [(name, what) for name, what in described.items() if name in known]
