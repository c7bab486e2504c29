"""The buttons under an article: what they carry and how it is read back."""

import pytest

from bot.model import Button
from bot.texts import Texts
from handlers.readers.article_keyboard import Form, Onward, Trail, article_rows

LISTS = 2**62


@pytest.mark.parametrize(
    "messages", [(), (7,), (7, 8, 9, 44), (2**60, 2**60 + 35)], ids=["none", "one", "some", "far"]
)
def test_the_messages_of_an_article_are_read_back(messages: tuple[int, ...]) -> None:
    trail = Trail(33).then(*messages)
    assert Trail.read(trail.data) == Trail(33, messages)


def test_a_button_never_carries_more_than_telegram_takes() -> None:
    long = Trail(LISTS, tuple(range(LISTS, LISTS + 100)))
    assert len(long.data.encode()) == 64
    kept = Trail.read(long.data)
    assert kept is not None and kept.messages == long.messages[: len(kept.messages)]


def test_what_is_not_within_reach_is_left_out() -> None:
    assert Trail.read(Trail(1, (5, 6, 90, 91)).data) == Trail(1, (5, 6))


def test_the_rows() -> None:
    onward = Onward(5, 2, 4000)
    form = Form(5, plain=True)
    (further,), (other,), (back,) = article_rows(Trail(33), onward, form, Texts("ru"))
    assert Onward.read(further.data) == onward
    assert (other.label, Form.read(other.data)) == ("Обычными сообщениями", form)
    assert back == Button("‹ К списку", "news:back:33")
    assert article_rows(Trail(33), None, None, Texts("ru")) == [[back]]
    ((richly,), _) = article_rows(Trail(33), None, Form(5, plain=False), Texts("kk"))
    assert (richly.label, Form.read(richly.data)) == ("Бір хабарламамен", Form(5, plain=False))


@pytest.mark.parametrize(
    "data",
    [None, "", "news:back", "news:back:", "news:back:x", "news:back:1:", "news:back:1:2",
     "news:back:1:2.0", "news:back:1:2.A", "news:back:١", "news:onward:1:2", "news:onward:1:2:-3",
     "news:onward:1:2:3:4", f"news:onward:1:2:{10**9}", "news:read:1",
     "news:plain:", "news:rich:x", "news:plain:1:2"],
)  # fmt: skip
def test_forged_ones_say_nothing(data: str | None) -> None:
    assert Trail.read(data) is None
    assert Onward.read(data) is None
    assert Form.read(data) is None
