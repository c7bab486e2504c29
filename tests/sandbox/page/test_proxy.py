"""Behind a reverse proxy, in a folder of its address, the page is as it is without one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

import aiohttp
from aiohttp import web

from tests.sandbox.page.browser import Page
from tests.sandbox.page.stage import Stage

FOLDER = "/desk"


async def handed_on(http: web.Request, server: str) -> web.StreamResponse:
    """As nginx does it: what is not said to be a stream is held until it is whole."""
    async with (
        aiohttp.ClientSession() as session,
        session.request(
            http.method,
            f"{server}/{http.match_info['path']}",
            params=http.query,
            data=await http.read(),
            headers={"Content-Type": http.headers.get("Content-Type", "")},
        ) as answer,
    ):
        told = web.StreamResponse(
            status=answer.status,
            headers={"Content-Type": answer.headers["Content-Type"]},
        )
        whole = b"" if answer.headers.get("X-Accel-Buffering") == "no" else await answer.read()
        await told.prepare(http)
        await told.write(whole)
        async for piece in answer.content.iter_any():
            await told.write(piece)
        return told


@contextmanager
def proxied(stage: Stage) -> Iterator[str]:
    """The address in which the stage's page stands too."""
    app = web.Application()
    handler = partial(handed_on, server=stage.url)
    app.router.add_route("*", FOLDER + "/{path:.*}", handler)
    runner = web.AppRunner(app, shutdown_timeout=0.1)

    async def start() -> int:
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        return int(runner.addresses[0][1])

    port = stage.wait(start())
    try:
        yield f"http://127.0.0.1:{port}{FOLDER}"
    finally:
        stage.wait(runner.cleanup())


def test_posts_are_shown_and_new_ones_come(page: Page, stage: Stage) -> None:
    with proxied(stage) as url:
        behind = Page(page.driver, url)
        behind.open(stage.scene.editor, stage.scene.ru)
        behind.see("article")
        stage.api("sendMessage", chat_id=stage.scene.ru, text="Через прокси")
        behind.see("article", "Через прокси")
        page.driver.get("about:blank")
