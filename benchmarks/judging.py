"""What stands in a sandbox's channel after a faulty run, and true answers to what the bot asks."""

from collections import Counter
from typing import Any

from sandbox.server import Sandbox
from tests.newsroom import ADMIN

STORY = "Городской оркестр сыграл концерт номер"


def counts(telegram: Sandbox, channel: int, wanted: set[str]) -> Counter[str]:
    """By title; an earlier title of a story counts as another one."""
    found = (message["text"].split("\n")[0] for message in telegram.messages(channel))
    return Counter(title for title in found if title in wanted or title.startswith(STORY))


def torn(telegram: Sandbox, channel: int) -> int:
    """Albums in which a photo stands twice or the caption does not stand once, lone parts."""
    albums: dict[str | None, list[dict[str, Any]]] = {}
    for message in telegram.messages(channel):
        if message["photo"] is not None:
            albums.setdefault(message["album"], []).append(message)
    lone = sum(not message["text"] for message in albums.pop(None, []))
    return lone + sum(not _is_whole(album) for album in albums.values())


def _is_whole(album: list[dict[str, Any]]) -> bool:
    captions = [bool(message["text"]) for message in album]
    pictures = {message["photo"]["unique_id"] for message in album}
    return captions == [True] + [False] * (len(album) - 1) and 1 < len(album) == len(pictures)


def copies(telegram: Sandbox) -> int:
    """Messages left in the service chat that are neither questions nor the editor's own."""
    return sum(
        message["by_bot"] and (message["photo"] is not None or message["origin"] is not None)
        for message in telegram.messages(ADMIN)
    )


def answer(telegram: Sandbox, counts: Counter[str], answered: set[int]) -> int:
    """Press what is true under every new question."""
    new = 0
    for message in telegram.messages(ADMIN):
        number = message["message_id"]
        if number in answered or not message["markup"] or not message["by_bot"]:
            continue
        answered.add(number)
        rows = message["markup"]["inline_keyboard"]
        buttons = [button for row in rows for button in row]
        there = any(_same_story(title, message["text"]) for title in counts)
        telegram.press(ADMIN, ADMIN, number, data=buttons[0 if there else 1]["callback_data"])
        new += 1
    return new


def _same_story(title: str, question: str) -> bool:
    """Whether the question is about the story of this title, in whatever words."""
    number = title.removeprefix(STORY).split(":")[0].strip()
    return f"{STORY} {number}" in question
