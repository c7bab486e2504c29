"""getUpdates, setWebhook, deleteWebhook, getWebhookInfo.

Source: telegram-bot-api Client.cpp (process_get_updates_query, process_set_webhook_query,
JsonWebhookInfo), WebhookActor.cpp (ports).
"""

from __future__ import annotations

import json
import re
from typing import Any

from sandbox.errors import bad_request, too_many_requests
from sandbox.methods.request import Handler, Request, Told
from sandbox.text.links import BadLink, parse_url
from sandbox.updates import DEFAULT_KINDS
from sandbox.webhook import Hook

_LONGEST_POLL = 50
_PORTS = (80, 88, 443, 8443)
_SECRET_LENGTH = 256


async def get_updates(request: Request) -> Any:
    if request.line.pusher is None:
        _allow(request)
    offset, limit = request.integer("offset"), request.integer("limit", 100, 1, 100)
    timeout = request.integer("timeout", 0, 0, _LONGEST_POLL)
    updates = await request.line.poll(offset, limit, timeout)
    return [update.json() for update in updates]


async def set_webhook(request: Request) -> Any:
    url = request.text("url")
    if not url:
        return await delete_webhook(request)
    line = request.line
    if line.delays and request.now < line.hooked_at + 1:
        raise too_many_requests(1)
    line.hooked_at = request.now
    hook = Hook(_checked(request, url), _secret(request), _connections(request))
    _allow(request)
    if line.pusher is not None and line.pusher.hook == hook and not _drops(request):
        return Told(True, "Webhook is already set")
    await line.hook(hook)
    return Told(True, "Webhook was set")


async def delete_webhook(request: Request) -> Any:
    was_set = request.line.pusher is not None
    _drops(request)
    await request.line.hook(None)
    return Told(True, "Webhook was deleted" if was_set else "Webhook is already deleted")


async def get_webhook_info(request: Request) -> Any:
    pusher, queue = request.line.pusher, request.bot.queue
    info: dict[str, Any] = {
        "url": pusher.hook.url if pusher else "",
        "has_custom_certificate": False,
        "pending_update_count": len(queue.waiting),
    }
    if pusher is not None:
        info |= {"max_connections": pusher.hook.max_connections, "ip_address": "127.0.0.1"}
        if pusher.last_error is not None:
            info |= {
                "last_error_date": pusher.last_error_at,
                "last_error_message": pusher.last_error,
            }
    if queue.allowed != DEFAULT_KINDS:
        info["allowed_updates"] = sorted(queue.allowed)
    return info


def _checked(request: Request, text: str) -> str:
    try:
        url = parse_url(text, "https")
    except BadLink:
        raise bad_request("invalid webhook URL specified") from None
    if request.world.strictness.https_webhooks:
        if url.scheme != "https":
            raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
        if url.port and url.port not in _PORTS:
            ports = "Webhook can be set up only on ports 80, 88, 443 or 8443"
            raise bad_request(f"bad webhook: {ports}")
    return str(url)


def _secret(request: Request) -> str:
    secret = request.text("secret_token")
    if len(secret) > _SECRET_LENGTH:
        raise bad_request("secret token is too long")
    if not re.fullmatch(r"[A-Za-z0-9_\-]*", secret):
        raise bad_request("secret token contains unallowed characters")
    return secret


def _connections(request: Request) -> int:
    return request.integer("max_connections", 40, 1, 100)


def _drops(request: Request) -> bool:
    if not request.flag("drop_pending_updates"):
        return False
    request.bot.queue.clear()
    return True


def _allow(request: Request) -> None:
    """Absent or unreadable leaves it as it was; an empty list means the default."""
    try:
        kinds = json.loads(request.text("allowed_updates") or "null")
    except ValueError:
        return
    if isinstance(kinds, list) and all(isinstance(kind, str) for kind in kinds):
        request.bot.queue.allow(kinds)


METHODS: dict[str, Handler] = {
    "getupdates": get_updates,
    "setwebhook": set_webhook,
    "deletewebhook": delete_webhook,
    "getwebhookinfo": get_webhook_info,
}
