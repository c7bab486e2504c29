"""The command line as a person meets it: exit codes, one line on stderr, JSON on stdout."""

import asyncio
import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from bot.cli import VERBS, main
from bot.model import Article, NewArticle, NewRow, State
from storage.stores import stores
from tests.database import fresh
from tests.forks import AVAILABLE, Streams, nursery
from tests.newsroom import ROOT, clean_environment

ARTICLE = """---
title: В городском парке открыли каток
link: https://city.example/katok
photo_credit: Айгерим Серикова
source: пресс-служба парка
---

Каток заработал в субботу утром. Вход свободный, коньки можно взять напрокат.

Фото: Айгерим Серикова
"""


def jarshy(folder: Path, *words: str, stdin: str = "", **settings: str) -> tuple[int, str, str]:
    """Exit status, stdout and stderr."""
    return (_forked if AVAILABLE else _fresh)(folder, words, stdin, settings)


def jarshy_from_start_to_end(folder: Path, *words: str) -> tuple[int, str, str]:
    """The same by an interpreter of its own: what it says when it starts and ends is seen too."""
    return _fresh(folder, words, "", {})


def _forked(
    folder: Path, words: Sequence[str], stdin: str, settings: Mapping[str, str]
) -> tuple[int, str, str]:
    with TemporaryDirectory() as place:
        streams = Streams(*(Path(place, name) for name in ("stdin", "stdout", "stderr")))
        streams.stdin.write_text(stdin)
        status = nursery().start(words, folder, _environment(settings), streams).ended.result(120)
        return status, streams.stdout.read_text(), streams.stderr.read_text()


def _fresh(
    folder: Path, words: Sequence[str], stdin: str, settings: Mapping[str, str]
) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "bot", *words],
        cwd=folder,
        env=_environment(settings),
        input=stdin,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


def _environment(settings: Mapping[str, str]) -> dict[str, str]:
    return {**clean_environment(), "PYTHONPATH": str(ROOT), **settings}


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "katok.md"
    path.write_text(ARTICLE)
    return path


def test_preview_of_one_is_one_document(tmp_path: Path, article: Path) -> None:
    words = ("preview", article.name, "--json")
    status, out, err = jarshy_from_start_to_end(tmp_path, *words)
    document = json.loads(out)
    assert (status, err) == (0, "")
    assert document["title"] == "В городском парке открыли каток"
    assert document["language"] == "ru"
    assert document["source"] == "пресс-служба парка"
    assert document["photo"] == {"url": None, "path": None, "credit": "Айгерим Серикова"}
    assert document["post"]["method"] == "sendMessage"
    assert document["summary"].startswith("Каток заработал в субботу утром.")
    assert "Фото" not in document["post"]["text"]
    assert "Источник: пресс-служба парка" in document["post"]["text"]
    assert not (tmp_path / "data").exists(), "a preview stores nothing"


def test_preview_of_several_is_json_lines_in_order(tmp_path: Path, article: Path) -> None:
    names = [article.name, "nothing.md", article.name]
    status, out, err = jarshy(tmp_path, "preview", *names, "--json")
    lines = [json.loads(line) for line in out.splitlines()]
    assert status == 1
    assert [line.get("source_name") for line in lines] == [None, "nothing.md", None]
    assert "nothing.md" in lines[1]["error"]
    assert "Traceback" not in err


def test_preview_of_a_feed_is_json_lines_even_where_it_holds_one_item(tmp_path: Path) -> None:
    feed = (
        '<rss version="2.0"><channel><title>Город</title><item><title>В парке открыли каток</title>'
        "<description>Каток заработал в субботу утром, вход свободный.</description>"
        "</item></channel></rss>"
    )
    status, out, err = jarshy(tmp_path, "preview", "-", "--json", stdin=feed)
    assert (status, err) == (0, "")
    (line,) = out.splitlines()
    assert json.loads(line)["title"] == "В парке открыли каток"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "VERB"),
        (("sing",), "sing"),
        (("news", "--limit", "many"), "--limit"),
        (("post", "1"), "--to"),
        (("queue", "--jsn"), "--jsn"),
    ],
)
def test_a_wrong_call_is_one_line(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str
) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(words)
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err and "--help" in err
    assert len(err.splitlines()) == 1


def test_import_counts_and_goes_on_after_a_bad_file(tmp_path: Path, article: Path) -> None:
    (tmp_path / "bad.json").write_text("{")
    long = "слово " * 50  # longer than a file's name can be
    status, out, err = jarshy_from_start_to_end(tmp_path, "import", long, ".", "--json")
    assert status == 1
    result = json.loads(out)
    assert (result["imported"], result["known"]) == (1, 0)
    assert {Path(one["path"]).name for one in result["failed"]} == {long, "bad.json"}
    status, out, _ = jarshy(tmp_path, "import", article.name, "--json")
    assert (status, json.loads(out)) == (0, {"imported": 0, "known": 1, "failed": []})
    assert "Traceback" not in err


def test_post_queues_once_and_queue_shows_it(tmp_path: Path, article: Path) -> None:
    settings = {"CHANNELS": "@city_news"}
    words = ("post", article.name, "--to", "@city_news", "--at", "2036-11-24T08:00")
    for _ in range(2):
        status, _, err = jarshy(tmp_path, *words, **settings)
        assert status == 0, err
        assert "more than a year ahead" in err.splitlines()[-1]
    status, out, _ = jarshy(tmp_path, "queue", "--json", **settings)
    rows = json.loads(out)["rows"]
    assert (status, len(rows)) == (0, 1)
    assert rows[0]["state"] == "scheduled"
    assert rows[0]["due"] == "2036-11-24T08:00:00+05:00"
    assert (rows[0]["channel"], rows[0]["waits"]) == ("@city_news", None)
    _, out, _ = jarshy(tmp_path, "queue", **settings)
    assert "goes out 2036-11-24 08:00" in out
    soon = f"{datetime.now(UTC) + timedelta(days=300):%Y-%m-%dT%H:%M}"
    assert jarshy(tmp_path, *words[:-1], soon, **settings)[::2] == (0, "")


async def one_ready(file: Path, channel: str) -> None:
    database = await fresh(file)
    kept, now = stores(database), datetime.now(UTC)
    await kept.channels.enter([(channel, None, None)], now)
    (known,) = await kept.channels.all()
    new = NewArticle(Article("Каток открыт"), ("one",), "one", "one", now, "test")
    await kept.articles.take(new, [NewRow(known.id, State.READY, now)])
    await database.close()


def test_queue_says_what_a_post_waits_for(tmp_path: Path) -> None:
    begin, end = (datetime.now(UTC) + timedelta(hours=hours) for hours in (-1, 5))
    quiet = f"{begin:%H:%M}-{end:%H:%M}"
    settings = {"CHANNELS": "@city_news", "TIMEZONE": "UTC", "QUIET_HOURS": quiet}
    (tmp_path / "data").mkdir()
    asyncio.run(one_ready(tmp_path / "data" / "jarshy.db", "@city_news"))
    _, out, _ = jarshy(tmp_path, "queue", **settings)
    assert f"quiet hours until {end:%H:%M}" in out


@pytest.mark.parametrize(
    ("words", "settings", "status", "said"),
    [
        (("run",), {}, 2, "BOT_TOKEN"),
        (("run",), {"BOT_TOKEN": "123:abc", "POLL_INTERVAL": "soon"}, 2, "POLL_INTERVAL"),
        (("queue",), {"DATABASE_URL": "mysql://x/y"}, 2, "DATABASE_URL"),
        (("preview", "http://10.0.0.1/x"), {}, 1, "10.0.0.1"),
        (("preview", "nothing.txt"), {}, 1, "nothing.txt"),
        (("post", "nothing.txt", "--to", "@unknown_channel"), {}, 2, "@unknown_channel"),
        (("post", "1", "--to", "@a_channel"), {"CHANNELS": "@a_channel"}, 1, "number 1"),
        (("post", "1", "--to", "@a_channel", "--at", "dawn"), {}, 2, "dawn"),
    ],
)
def test_failure_is_one_line_that_names_what_is_wrong(
    tmp_path: Path, words: tuple[str, ...], settings: dict[str, str], status: int, said: str
) -> None:
    found, out, err = jarshy(tmp_path, *words, **settings)
    assert (found, out) == (status, "")
    assert said in err
    assert len(err.strip().splitlines()) == 1


def test_help_in_a_process_of_its_own(tmp_path: Path) -> None:
    status, out, _ = jarshy_from_start_to_end(tmp_path, "--help")
    assert status == 0
    assert "usage: jarshy" in out


@pytest.mark.parametrize("verb", [verb for verb, _, _ in VERBS])
def test_every_verb_has_help(capsys: pytest.CaptureFixture[str], verb: str) -> None:
    with pytest.raises(SystemExit, match="0"):
        main([verb, "--help"])
    assert f"usage: jarshy {verb}" in capsys.readouterr().out


def test_every_letter_is_written_whatever_the_locale(tmp_path: Path, article: Path) -> None:
    words = ("preview", article.name, "--json")
    status, out, err = _fresh(tmp_path, words, "", {"PYTHONIOENCODING": "ascii"})
    assert (status, err) == (0, "")
    assert json.loads(out)["title"] == "В городском парке открыли каток"


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["why", " "], 2, "give its link, its number, or words of it"),
        (["post", "каток", "--to", "@one"], 1, "give a file, an address, or an article's number"),
        (["post", "лёд", "--to", "@one"], 1, "лёд: is none of .txt .md .html .json"),
        (["post", "слово " * 50, "--to", "@one"], 1, "give a file, an address, or an article's"),
        (["preview", "слово. Ещё " * 50], 1, "is none of .txt .md .html .json; rename it"),
    ],
)
def test_what_is_no_article(words: list[str], status: int, said: str, tmp_path: Path) -> None:
    (tmp_path / "лёд").write_text("На пруду залили лёд.", "utf-8")
    found, out, err = jarshy(tmp_path, *words, CHANNELS="@one")
    assert (found, out) == (status, "")
    assert said in err and err.count("\n") == 1


def test_doctor_without_a_token_fails_with_the_reason(tmp_path: Path) -> None:
    status, out, err = jarshy(tmp_path, "doctor", "--json")
    found = json.loads(out)
    assert (status, found["ok"]) == (1, False)
    assert err.startswith("jarshy: not in order: token, rates;") and err.count("\n") == 1
    assert any(c["name"] == "token" and "BOT_TOKEN" in c["note"] for c in found["checks"])


def test_saved_page_becomes_a_clean_article(tmp_path: Path) -> None:
    page = ROOT.parent / "shared" / "samples" / "portal_page.txt"
    if not page.exists():
        pytest.skip("the saved page is not beside this checkout")
    status, out, err = jarshy(tmp_path, "preview", str(page), "--json")
    assert status == 0, err
    document = json.loads(out)
    lines = page.read_text().splitlines()
    headline = next(line for line in lines if len(line.strip()) == 84)
    assert document["title"] == headline.strip()
    assert document["photo"]["credit"] == "МКИ РК"
    assert document["source"] == "МКИ РК"
    assert document["dateline"] == {
        "place": "Алматы",
        "date": "--04-11",
        "agency": "Центр информации",
    }
    assert document["language"] == "ru"
    body = next(line for line in lines if "Центр информации - " in line)
    assert document["summary"].startswith(body.split("Центр информации - ")[1].split(".")[0])
    assert document["summary"].endswith(".")
    text = document["post"]["text"]
    assert "Источник: МКИ РК" in text
    assert not any(word in text for word in ("KZT", "0.0", "Фото"))
    related = [line.strip()[3:] for line in lines if line.strip().startswith("ru ")]
    assert len(related) == 30
    assert not any(line in text for line in related)
