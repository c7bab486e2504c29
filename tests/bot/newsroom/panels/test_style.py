from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from bot.clock import SystemClock
from bot.model import Article, NewArticle, Photo, Place, Style, Who
from bot.newsroom.panels.style import StylePanel
from bot.ports import Stores
from bot.texts import Texts
from storage.database import Database
from storage.stores import stores as make_stores

RU, HERE, WHO = Texts("ru"), Place(501), Who(501, "Асель")
CLOCK = SystemClock()


@dataclass
class Shown:
    posts: list[tuple[str, Style]] = field(default_factory=list)

    async def show(self, place: Place, article: Article, style: Style) -> int:
        assert place == HERE
        self.posts.append((article.title, style))
        return 1


@pytest.fixture
async def stores(tmp_path: Path) -> AsyncIterator[Stores]:
    database = await Database.open(f"sqlite+aiosqlite:///{tmp_path}/panel.db")
    yield make_stores(database)
    await database.close()


@pytest.fixture
async def panel(stores: Stores) -> StylePanel:
    await stores.channels.enter([("@city_news", None, "kk")], CLOCK.now())
    return StylePanel(stores.channels, stores.news, Shown(), CLOCK)


async def stored(stores: Stores, article: Article) -> None:
    new = NewArticle(article, (article.title,), "", article.title, CLOCK.now(), "a.kz")
    await stores.articles.take(new, ())


async def test_a_press_is_kept_and_shown(stores: Stores, panel: StylePanel) -> None:
    opened = await panel.press("style:open::1", WHO, HERE, RU)
    assert opened.view is not None and opened.view.text.startswith("Публикации в канале @city_news")
    for _ in range(2):
        pressed = await panel.press("style:link:button:1", WHO, HERE, RU)
        assert pressed.view is not None
        assert "Ссылка: кнопкой" in [b.label for row in pressed.view.rows for b in row]
    assert (await stores.channels.all())[0].style == Style(link="button")
    told = [e for e in await stores.events.by_people(9) if e.kind == "channel.restyled"]
    assert [event.who for event in told] == ["user 501 Асель"]


async def test_the_post_that_is_shown_is_one_for_the_channel(
    stores: Stores, panel: StylePanel
) -> None:
    shown = panel.shows
    assert isinstance(shown, Shown)
    assert "нет материала" in (await panel.press("style:show::1", WHO, HERE, RU)).said
    pictured = Article("Суретпен", language="kk", photos=(Photo("https://a.kz/1.jpg"),))
    await stored(stores, pictured)
    await stored(stores, replace(pictured, title="Суретсіз", photos=()))
    await stored(stores, replace(pictured, title="По-русски", language="ru"))
    await panel.press("style:silent:1:1", WHO, HERE, RU)
    assert (await panel.press("style:show::1", WHO, HERE, RU)).view is None
    assert shown.posts == [("Суретпен", Style(silent=True))]


@pytest.mark.parametrize(
    "data", ["style:bold:1:99", "style:bold:7:1", "style:parts:title:1", "style:x", "style:::"]
)
async def test_forged_buttons_do_nothing(stores: Stores, panel: StylePanel, data: str) -> None:
    assert "устарела" in (await panel.press(data, WHO, HERE, RU)).said
    assert (await stores.channels.all())[0].style == Style()
