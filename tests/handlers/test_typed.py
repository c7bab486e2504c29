import pytest
from aiogram.types import Update

from handlers.typed import as_typed, is_known

CHAT = {"id": 5, "type": "private"}


def update(text: str | None) -> Update:
    message = {"message_id": 1, "date": 1, "chat": CHAT, "text": text}
    return Update.model_validate({"update_id": 7, "message": message})


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("\u200f/news школа", "/news школа"),
        ("\ufeff /rates", "/rates"),
        ("\u200b\u2060/help", "/help"),
        ("/news", "/news"),
        ("\u200fновости", "\u200fновости"),
        ("\u200f", "\u200f"),
        (None, None),
    ],
)
def test_marks_that_nobody_sees_do_not_hide_a_command(text: str | None, typed: str | None) -> None:
    message = as_typed(update(text)).message
    assert message is not None and message.text == typed


def test_an_update_of_no_known_kind_is_known_as_that() -> None:
    assert is_known(update("a"))
    for data in ({}, {"message": None}, {"brand_new_kind": {"x": 1}}):
        assert not is_known(Update.model_validate({"update_id": 7, **data}))
