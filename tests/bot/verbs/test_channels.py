from pathlib import Path

import pytest

from bot.cli import make_parser
from bot.config import Settings, settings_from
from bot.delivery.messenger import ChatFacts
from bot.errors import JarshyError
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


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return settings_from(database_url=f"sqlite+aiosqlite:///{tmp_path / 'test.db'}")


async def called(settings: Settings, *words: str) -> int:
    options = make_parser(["channels", *words]).parse_args(["channels", *words])
    status: int = await options.run(options, settings)
    return status


async def test_what_was_done_is_told(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    for words, said in (
        (("add", "@news"), "channel added: @news, every feed"),
        (("add", "@News"), "channel known already: @news, every feed"),
        (("add", "@news=kk"), "channel changed: @news, only kk, every feed"),
        (("add", "@news=kk"), "channel known already: @news, only kk, every feed"),
        (("remove", "@NEWS"), "channel removed: @NEWS"),
    ):
        assert await called(settings, *words) == 0
        assert capsys.readouterr().out.strip() == said
    with pytest.raises(JarshyError, match="@news: not a channel here"):
        await called(settings, "remove", "@news")
