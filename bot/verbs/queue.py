"""`queue`: what waits, what is in doubt, what failed and why."""

import argparse
import json

from bot.app import beside
from bot.config import Settings
from bot.model import Kind, OutboxRow, State
from bot.newsroom.panels.queue_view import Queue, breaks_after, held_up
from bot.texts import Texts

SHOWN = (
    State.WAITING_APPROVAL,
    State.HELD,
    State.SCHEDULED,
    State.READY,
    State.SENDING,
    State.IN_DOUBT,
    State.FAILED,
)


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true")


async def run(options: argparse.Namespace, settings: Settings) -> int:
    return await queue(settings, as_json=options.json)


async def queue(settings: Settings, *, as_json: bool) -> int:
    """Rows that are not done, oldest first. JSON: `rows` and `counts` by state."""
    async with beside(settings) as newsroom:
        channels = {c.id: c for c in await newsroom.stores.channels.all()}
        rows = await newsroom.stores.outbox.in_state(*SHOWN)
        now, quiet = newsroom.clock.now(), settings.quiet_hours
        last = await newsroom.stores.outbox.last_sent()
        breaks = breaks_after(last, settings.min_post_interval)
        waiting = Queue(rows, {}, channels, now, settings.timezone, quiet, breaks)
        described = []
        for row in rows:
            stored = await newsroom.stores.articles.get(row.article_id)
            channel = channels.get(row.channel_id)
            one = _described(row, settings, stored.article.title if stored else "")
            one["channel"] = channel.name if channel else None
            one["channel_stopped"] = channel.stopped_reason if channel else "removed"
            one["waits"] = held_up(row, channel, waiting, Texts("en")) or None
            described.append(one)
    if as_json:
        counts = {state.value: sum(r.state is state for r in rows) for state in SHOWN}
        print(json.dumps({"counts": counts, "rows": described}, ensure_ascii=False, indent=2))
        return 0
    print("\n".join(map(_line, described)) or "Nothing waits.")
    return 0


def _described(row: OutboxRow, settings: Settings, title: str) -> dict[str, object]:
    return {
        "row": row.id,
        "article": row.article_id,
        "title": title,
        "kind": row.kind.value,
        "state": row.state.value,
        "due": row.due_at.astimezone(settings.timezone).isoformat(),
        "since": row.created_at.astimezone(settings.timezone).isoformat(),
        "attempts": row.attempts,
        "reason": row.reason,
        "asked": row.asked_at is not None,
    }


def _line(row: dict[str, object]) -> str:
    why = row["channel_stopped"] or row["waits"] or row["reason"] or ""
    if row["state"] == State.SCHEDULED:
        why = f"goes out {str(row['due'])[:16].replace('T', ' ')}" + (f" ({why})" if why else "")
    asked = " (an editor was asked)" if row["asked"] else ""
    what = "" if row["kind"] == Kind.SEND else f"{row['kind']} of "
    head = f"{row['state']:<16} {row['channel']}  {what}article {row['article']}: {row['title']}"
    return head + (f"\n{'':<17}{why}{asked}" if why or asked else "")
