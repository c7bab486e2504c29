"""What we rely on, asked of the real Telegram: `make live` with your own token and test channel.

BOT_TOKEN, LIVE_CHANNEL (a channel in which the bot is an administrator) and LIVE_PERSON (your own
number; you have started the bot). It posts a few messages there and deletes them. The same checks
run against the sandbox in `make test`: what differs here is a rule that the sandbox has wrong.
"""

import asyncio
import json
import os
import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from aiogram import Bot
from aiohttp import ClientSession, FormData

from bot.model import Photo
from bot.posts.rich import RichPage, RichPart
from bot.telegram.rich import rich_message
from tests.newsroom import picture

PAUSE = 1.2  # seconds between two messages in a chat
Json = dict[str, Any]


@dataclass
class Place:
    """Where the checks are made."""

    session: ClientSession
    base: str
    token: str
    channel: str
    person: int
    pause: float = PAUSE
    posted: list[tuple[str | int, int]] = field(default_factory=list)

    async def call(self, method: str, **parameters: object) -> Json:
        """The whole answer, `ok` or not."""
        form = FormData()
        for name, value in parameters.items():
            if isinstance(value, bytes):
                form.add_field(name, value, filename="photo.jpg", content_type="image/jpeg")
            else:
                text = value if isinstance(value, str) else json.dumps(value)
                form.add_field(name, text)
        address = f"{self.base}/bot{self.token}/{method}"
        async with self.session.post(address, data=form) as answer:
            found: Json = await answer.json(content_type=None)
            return found

    async def post(self, method: str, chat: str | int, **parameters: object) -> Json:
        """Send something that is deleted at the end; raise AssertionError where it is refused."""
        await asyncio.sleep(self.pause)
        answer = await self.call(method, chat_id=chat, disable_notification=True, **parameters)
        assert answer["ok"], f"{method}: {answer.get('description')}"
        message: Json = answer["result"]
        self.posted.append((chat, message["message_id"]))
        return message

    async def refused(self, words: str, method: str, **parameters: object) -> None:
        """Raise AssertionError where it is not refused with these words."""
        answer = await self.call(method, **parameters)
        said = answer.get("description", "")
        assert not answer["ok"], f"{method} was taken"
        assert words in said.lower(), f"{method}: {said}"

    async def tidy(self) -> None:
        for chat, message_id in self.posted:
            await self.call("deleteMessage", chat_id=chat, message_id=message_id)


async def ids_are_dense(place: Place) -> None:
    """Two posts in a row in a channel have neighbouring ids."""
    first = await place.post("sendMessage", place.channel, text="one")
    second = await place.post("sendMessage", place.channel, text="two")
    assert second["message_id"] == first["message_id"] + 1


async def a_refused_post_takes_no_id(place: Place) -> None:
    first = await place.post("sendMessage", place.channel, text="before")
    await place.refused("too long", "sendMessage", chat_id=place.channel, text="x" * 4097)
    second = await place.post("sendMessage", place.channel, text="after")
    assert second["message_id"] == first["message_id"] + 1


async def nothing_there_is_told_apart(place: Place) -> None:
    """A forward of an id that nobody has says «not found»."""
    post = await place.post("sendMessage", place.channel, text="look here")
    copy = await place.post(
        "forwardMessage",
        place.person,
        from_chat_id=place.channel,
        message_id=post["message_id"],
    )
    assert copy["text"] == "look here"
    await place.refused(
        "message to forward not found",
        "forwardMessage",
        chat_id=place.person,
        from_chat_id=place.channel,
        message_id=post["message_id"] + 50,
    )


async def an_edit_that_changes_nothing_is_told_apart(place: Place) -> None:
    post = await place.post("sendMessage", place.channel, text="the same")
    same = {"chat_id": place.channel, "message_id": post["message_id"], "text": "the same"}
    await place.refused("message is not modified", "editMessageText", **same)


async def a_forward_cannot_be_edited(place: Place) -> None:
    own = await place.post("sendMessage", place.person, text="my own words")
    copy = await place.post(
        "forwardMessage", place.person, from_chat_id=place.person, message_id=own["message_id"]
    )
    await place.refused(
        "message can't be edited",
        "editMessageReplyMarkup",
        chat_id=place.person,
        message_id=copy["message_id"],
    )


async def a_photo_is_sent_again_by_its_id(place: Place) -> None:
    first = await place.post("sendPhoto", place.person, photo=picture(7))
    file = first["photo"][-1]
    again = await place.post("sendPhoto", place.channel, photo=file["file_id"], caption="again")
    assert again["photo"][-1]["file_unique_id"] == file["file_unique_id"]


async def captions_hold_1024(place: Place) -> None:
    await place.post("sendPhoto", place.channel, photo=picture(8), caption="x" * 1024)
    await place.refused(
        "caption is too long",
        "sendPhoto",
        chat_id=place.channel,
        photo=picture(8),
        caption="x" * 1025,
    )


async def entities_are_kept_as_sent(place: Place) -> None:
    entities = [
        {"type": "bold", "offset": 0, "length": 4},
        {"type": "text_link", "offset": 5, "length": 4, "url": "https://example.com/a?b=1"},
    ]
    post = await place.post("sendMessage", place.channel, text="Жаңа link", entities=entities)
    kept = [(e["type"], e["offset"], e["length"]) for e in post["entities"]]
    assert kept == [("bold", 0, 4), ("text_link", 5, 4)]


async def a_text_becomes_a_photo_but_never_back(place: Place) -> None:
    text = await place.post("sendMessage", place.channel, text="soon with a photo")
    held = await place.post("sendPhoto", place.person, photo=picture(9))
    media = {"type": "photo", "media": held["photo"][-1]["file_id"], "caption": "now"}
    target = {"chat_id": place.channel, "message_id": text["message_id"]}
    changed = await place.call("editMessageMedia", media=media, **target)
    assert changed["ok"], changed.get("description")
    await place.refused("there is no text in the message", "editMessageText", text="x", **target)


async def an_article_is_a_rich_message(place: Place) -> None:
    """Every kind of block that the bot sends is taken and told as it was sent."""
    held = await place.post("sendPhoto", place.person, photo=picture(10))
    photo = Photo(url="https://example.com/1.jpg")
    page = RichPage((
        RichPart("title", ("Title",)),
        RichPart("photo", ("Photo: Dana Omar",), photo),
        RichPart("paragraph", ("A paragraph.",)),
        RichPart("heading", ("Heading",)),
        RichPart("quote", ("First line.", "Second line.")),
        RichPart("list", ("one", "two")),
        RichPart("footer", ("Source: museum",), links=(("On the site", "https://example.com/1"),)),
    ))  # fmt: skip
    wanted = rich_message(page, {photo: held["photo"][-1]["file_id"]})
    bot = Bot("1:x")
    written = json.loads(bot.session.prepare_value(wanted, bot, {}))
    message = await place.post("sendRichMessage", place.person, rich_message=written)
    kinds = [block["type"] for block in message["rich_message"]["blocks"]]
    assert kinds == ["heading", "photo", "paragraph", "heading", "blockquote", "list", "footer"]


CHECKS: tuple[Callable[[Place], Awaitable[None]], ...] = (
    ids_are_dense,
    a_refused_post_takes_no_id,
    nothing_there_is_told_apart,
    an_edit_that_changes_nothing_is_told_apart,
    a_forward_cannot_be_edited,
    a_photo_is_sent_again_by_its_id,
    captions_hold_1024,
    entities_are_kept_as_sent,
    a_text_becomes_a_photo_but_never_back,
    an_article_is_a_rich_message,
)


async def check_all(place: Place) -> dict[str, str]:
    """By the check's name what was found; empty: as we rely on."""
    found = {}
    for check in CHECKS:
        try:
            await check(place)
        except AssertionError as error:
            found[check.__name__] = str(error) or "not so"
        else:
            found[check.__name__] = ""
    await place.tidy()
    return found


async def _main() -> int:
    token, channel = os.environ.get("BOT_TOKEN", ""), os.environ.get("LIVE_CHANNEL", "")
    person = os.environ.get("LIVE_PERSON", "")
    if not (token and channel and person.isdigit()):
        print("Nothing was checked: set BOT_TOKEN, LIVE_CHANNEL=@your_test_channel, LIVE_PERSON=…")
        return 0
    base = os.environ.get("TELEGRAM_API_URL", "https://api.telegram.org")
    async with ClientSession() as session:
        found = await check_all(Place(session, base, token, channel, int(person)))
    for name, trouble in found.items():
        print(f"{'FAIL' if trouble else 'ok  '}  {name.replace('_', ' ')}  {trouble}")
    return 1 if any(found.values()) else 0


if __name__ == "__main__":
    sys.exit(asyncio.run(_main()))
