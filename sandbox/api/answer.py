"""An answer of the Bot API before it becomes HTTP."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from sandbox.errors import ApiError


@dataclass(frozen=True, slots=True)
class Answer:
    """`retry_after` goes into the header of that name too."""

    status: int
    body: dict[str, Any]
    retry_after: int | None = None

    def text(self) -> str:
        return json.dumps(self.body, ensure_ascii=False)

    def response(self) -> web.Response:
        headers = {"Retry-After": str(self.retry_after)} if self.retry_after else {}
        return web.Response(
            text=self.text(),
            status=self.status,
            headers=headers,
            content_type="application/json",
        )


def refusal(error: ApiError) -> Answer:
    body: dict[str, Any] = {
        "ok": False,
        "error_code": error.code,
        "description": error.description,
    }
    if error.parameters:
        body["parameters"] = error.parameters
    return Answer(error.code, body, error.parameters.get("retry_after"))
