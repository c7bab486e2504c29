"""Databases hold keys and hashes of earlier versions: a new version must not post it all again.

`kept_keys.json` was written by the version of 26 November 2026. Whoever has to write it anew breaks
every newsroom's memory.
"""

import json
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from bot.model import Block, BlockKind, Image, Item
from bot.sources.recognition.recognise import recognise

KEPT = Path(__file__).with_name("kept_keys.json")
AT = datetime(2024, 4, 11, 5, 3, tzinfo=UTC)
LONG = "Городской музей открыл выставку садовых инструментов. " * 5
ODD = 'Кавычки "прямые", \\ черта,\tтабуляция,\nстрока\u2028и \U0001f33b, \x7f и \x01, \ud83d.'


def item(number: int, link: str | None = None, **fields: Any) -> Item:
    usual = {"title": f"Новость номер {number}", "link": link}
    if link is None:
        usual["link"] = f"https://site.kz/n/{number}"
    return Item("https://site.kz/rss", **(usual | fields))


def text(words: str) -> dict[str, Any]:
    return {"blocks": (Block(words),), "description": words}


LINKS = (
    "http://www.site.kz/a/1/",
    "HTTPS://M.Site.KZ/A/2",
    "https://site.kz/amp/3",
    "https://site.kz/4/amp",
    "https://site.kz/5.amp.html",
    "https://site.kz/6/index.html",
    "https://site.kz/7.html?utm_source=x&b=2&a=1",
    "https://site.kz:8080/8",
    "https://site.kz:443/9",
    "https://site.kz/./a/../10",
    "https://site.kz//a//11",
    "https://site.kz/новость/12",
    "https://site.kz/%D0%BD/13#comments",
    "https://site.kz/#!/14",
    "https://қазақ.қаз/15",
    "https://site.kz./16",
    "https://amp.kz/17",
    "https://mobile.site.co.kz/champ/18-amp",
    "https://site.kz/19;v=1/~x_y.z",
    "https://site.kz/?p=20",
    "  https://site.kz/21 ",
    "https://user@site.kz/22",
    "https://site_under.kz/23",
    "tag:site.kz,2024:24",
    "http://[broken/25",
    "https://site.kz",
    "https://site.kz/",
    "",
)
ITEMS = (
    *(item(n, link) for n, link in enumerate(LINKS, 100)),
    item(1),
    item(2, guid="2", published=AT, **text(LONG)),
    item(3, guid="https://site.kz/?p=3", **text(LONG)),
    item(4, guid="http://www.site.kz/n/4/", published=AT.astimezone(timezone(timedelta(hours=5)))),
    item(5, published=AT.replace(microsecond=7), author="Айгерим «Аю» О'Нил", **text(ODD)),
    item(6, title=ODD, guid=ODD, tags=("б", "а", ODD), source="Агентство", language="ru"),
    item(7, title=None, **text("Коротко.")),
    item(8, title="", description="Другие слова.", blocks=(Block(LONG), Block("Ещё."))),
    item(9, blocks=tuple(Block(f"{kind} слово", kind) for kind in BlockKind), description="Всё"),
    item(10, **text("Слова статьи. Просмотров: 1 234")),
    item(11, **text("👁 17 | Комментарии: 5")),
    item(12, **text(f"{LONG} Пікір: 5"), video="https://site.kz/v.mp4?sign=1"),
    item(13, video="https://youtu.be/abcdefghijk?t=3"),
    item(
        14,
        images=(
            Image("https://site.kz/p/photo-1024x576.jpg?sign=5", caption="Музей", credit="А. Б."),
            Image("https://site.kz/1.jpg", width=3, height=4),
            Image(path="/srv/Фото.png"),
            Image(credit="Одно имя"),
        ),
    ),
    item(15, "", guid="15"),
    item(16, "", guid="16", published=AT),
    item(17, "", published=AT, **text("Коротко.")),
    item(18, "", **text(LONG)),
    item(19, title="Одно имя", **text(LONG + "А.")),
    item(20, title="Одно имя", **text(LONG + "Б.")),
    item(21, guid="часто", published=AT),
    item(22, guid="часто", title="Совсем другое", published=AT),
    item(23, tags=("тег",), author=None, source='Кто-то "там"', published=AT),
)


def found() -> list[list[str]]:
    read = (*recognise(ITEMS, 3, "https://site.kz/rss"), *recognise(ITEMS, None, "x", ("file:/y",)))
    return [[one.item_hash, *one.keys] for one in read]


def test_keys_and_hashes_are_those_of_earlier_versions() -> None:
    kept = json.loads(KEPT.read_text("utf-8"))
    assert len(kept) > len(LINKS)
    assert found() == kept
