"""The verbs: thin. Data goes to stdout, logs and progress to stderr."""

import argparse
import asyncio
import sys
import traceback
from collections.abc import Callable, Coroutine, Sequence
from typing import Any

from bot.config import Settings, load_settings
from bot.errors import JarshyError
from bot.ops.logging import configure

Verb = Callable[[argparse.Namespace, Settings], Coroutine[Any, Any, int]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status: 0 done, 1 the work failed, 2 the call or the configuration is wrong."""
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        settings = load_settings()
        configure(settings.log_format, settings.log_level, settings.secrets)
        verb: Verb = options.verb
        return asyncio.run(verb(options, settings))
    except JarshyError as error:
        return _failed(options, error, error.exit_code)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        return 1
    except Exception as error:
        return _failed(options, error, 1)


def _failed(options: argparse.Namespace, error: Exception, status: int) -> int:
    if options.debug:
        traceback.print_exception(error)
    known = isinstance(error, JarshyError)
    line = " ".join(str(error).split()) if known else f"{type(error).__name__}: {error}"
    hint = "" if known or options.debug else " (--debug shows where)"
    print(f"jarshy: {line}{hint}", file=sys.stderr)
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="jarshy", description="A newsroom's articles, in its Telegram channels, exactly once."
    )
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--debug", action="store_true", help="show where a failure came from")
    verbs = parser.add_subparsers(title="verbs", required=True, metavar="VERB")

    def verb(name: str, run: Verb, purpose: str) -> argparse.ArgumentParser:
        made = verbs.add_parser(name, parents=[common], help=purpose, description=purpose)
        made.set_defaults(verb=run)
        return made

    verb("run", _run, "run the bot until it is told to stop (SIGTERM, Ctrl+C)")
    verb("demo", _demo, "show the posts of the sample articles, and how to get a token")
    preview = verb("preview", _preview, "print the posts that would be published; sends nothing")
    preview.add_argument("sources", nargs="+", metavar="SOURCE", help="file, address, or - (stdin)")
    preview.add_argument("--json", action="store_true", help="JSON, one document a line if several")
    store = verb("import", _import, "store articles from files and folders; publishes nothing")
    store.add_argument("paths", nargs="+", metavar="PATH")
    store.add_argument("--json", action="store_true", help="accepted; the answer is always JSON")
    post = verb("post", _post, "queue one article for a channel")
    post.add_argument("source", metavar="SOURCE_OR_ID", help="file, address or an article's number")
    post.add_argument("--to", required=True, metavar="CHANNEL", help="@name, -100… or -100…/topic")
    post.add_argument("--at", metavar="TIME", help="2026-11-24T08:00, in TIMEZONE if no offset")
    queue = verb("queue", _queue, "what waits, what is in doubt, what failed and why")
    queue.add_argument("--json", action="store_true")
    doctor = verb("doctor", _doctor, "check configuration, database, token, channels and feeds")
    doctor.add_argument("--json", action="store_true")
    return parser


# Each verb imports what it needs when it is called: starting stays quick.


async def _run(options: argparse.Namespace, settings: Settings) -> int:
    from bot import app

    await app.run(settings)
    return 0


async def _demo(options: argparse.Namespace, settings: Settings) -> int:
    from bot.verbs import preview

    return await preview.demo(settings)


async def _preview(options: argparse.Namespace, settings: Settings) -> int:
    from bot.verbs import preview

    return await preview.preview(settings, options.sources, as_json=options.json)


async def _import(options: argparse.Namespace, settings: Settings) -> int:
    from bot.verbs import storing

    return await storing.import_paths(settings, options.paths)


async def _post(options: argparse.Namespace, settings: Settings) -> int:
    from bot.verbs import storing

    return await storing.post(settings, options.source, options.to, options.at)


async def _queue(options: argparse.Namespace, settings: Settings) -> int:
    from bot.verbs import queue

    return await queue.queue(settings, as_json=options.json)


async def _doctor(options: argparse.Namespace, settings: Settings) -> int:
    from bot.verbs import doctor

    return await doctor.doctor(settings, as_json=options.json)
