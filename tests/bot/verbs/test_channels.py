import pytest

from bot.delivery.messenger import ChatFacts
from bot.model import Channel
from bot.verbs.channels import standing

NEWS = ChatFacts(-1009, "Новости", protected=False, may_post=True)


@pytest.mark.parametrize("channel", [Channel(1, "@news"), Channel(1, "@news", chat_id=-1009)])
def test_a_chat_in_which_the_bot_may_post(channel: Channel) -> None:
    assert standing(channel, NEWS) == (True, "Новости")


def test_a_name_that_another_chat_took() -> None:
    ok, note = standing(Channel(1, "@news", chat_id=-1001), NEWS)
    assert not ok and "still go to -1001" in note and "Новости" in note


def test_a_group_that_became_a_supergroup_keeps_its_place() -> None:
    assert standing(Channel(1, "-500", chat_id=-1001), NEWS)[0]
