"""getFile, and what lies behind the address it gives.

Source: telegram-bot-api Client.cpp (process_get_file_query); 20 MB at most, which no photo reaches.
"""

from __future__ import annotations

from typing import Any

from sandbox.errors import ApiError, bad_request
from sandbox.media import Size, unique_id
from sandbox.methods.request import Handler, Request
from sandbox.people import Bot
from sandbox.state import World


async def get_file(request: Request) -> Any:
    file_id = request.text("file_id")
    if not file_id:
        raise bad_request("file_id not specified")
    try:
        photo, size = request.world.photos.by_file_id(request.bot.id, file_id)
    except ApiError:
        raise bad_request("invalid file_id") from None
    return {
        "file_id": file_id,
        "file_unique_id": unique_id(photo, size),
        "file_size": len(size.data),
        "file_path": f"photos/{photo.digest[:16]}_{size.letter}.jpg",
    }


def find_file(world: World, bot: Bot, path: str) -> Size | None:
    """What GET /file/bot…/<path> serves to this bot."""
    name, _, letter = path.removeprefix("photos/").removesuffix(".jpg").rpartition("_")
    for bot_id, photo, size in world.photos.files.values():
        if bot_id == bot.id and photo.digest.startswith(name) and size.letter == letter:
            return size
    return None


METHODS: dict[str, Handler] = {"getfile": get_file}
