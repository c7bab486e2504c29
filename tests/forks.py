"""Starts the bot quickly, many times: a process that has imported it forks one for every start.

Importing the bot takes a second of a processor, and a test that kills the bot starts it again and
again. A forked bot is a process like another: its own memory, files, signals and end.

`python -m tests.forks` is that process: a JSON line in for every start, a JSON line out for every
start and every end. It imports nothing until it runs, since the bot's workers import it again.
"""

import asyncio
import json
import multiprocessing
import os
import select
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from multiprocessing import forkserver
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[1]
AVAILABLE = hasattr(os, "fork") and sys.platform == "linux"


@dataclass
class Forked:
    """Like asyncio's subprocess, as far as tests need it; not bound to an event loop."""

    pid: int
    ended: "Future[int]" = field(default_factory=Future)

    @property
    def returncode(self) -> int | None:
        return self.ended.result() if self.ended.done() else None

    def send_signal(self, number: int) -> None:
        os.kill(self.pid, number)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)

    async def wait(self) -> int:
        return await asyncio.wrap_future(self.ended)


class Streams(NamedTuple):
    """The files that a forked process reads and writes as its standard streams."""

    stdin: Path = Path(os.devnull)
    stdout: Path = Path(os.devnull)
    stderr: Path = Path(os.devnull)


class Nursery:
    """The forking process as the tests see it; a thread reads what it tells."""

    def __init__(self) -> None:
        environment = {"PATH": os.environ.get("PATH", ""), "PYTHONPATH": str(ROOT)}
        # A bot that was killed leaves what its workers shared; Python would complain at the end.
        environment["PYTHONWARNINGS"] = "ignore:resource_tracker"
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.forks"],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._starting = threading.Lock()
        self._started: Future[int] = Future()
        self._running: dict[int, Forked] = {}
        threading.Thread(target=self._read, daemon=True).start()

    def start(
        self, words: Sequence[str], folder: Path, environment: Mapping[str, str], streams: "Streams"
    ) -> Forked:
        order = {"words": words, "environment": dict(environment), "folder": str(folder.resolve())}
        order |= {"streams": [str(path.absolute()) for path in streams]}
        assert self._process.stdin is not None
        with self._starting:
            self._started = Future()
            print(json.dumps(order), file=self._process.stdin, flush=True)
            return self._running[self._started.result(120)]

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            told = json.loads(line)
            if "started" in told:
                self._running[told["started"]] = Forked(told["started"])
                self._started.set_result(told["started"])
            else:
                self._running.pop(told["ended"]).ended.set_result(told["status"])


@cache
def nursery() -> Nursery:
    """One a test process."""
    return Nursery()


def _prepared() -> list[object]:
    """Import and build what every bot would at its start and on its first answers."""
    from aiogram.methods import EditMessageText, GetUpdates, SendMediaGroup, SendMessage
    from aiogram.methods.base import Response

    import handlers.dispatch
    import handlers.readers.parts  # noqa: F401
    from bot.cli import VERBS
    from bot.model import LANGUAGES
    from bot.texts import Texts

    for _, file, _ in VERBS:
        import_module(f"bot.verbs.{file}")
    for language in LANGUAGES:
        Texts(language)
    methods = (GetUpdates, SendMessage, SendMediaGroup, EditMessageText)
    answers = [Response[method.__returning__] for method in methods]  # type: ignore[name-defined]
    for answer in answers:
        answer.model_rebuild()
    return list(answers)


def _serve() -> None:
    """Fork for every line of stdin; tell what ended. Ends, with its children, when stdin does."""
    kept = _prepared()  # noqa: F841  (types live as long as somebody holds them)
    from bot.ops.workers import PRELOADED

    # The bots' workers come from one process too.
    multiprocessing.set_forkserver_preload([PRELOADED])
    forkserver.ensure_running()
    woken, wake = os.pipe()
    os.set_blocking(wake, False)
    signal.set_wakeup_fd(wake)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    children: set[int] = set()
    orders = os.fdopen(sys.stdin.fileno(), "rb", buffering=0)
    while True:
        ready, _, _ = select.select([orders.fileno(), woken], [], [])
        if woken in ready:
            os.read(woken, 4096)
            _tell_ended(children)
        if orders.fileno() in ready:
            line = orders.readline()
            if not line:
                break
            forkserver.ensure_running()
            pid = os.fork()
            if pid == 0:
                _become(json.loads(line))
            children.add(pid)
            print(json.dumps({"started": pid}), flush=True)
    for pid in children:
        os.kill(pid, signal.SIGKILL)


def _tell_ended(children: set[int]) -> None:
    for pid in list(children):
        ended, status = os.waitpid(pid, os.WNOHANG)
        if ended:
            children.discard(pid)
            code = os.waitstatus_to_exitcode(status)
            print(json.dumps({"ended": pid, "status": code}), flush=True)


def _share_fork_server() -> None:
    """It is no child of this process, which it would be taken for. A bot that is killed while it
    asks for a worker ends it; then this process starts one of its own."""
    server: Any = forkserver._forkserver
    shared, usual = server._forkserver_pid, server.ensure_running

    def ensure_running() -> None:
        if server._forkserver_pid == shared:
            if _is_alive(shared):
                return
            os.close(server._forkserver_alive_fd)
            server._forkserver_address = server._forkserver_alive_fd = None
            server._forkserver_pid = None
        usual()

    server.ensure_running = ensure_running


def _is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def _become(order: dict[str, object]) -> None:
    """Never returns: the forked process is the bot from here on."""
    _share_fork_server()
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    for number, path in enumerate(Streams(*order["streams"])):  # type: ignore[misc]
        how = os.O_WRONLY | os.O_APPEND | os.O_CREAT if number else os.O_RDONLY
        os.dup2(os.open(path, how, 0o644), number)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", buffering=1, encoding="utf-8", closefd=False)  # noqa: SIM115
    os.chdir(str(order["folder"]))
    os.environ.clear()
    os.environ.update(order["environment"])  # type: ignore[call-overload]
    machine = os.environ.pop("TEST_MACHINE", None)
    if machine is not None:
        from tests.machine import put_under

        put_under(Path(machine))
    status = 1
    try:
        from bot.cli import main

        words = order["words"]
        assert isinstance(words, list)
        status = main([str(word) for word in words])
    except SystemExit as ended:
        status = ended.code if isinstance(ended.code, int) else 1
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


if __name__ == "__main__":
    _serve()
