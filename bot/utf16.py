"""Lengths and pieces of text as Telegram counts them: in UTF-16 units."""


def utf16_length(text: str) -> int:
    if text.isascii():
        return len(text)
    # Python knows "utf-16" without its registry of codecs, which takes twice as long to ask as
    # most texts to encode; that begins with a byte order mark.
    return len(text.encode("utf-16", "surrogatepass")) // 2 - 1


def utf16_slice(text: str, offset: int, length: int) -> str:
    """The letters under an entity; the half of a surrogate pair that it cuts becomes U+FFFD."""
    if utf16_length(text) == len(text):
        return text[offset : offset + length]
    units = text.encode("utf-16-le", "surrogatepass")
    return units[offset * 2 : (offset + length) * 2].decode("utf-16-le", "replace")
