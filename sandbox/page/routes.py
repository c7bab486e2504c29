"""The routes of the page: `/` and the files beside it, with headers that forbid inline script."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from aiohttp import web

LANGUAGES = ("ru", "kk", "en")
_STATIC = Path(__file__).parent / "static"
_TYPES = {
    ".css": "text/css",
    ".html": "text/html",
    ".js": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
}
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
        "img-src 'self' blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Cache-Control": "no-cache",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


def page_routes(notice: str | Mapping[str, str] = "") -> list[web.RouteDef]:
    """For `Sandbox(pages=…)`. `notice` stands above the chats: one line, or one a language."""
    notices = dict.fromkeys(LANGUAGES, notice) if isinstance(notice, str) else dict(notice)
    files = {path.relative_to(_STATIC).as_posix(): path for path in _STATIC.rglob("*.*")}

    async def index(request: web.Request) -> web.Response:
        return _response(request, files["index.html"])

    async def told(_: web.Request) -> web.Response:
        return web.json_response(notices, headers=_HEADERS)

    async def file(request: web.Request) -> web.Response:
        path = files.get(request.match_info["path"])
        if path is None:
            raise web.HTTPNotFound
        return _response(request, path)

    return [
        web.get("/", index),
        web.get("/page/notice.json", told),
        web.get("/page/{path:.+}", file),
    ]


def _response(request: web.Request, path: Path) -> web.Response:
    """Whoever has the file as it is now need not be given it again."""
    body = path.read_bytes()
    tag = hashlib.sha256(body).hexdigest()[:16]
    if any(known.value in (tag, "*") for known in request.if_none_match or ()):
        answer = web.Response(status=304, headers=_HEADERS)
    else:
        answer = web.Response(
            body=body, content_type=_TYPES[path.suffix], charset="utf-8", headers=_HEADERS
        )
    answer.etag = tag
    return answer
