import json
import logging
import re
from collections.abc import Callable, Iterator
from typing import Literal
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import StorageUnwell
from bot.ops.logging import LIBRARY_LEVELS, MASK, Redactor, configure

TOKEN = "123456789:AAHfiqksKZ8WmR2zSjiQ7_v4TMAKdiHm9T0"
HALF = TOKEN.partition(":")[2]
LOG = logging.getLogger("bot.test")
FORMATS: tuple[Literal["text", "json"], ...] = ("text", "json")


@pytest.fixture(autouse=True)
def logging_as_it_was() -> Iterator[None]:
    root = logging.getLogger()
    levels = {name: logging.getLogger(name).level for name in (None, *LIBRARY_LEVELS)}
    yield
    for handler in root.handlers[:]:
        if type(handler).__module__ == "bot.ops.logging":
            root.removeHandler(handler)
    logging.captureWarnings(False)
    for name, least in levels.items():
        logging.getLogger(name).setLevel(least)


def test_text_line(capsys: pytest.CaptureFixture[str]) -> None:
    configure("text", "INFO")
    LOG.info("took %d items", 3)
    LOG.debug("unheard")
    out, err = capsys.readouterr()
    assert out == ""
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:.]{12}Z INFO bot\.test took 3 items\n", err)


def test_json_line(capsys: pytest.CaptureFixture[str]) -> None:
    configure("json", "DEBUG")
    LOG.warning("жаңа %s", "item", extra={"feed": 7, "share": float("nan"), "level": "mine"})
    line = json.loads(capsys.readouterr().err, parse_constant=pytest.fail)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:.]{12}Z", line.pop("time"))
    assert line == {
        "level": "WARNING",
        "logger": "bot.test",
        "message": "жаңа item",
        "feed": 7,
        "share": "nan",
    }


def test_exception_is_one_json_string(capsys: pytest.CaptureFixture[str]) -> None:
    configure("json", "INFO")
    try:
        raise ValueError("bad feed")
    except ValueError:
        LOG.exception("failed")
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert json.loads(err)["exception"].endswith("ValueError: bad feed")


class Leaky:
    def __str__(self) -> str:
        return f"<bot {TOKEN}>"


def leak_message() -> None:
    LOG.error(f"POST https://api.telegram.org/bot{TOKEN}/sendMessage")


def leak_argument() -> None:
    LOG.error("%s and %s", Leaky(), {"token": TOKEN})


def leak_encoded() -> None:
    LOG.error("url %s", quote(TOKEN, safe=""))


def leak_half() -> None:
    LOG.error("auth %s", HALF)


def leak_exception() -> None:
    try:
        raise ValueError(f"cannot call {TOKEN}") from OSError(HALF)
    except ValueError:
        LOG.exception("failed")


def leak_extra() -> None:
    LOG.error("failed", extra={"url": Leaky(), TOKEN: 1, "nested": [{"t": TOKEN}]})


def leak_wrong_call() -> None:
    LOG.error("one %s", TOKEN, Leaky())


def leak_stack() -> None:
    exec(f"LOG.error('here', stack_info=True)  # {TOKEN}", {"LOG": LOG})


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize(
    "leak",
    [
        leak_message,
        leak_argument,
        leak_encoded,
        leak_half,
        leak_exception,
        leak_extra,
        leak_wrong_call,
        leak_stack,
    ],
)
def test_no_way_out_for_the_token(
    format: Literal["text", "json"],
    leak: Callable[[], None],
    capsys: pytest.CaptureFixture[str],
) -> None:
    logging.getLogger().handlers.clear()  # pytest's own raise on a wrong call
    configure(format, "INFO", (TOKEN,))
    leak()
    err = capsys.readouterr().err
    assert err
    assert HALF not in err and quote(TOKEN, safe="") not in err


def test_feeds_cannot_forge_lines(capsys: pytest.CaptureFixture[str]) -> None:
    configure("text", "INFO")
    LOG.info("title %s", "a\r\n2026-01-01T00:00:00.000Z INFO bot forged\x1b[2J\u2028b")
    err = capsys.readouterr().err
    assert err.count("\n") == 1 and len(err.splitlines()) == 1
    assert "\x1b" not in err


def test_configuring_again_replaces(capsys: pytest.CaptureFixture[str]) -> None:
    configure("text", "INFO", (TOKEN,))
    configure("json", "ERROR", (TOKEN,))
    LOG.warning("unheard")
    LOG.error("heard")
    logging.getLogger("aiogram.event").warning("unheard too")
    assert [json.loads(line)["message"] for line in capsys.readouterr().err.splitlines()] == [
        "heard"
    ]


def test_libraries_are_quiet_at_debug(capsys: pytest.CaptureFixture[str]) -> None:
    configure("text", "DEBUG")
    logging.getLogger("aiogram.event").info("Update id=1 is handled")
    logging.getLogger("aiohttp.access").info("GET /healthz")
    logging.getLogger("aiosqlite").debug("executing")
    logging.getLogger("aiogram.dispatcher").info("Start polling")
    LOG.debug("ours")
    lines = capsys.readouterr().err.splitlines()
    assert [line.split(maxsplit=2)[2] for line in lines] == [
        "aiogram.dispatcher Start polling",
        "bot.test ours",
    ]


@given(st.lists(st.text(min_size=1), max_size=4), st.text(), st.text())
def test_redactor_leaves_no_secret(secrets: list[str], before: str, after: str) -> None:
    # A secret made of the mask's own sign, or put together by a removal, would be found again.
    text = Redactor(secrets)("|".join([before, *secrets, after]))
    assert not [secret for secret in secrets if len(secret) > len(MASK) and secret in text]


def test_trouble_of_the_database_is_not_said_by_everybody(
    capsys: pytest.CaptureFixture[str],
) -> None:
    configure("text", "INFO")
    new, told = StorageUnwell("no space"), StorageUnwell("no space")
    told.told = True
    LOG.error("feed %s: %s", "a", told)
    try:
        raise told
    except StorageUnwell:
        LOG.exception("update 1 could not be handled")
    assert capsys.readouterr().err == ""
    LOG.error("%s", new)
    assert "no space" in capsys.readouterr().err


def test_trouble_that_lasts_is_said_now_and_then(capsys: pytest.CaptureFixture[str]) -> None:
    configure("text", "INFO")

    def say(seconds: int, line: str, level: int = logging.WARNING) -> list[str]:
        record = LOG.makeRecord("bot.test", level, "", 0, line, (), None)
        record.created = 1_000_000.0 + seconds
        LOG.handle(record)
        return [said.partition("bot.test ")[2] for said in capsys.readouterr().err.splitlines()]

    assert say(0, "no network") == ["no network"]
    assert [say(at, "no network") for at in (5, 10, 599)] == [[], [], []]
    assert say(20, "disk full") == ["disk full"], "another trouble is news"
    assert say(21, "no network", logging.INFO) == ["no network"], "and so is what is none"
    assert say(600, "no network") == ["no network (3 more since it was last said)"]
    assert say(601, "no network") == []
    assert say(1500, "no network") == ["no network (1 more since it was last said)"]
    assert say(2500, "no network") == ["no network"]
    assert say(100, "no network") == ["no network"], "a clock that was put back hides nothing"


def test_at_the_finest_level_everything_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    configure("text", "DEBUG")
    LOG.warning("no network")
    LOG.warning("no network")
    assert len(capsys.readouterr().err.splitlines()) == 2


def test_how_often_it_was_is_a_field_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    configure("json", "INFO")
    for seconds in (0, 1, 700):
        record = LOG.makeRecord("bot.test", logging.ERROR, "", 0, "no %s", ("network",), None)
        record.created = 1_000_000.0 + seconds
        LOG.handle(record)
    lines = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert [line.get("repeated") for line in lines] == [None, 1]
