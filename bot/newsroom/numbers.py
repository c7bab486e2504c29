"""Numbers of articles, channels and rows, as buttons carry them and people type them."""

LONGEST = 15  # digits; every such number fits the databases' integers


def number_in(text: str) -> int | None:
    """The number where the text is one and nothing else: digits alone, no sign."""
    is_number = text.isascii() and text.isdigit() and len(text) <= LONGEST
    return int(text) if is_number else None
