"""Switches for how strict the sandbox is; strict is the default."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Strictness:
    """Where Telegram is laxer than its documents, the sandbox keeps to the narrower reading.

    `utf16_lengths`: count UTF-16 units as for entities; Telegram itself counts code points.
    `https_webhooks`: take only https on ports 80, 88, 443, 8443, as the cloud does; a
    self-hosted server in local mode takes any.
    `polling_delays`: getUpdates called again too soon waits three seconds.
    `rich_messages`: sendRichMessage is known; older servers answer that there is no such method.
    """

    utf16_lengths: bool = True
    https_webhooks: bool = False
    polling_delays: bool = True
    rich_messages: bool = True
