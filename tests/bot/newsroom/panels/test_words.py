from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.clock import SystemClock
from bot.model import View, Who, WordFilter
from bot.newsroom.panels.words import WordPanel
from bot.newsroom.rules.word_filter import MOST, read_words
from bot.ports import Stores
from bot.texts import Texts
from storage.database import Database
from storage.stores import stores as make_stores

RU, WHO = Texts("ru"), Who(501, "Асель")
CLOCK = SystemClock()


@pytest.fixture
async def stores(tmp_path: Path) -> AsyncIterator[Stores]:
    database = await Database.open(f"sqlite+aiosqlite:///{tmp_path}/panel.db")
    made = make_stores(database)
    await made.channels.enter([("@sport", None, None)], CLOCK.now())
    yield made
    await database.close()


@pytest.fixture
def panel(stores: Stores) -> WordPanel:
    return WordPanel(stores.channels, CLOCK)


def buttons(view: View | None) -> dict[str, str]:
    assert view is not None
    return {button.label: button.data for row in view.rows for button in row}


async def test_words_are_added_and_go_with_a_press(stores: Stores, panel: WordPanel) -> None:
    (channel,) = await stores.channels.all()
    opened = await panel.press("words:1:", WHO, RU)
    assert opened is not None and opened.text.startswith("Для канала @sport отбора по словам нет.")
    view = await panel.add(channel, read_words(["+футбол", "-казино", "-«Мир»"]), WHO, RU)
    assert "только статьи хотя бы с одним из слов: футбол\n" in view.text
    assert "не идут статьи ни с одним из слов: казино, «Мир»\n" in view.text
    gone = buttons(view)["✕ -казино"]
    for _ in range(2):
        after = await panel.press(gone, WHO, RU)
        assert list(buttons(after)) == ["✕ +футбол", "✕ -«Мир»", "Назад"]
    assert (await stores.channels.all())[0].words == WordFilter(("футбол",), ("«Мир»",))
    told = [e.reason for e in await stores.events.by_people(9) if e.kind == "channel.words"]
    assert sorted(map(str, told)) == ["+футбол, -«Мир»", "+футбол, -казино, -«Мир»"]


async def test_too_many_change_nothing(stores: Stores, panel: WordPanel) -> None:
    (channel,) = await stores.channels.all()
    await panel.add(channel, read_words([f"+слово{n}" for n in range(MOST)]), WHO, RU)
    with pytest.raises(ValueError, match="at most"):
        await panel.add(channel, read_words(["+ещё"]), WHO, RU)
    assert len((await stores.channels.all())[0].words.only) == MOST


@pytest.mark.parametrize("data", ["words:9:", "words:x:1", "words:1", "other:1:"])
async def test_a_button_of_another_time(panel: WordPanel, data: str) -> None:
    assert await panel.press(data, WHO, RU) is None
