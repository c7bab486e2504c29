"""A bare caller of the Bot API, and pictures of our own making."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from typing import Any

import aiohttp
from PIL import Image

from sandbox.server import Sandbox
from tests.newsroom import until

TOKEN = "123:abc"
OTHER_TOKEN = "456:def"
BOT = 123


@dataclass
class Answer:
    """`said` is the description of a refusal, empty where all is well."""

    status: int
    body: dict[str, Any]
    headers: dict[str, str]

    @property
    def ok(self) -> bool:
        return bool(self.body["ok"])

    @property
    def result(self) -> Any:
        assert self.ok, self.body
        return self.body["result"]

    @property
    def said(self) -> str:
        return str(self.body.get("description", "")) if not self.ok else ""


async def asleep(telegram: Sandbox) -> None:
    """A call has come that waits for the sandbox's clock."""
    await until(lambda: telegram.world.clock.sleepers > 0, what="nothing waits for the clock")


class Caller:
    """Calls the Bot API as a bot would, without any library's help."""

    def __init__(self, url: str, session: aiohttp.ClientSession, token: str = TOKEN) -> None:
        self.url, self.session, self.token = url, session, token

    def address(self, method: str) -> str:
        return f"{self.url}/bot{self.token}/{method}"

    async def __call__(self, method: str, **values: Any) -> Answer:
        """Files are bytes or (name, bytes); everything else goes as JSON in a multipart form."""
        form = aiohttp.FormData(default_to_multipart=True)
        form.add_field("_", "")
        for name, value in values.items():
            if isinstance(value, bytes):
                form.add_field(name, value, filename=f"{name}.jpg")
            elif isinstance(value, tuple):
                form.add_field(name, value[1], filename=value[0])
            elif value is not None:
                text = value if isinstance(value, str) else json.dumps(value)
                form.add_field(name, text)
        async with self.session.post(self.address(method), data=form) as answer:
            return Answer(answer.status, await answer.json(), dict(answer.headers))


def picture(width: int = 64, height: int = 48, color: int = 0, kind: str = "JPEG") -> bytes:
    """One flat colour; other numbers make other pictures."""
    out = io.BytesIO()
    shade = (color * 40 % 256, color * 90 % 256, 90)
    Image.new("RGB", (width, height), shade).save(out, kind)
    return out.getvalue()
