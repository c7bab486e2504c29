"""What the page's routes serve, and what its words are."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

import sandbox.page
from sandbox.page.routes import LANGUAGES, page_routes
from sandbox.server import Sandbox

STATIC = Path(sandbox.page.__file__).parent / "static"
FILES = sorted(path.relative_to(STATIC).as_posix() for path in STATIC.rglob("*.*"))
LONGEST = 250
# Words that code puts together: a kind of fault behind a dash.
MADE = re.compile(r"fault-\w+")


@pytest.fixture
async def url() -> AsyncIterator[str]:
    async with Sandbox(pages=page_routes({"ru": "Проба", "en": "Sample"})) as telegram:
        yield telegram.url


def source() -> str:
    paths = (STATIC / name for name in FILES if name.endswith((".js", ".html")))
    return "\n".join(path.read_text("utf-8") for path in paths)


async def test_the_page_forbids_inline_script(url: str, session: aiohttp.ClientSession) -> None:
    async with session.get(url) as answer:
        assert (answer.status, answer.content_type) == (200, "text/html")
        policy = answer.headers["Content-Security-Policy"]
        text = await answer.text()
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert not re.search(r"<script(?![^>]*src=)|style=|\son\w+=|https?:", text)


@pytest.mark.parametrize("name", FILES)
async def test_every_file_is_served(url: str, session: aiohttp.ClientSession, name: str) -> None:
    kinds = {".css": "text/css", ".js": "text/javascript", ".json": "application/json"}
    kinds |= {".svg": "image/svg+xml", ".html": "text/html"}
    async with session.get(f"{url}/page/{name}") as answer:
        assert (answer.status, answer.content_type) == (200, kinds[Path(name).suffix])
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert await answer.read() == (STATIC / name).read_bytes()


@pytest.mark.parametrize("name", ["nothing.js", "../routes.py", "%2e%2e/routes.py", "words/"])
async def test_nothing_else_is_served(url: str, session: aiohttp.ClientSession, name: str) -> None:
    async with session.get(f"{url}/page/{name}") as answer:
        assert answer.status == 404


async def test_the_notice_is_told_by_language(url: str, session: aiohttp.ClientSession) -> None:
    async with session.get(f"{url}/page/notice.json") as answer:
        assert await answer.json() == {"ru": "Проба", "en": "Sample"}
    async with (
        Sandbox(pages=page_routes("One line")) as other,
        session.get(f"{other.url}/page/notice.json") as answer,
    ):
        assert await answer.json() == dict.fromkeys(LANGUAGES, "One line")


def test_files_can_be_read_and_fetch_nothing_from_outside() -> None:
    long = [name for name in FILES if (STATIC / name).read_text("utf-8").count("\n") > LONGEST]
    assert long == []
    styles = "\n".join(path.read_text("utf-8") for path in STATIC.rglob("*.css"))
    outside = r"""(?:src=|href=|from |import\(|fetch\(|url\()["'`]?(?:https?:)?//"""
    assert re.findall(outside, source() + styles) == []


def test_all_languages_have_the_same_words_and_places() -> None:
    tables = [json.loads((STATIC / f"words/{code}.json").read_text("utf-8")) for code in LANGUAGES]
    assert list(tables[0]) == list(tables[1]) == list(tables[2])
    for word in tables[0]:
        places = [sorted(re.findall(r"\{\w+\}", table[word])) for table in tables]
        assert places[0] == places[1] == places[2], word


def test_no_word_is_missing_and_none_is_left_over() -> None:
    words = set(json.loads((STATIC / "words/en.json").read_text("utf-8")))
    quoted = set(re.findall(r"""["'`]([a-z]+(?:-[a-z]+)?)["'`]""", source()))
    said = set(re.findall(r"""say\(["'`]([a-z]+)["'`]""", source()))
    named = set(re.findall(r'data-(?:word|label|placeholder)="(\w+)"', source()))
    assert (said | named) - words == set()
    assert {word for word in words if not MADE.fullmatch(word)} - quoted == set()
    kinds = set(re.findall(r"^  (\w+): \[", (STATIC / "faults.js").read_text("utf-8"), re.M))
    assert {word for word in words if MADE.fullmatch(word)} == {f"fault-{kind}" for kind in kinds}


async def test_what_is_known_is_not_given_again(url: str, session: aiohttp.ClientSession) -> None:
    async with session.get(f"{url}/page/{FILES[0]}") as answer:
        tag = answer.headers["ETag"]
    async with session.get(f"{url}/page/{FILES[0]}", headers={"If-None-Match": tag}) as answer:
        assert (answer.status, await answer.read()) == (304, b"")
        assert answer.headers["ETag"] == tag
    async with session.get(f"{url}/page/{FILES[0]}", headers={"If-None-Match": '"old"'}) as answer:
        assert answer.status == 200
