"""`python -m sandbox`: the stand-in Telegram by itself; the first line it prints is its address.

Opened in a browser, the address shows the page.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import logging
import signal
import sys
from pathlib import Path

from sandbox.clock import Clock
from sandbox.page.routes import page_routes
from sandbox.server import Sandbox


def main() -> int:
    """Exit status 0 after SIGTERM or SIGINT, 1 where it cannot listen, 2 for a wrong call."""
    options = _options()
    logging.basicConfig(level=logging.INFO, stream=sys.stderr)
    try:
        telegram = Sandbox(
            options.token,
            host=options.host,
            port=options.port,
            clock=Clock(speed=options.speed),
            pages=page_routes(),
        )
        if options.faults is not None:
            telegram.set_faults(json.loads(options.faults.read_text("utf-8")), seed=options.seed)
        if options.no_flood:
            telegram.set_limits(per_second=0, chat_seconds=0, per_minute=0)
    except (ValueError, OSError) as error:
        print(f"sandbox: {error}", file=sys.stderr)
        return 2
    try:
        asyncio.run(_serve(telegram))
    except OSError as error:
        print(f"sandbox: cannot listen on {options.host}:{options.port}: {error}", file=sys.stderr)
        return 1
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m sandbox", description=__doc__)
    parser.add_argument("--token", action="append", default=[], help="a bot's token, 123:abc")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=0, help="0: any free one")
    parser.add_argument("--speed", type=float, default=1.0, help="sandbox seconds in a real one")
    parser.add_argument("--faults", type=Path, help="JSON file with a list of faults")
    parser.add_argument("--seed", type=int, default=0, help="of faults with a probability")
    parser.add_argument("--no-flood", action="store_true", help="lift flood control")
    return parser.parse_args()


async def _serve(telegram: Sandbox) -> None:
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopped.set)
    async with telegram:
        print(telegram.url, flush=True)
        await stopped.wait()


if __name__ == "__main__":
    sys.exit(main())
