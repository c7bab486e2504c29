"""Starts the bot quickly, many times: a process that has imported it forks one for every start.

Importing the bot takes a second of a processor, and a test that kills the bot starts it again and
again. A forked bot is a process like another: its own memory, files, signals and end.

`python -m tests.forks FD` is that process, one for all test processes that run together; FD is the
socket on which it is called. On a connection a JSON line comes in for every start, a JSON line goes
out for every start and every end; whoever hangs up takes its bots with it, and the last one all.
It imports nothing until it runs, since the bot's workers import it again.
"""

import asyncio
import fcntl
import json
import multiprocessing
import os
import select
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
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

    def __init__(self, address: Path) -> None:
        self._line, self._process = _called(address)
        self._starting = threading.Lock()
        self._started: Future[int] = Future()
        self._running: dict[int, Forked] = {}
        threading.Thread(target=self._read, daemon=True).start()

    def start(
        self, words: Sequence[str], folder: Path, environment: Mapping[str, str], streams: "Streams"
    ) -> Forked:
        order = {"words": words, "environment": dict(environment), "folder": str(folder.resolve())}
        order |= {"streams": [str(path.absolute()) for path in streams]}
        with self._starting:
            self._started = Future()
            self._line.sendall(_as_line(order))
            return self._running[self._started.result(120)]

    def _read(self) -> None:
        for line in self._line.makefile("rb"):
            told = json.loads(line)
            if "started" in told:
                self._running[told["started"]] = Forked(told["started"])
                self._started.set_result(told["started"])
            else:
                self._running.pop(told["ended"]).ended.set_result(told["status"])


@cache
def nursery() -> Nursery:
    """One for all test processes of a run."""
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID") or str(os.getpid())
    return Nursery(Path(tempfile.gettempdir()) / f"jarshy-forks-{run}")


def _called(address: Path) -> tuple[socket.socket, "subprocess.Popen[bytes] | None"]:
    """A line to the process at this address, which is started where there is none."""
    line, process = socket.socket(socket.AF_UNIX), None
    with Path(f"{address}.lock").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        try:
            line.connect(str(address))
        except OSError:
            process = _begin(address)
            line.connect(str(address))
    return line, process


def _begin(address: Path) -> "subprocess.Popen[bytes]":
    """It can be called from now on, and answers once it has imported the bot."""
    environment = {"PATH": os.environ.get("PATH", ""), "PYTHONPATH": str(ROOT)}
    # A bot that was killed leaves what its workers shared; Python would complain at the end.
    environment["PYTHONWARNINGS"] = "ignore:resource_tracker"
    address.unlink(missing_ok=True)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(address))
        listening.listen(64)
        command = [sys.executable, "-m", "tests.forks", str(number := listening.fileno())]
        return subprocess.Popen(command, cwd=ROOT, env=environment, pass_fds=[number])


def _as_line(told: Mapping[str, object]) -> bytes:
    return json.dumps(told).encode() + b"\n"


def _serve(listening: socket.socket) -> None:
    """Fork for every order; tell what ended. Ends with the last caller."""
    from bot.ops.worker_line import PRELOADED
    from tests.forks_ready import prepare

    prepare()

    # The bots' workers come from one process too.
    multiprocessing.set_forkserver_preload([PRELOADED])
    forkserver.ensure_running()
    woken, wake = os.pipe()
    os.set_blocking(wake, False)
    signal.set_wakeup_fd(wake)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    desk = _Desk(listening, {})
    while True:
        watched: list[Any] = [listening, woken, *desk.children]
        ready, _, _ = select.select(watched, [], [])
        if woken in ready:
            os.read(woken, 4096)
            desk.tell_ended()
        if listening in ready:
            desk.children[listening.accept()[0]] = set()
        for caller in [one for one in ready if one in desk.children]:
            desk.serve(caller)
        if not desk.children and not desk.closes():
            return


class _Desk(NamedTuple):
    """Who calls, and the processes that were started for each."""

    listening: socket.socket
    children: dict[socket.socket, set[int]]

    def serve(self, caller: socket.socket) -> None:
        line = b""
        with suppress(OSError):
            line = _line(caller)
        if not line:
            for pid in self.children.pop(caller):
                os.kill(pid, signal.SIGKILL)
                os.waitpid(pid, 0)
            caller.close()
            return
        forkserver.ensure_running()
        pid = os.fork()
        if pid == 0:
            for one in (self.listening, *self.children):
                one.close()
            _become(json.loads(line))
        self.children[caller].add(pid)
        _tell(caller, started=pid)

    def tell_ended(self) -> None:
        for caller, children in self.children.items():
            for pid in list(children):
                ended, status = os.waitpid(pid, os.WNOHANG)
                if ended:
                    children.discard(pid)
                    _tell(caller, ended=pid, status=os.waitstatus_to_exitcode(status))

    def closes(self) -> bool:
        """Whether somebody calls who came just before nobody could any more."""
        for path in (address := self.listening.getsockname(), f"{address}.lock"):
            Path(path).unlink(missing_ok=True)
        return bool(select.select([self.listening], [], [], 0)[0])


def _line(caller: socket.socket) -> bytes:
    """The next order; empty where the caller hung up."""
    line = b""
    while not line.endswith(b"\n"):
        more = caller.recv(65536)
        if not more:
            return b""
        line += more
    return line


def _tell(caller: socket.socket, **told: int) -> None:
    with suppress(OSError):
        caller.sendall(_as_line(told))


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
    with socket.socket(fileno=int(sys.argv[1])) as called:
        _serve(called)
