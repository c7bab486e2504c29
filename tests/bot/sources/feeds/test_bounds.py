import pytest

from bot.errors import NotAFeed
from bot.sources.feeds.bounds import MOST_ITEMS, MOST_TAGS
from tests.bot.sources.feed_samples import parse, rss

HEAD = '<rss version="2.0"><channel>'


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "<" * 100_000,
        HEAD + "<a>" * 100_000,
        HEAD + "<item>" * 100_000,
        HEAD + "<![CDATA[]]>" * 100_000,
        HEAD + "<!---->" * 100_000,
        HEAD + "&" * 400_000,
        HEAD + "&#1;" * 400_000,
        HEAD + "<item " + "".join(f'a{n}="1" ' for n in range(2_000)) + "/>",
        HEAD + "".join(f"<a xmlns:n{n}='u'>" for n in range(5_000)),
    ],
)
def test_what_costs_a_parser_minutes_is_refused_before(text: str) -> None:
    with pytest.raises(NotAFeed, match="than a feed can have"):
        parse(text)


def test_a_long_feed_of_full_texts_is_read() -> None:
    body = "<description><![CDATA[" + "<p>Абзац &amp; <b>слово</b>.</p>" * 100 + "]]></description>"
    items = "".join(f"<item><title>Т{n}</title>{body}</item>" for n in range(100))
    assert len(parse(rss(items)).items) == 100


@pytest.mark.parametrize("noise", ["", "<![CDATA[</item>]]>", "<!-- </item> -->"])
def test_of_a_feed_with_a_whole_archive_the_first_items_are_read(noise: str) -> None:
    item = (
        "<item><title>Т{n}</title><guid>g{n}</guid><description>" + noise + "</description></item>"
    )
    found = parse(rss("".join(item.format(n=n) for n in range(MOST_TAGS // 4)))).items
    titles = [one.title for one in found]
    assert titles == [f"Т{n}" for n in range(len(titles))]
    assert MOST_TAGS // 16 < len(titles) < MOST_TAGS // 4


def test_of_one_that_lists_its_oldest_first_the_last_items_are_read() -> None:
    item = "<item><title>Т{n}</title><guid>g{n}</guid><pubDate>{day}</pubDate></item>"
    many = MOST_TAGS // 6
    days = ["2024-04-01", *["2024-04-05"] * (many - 2), "2024-04-11"]
    found = parse(rss("".join(item.format(n=n, day=day) for n, day in enumerate(days)))).items
    titles = [one.title for one in found]
    assert titles == [f"Т{n}" for n in range(many - len(titles), many)]
    assert MOST_TAGS // 16 < len(titles) < many


def test_a_json_feed_that_lists_its_oldest_first() -> None:
    items = ",".join(
        f'{{"id": {n}, "date_published": "2024-04-{1 + n * 9 // MOST_ITEMS:02}"}}'
        for n in range(MOST_ITEMS + 5)
    )
    feed = '{"version": "https://jsonfeed.org/version/1", "items": [' + items + "]}"
    assert [parse(feed).items[n].guid for n in (0, -1)] == ["5", str(MOST_ITEMS + 4)]


def test_likewise_of_a_json_feed() -> None:
    items = ",".join(f'{{"id": {n}, "title": "Т{n}"}}' for n in range(MOST_ITEMS + 5))
    feed = '{"version": "https://jsonfeed.org/version/1", "items": [' + items + "]}"
    found = parse(feed).items
    assert (len(found), found[-1].title) == (MOST_ITEMS, f"Т{MOST_ITEMS - 1}")
