"""Pieces of SVG: text, lines, areas, in one look for cards and charts."""

from xml.sax.saxutils import escape, quoteattr

WIDTH = 1080
PAPER, INK, PALE, LINE, ACCENT = "#ffffff", "#16202b", "#66727f", "#e3e8ed", "#1f5f99"
REGULAR, BOLD = 400, 600


def text(
    words: str,
    x: float,
    y: float,
    size: float,
    *,
    weight: int = REGULAR,
    color: str = INK,
    anchor: str = "start",
) -> str:
    """`y` is the line that letters stand on."""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-family="Inter" font-size="{size:g}"'
        f' font-weight="{weight}" fill={quoteattr(color)} text-anchor="{anchor}"'
        f' font-feature-settings="tnum">{escape(words)}</text>'
    )


def line(x1: float, y1: float, x2: float, y2: float) -> str:
    return (
        f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"'
        f' stroke="{LINE}" stroke-width="2"/>'
    )


def dot(x: float, y: float, color: str = ACCENT, radius: float = 9) -> str:
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:g}" fill={quoteattr(color)}'
        f' stroke="{PAPER}" stroke-width="4"/>'
    )


def path(points: list[tuple[float, float]]) -> str:
    places = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return (
        f'<polyline points="{places}" fill="none" stroke="{ACCENT}"'
        ' stroke-width="5" stroke-linejoin="round" stroke-linecap="round"/>'
    )


def picture(height: int, pieces: list[str]) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}"'
        f' viewBox="0 0 {WIDTH} {height}"><rect width="100%" height="100%" fill="{PAPER}"/>'
        f"{''.join(pieces)}</svg>"
    )
