"""Parameters out of a request, however they come: query, form, multipart, JSON.

Source: core.telegram.org/bots/api#making-requests. All values become strings, nested ones JSON.
"""

from __future__ import annotations

import json
from typing import Any

from aiohttp import BodyPartReader, web

from sandbox.errors import ApiError, bad_request
from sandbox.methods.request import Upload

_BODY_BYTES = 60 << 20
_TOO_LARGE = ApiError(413, "Request Entity Too Large")


async def read_request(request: web.Request) -> tuple[dict[str, str], dict[str, Upload]]:
    """Raise ApiError for a body that cannot be read."""
    values: dict[str, str] = dict(request.query)
    files: dict[str, Upload] = {}
    if request.content_type == "multipart/form-data":
        await _read_parts(request, values, files)
    elif request.content_type == "application/json":
        values |= _from_json(await request.read())
    elif request.content_type == "application/x-www-form-urlencoded":
        values |= {name: str(value) for name, value in (await request.post()).items()}
    return values, files


async def _read_parts(
    request: web.Request, values: dict[str, str], files: dict[str, Upload]
) -> None:
    size = 0
    try:
        reader = await request.multipart()
        while (part := await reader.next()) is not None:
            if not isinstance(part, BodyPartReader) or part.name is None:
                continue
            data = bytes(await part.read(decode=True))
            size += len(data)
            if size > _BODY_BYTES:
                raise _TOO_LARGE
            if part.filename is None:
                values[part.name] = data.decode("utf-8", "replace")
            else:
                files[part.name] = Upload(part.filename, data)
    except ValueError as error:
        raise bad_request(f"can't parse the multipart body: {error}") from None


def _from_json(body: bytes) -> dict[str, str]:
    if not body:
        return {}
    try:
        parsed: Any = json.loads(body)
    except ValueError:
        raise bad_request("can't parse JSON encoded in the request body") from None
    return as_values(parsed) if isinstance(parsed, dict) else {}


def as_values(parsed: dict[str, Any]) -> dict[str, str]:
    return {name: _as_text(value) for name, value in parsed.items() if value is not None}


def _as_text(value: Any) -> str:
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)
