"""The routes of the page: `/` and the files beside it, with headers that forbid inline script."""

from __future__ import annotations

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

    async def index(_: web.Request) -> web.Response:
        return _response(files["index.html"])

    async def told(_: web.Request) -> web.Response:
        return web.json_response(notices, headers=_HEADERS)

    async def file(request: web.Request) -> web.Response:
        path = files.get(request.match_info["path"])
        if path is None:
            raise web.HTTPNotFound
        return _response(path)

    return [
        web.get("/", index),
        web.get("/page/notice.json", told),
        web.get("/page/{path:.+}", file),
    ]


def _response(path: Path) -> web.Response:
    return web.Response(
        body=path.read_bytes(),
        content_type=_TYPES[path.suffix],
        charset="utf-8",
        headers=_HEADERS,
    )
