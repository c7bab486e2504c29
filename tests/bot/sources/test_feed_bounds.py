import pytest

from bot.errors import NotAFeed
from tests.bot.sources.feeds import parse, rss

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
        '{"version": "https://jsonfeed.org/version/1", "items": ['
        + ",".join(['{"id": 1}'] * 30_000)
        + "]}",
    ],
)
def test_what_costs_a_parser_minutes_is_refused_before(text: str) -> None:
    with pytest.raises(NotAFeed, match="than a feed can have"):
        parse(text)


def test_a_long_feed_of_full_texts_is_read() -> None:
    body = "<description><![CDATA[" + "<p>Абзац &amp; <b>слово</b>.</p>" * 100 + "]]></description>"
    items = "".join(f"<item><title>Т{n}</title>{body}</item>" for n in range(100))
    assert len(parse(rss(items)).items) == 100
