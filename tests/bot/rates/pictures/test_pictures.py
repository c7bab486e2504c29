"""Cards and charts: the same facts as the text, in letters that the font has."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image, ImageFont

from bot.errors import WorkerError
from bot.model import LANGUAGES, MAJORS, Fixing, Language, Rate, RateSource
from bot.ops.workers import ProcessWorkers
from bot.posts.drawn import rendered
from bot.rates.pictures import svg
from bot.rates.pictures.card import day_card
from bot.rates.pictures.chart import BOTTOM, LEFT, RIGHT, TOP, chart
from bot.rates.pictures.drawing import Drawing
from bot.rates.sheet import make_sheet
from bot.rates.trend import Trend, make_trend
from bot.texts import Texts

TODAY = date(2026, 11, 26)
AT = datetime(2026, 11, 26, tzinfo=UTC)
FONTS = Path(__file__).parents[4] / "bot" / "posts" / "fonts"
VALUES = ("478.77", "552.35", "6.12", "67.42")


def fixing(day: date, shift: str, source: RateSource = RateSource.NATIONAL_BANK) -> Fixing:
    rates = [
        Rate(code, 1, Decimal(value) + Decimal(shift))
        for code, value in zip(MAJORS, VALUES, strict=True)
    ]
    return Fixing.of(day, source, rates, AT)


def card(language: Language, source: RateSource = RateSource.NATIONAL_BANK) -> str:
    now, before = fixing(TODAY, "0", source), fixing(TODAY - timedelta(days=1), "2.77", source)
    return day_card(Texts(language), make_sheet(TODAY, now, before), MAJORS)


def month(source: RateSource = RateSource.NATIONAL_BANK) -> Trend:
    fixings = [fixing(TODAY - timedelta(days=n), f"{n % 7}", source) for n in range(31)]
    trend = make_trend("USD", TODAY - timedelta(days=30), TODAY, fixings)
    assert trend is not None
    return trend


def words(picture: str) -> list[str]:
    root = ElementTree.fromstring(picture)
    return [
        (node.text or "").replace("\xa0", " ") for node in root.iter() if node.tag.endswith("text")
    ]


def test_the_card_says_what_the_text_says() -> None:
    said = words(card("ru"))
    assert said[0] == "Курсы Нацбанка на 26.11.2026"
    assert said[1:4] == ["1 USD", "478,77 ₸", "▼ −2,77 (0,58 %)"]
    assert "не обменного пункта." in " ".join(said)


def heights(picture: str) -> list[float]:
    """At which height each piece of text stands, after checking that the picture holds it."""
    root = ElementTree.fromstring(picture)
    found = [node for node in root.iter() if node.tag.endswith("text")]
    assert all(0 < float(node.attrib["x"]) < svg.WIDTH for node in found)
    standing = [float(node.attrib["y"]) for node in found]
    assert all(0 < y < float(root.attrib["height"]) for y in standing)
    return standing


@pytest.mark.parametrize("language", LANGUAGES)
def test_rows_and_notes_of_the_card_stand_one_below_the_other(language: Language) -> None:
    picture = card(language)
    told = dict(zip(words(picture), heights(picture), strict=True))
    rows = [told[f"1 {code}"] for code in MAJORS]
    assert all(below - above >= 120 for above, below in pairwise(rows))
    title, *_, last = heights(picture)
    assert title < rows[0] and rows[-1] + 52 < last


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_chart_holds_its_words(language: Language) -> None:
    assert heights(chart(Texts(language), month(), "x", RateSource.NATIONAL_BANK))


def test_the_chart_marks_least_most_and_last() -> None:
    said = words(chart(Texts("kk"), month(), "Бір айда", RateSource.NATIONAL_BANK))
    assert "478,77 ₸" in said
    assert "478,77 · 29.10.2026" in said
    assert any(part.startswith("484,77 · ") for part in said)


def test_the_charts_line_goes_from_left_to_right_and_up_with_the_rate() -> None:
    trend = month()
    picture = chart(Texts("ru"), trend, "x", RateSource.NATIONAL_BANK)
    (line,) = (node for node in ElementTree.fromstring(picture).iter() if "polyline" in node.tag)
    places = [tuple(map(float, pair.split(","))) for pair in line.attrib["points"].split()]
    across = [x for x, _ in places]
    assert (across[0], across[-1]) == (LEFT, RIGHT) and across == sorted(across)
    heights_of = {point.value: y for point, (_, y) in zip(trend.points, places, strict=True)}
    assert (heights_of[trend.low.value], heights_of[trend.high.value]) == (BOTTOM, TOP)


@pytest.mark.parametrize("language", LANGUAGES)
def test_sample_stands_over_invented_numbers(language: Language) -> None:
    for picture in (
        card(language, RateSource.SAMPLE),
        chart(Texts(language), month(RateSource.SAMPLE), "x", RateSource.SAMPLE),
    ):
        assert any("SAMPLE" in part for part in words(picture))
    assert not any("SAMPLE" in part for part in words(card(language)))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["Inter-Regular.otf", "Inter-SemiBold.otf"])
def test_the_font_has_every_letter_and_lines_fit(language: Language, name: str) -> None:
    font = ImageFont.truetype(str(FONTS / name), 100)
    missing = font.getmask("\uffff").getbbox()
    trend = chart(Texts(language), month(), "Ұлттық", RateSource.NATIONAL_BANK)
    for picture in (card(language), trend):
        for node in ElementTree.fromstring(picture).iter():
            if not node.tag.endswith("text"):
                continue
            for letter in set(node.text or "") - set(" \xa0"):
                own = font.getmask(letter)
                assert own.getbbox() is not None and (own.getbbox() != missing), letter
            width = font.getlength(node.text or "") * float(node.attrib["font-size"]) / 100
            x, anchor = float(node.attrib["x"]), node.attrib["text-anchor"]
            left = {"start": x, "end": x - width, "middle": x - width / 2}[anchor]
            assert left >= 0 and left + width <= svg.WIDTH, node.text


def test_a_picture_fits_a_phone() -> None:
    drawn = Image.open(BytesIO(rendered(card("kk"))))
    assert drawn.size[0] == svg.WIDTH and drawn.size[1] < 1400
    assert drawn.format == "PNG"
    colours = drawn.convert("RGB").getcolors(1_000_000)
    assert colours is not None and len(colours) > 10


class Counting:
    """Workers that say how often they worked."""

    def __init__(self) -> None:
        self.calls = 0

    async def run(self, function: object, *args: object, **kwargs: object) -> bytes:
        self.calls += 1
        return b"png"


async def test_a_picture_is_drawn_once() -> None:
    workers = Counting()
    drawing = Drawing(workers)  # type: ignore[arg-type]
    first, second = card("ru"), card("en")
    for picture in (first, second, first):
        assert await drawing.png(picture) == b"png"
    assert workers.calls == 2
    assert drawing.held(first) is None
    drawing.sent(first, "AgAC")
    assert drawing.held(first) == "AgAC"


async def test_drawn_in_a_worker() -> None:
    workers = ProcessWorkers(max_workers=1)
    try:
        drawing = Drawing(workers)
        assert (await drawing.png(card("ru"))).startswith(b"\x89PNG")
        with pytest.raises((WorkerError, ValueError)):
            await drawing.png("<svg")
    finally:
        await workers.close()
