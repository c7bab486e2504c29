"""The buttons under an article that is open, and what they carry."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from aiogram.types import Message

from bot.model import Button
from bot.texts import Texts
from handlers.readers.keyboards import NEWS
from handlers.speaking import Rows

_BACK = re.compile(r"news:back:([0-9]{1,19})(?::([0-9]{1,19})\.([1-9a-z]*))?")
_ONWARD = re.compile(r"news:onward:([0-9]{1,12}):([0-9]{1,9}):([0-9]{1,9})")
_FORM = re.compile(r"news:(plain|rich):([0-9]{1,12})")
_STEPS = "0123456789abcdefghijklmnopqrstuvwxyz"
_MOST_BYTES = 64  # Bot API, InlineKeyboardButton: callback_data


@dataclass(frozen=True, slots=True)
class Trail:
    """The list that an article was opened from, and the article's messages so far."""

    list_id: int
    messages: tuple[int, ...] = ()

    def then(self, *messages: int) -> "Trail":
        return Trail(self.list_id, (*self.messages, *messages))

    @property
    def data(self) -> str:
        """Of the messages as many as go into a button, the first ones first."""
        plain = f"{NEWS}:back:{self.list_id}"
        if not self.messages:
            return plain
        data = f"{plain}:{self.messages[0]}."
        for before, after in zip(self.messages, self.messages[1:], strict=False):
            if not 0 < after - before < len(_STEPS) or len(data) >= _MOST_BYTES:
                break
            data += _STEPS[after - before]
        return data

    @classmethod
    def read(cls, data: str | None) -> "Trail | None":
        found = _BACK.fullmatch(data or "")
        if found is None:
            return None
        messages = [int(found[2])] if found[2] else []
        for step in found[3] or "":
            messages.append(messages[-1] + _STEPS.index(step))
        return cls(int(found[1]), tuple(messages))

    @classmethod
    def under(cls, message: Message) -> "Trail | None":
        """The one that a button of this message carries."""
        rows = message.reply_markup.inline_keyboard if message.reply_markup else []
        trails = (cls.read(button.callback_data) for row in rows for button in row)
        return next((trail for trail in trails if trail), None)


@dataclass(frozen=True, slots=True)
class Onward:
    """Go on with an article behind so many letters; a later revision has others."""

    article_id: int
    revision: int
    told: int

    @property
    def data(self) -> str:
        return f"{NEWS}:onward:{self.article_id}:{self.revision}:{self.told}"

    @classmethod
    def read(cls, data: str | None) -> "Onward | None":
        found = _ONWARD.fullmatch(data or "")
        return cls(*map(int, found.groups())) if found else None


@dataclass(frozen=True, slots=True)
class Form:
    """The article again, and others from now on, in plain messages or as a rich one."""

    article_id: int
    plain: bool

    @property
    def data(self) -> str:
        return f"{NEWS}:{'plain' if self.plain else 'rich'}:{self.article_id}"

    @classmethod
    def read(cls, data: str | None) -> "Form | None":
        found = _FORM.fullmatch(data or "")
        return cls(int(found[2]), found[1] == "plain") if found else None


def article_rows(trail: Trail, onward: Onward | None, form: Form | None, texts: Texts) -> Rows:
    rows: list[Sequence[Button]] = []
    if onward is not None:
        rows.append([Button(texts.say("Read on ›"), onward.data)])
    if form is not None:
        label = texts.say("As plain messages") if form.plain else texts.say("As one message")
        rows.append([Button(label, form.data)])
    return [*rows, [Button(texts.say("‹ Back to the list"), trail.data)]]
