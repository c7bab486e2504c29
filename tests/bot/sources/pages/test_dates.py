"""The date that a page shows to its readers only."""

from datetime import UTC, datetime

import pytest

from bot.sources.pages.page import read_page
from bot.sources.reading.thin import complete
from bot.sources.values.surroundings import Surroundings
from tests.bot.sources.page_samples import FIRST, SECOND, URL

NOW = datetime(2026, 11, 27, 7, tzinfo=UTC)
MOMENT = datetime(2026, 11, 26, 9, 5, tzinfo=UTC)
TITLE = "Музей открыл выставку садовых инструментов"


def dated(before: str, below: str, head: str = "") -> tuple[datetime | None, datetime | None]:
    story = f"<h1>{TITLE}</h1>{below}<div class='text'><p>{FIRST}</p><p>{SECOND}</p></div>"
    page = f"<html><head>{head}</head><body>{before}<div>{story}</div></body></html>"
    item = read_page(page.encode(), None, Surroundings(URL, "Asia/Almaty", NOW))
    return item.published, item.dated


@pytest.mark.parametrize(
    ("below", "at"),
    [
        ("<span class='news-date-time'>26.11.2026 14:05</span>", MOMENT),
        ("<div class='article__time'>14:05, 26 қараша 2026 | GMT +5</div>", MOMENT),
        ("<div class='meta__published'>Опубликовано: 26.11.2026, 14:05</div>", MOMENT),
        ("<span class='news-date-time'>5 декабря 2026, 10:00</span>", None),
        ("<p class='update'>Выставка открылась 26 ноября 2026 года в 14:05.</p>", None),
        ("<span class='x'>26.11.2026 14:05</span>", MOMENT),
        ("<div class='info'><span>26.11.2026, 14:05</span><span>3 102</span></div>", MOMENT),
        ("<div>Дала музейі · 26.11.2026, 14:05</div>", MOMENT),
        ("<div>Открытие: 26.11.2026, 14:05</div>", None),
        ("<p>" + FIRST + "</p><p>26.11.2026 14:05</p>", None),
    ],
)
def test_a_line_below_the_headline_that_is_called_so(below: str, at: datetime | None) -> None:
    assert dated("", below) == (None, at)


def test_a_line_right_above_the_headline() -> None:
    header = f"<span class='itemDateCreated'>26.11.2026 14:05</span><h2>{TITLE}</h2>"
    page = f"<title>{TITLE}</title><div><div>{header}</div><p>{FIRST}</p><p>{SECOND}</p></div>"
    item = read_page(page.encode(), None, Surroundings(URL, "Asia/Almaty", NOW))
    assert item.dated == MOMENT


def test_a_date_above_the_headline_in_its_own_box() -> None:
    box = f"<ul class='meta'><li>26.11.2026 14:05</li><li>231</li></ul><h1>{TITLE}</h1>"
    page = f"<body><div>{box}<p>{FIRST}</p><p>{SECOND}</p></div></body>"
    item = read_page(page.encode(), None, Surroundings(URL, "Asia/Almaty", NOW))
    assert item.dated == MOMENT


def test_the_days_date_in_the_head_of_a_site_is_none() -> None:
    assert dated("<div class='date'>27 ноября 2026, 09:40</div>", "") == (None, None)


def test_what_the_markup_says_counts_alone() -> None:
    meta = "<meta property='article:published_time' content='2026-11-26T14:05:00+05:00'>"
    assert dated("", "<span class='date'>25.11.2026 10:00</span>", meta) == (MOMENT, None)


def test_an_item_without_a_date_gets_the_one_its_page_shows() -> None:
    body = f"<h1>{TITLE}</h1><i class='date'>26.11.2026 14:05</i><p>{FIRST}</p><p>{SECOND}</p>"
    page = read_page(f"<body>{body}</body>".encode(), None, Surroundings(URL, "Asia/Almaty", NOW))
    bare = read_page(b"", None, Surroundings(URL, "Asia/Almaty", NOW))
    assert complete(bare, page).dated == MOMENT
