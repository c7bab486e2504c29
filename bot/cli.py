"""The command line: finds the verb, hands it the settings, turns errors into one line."""

import argparse
import asyncio
import re
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper
from typing import NoReturn

from bot.config import load_settings
from bot.early_end import end_well_from_here
from bot.errors import JarshyError
from bot.ops.importing import uncollected
from bot.ops.logging import configure

# Verb, its file in bot/verbs, and what it does. Only the verb asked for is imported: starting
# stays quick, and a preview needs no aiogram.
VERBS = (
    ("run", "run", "run the bot until it is told to stop (SIGTERM, Ctrl+C)"),
    ("demo", "demo", "a sample newsroom in the browser: no token, no internet"),
    ("preview", "preview", "print the posts that would be published; sends nothing"),
    ("import", "importing", "store articles from files and folders; publishes nothing"),
    ("post", "post", "queue one article for a channel"),
    ("news", "news", "the latest stored headlines, or those that a search finds"),
    ("rates", "rates", "official KZT rates, or a conversion"),
    ("apply", "applying", "make feeds, channels and routes as a file says"),
    ("export", "export", "print feeds, channels and routes as such a file"),
    ("feeds", "feeds", "list, add, remove or test feeds"),
    ("channels", "channels", "list, add, remove or check channels"),
    ("queue", "queue", "what waits, what is in doubt, what failed and why"),
    ("why", "why", "what happened to an article, step by step"),
    ("backup", "backup", "copy the whole database into one file, while the bot runs"),
    ("restore", "restore", "put a backup back; not while a bot runs"),
    ("doctor", "doctor", "check configuration, database, token, channels, feeds and rates"),
)


class OneLineParser(argparse.ArgumentParser):
    """What is wrong with the call is told in one line, as every other failure is."""

    def error(self, message: str) -> NoReturn:
        line = " ".join(message.split())
        self.exit(2, f"jarshy: {line}; {self.prog} --help tells how it is called\n")


class VerbParser(OneLineParser):
    """Options may stand anywhere among the other words: `feeds test --json URL`."""

    _within = False

    def parse_known_args(  # type: ignore[override]
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> tuple[argparse.Namespace, list[str]]:
        if self._within:  # argparse parses twice: without the words, then these
            return super().parse_known_args(args, namespace)
        self._within = True
        try:
            return self.parse_known_intermixed_args(args, namespace)
        finally:
            self._within = False


# A chat's number begins with a minus; argparse would take -100123/5 and -100123=ru for options.
_CHAT_NUMBER = re.compile(r"-\d+(\.\d+)?(/\d+)?(=\w+)?")


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status: 0 done, 1 the work failed, 2 the call or the configuration is wrong."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if arguments is None:
        end_well_from_here(words)
        _write_every_letter()
    options = make_parser(words).parse_args(words)
    try:
        settings = load_settings()
        configure(settings.log_format, settings.log_level, settings.secrets)
        status: int = asyncio.run(options.run(options, settings))
        return status
    except JarshyError as error:
        return _failed(options, error, error.exit_code)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        return 1
    except Exception as error:
        return _failed(options, error, 1)


def _write_every_letter() -> None:
    """Whatever the locale can write: JSON is UTF-8, and no letter ends a verb in its middle."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _failed(options: argparse.Namespace, error: Exception, status: int) -> int:
    if options.debug:
        traceback.print_exception(error)
    known = isinstance(error, JarshyError)
    line = " ".join(str(error).split()) if known else f"{type(error).__name__}: {error}"
    hint = "" if known or options.debug else " (--debug shows where)"
    print(f"jarshy: {line}{hint}", file=sys.stderr)
    return status


def make_parser(words: Sequence[str]) -> OneLineParser:
    """Every verb is listed; the one asked for reads its own arguments."""
    parser = OneLineParser(
        prog="jarshy", description="A newsroom's articles, in its Telegram channels, exactly once."
    )
    common = VerbParser(add_help=False)
    common.add_argument("--debug", action="store_true", help="show where a failure came from")
    verbs = parser.add_subparsers(
        title="verbs", required=True, metavar="VERB", parser_class=VerbParser
    )
    asked = next((word for word in words if not word.startswith("-")), None)
    for name, file, purpose in VERBS:
        verb = verbs.add_parser(name, parents=[common], help=purpose, description=purpose)
        verb._negative_number_matcher = _CHAT_NUMBER
        if name == asked:
            with uncollected():
                module = import_module(f"bot.verbs.{file}")
            module.arguments(verb)
            verb.set_defaults(run=module.run)
    return parser
