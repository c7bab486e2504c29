"""The day's card: a few currencies in large figures, as SVG. Pure."""

from collections.abc import Sequence

from bot.model import RateSource
from bot.rates.pictures import svg
from bot.rates.sheet import Line, Sheet
from bot.rates.wording import money, moved, notes, table_title
from bot.texts import Texts

TOP, ROW, MARGIN = 250, 168, 72
LONGEST_NOTE = 58  # letters that fit a line


def day_card(texts: Texts, sheet: Sheet, codes: Sequence[str], title: str = "") -> str:
    """Without a `title` it is the table's."""
    lines = [line for code in codes if (line := sheet.line(code))]
    title = title or table_title(texts, sheet)
    # A bold letter is about six tenths of its size wide.
    size = min(54.0, (svg.WIDTH - 2 * MARGIN) / (0.6 * len(title)))
    pieces = [svg.text(title, MARGIN, 128, size, weight=svg.BOLD)]
    for place, line in enumerate(lines):
        pieces += _row(texts, line, TOP + place * ROW)
    foot = TOP + len(lines) * ROW - 24
    told = [part for note in notes(texts, sheet) for part in wrapped(note)]
    pieces += [
        svg.text(words, MARGIN, foot + place * 42, 29, color=svg.PALE)
        for place, words in enumerate(told)
    ]
    if sheet.fixing.source is RateSource.SAMPLE:
        pieces.append(stamp())
    return svg.picture(foot + len(told) * 42 + 20, pieces)


def wrapped(note: str) -> list[str]:
    """By words; signs that the font has not are left out."""
    lines = [""]
    for word in note.replace("⚠️", "").split():
        longer = f"{lines[-1]} {word}".strip()
        if len(longer) > LONGEST_NOTE:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def stamp() -> str:
    """Over invented numbers, so that a picture alone cannot pass for real."""
    words = svg.text("SAMPLE · ОБРАЗЕЦ · ҮЛГІ", 540, 470, 74, weight=svg.BOLD, anchor="middle")
    return f'<g opacity="0.13" transform="rotate(-18 540 470)">{words}</g>'


def _row(texts: Texts, line: Line, y: float) -> list[str]:
    rate = line.rate
    right = svg.WIDTH - MARGIN
    head = f"{texts.number(rate.unit)} {rate.code}"
    return [
        svg.line(MARGIN, y - 78, right, y - 78),
        svg.text(head, MARGIN, y, 50, weight=svg.BOLD),
        svg.text(money(texts, rate.value), right, y, 66, weight=svg.BOLD, anchor="end"),
        svg.text(moved(texts, line).strip(), right, y + 52, 34, color=svg.PALE, anchor="end"),
    ]
