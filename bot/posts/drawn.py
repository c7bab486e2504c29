"""Pictures of our own, as addresses that an article can name: drawn where they are needed.

The address holds the drawing itself, so that nothing but the article must be kept, carried to
another process or put back from a backup. No source can name one: only http and https are taken.
"""

import base64
import binascii
import zlib
from importlib.resources import as_file, files

SCHEME = "drawn:"
MOST = 500_000  # bytes of SVG


def address_of(svg: str) -> str:
    packed = zlib.compress(svg.encode(), 9)
    return SCHEME + base64.urlsafe_b64encode(packed).decode("ascii")


def drawn(address: str | None) -> str | None:
    """The SVG; None for any other address."""
    if address is None or not address.startswith(SCHEME):
        return None
    try:
        packed = base64.urlsafe_b64decode(address.removeprefix(SCHEME))
        return zlib.decompressobj().decompress(packed, MOST).decode()
    except (binascii.Error, zlib.error, UnicodeDecodeError):
        return None


def rendered(svg: str) -> bytes:
    """PNG. Runs in a worker: the renderer holds the interpreter for a tenth of a second."""
    import resvg_py

    with as_file(files("bot.posts") / "fonts") as fonts:
        return bytes(
            resvg_py.svg_to_bytes(
                svg_string=svg, skip_system_fonts=True, font_dirs=[str(fonts)], font_family="Inter"
            )
        )
