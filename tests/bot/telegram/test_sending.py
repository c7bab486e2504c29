"""A post of text goes over the wire as aiogram itself would send it."""

import asyncio
import json
from urllib.parse import parse_qsl

import pytest
from aiogram import Bot
from aiogram.methods import SendMessage
from aiogram.types import LinkPreviewOptions
from aiohttp.payload import BytesPayload
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.messenger import Target
from bot.model import Entity, Post, UrlButton
from bot.telegram.calls import Session, make_bot
from bot.telegram.forms import buttons_of, entities_of, text_form
from bot.telegram.sending import SendText
from tests.sandbox.helpers import TOKEN

CASES = {
    "plain": (Target("@kazlenta"), Post("Концерт прошёл.")),
    "entities": (
        Target(-1001, None),
        Post(
            "Басы\nСілтеме",
            (Entity("bold", 0, 4), Entity("text_link", 5, 7, "https://a.kz/?a=1&b")),
        ),
    ),
    "topic": (Target(-1001, 7), Post("Тақырып")),
    "silent": (Target("@kazlenta"), Post("Тихо", silent=True)),
    "button": (
        Target("@kazlenta"),
        Post("Ссылка", button=UrlButton("Читать «далее»", "https://a.kz/я")),
    ),
}


@pytest.fixture
def client() -> Bot:
    return asyncio.run(_client())


async def _client() -> Bot:
    return make_bot(TOKEN, "http://127.0.0.1:1/", None)


def sent(client: Bot, form: dict[str, str]) -> dict[str, str]:
    """What a server reads of it."""
    payload = client.session.build_form_data(client, SendText(form))  # type: ignore[attr-defined]
    assert isinstance(payload, BytesPayload)
    assert payload.content_type == "application/x-www-form-urlencoded"
    return dict(parse_qsl(payload.decode(), keep_blank_values=True, strict_parsing=True))


def meant(form: dict[str, str]) -> dict[str, object]:
    """Written more or less closely, JSON means the same."""
    nested = {"entities", "link_preview_options", "reply_markup"}
    return {name: json.loads(text) if name in nested else text for name, text in form.items()}


@pytest.mark.parametrize("case", CASES)
def test_as_aiogram_sends_it(client: Bot, case: str) -> None:
    target, post = CASES[case]
    method = SendMessage(
        chat_id=target.chat,
        message_thread_id=target.topic,
        text=post.text,
        entities=entities_of(post),
        link_preview_options=LinkPreviewOptions(is_disabled=True),
        disable_notification=post.silent or None,
        reply_markup=buttons_of(post.button),
    )
    session = client.session
    assert isinstance(session, Session)
    fields = session.build_form_data(client, method)._fields
    aiograms = {named["name"]: text for named, _, text in fields}
    assert meant(sent(client, text_form(target, post))) == meant(aiograms)


@given(text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_every_character_arrives(text: str) -> None:
    client = asyncio.run(_client())
    assert sent(client, text_form(Target("@kazlenta"), Post(text)))["text"] == text
