"""feeds, channels, apply, export and why, beside a running bot and without one."""

import asyncio
import json
import re
from pathlib import Path

import pytest

from bot.cli import make_parser
from bot.config import settings_from
from bot.errors import ConfigError, JarshyError, SourceError
from tests.newsroom import ADMIN, Story, running, until
from tests.whole.conftest import Town
from tests.whole.test_commands import jarshy


class Terminal:
    """The command line in this process: a hundred times quicker than one of its own."""

    def __init__(self, town: Town, shown: pytest.CaptureFixture[str]) -> None:
        self.town = town
        self.shown = shown

    async def call(self, *words: str, **settings: str) -> tuple[int, str]:
        options = make_parser(words).parse_args(words)
        database = f"sqlite+aiosqlite:///{self.town.folder}/data/jarshy.db"
        given = {"DATABASE_URL": database, **self.town.settings(), **settings}
        values = {name.lower(): value for name, value in given.items() if value}
        self.shown.readouterr()
        status = await options.run(options, settings_from(**values))
        return status, self.shown.readouterr().out

    async def done(self, *words: str, **settings: str) -> str:
        status, out = await self.call(*words, **settings)
        assert status == 0, out
        return out


@pytest.fixture
def terminal(town: Town, capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(town, capsys)


async def test_a_running_bot_sees_new_channels_and_feeds(town: Town, terminal: Terminal) -> None:
    other = town.telegram.create_channel("Қала", username="qala_news", owner=ADMIN)
    town.site.stories = [Story(1)]
    nothing = {"FEEDS": "", "CHANNELS": "@city_news"}
    async with running(town.folder, {**town.settings(), **nothing}) as bot:
        await until(lambda: "running as" in bot.said(), 90, bot.said())
        await terminal.done("channels", "add", "@qala_news", **nothing)
        assert "1 items" in await terminal.done("feeds", "add", town.site.base, **nothing)
        await until(lambda: len(town.posts()) == 1, 60, bot.said())
        await until(lambda: len(town.telegram.messages(other)) == 1, 10, bot.said())
        await terminal.done("channels", "remove", "@QALA_news", **nothing)
        town.site.stories.append(Story(2))
        await until(lambda: len(town.posts()) == 2, 40, bot.said())
        await terminal.done("feeds", "remove", town.site.feed, **nothing)
        before = town.site.looks
        town.site.stories.append(Story(3))
        await asyncio.sleep(3)
        assert town.site.looks <= before + 1
    assert len(town.posts()) == 2
    assert len(town.telegram.messages(other)) == 1


async def test_what_was_removed_stays_removed(town: Town, terminal: Terminal) -> None:
    await terminal.done("feeds", "remove", town.site.feed)
    await terminal.done("channels", "remove", "@city_news")
    assert "no feed yet" in await terminal.done("feeds", "list")
    assert "no channel yet" in await terminal.done("channels", "list")
    status, out = await terminal.call("doctor", "--json")
    notes = [check["note"] for check in json.loads(out)["checks"] if check["name"] == "settings"]
    assert status == 1, "without a channel nothing can be posted"
    assert [note.split(" is in ")[1].split(",")[0] for note in notes] == ["FEEDS", "CHANNELS"]


async def test_export_and_apply_go_round(town: Town, terminal: Terminal) -> None:
    await terminal.done("channels", "add", "-100777/5=kk", "@other_news")
    first = await terminal.done("export")
    opml = await terminal.done("export", "--format", "opml")
    (file := town.folder / "newsroom.toml").write_text(first)
    assert "so already" in await terminal.done("apply", str(file))
    file.write_text(
        f'feeds = ["{town.site.feed}", "https://other.example/rss"]\n'
        'channels = ["@other_news", {chat = "@city_news", language = "ru",'
        ' feeds = ["https://other.example/rss"]}]\n'
    )
    would = await terminal.done("apply", str(file), "--dry-run")
    assert await terminal.done("export") == first
    assert await terminal.done("apply", str(file)) == would
    assert would.splitlines() == [
        "feed added: https://other.example/rss",
        "channel changed: @city_news, only ru, https://other.example/rss",
        "channel removed: -100777/5",
    ]
    second = await terminal.done("export")
    nothing = {"DATABASE_URL": f"sqlite+aiosqlite:///{town.folder}/new.db"}
    nothing |= {"FEEDS": "", "CHANNELS": ""}
    file.write_text(second)
    await terminal.done("apply", str(file), **nothing)
    assert sorted((await terminal.done("export", **nothing)).split()) == sorted(second.split())
    (list_of_feeds := town.folder / "feeds.opml").write_text(opml)
    assert "so already" in await terminal.done("apply", str(list_of_feeds), **nothing)
    file.write_text(first)
    await terminal.done("apply", str(file))
    assert sorted((await terminal.done("export")).split()) == sorted(first.split())


async def test_a_style_in_a_file_is_that_of_the_channels_posts(
    town: Town, terminal: Terminal
) -> None:
    town.site.stories = [Story(1, minutes_old=60)]
    (file := town.folder / "newsroom.toml").write_text(
        '[[channels]]\nchat = "@city_news"\nstyle = { link = "button", parts = ["title",'
        ' "credits", "link"] }\n'
    )
    said = await terminal.done("apply", str(file))
    assert '"link": "button"' in said
    assert "so already" in await terminal.done("apply", str(file))
    (listed,) = json.loads(await terminal.done("channels", "list", "--json"))["channels"]
    assert listed["style"] == {"parts": ["title", "credits", "link"], "link": "button"}
    exported = await terminal.done("export")
    assert 'style = { parts = ["title", "credits", "link"], link = "button" }' in exported
    test = "feeds", "test", town.site.feed
    shown = await terminal.done(*test, "--to", "@city_news")
    link = f"{town.site.base}/story/1"
    assert shown.endswith(f"{Story(1).title}\n\n[ Читать полностью ] → {link}\n")
    usual = json.loads(await terminal.done(*test, "--json"))["first"]["post"]
    assert "button" not in usual and "На площади" in usual["text"]
    file.write_text('channels = [{ chat = "@city_news", style = { bold = "no" } }]')
    with pytest.raises(ConfigError, match="style: bold must be true or false"):
        await terminal.call("apply", str(file))


async def test_routes_decide_where_articles_go(town: Town, terminal: Terminal) -> None:
    other = town.telegram.create_channel("Қала", username="qala_news", owner=ADMIN)
    (file := town.folder / "newsroom.toml").write_text(
        f'feeds = ["{town.site.feed}"]\n'
        'channels = ["@qala_news", {chat = "@city_news", feeds = []}]'
    )
    await terminal.done("apply", str(file))
    town.site.stories = [Story(1)]
    async with running(town.folder, town.settings()) as bot:
        await until(lambda: len(town.telegram.messages(other)) == 1, 90, bot.said())
        await asyncio.sleep(1)
    assert town.posts() == []


async def test_feeds_test_shows_what_a_feed_yields(town: Town, terminal: Terminal) -> None:
    town.site.stories = [Story(1, minutes_old=60), Story(2, photo=True)]
    out = json.loads(await terminal.done("feeds", "test", town.site.base, "--json"))
    assert (out["url"], out["format"], out["title"]) == (town.site.feed, "RSS 2.0", "Город")
    assert [item["lacks"] for item in out["items"]] == [["full text"], ["full text", "picture"]]
    assert out["first"]["title"] == Story(2).title
    assert out["first"]["post"]["method"] == "sendPhoto"
    text = await terminal.done("feeds", "test", town.site.feed)
    assert "RSS 2.0, 2 items: Город" in text
    assert "lacks full text, picture" in text
    assert f"{Story(2).title}\n\nНа площади" in text
    assert not (town.folder / "data").exists(), "a test stores nothing"
    done = await terminal.done("feeds", "add", town.site.feed, "--selector", "div.text")
    assert "text of its pages: div.text" in done
    (kept,) = json.loads(await terminal.done("feeds", "list", "--json"))["feeds"]
    assert kept["selector"] == "div.text"


async def test_a_channel_takes_articles_by_their_words(town: Town, terminal: Terminal) -> None:
    """The other one takes all; what was filtered says why, and an editor may publish it."""
    other = town.telegram.create_channel("Қала", username="qala_news", owner=ADMIN)
    (file := town.folder / "newsroom.toml").write_text(
        f'feeds = ["{town.site.feed}"]\n[[channels]]\nchat = "@qala_news"\n'
        '[[channels]]\nchat = "@city_news"\nwords = ["+концертов", "-джаз"]\n'
    )
    said = await terminal.done("apply", str(file))
    assert (
        said.splitlines()[-1] == "channel changed: @city_news, every feed, words +концертов, -джаз"
    )
    assert "so already" in await terminal.done("apply", str(file))
    assert 'words = ["+концертов", "-джаз"]' in await terminal.done("export")
    town.site.stories = [
        Story(1),
        Story(2, title="В городе открыли новый мост", text="<p>Его строили два года.</p>"),
        Story(3, text="<p>На площади собрались слушатели.</p><p>Играл джазовый оркестр.</p>"),
        Story(4, text="<p>На площади собрались слушатели.</p><p>В конце звучал джаз.</p>"),
    ]
    async with running(town.folder, town.settings(FIRST_RUN_POSTS="9")) as bot:
        await until(lambda: len(town.telegram.messages(other)) == 4, 60, bot.said())
        await until(lambda: len(town.posts()) == 2, 20, bot.said())
        assert [title[-1] for title in town.titles()] == ["1", "3"]
        document = json.loads(await terminal.done("why", f"{town.site.base}/story/4", "--json"))
        (step,) = [s for s in document["steps"] if s["channel"] == "@city_news"]
        assert (step["words"], step["reason"]) == ("left out", "filtered by -джаз: джаз")
        await terminal.done("post", f"{town.site.base}/story/2", "--to", "@city_news")
        await until(lambda: "В городе открыли новый мост" in town.titles(), 20, bot.said())


async def test_channels_check_asks_telegram(town: Town, terminal: Terminal) -> None:
    town.telegram.create_channel("Закрыто", username="closed_news", owner=ADMIN, rights=[])
    assert "ok    @city_news" in await terminal.done("channels", "check")
    names = {"CHANNELS": "@city_news,@closed_news,@no_such_chat"}
    status, out = await terminal.call("channels", "check", "--json", **names)
    checked = json.loads(out)
    assert (status, checked["ok"]) == (1, False)
    assert [one["ok"] for one in checked["channels"]] == [True, False, False]
    await terminal.done("channels", "add", str(town.channel))
    status, out = await terminal.call("channels", "check")
    assert status == 1
    assert out.count("listed twice") == 2


async def test_why_tells_an_articles_way(town: Town, terminal: Terminal) -> None:
    town.site.stories = [Story(1), Story(2)]
    async with running(town.folder, town.settings(FIRST_RUN_POSTS="1")) as bot:
        await until(lambda: len(town.posts()) == 1, 90, bot.said())
        await bot.stop()
    sent = next(s for s in town.site.stories if s.title == town.titles()[0])
    link = f"{town.site.base}/story/{sent.number}?utm_source=telegram"
    document = json.loads(await terminal.done("why", link, "--json"))
    steps = [(step["words"], step["channel"]) for step in document["steps"]]
    assert [step for step in steps if "page" not in step[0]] == [
        ("seen and stored", None),
        ("waits for its turn", "@city_news"),
        ("on its way to Telegram", "@city_news"),
        ("sent", "@city_news"),
    ]
    number = str(document["article"]["id"])
    assert json.loads(await terminal.done("why", number, "--json")) == document
    assert document["not_for"] == []
    await terminal.done("channels", "add", "@qala_news=kk")
    told = await terminal.done("why", "концерта", "номера")
    assert "@qala_news: not for it (it takes only articles in kk)\n" in told
    assert "The words fit these too:" in told
    stored = "2" if number == "1" else "1"
    assert "stored only: already in the feed when the bot first read it" in await terminal.done(
        "why", stored
    )


@pytest.mark.parametrize(
    ("words", "kind", "said"),
    [
        ("feeds add", ConfigError, "give an address"),
        ("feeds add ftp://a.kz/x", ConfigError, "ftp://a.kz/x"),
        ("feeds remove https://a.kz/rss", JarshyError, "no feed has this address"),
        ("feeds test http://127.0.0.1:9/rss", SourceError, "127.0.0.1:9"),
        ("feeds test https://a.kz https://b.kz", ConfigError, "one address"),
        ("channels add news", ConfigError, "news"),
        ("channels remove @no_such", JarshyError, "@no_such"),
        ("apply no.toml", JarshyError, "no.toml"),
        ("why https://a.kz/1", JarshyError, "https://a.kz/1"),
        ("why нет такого", JarshyError, "нет такого"),
        ("why 77", JarshyError, "number 77"),
    ],
)
async def test_failure_says_what_is_wrong(
    terminal: Terminal, words: str, kind: type[JarshyError], said: str
) -> None:
    with pytest.raises(kind, match=re.escape(said)) as caught:
        await terminal.call(*words.split())
    assert type(caught.value).exit_code == (2 if kind is ConfigError else 1)


def test_a_chat_by_number_is_no_option(tmp_path: Path) -> None:
    status, out, err = jarshy(tmp_path, "channels", "add", "-100777/5=kk", "-100778")
    assert (status, err) == (0, "")
    assert out.splitlines() == [
        "channel added: -100777/5, only kk, every feed",
        "channel added: -100778, every feed",
    ]
    status, out, err = jarshy(tmp_path, "channels", "check")
    assert (status, out) == (2, "")
    assert "BOT_TOKEN" in err


async def test_a_feed_that_cannot_be_read_is_added_only_when_told(
    town: Town, terminal: Terminal
) -> None:
    url = "http://127.0.0.1:9/rss"
    status, out = await terminal.call("feeds", "add", url)
    assert (status, out) == (1, "")
    await terminal.done("feeds", "add", url, "--unchecked")
    found = json.loads(await terminal.done("feeds", "list", "--json"))["feeds"]
    assert [feed["url"] for feed in found] == [town.site.feed, url]
