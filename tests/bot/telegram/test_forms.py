"""What Telegram says of a member, and what the bot may do then."""

from typing import Any

import pytest

from bot.telegram.forms import may_post


@pytest.mark.parametrize(
    ("kind", "member", "may"),
    [
        ("private", None, True),
        ("channel", {"status": "creator"}, True),
        ("channel", {"status": "administrator", "can_post_messages": True}, True),
        ("channel", {"status": "administrator", "can_post_messages": False}, False),
        ("supergroup", {"status": "administrator"}, True),
        ("channel", {"status": "member"}, False),
        ("supergroup", {"status": "member"}, True),
        ("group", {"status": "member"}, True),
        ("supergroup", {"status": "restricted", "can_send_messages": True}, True),
        ("supergroup", {"status": "restricted", "can_send_messages": False}, False),
        ("supergroup", {"status": "left"}, False),
        ("channel", {"status": "kicked"}, False),
    ],
)
def test_where_the_bot_may_post(kind: str, member: dict[str, Any] | None, may: bool) -> None:
    assert may_post(kind, member) is may
