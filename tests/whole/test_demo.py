"""`demo` as a newcomer meets it: no token, no internet, and posts arrive."""

import json
import socket
import urllib.request
from pathlib import Path
from typing import Any

from tests.newsroom import running, until

NAMES = ("sayajol_ru", "sayajol_kk", "sayajol_en")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def asked(port: int, order: str) -> list[dict[str, Any]]:
    """What the sandbox answers; nothing while it is not there yet."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/_sandbox/{order}") as answer:
            found: list[dict[str, Any]] = json.load(answer)["result"]
            return found
    except OSError:
        return []


def posts(port: int, name: str) -> list[dict[str, Any]]:
    chats = [chat["id"] for chat in asked(port, "chats") if chat.get("username") == name]
    return asked(port, f"messages?chat={chats[0]}") if chats else []


async def test_three_channels_fill_with_posts_in_three_languages(tmp_path: Path) -> None:
    port = free_port()
    async with running(tmp_path, {}, "demo", "--port", str(port)) as bot:

        def filled() -> bool:
            return all(sum(bool(p["photo"]) for p in posts(port, name)) >= 2 for name in NAMES)

        await until(filled, 120, "posts in every channel")
        for name, label in zip(NAMES, ("Фото", "Сурет", "Photo"), strict=True):
            assert all(label in post["text"] for post in posts(port, name)), name
        assert await bot.stop() == 0
    assert not (tmp_path / "data").exists(), "the demo keeps nothing"
