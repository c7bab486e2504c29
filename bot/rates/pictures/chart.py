"""A currency's chart: its line, its least, its most and its last value, as SVG. Pure."""

from dataclasses import dataclass
from decimal import Decimal

from bot.model import RateSource
from bot.rates.pictures import svg
from bot.rates.pictures.card import stamp
from bot.rates.trend import Point, Trend
from bot.rates.wording import money, moved, source_words
from bot.texts import Texts

HEIGHT = 760
LEFT, RIGHT, TOP, BOTTOM = 72, 1008, 290, 600
LEAST_POINTS = 3


@dataclass(frozen=True, slots=True)
class _Scale:
    """Days and tenge to places; a flat line lies in the middle."""

    trend: Trend
    low: Decimal
    high: Decimal

    def place(self, point: Point) -> tuple[float, float]:
        days = (self.trend.last.day - self.trend.first.day).days or 1
        share = (point.day - self.trend.first.day).days / days
        span = float(self.high - self.low)
        height = float(point.value - self.low) / span if span else 0.5
        return LEFT + share * (RIGHT - LEFT), BOTTOM - height * (BOTTOM - TOP)


def chart(texts: Texts, trend: Trend, title: str, source: RateSource) -> str:
    """Least and most are marked only where no day between is missing."""
    scale = _Scale(trend, trend.low.value, trend.high.value)
    last = trend.last
    pieces = [
        svg.text(title, LEFT, 96, 40, color=svg.PALE),
        svg.text(f"{texts.number(trend.unit)} {trend.code}", LEFT, 176, 54, weight=svg.BOLD),
        svg.text(money(texts, last.value), RIGHT, 176, 66, weight=svg.BOLD, anchor="end"),
        svg.text(moved(texts, trend.line).strip(), RIGHT, 226, 34, color=svg.PALE, anchor="end"),
        svg.line(LEFT, BOTTOM, RIGHT, BOTTOM),
        svg.line(LEFT, TOP, RIGHT, TOP),
        svg.path([scale.place(point) for point in trend.points]),
    ]
    if trend.complete and scale.low != scale.high:
        pieces += _marked(texts, scale, trend.low, below=True)
        pieces += _marked(texts, scale, trend.high, below=False)
    pieces.append(svg.dot(*scale.place(last), color=svg.INK, radius=11))
    pieces += _foot(texts, trend, source)
    if source is RateSource.SAMPLE:
        pieces.append(stamp())
    return svg.picture(HEIGHT, pieces)


def _marked(texts: Texts, scale: _Scale, point: Point, *, below: bool) -> list[str]:
    x, y = scale.place(point)
    words = f"{texts.number(point.value, 2)} · {texts.date_short(point.day)}"
    # Half of the longest such label, so that it stays inside the picture.
    at = min(max(x, LEFT + 130), RIGHT - 130)
    label = svg.text(words, at, y + 44 if below else y - 24, 28, anchor="middle")
    return [svg.dot(x, y), label]


def _foot(texts: Texts, trend: Trend, source: RateSource) -> list[str]:
    first, last = texts.date_short(trend.first.day), texts.date_short(trend.last.day)
    return [
        svg.text(first, LEFT, BOTTOM + 78, 28, color=svg.PALE),
        svg.text(last, RIGHT, BOTTOM + 78, 28, color=svg.PALE, anchor="end"),
        svg.text(source_words(texts, source), LEFT, BOTTOM + 128, 26, color=svg.PALE),
    ]
