"""Photos and albums: uploads, identifiers, addresses, sizes."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from aiohttp import web

from sandbox.server import Sandbox
from tests.sandbox.helpers import Caller, picture
from tests.sandbox.places import Places
from tests.sandbox.rules.rows import Row

_BAD = "Bad Request: "


def upload(data: bytes, name: str = "photo.jpg") -> Callable[[Places], dict[str, Any]]:
    return lambda p: {"chat_id": p.channel, "photo": (name, data)}


def album(*media: Any, **files: Any) -> Callable[[Places], dict[str, Any]]:
    def values(p: Places) -> dict[str, Any]:
        named = [
            {**one, "media": p.file_id} if isinstance(one, dict) and not one.get("media") else one
            for one in media
        ]
        return {"chat_id": p.channel, "media": named, **files}

    return values


_PHOTO = {"type": "photo"}
_EXTENSION = (
    _BAD + "photo has unsupported extension. Use one of .jpg, .jpeg, .gif, .png, .tif or .bmp"
)

ROWS = [
    Row(
        "photo-none",
        "sendPhoto",
        lambda p: {"chat_id": p.channel},
        _BAD + "there is no photo in the request",
    ),
    Row("photo-jpeg", "sendPhoto", upload(picture())),
    Row("photo-png", "sendPhoto", upload(picture(kind="PNG"), "photo.png")),
    Row("photo-webp-bytes", "sendPhoto", upload(picture(kind="WEBP"), "photo.jpg")),
    Row("photo-webp-name", "sendPhoto", upload(picture(kind="WEBP"), "photo.webp"), _EXTENSION),
    Row("photo-no-extension", "sendPhoto", upload(picture(), "photo"), _EXTENSION),
    Row("photo-empty", "sendPhoto", upload(b""), _BAD + "file must be non-empty"),
    Row(
        "photo-html",
        "sendPhoto",
        upload(b"<html>403 Forbidden</html>"),
        _BAD + "IMAGE_PROCESS_FAILED",
    ),
    Row(
        "photo-broken", "sendPhoto", upload(picture(300, 300)[:600]), _BAD + "IMAGE_PROCESS_FAILED"
    ),
    Row(
        "photo-heavy",
        "sendPhoto",
        upload(picture() + b"\0" * (10 << 20)),
        _BAD + f"file of size {len(picture()) + (10 << 20)} bytes is too big for a photo; the "
        "maximum size is 10485760 bytes",
    ),
    Row(
        "photo-sides", "sendPhoto", upload(picture(9_000, 1_001)), _BAD + "PHOTO_INVALID_DIMENSIONS"
    ),
    Row("photo-sides-fit", "sendPhoto", upload(picture(9_000, 1_000))),
    Row("photo-ratio", "sendPhoto", upload(picture(420, 20)), _BAD + "PHOTO_INVALID_DIMENSIONS"),
    Row("photo-ratio-fits", "sendPhoto", upload(picture(400, 20))),
    Row(
        "photo-garbage-id",
        "sendPhoto",
        lambda p: {"chat_id": p.channel, "photo": "no*file"},
        _BAD + "wrong remote file identifier specified: Wrong character in the string",
    ),
    Row(
        "photo-unknown-id",
        "sendPhoto",
        lambda p: {"chat_id": p.channel, "photo": "AgACAgIA"},
        _BAD + "wrong remote file identifier specified: can't unserialize it. Wrong last symbol",
    ),
    Row(
        "photo-url-scheme",
        "sendPhoto",
        lambda p: {"chat_id": p.channel, "photo": "ftp://nur.kz/a.jpg"},
        _BAD + "invalid file HTTP URL specified: Unsupported URL protocol",
    ),
    Row("file-none", "getFile", lambda p: {}, _BAD + "file_id not specified"),
    Row("file-unknown", "getFile", lambda p: {"file_id": "AgACAgIA"}, _BAD + "invalid file_id"),
    Row("album-two", "sendMediaGroup", album(_PHOTO, _PHOTO)),
    Row("album-ten", "sendMediaGroup", album(*[_PHOTO] * 10)),
    Row(
        "album-eleven",
        "sendMediaGroup",
        album(*[_PHOTO] * 11),
        _BAD + "too many messages to send as an album",
    ),
    Row("album-empty", "sendMediaGroup", album(), _BAD + "there are no messages to send"),
    Row(
        "album-none",
        "sendMediaGroup",
        lambda p: {"chat_id": p.channel},
        _BAD + 'parameter "media" is required',
    ),
    Row(
        "album-no-list",
        "sendMediaGroup",
        lambda p: {"chat_id": p.channel, "media": {"a": 1}},
        _BAD + "expected an Array of InputMedia",
    ),
    Row(
        "album-no-media",
        "sendMediaGroup",
        album(_PHOTO, {"type": "photo", "media": "attach://gone"}),
        _BAD + "can't parse InputMedia: media not found",
    ),
    Row(
        "album-captions-apart",
        "sendMediaGroup",
        album(_PHOTO, {**_PHOTO, "show_caption_above_media": True}),
        _BAD + "parameter show_caption_above_media must be the same for all messages",
    ),
    Row(
        "album-caption-long",
        "sendMediaGroup",
        album({**_PHOTO, "caption": "a" * 1025}, _PHOTO),
        _BAD + "message caption is too long",
    ),
    Row(
        "album-bad-picture",
        "sendMediaGroup",
        album(_PHOTO, {"type": "photo", "media": "attach://b"}, b=b"<html>"),
        _BAD + 'failed to send message #2 with the error message "IMAGE_PROCESS_FAILED"',
    ),
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
async def test_rule(api: Caller, places: Places, row: Row) -> None:
    answer = await api(row.method, **row.values(places))
    assert (answer.status, answer.said) == (row.status, row.said)


async def test_a_file_id_belongs_to_one_bot(
    telegram: Sandbox, other_api: Caller, places: Places
) -> None:
    news = telegram.create_channel("Other news", bot=456)
    answer = await other_api("sendPhoto", chat_id=news, photo=places.file_id)
    assert answer.said == _BAD + "wrong file identifier/HTTP URL specified"


async def test_the_same_picture_has_the_same_unique_id_for_all(
    telegram: Sandbox, api: Caller, other_api: Caller, places: Places
) -> None:
    news = telegram.create_channel("Other news", bot=456)
    ours = (await api("sendPhoto", chat_id=places.channel, photo=picture(color=5))).result
    theirs = (await other_api("sendPhoto", chat_id=news, photo=picture(color=5))).result
    another = (await api("sendPhoto", chat_id=places.channel, photo=picture(color=6))).result
    unique = [one["photo"][-1]["file_unique_id"] for one in (ours, theirs, another)]
    assert unique[0] == unique[1] != unique[2]
    assert ours["photo"][-1]["file_id"] != theirs["photo"][-1]["file_id"]


async def test_sizes_go_from_small_to_big_and_can_be_fetched(
    telegram: Sandbox, api: Caller, places: Places
) -> None:
    sent = await api("sendPhoto", chat_id=places.channel, photo=picture(4000, 3000))
    sizes = [(one["width"], one["height"]) for one in sent.result["photo"]]
    assert sizes == [(90, 68), (320, 240), (800, 600), (1280, 960), (2560, 1920)]
    small = sent.result["photo"][0]
    file = (await api("getFile", file_id=small["file_id"])).result
    address = f"{telegram.url}/file/bot{api.token}/{file['file_path']}"
    async with api.session.get(address) as answer:
        data = await answer.read()
    assert (answer.status, len(data)) == (200, small["file_size"])


async def test_an_album_shares_its_mark_and_counts_its_messages(
    telegram: Sandbox, api: Caller, places: Places
) -> None:
    media = [
        {"type": "photo", "media": "attach://a", "caption": "first"},
        {"type": "photo", "media": "attach://b"},
    ]
    sent = await api(
        "sendMediaGroup", chat_id=places.channel, media=media, a=picture(), b=picture(color=2)
    )
    first, second = sent.result
    assert first["media_group_id"] == second["media_group_id"]
    assert second["message_id"] == first["message_id"] + 1
    assert (first["caption"], "caption" in second) == ("first", False)


@pytest.fixture
async def site() -> AsyncIterator[tuple[str, list[str]]]:
    """Serves pictures, and remembers what was asked."""
    asked: list[str] = []

    async def serve(request: web.Request) -> web.Response:
        asked.append(request.path)
        big = picture() + b"\0" * (5 << 20)
        bodies = {"/a.jpg": picture(), "/big.jpg": big, "/page.jpg": b"<html>"}
        bodies["/late.jpg"] = picture()
        if request.path not in bodies or asked.count("/late.jpg") == 1:
            return web.Response(status=404)
        kind = "text/html" if request.path == "/page.jpg" else "image/jpeg"
        return web.Response(body=bodies[request.path], content_type=kind)

    app = web.Application()
    app.router.add_get("/{name}", serve)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}", asked
    await runner.cleanup()


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/a.jpg", ""),
        ("/gone.jpg", _BAD + "failed to get HTTP URL content"),
        ("/page.jpg", _BAD + "wrong type of the web page content"),
        ("/big.jpg", _BAD + "wrong file identifier/HTTP URL specified"),
    ],
    ids=["photo-url", "photo-url-gone", "photo-url-page", "photo-url-heavy"],
)
async def test_photo_by_address(
    api: Caller, places: Places, site: tuple[str, list[str]], path: str, said: str
) -> None:
    answer = await api("sendPhoto", chat_id=places.channel, photo=site[0] + path)
    assert answer.said == said


async def test_an_address_that_failed_once_is_not_asked_again(
    api: Caller, places: Places, site: tuple[str, list[str]]
) -> None:
    for _ in range(2):
        answer = await api("sendPhoto", chat_id=places.channel, photo=site[0] + "/late.jpg")
    assert answer.said == _BAD + "wrong type of the web page content"
    assert site[1] == ["/late.jpg"]
