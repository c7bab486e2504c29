"""Rich messages as Telegram is given them, and what a refusal means for the next ones."""

import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramForbiddenError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiohttp import web
from aiohttp.test_utils import TestServer
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import AnswerLost
from bot.model import Article, Block, Photo
from bot.posts.in_full import letters, paragraphs_of
from bot.posts.rich import RichPage, RichPart, rich_page
from bot.telegram.calls import make_bot
from bot.telegram.rich import RichMessages, rich_message
from sandbox.rich import Reading, plain
from sandbox.server import Sandbox
from sandbox.text.cleaning import cleaned
from tests.bot.delivery.clock import OwnClock
from tests.bot.posts.anything import articles, photos
from tests.sandbox.helpers import TOKEN, picture

PHOTO = Photo(url="https://kazlenta.kz/1.jpg")
PAGE = RichPage((RichPart("title", ("Концерт",)), RichPart("paragraph", ("Оркестр играл.",))))
HOURS = 3600.0


@pytest.fixture
async def telegram() -> AsyncIterator[Sandbox]:
    async with Sandbox([TOKEN]) as sandbox:
        sandbox.set_limits(per_second=0, chat_seconds=0, per_minute=0)
        yield sandbox


@pytest.fixture
async def bot(telegram: Sandbox) -> AsyncIterator[Bot]:
    bot = make_bot(TOKEN, telegram.url, None)
    yield bot
    await bot.session.close()


@pytest.fixture
def reader(telegram: Sandbox) -> int:
    user = telegram.create_user("Айгүл")
    telegram.start(user)
    return user


def calls(telegram: Sandbox) -> list[int]:
    return [call["status"] for call in telegram.calls(method="sendRichMessage")]


async def test_photos_go_by_their_bytes_and_come_back_as_ids(
    telegram: Sandbox, bot: Bot, reader: int
) -> None:
    rich = RichMessages(bot, OwnClock())
    page = RichPage((*PAGE.parts, RichPart("photo", ("Фото: Дана Омар",), PHOTO)))
    said = await rich.send(reader, page, {PHOTO: picture(640, 480)}, None)
    assert said is not None and rich.taken
    shown = telegram.message(reader, said.message_id)
    assert shown is not None
    assert shown["text"] == "Концерт\nОркестр играл.\nФото: Дана Омар"
    ((file_id, unique_id),) = said.files
    assert unique_id == shown["rich_photos"][0]["unique_id"]
    again = await rich.send(reader, page, {PHOTO: file_id}, None)
    assert again is not None and again.files == said.files


async def test_a_server_that_does_not_know_them_is_asked_once(
    telegram: Sandbox, bot: Bot, reader: int
) -> None:
    telegram.set_strictness(rich_messages=False)
    clock = OwnClock()
    rich = RichMessages(bot, clock)
    assert await rich.send(reader, PAGE, {}, None) is None
    clock.pass_by(10_000 * HOURS)
    assert not rich.taken
    assert calls(telegram) == [404]
    assert len(telegram.messages(reader)) == 1, "/start alone"


async def test_what_may_lie_in_the_article_rests_for_a_day(
    telegram: Sandbox, bot: Bot, reader: int
) -> None:
    clock = OwnClock()
    rich = RichMessages(bot, clock)
    page = RichPage((*PAGE.parts, RichPart("photo", (), PHOTO)))
    assert await rich.send(reader, page, {PHOTO: "AgACAgI"}, None) is None
    assert not rich.taken
    clock.pass_by(25 * HOURS)
    assert rich.taken
    assert await rich.send(reader, PAGE, {}, None) is not None
    assert calls(telegram) == [400, 200]


UNKNOWN = [
    (404, "404: Not Found"),
    (404, ""),
    (404, '{"detail": "no such path"}'),
    (405, "<html>Method Not Allowed</html>"),
    (501, '{"ok": false, "error_code": 501, "description": "Not Implemented"}'),
]


@pytest.mark.parametrize(("status", "body"), UNKNOWN)
async def test_in_whatever_form_a_server_says_that_it_does_not_know_them(
    status: int, body: str
) -> None:
    asked = []

    async def answer(request: web.Request) -> web.Response:
        asked.append(request.path)
        return web.Response(status=status, text=body)

    app = web.Application()
    app.router.add_route("*", "/{any:.*}", answer)
    async with TestServer(app) as server:
        bot = make_bot(TOKEN, str(server.make_url("")).rstrip("/"), None)
        clock = OwnClock()
        rich = RichMessages(bot, clock)
        assert await rich.send(7, PAGE, {}, None) is None
        clock.pass_by(10_000 * HOURS)
        assert not rich.taken and len(asked) == 1
        await bot.session.close()


@pytest.mark.parametrize(
    ("error", "taken"),
    [(TelegramServerError, False), (TelegramForbiddenError, True), (TelegramRetryAfter, True)],
)
async def test_what_says_nothing_of_the_method_is_no_refusal(
    error: type[TelegramAPIError], taken: bool
) -> None:
    """After the server's own failure the next article comes in plain messages."""

    class Odd(AiohttpSession):
        async def make_request(self, bot: Bot, method: Any, *_: Any, **__: Any) -> Any:
            more = {"retry_after": 3} if error is TelegramRetryAfter else {}
            raise error(method, "broken", **more)

    clock = OwnClock()
    rich = RichMessages(Bot(TOKEN, session=Odd()), clock)
    with pytest.raises(AnswerLost if error is TelegramServerError else error):
        await rich.send(7, PAGE, {}, None)
    assert rich.taken is taken
    clock.pass_by(2 * HOURS)
    assert rich.taken


@pytest.mark.parametrize("answer", [True, None, [], {"message_id": "1"}, {}])
async def test_an_answer_without_a_message_is_a_refusal(answer: Any) -> None:
    class Odd(AiohttpSession):
        async def make_request(self, *_: Any, **__: Any) -> Any:
            return answer

    rich = RichMessages(Bot(TOKEN, session=Odd()), OwnClock())
    assert await rich.send(7, PAGE, {}, None) is None
    assert not rich.taken


@pytest.mark.parametrize("shown", [None, {}, {"blocks": 5}, {"blocks": [1, {"photo": [3]}, {}]}])
async def test_an_odd_wording_of_what_was_sent_is_taken(shown: Any) -> None:
    class Odd(AiohttpSession):
        async def make_request(self, *_: Any, **__: Any) -> Any:
            return {"message_id": 5, "rich_message": shown}

    said = await RichMessages(Bot(TOKEN, session=Odd()), OwnClock()).send(7, PAGE, {}, None)
    assert said is not None and (said.message_id, said.files) == (5, ())


def as_sent(page: RichPage) -> Any:
    """What stands in the request."""
    bot, files = Bot(TOKEN), {part.photo: "file" for part in page.parts if part.photo}
    return json.loads(bot.session.prepare_value(rich_message(page, files), bot, {}))


@settings(max_examples=150, deadline=None)
@given(articles, st.lists(photos, max_size=4, unique=True).map(tuple))
def test_any_article_is_taken_and_kept_as_it_is(found: Article, shown: tuple[Photo, ...]) -> None:
    told: int | None = 0
    kept = ""
    while told is not None:
        page = rich_page(found, shown, told)
        sent = as_sent(page)
        if not sent["blocks"]:
            assert not page.parts and told == 0, "an article of nothing"
            return
        lines = [line for part in page.parts for line in part.lines]
        assert list(map(cleaned, lines)) == lines
        words = "".join(lines)
        said = "\n".join(plain(Reading().message(sent)))
        assert letters(words) in letters(said) or page.parts[-1].links
        kept += "".join(
            line
            for part in page.parts
            if part.kind in ("heading", "paragraph", "quote", "list")
            for line in part.lines
        )
        told = page.told
    assert letters(kept) == letters("".join(block.text for block in paragraphs_of(found)))


def test_every_kind_of_part_has_its_block() -> None:
    article = Article("Концерт", (Block("Оркестр играл."),), link="https://kazlenta.kz/1")
    sent = as_sent(rich_page(article, (PHOTO,)))
    assert sent["blocks"] == [
        {"type": "heading", "text": "Концерт", "size": 1},
        {"type": "photo", "photo": {"type": "photo", "media": "file"}},
        {"type": "paragraph", "text": "Оркестр играл."},
        {"type": "footer", "text": [
            {"type": "url", "text": "На сайте", "url": "https://kazlenta.kz/1"}]},
    ]  # fmt: skip
