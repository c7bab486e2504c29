"""What a bot hears of: others' posts, never its own; groups as far as privacy mode lets it."""

from __future__ import annotations

from typing import Any

import pytest

from sandbox.chats import Status
from sandbox.server import Sandbox
from tests.sandbox.helpers import BOT, Caller, picture


async def heard(api: Caller) -> list[dict[str, Any]]:
    """Updates so far, which are thereby confirmed."""
    updates: list[dict[str, Any]] = (await api("getUpdates", timeout=0)).result
    if updates:
        await api("getUpdates", offset=updates[-1]["update_id"] + 1, limit=1, timeout=0)
    return updates


@pytest.fixture
async def newsroom(telegram: Sandbox, api: Caller) -> dict[str, int]:
    telegram.set_strictness(polling_delays=False)
    editor = telegram.create_user("Editor")
    reader = telegram.create_user("Reader")
    channel = telegram.create_channel("News", "news", owner=editor)
    group = telegram.create_group("Group", [reader, editor])
    await heard(api)
    return {"editor": editor, "reader": reader, "channel": channel, "group": group}


async def test_others_posts_are_channel_posts(
    telegram: Sandbox, api: Caller, newsroom: dict[str, int]
) -> None:
    number = telegram.post(newsroom["editor"], newsroom["channel"], "by hand", photo=picture())
    (update,) = await heard(api)
    post = update["channel_post"]
    assert (post["message_id"], post["caption"]) == (number, "by hand")
    assert post["sender_chat"]["id"] == post["chat"]["id"] == newsroom["channel"]
    assert "from" not in post and post["photo"]


async def test_a_bot_hears_nothing_of_its_own_posts_whoever_edits_them(
    telegram: Sandbox, api: Caller, newsroom: dict[str, int]
) -> None:
    sent = (await api("sendMessage", chat_id=newsroom["channel"], text="ours")).result
    telegram.edit(newsroom["editor"], newsroom["channel"], sent["message_id"], "changed by hand")
    telegram.delete(newsroom["editor"], newsroom["channel"], sent["message_id"])
    assert await heard(api) == []


async def test_an_edit_of_anothers_post_is_heard_and_a_deletion_is_not(
    telegram: Sandbox, api: Caller, newsroom: dict[str, int]
) -> None:
    number = telegram.post(newsroom["editor"], newsroom["channel"], "by hand")
    telegram.edit(newsroom["editor"], newsroom["channel"], number, "better")
    telegram.delete(newsroom["editor"], newsroom["channel"], number)
    kinds = [next(name for name in update if name != "update_id") for update in await heard(api)]
    assert kinds == ["channel_post", "edited_channel_post"]


@pytest.mark.parametrize(
    ("text", "hears"),
    [
        ("просто слова", False),
        ("/news", True),
        ("/news@sandbox_bot", True),
        ("/news@other_bot", False),
        ("words /news", False),
        ("@sandbox_bot hi", False),
    ],
)
async def test_privacy_mode(
    telegram: Sandbox, api: Caller, newsroom: dict[str, int], text: str, hears: bool
) -> None:
    telegram.send(newsroom["reader"], newsroom["group"], text)
    assert bool(await heard(api)) is hears


async def test_replies_to_the_bot_pass_privacy_mode_and_admins_hear_all(
    telegram: Sandbox, api: Caller, newsroom: dict[str, int]
) -> None:
    group, reader = newsroom["group"], newsroom["reader"]
    sent = (await api("sendMessage", chat_id=group, text="question")).result["message_id"]
    telegram.send(reader, group, "answer", reply_to=sent)
    assert len(await heard(api)) == 1
    telegram.set_member(group, BOT, Status.ADMINISTRATOR)
    telegram.send(reader, group, "anything")
    kinds = [set(update) - {"update_id"} for update in await heard(api)]
    assert kinds == [{"my_chat_member"}, {"message"}]


async def test_membership_is_told(telegram: Sandbox, api: Caller, newsroom: dict[str, int]) -> None:
    telegram.set_member(newsroom["channel"], BOT, Status.KICKED, by=newsroom["editor"])
    telegram.start(newsroom["reader"])
    telegram.block(newsroom["reader"])
    told = [u["my_chat_member"] for u in await heard(api) if "my_chat_member" in u]
    assert [
        (one["old_chat_member"]["status"], one["new_chat_member"]["status"]) for one in told
    ] == [("administrator", "kicked"), ("member", "kicked")]
    assert told[0]["from"]["id"] == newsroom["editor"]


async def test_a_linked_group_gets_the_post_by_itself_and_its_edits(
    telegram: Sandbox, api: Caller, newsroom: dict[str, int]
) -> None:
    telegram.set_chat(newsroom["channel"], linked=newsroom["group"])
    telegram.set_bot(reads_groups=True)
    sent = (await api("sendMessage", chat_id=newsroom["channel"], text="ours")).result
    (update,) = await heard(api)
    copy = update["message"]
    assert copy["is_automatic_forward"] and copy["sender_chat"]["id"] == newsroom["channel"]
    assert copy["from"]["id"] == 777000
    assert copy["forward_origin"]["message_id"] == sent["message_id"]
    await api(
        "editMessageText",
        chat_id=newsroom["channel"],
        message_id=sent["message_id"],
        text="better",
    )
    seen = telegram.message(newsroom["group"], copy["message_id"])
    assert seen is not None and seen["text"] == "better"


async def test_ids_are_dense_in_a_channel_and_shared_over_private_chats(
    telegram: Sandbox, api: Caller, newsroom: dict[str, int]
) -> None:
    channel, reader = newsroom["channel"], newsroom["reader"]
    other = telegram.create_user("Other")
    telegram.start(reader)
    telegram.start(other)
    ours = [(await api("sendMessage", chat_id=channel, text="a")).result["message_id"]]
    ours.append(telegram.post(newsroom["editor"], channel, "b"))
    ours.append((await api("sendMessage", chat_id=channel, text="c")).result["message_id"])
    assert ours == [2, 3, 4]
    assert [one["message_id"] for one in telegram.messages(channel, service=True)] == [1, 2, 3, 4]
    private = [
        (await api("sendMessage", chat_id=user, text="a")).result["message_id"]
        for user in (reader, other, reader)
    ]
    assert private == [3, 4, 5]


async def test_only_allowed_updates_are_kept(
    telegram: Sandbox, api: Caller, newsroom: dict[str, int]
) -> None:
    await api("getUpdates", allowed_updates=["message"])
    telegram.post(newsroom["editor"], newsroom["channel"], "by hand")
    telegram.start(newsroom["reader"])
    assert [set(update) - {"update_id"} for update in await heard(api)] == [{"message"}]
    await api("getUpdates", allowed_updates=[])
    telegram.post(newsroom["editor"], newsroom["channel"], "by hand")
    assert len(await heard(api)) == 1


async def test_of_unknown_kinds_alone_the_usual_are_kept(
    telegram: Sandbox, api: Caller, newsroom: dict[str, int]
) -> None:
    await api("getUpdates", allowed_updates=["smoke_signal"])
    telegram.post(newsroom["editor"], newsroom["channel"], "by hand")
    assert len(await heard(api)) == 1
