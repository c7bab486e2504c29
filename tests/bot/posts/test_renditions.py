"""One picture that a site offers in two sizes."""

from PIL import ImageDraw

from bot.posts.photo import is_rendition, prepare
from tests.bot.posts.kinds import encoded, halves


def test_one_picture_in_two_sizes_is_known_and_another_is_not() -> None:
    large, small = halves(1200, 800), halves(1200, 800).resize((600, 400))
    other = halves(600, 400)
    ImageDraw.Draw(other).rectangle((250, 100, 350, 300), fill=(240, 240, 240))
    first, second, third = (prepare(encoded(p, "JPEG")) for p in (large, small, other))
    assert is_rendition(first, second) and not is_rendition(first, third)
    again = prepare(encoded(small, "PNG"))
    assert not is_rendition(second, again), "of one size only equal bytes are one"
    assert is_rendition(second, second)
