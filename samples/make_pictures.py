"""Draws the pictures of the sample articles: `python -m samples.make_pictures`."""

import math
import random
from collections.abc import Callable
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter

SIZE = (1280, 720)
LARGEST = 60_000  # bytes
Color = tuple[int, int, int]
Scene = Callable[[Image.Image, ImageDraw.ImageDraw, random.Random], None]


def sky(image: Image.Image, top: Color, bottom: Color) -> None:
    """A gradient from top to bottom."""
    column = Image.new("RGB", (1, SIZE[1]))
    for y in range(SIZE[1]):
        share = y / SIZE[1]
        color = [round(a + (b - a) * share) for a, b in zip(top, bottom, strict=True)]
        column.putpixel((0, y), (color[0], color[1], color[2]))
    image.paste(column.resize(SIZE))


def hills(draw: ImageDraw.ImageDraw, base: float, height: float, wave: float, color: Color) -> None:
    """A soft ridge whose foot is the lower edge; `base` and `height` in shares of the picture."""
    width, depth = SIZE
    points = [(0.0, float(depth))]
    for x in range(0, width + 1, 8):
        rise = math.sin(x / width * wave) + 0.4 * math.sin(x / width * wave * 2.7 + 1)
        points.append((float(x), depth * (base - height * rise)))
    draw.polygon([*points, (float(width), float(depth))], fill=color)


def observatory(image: Image.Image, draw: ImageDraw.ImageDraw, chance: random.Random) -> None:
    sky(image, (10, 16, 48), (70, 62, 110))
    for _ in range(260):
        x, y, r = chance.randrange(SIZE[0]), chance.randrange(470), chance.choice((1, 1, 2))
        draw.ellipse((x, y, x + r, y + r), fill=(235, 235, 255))
    hills(draw, 0.78, 0.07, 9, (38, 36, 70))
    hills(draw, 0.9, 0.04, 6, (20, 20, 40))
    draw.rectangle((560, 520, 760, 640), fill=(200, 200, 210))
    draw.pieslice((545, 410, 775, 640), 180, 360, fill=(225, 225, 232))
    draw.polygon([(650, 400), (690, 400), (700, 525), (640, 525)], fill=(30, 30, 60))


def piano(image: Image.Image, draw: ImageDraw.ImageDraw, chance: random.Random) -> None:
    sky(image, (255, 214, 170), (226, 140, 110))
    for x in range(60, 1280, 240):
        draw.rectangle((x, 120, x + 150, 560), fill=(196, 112, 92))
        for y in range(150, 520, 80):
            for window in (x + 20, x + 90):
                color = (255, 236, 170) if chance.random() < 0.4 else (120, 82, 88)
                draw.rectangle((window, y, window + 40, y + 45), fill=color)
    draw.rectangle((0, 560, 1280, 720), fill=(110, 130, 84))
    draw.polygon([(380, 250), (900, 190), (930, 215), (400, 275)], fill=(190, 225, 235))
    for x in (410, 890):
        draw.rectangle((x, 230, x + 10, 620), fill=(90, 100, 110))
    draw.polygon([(500, 470), (800, 450), (840, 540), (500, 560)], fill=(24, 20, 24))
    draw.rectangle((500, 540, 700, 566), fill=(245, 245, 240))
    for x in range(512, 700, 20):
        draw.rectangle((x, 540, x + 8, 555), fill=(20, 20, 20))
    for x in (515, 690, 810):
        draw.rectangle((x, 560, x + 12, 650), fill=(24, 20, 24))


def books(image: Image.Image, draw: ImageDraw.ImageDraw, chance: random.Random) -> None:
    sky(image, (250, 238, 214), (232, 206, 160))
    palette = ((180, 64, 58), (58, 96, 140), (70, 122, 86), (222, 170, 72), (120, 82, 130))
    for shelf in (90, 290, 490):
        x = 110
        while x < 1150:
            width, height = chance.randrange(22, 52), chance.randrange(110, 165)
            spine = (x, shelf + 170 - height, x + width, shelf + 170)
            draw.rectangle(spine, fill=chance.choice(palette))
            draw.rectangle((x, shelf + 95, x + width, shelf + 103), fill=(240, 226, 190))
            x += width + chance.choice((3, 3, 14))
        draw.rectangle((80, shelf + 170, 1200, shelf + 188), fill=(126, 88, 56))


def shore(image: Image.Image, draw: ImageDraw.ImageDraw, chance: random.Random) -> None:
    sky(image, (128, 190, 226), (244, 226, 190))
    draw.ellipse((960, 90, 1090, 220), fill=(255, 244, 200))
    draw.rectangle((0, 330, 1280, 560), fill=(52, 132, 160))
    for _ in range(90):
        x, y, length = chance.randrange(1280), chance.randrange(340, 550), chance.randrange(30, 120)
        draw.line((x, y, x + length, y), fill=(120, 184, 200), width=2)
    hills(draw, 0.8, 0.03, 8, (226, 200, 150))
    for x in (260, 330, 820):
        draw.ellipse((x, 560, x + 70, 650), fill=(44, 92, 72))
        draw.polygon([(x + 22, 575), (x + 48, 575), (x + 35, 545)], fill=(44, 92, 72))


def instruments(image: Image.Image, draw: ImageDraw.ImageDraw, chance: random.Random) -> None:
    sky(image, (92, 62, 58), (150, 104, 80))
    for n, x in enumerate((220, 520, 820, 1080)):
        color = ((206, 142, 74), (168, 92, 52), (222, 182, 116), (140, 76, 60))[n]
        size = 110 + chance.randrange(30)
        draw.rectangle((x - 9, 110, x + 9, 430), fill=(60, 40, 34))
        draw.ellipse((x - size * 0.7, 380, x + size * 0.7, 380 + size * 1.3), fill=color)
        draw.ellipse((x - size, 450, x + size, 450 + size * 1.7), fill=color)
        draw.ellipse((x - 32, 470, x + 32, 534), fill=(50, 32, 28))
        for string in (-6, 0, 6):
            draw.line((x + string, 110, x + string, 590), fill=(236, 226, 206), width=1)


def winter(image: Image.Image, draw: ImageDraw.ImageDraw, chance: random.Random) -> None:
    sky(image, (150, 176, 206), (228, 236, 244))
    for x in range(40, 1280, 150):
        height = chance.randrange(160, 360)
        draw.rectangle((x, 520 - height, x + 100, 520), fill=(132, 150, 176))
    draw.rectangle((0, 510, 1280, 720), fill=(244, 248, 252))
    for x in (500, 720):
        draw.ellipse((x - 80, 470, x + 80, 630), outline=(40, 46, 60), width=9)
    frame = [(500, 550), (570, 440), (690, 440), (720, 550), (600, 550), (570, 440)]
    draw.line(frame, fill=(204, 74, 58), width=12)
    draw.line([(600, 550), (690, 440), (680, 400), (720, 395)], fill=(204, 74, 58), width=12)
    draw.line([(540, 425), (600, 425)], fill=(40, 46, 60), width=14)
    for _ in range(320):
        x, y, r = chance.randrange(1280), chance.randrange(720), chance.choice((2, 3, 5))
        draw.ellipse((x, y, x + r, y + r), fill=(255, 255, 255))


def tram(image: Image.Image, draw: ImageDraw.ImageDraw, chance: random.Random) -> None:
    sky(image, (176, 208, 214), (238, 228, 196))
    hills(draw, 0.5, 0.06, 7, (150, 176, 180))
    for x in range(30, 1280, 130):
        y, size = 330 + chance.randrange(60), 70 + chance.randrange(40)
        draw.rectangle((x + 28, y, x + 40, 600), fill=(104, 82, 62))
        draw.ellipse((x - size / 2 + 34, y - size, x + size / 2 + 34, y + 40), fill=(96, 140, 88))
    draw.rectangle((0, 585, 1280, 720), fill=(120, 128, 112))
    draw.rounded_rectangle((230, 280, 1060, 590), 46, fill=(176, 52, 48))
    draw.rectangle((230, 440, 1060, 500), fill=(240, 226, 190))
    for x in range(275, 960, 118):
        draw.rounded_rectangle((x, 320, x + 92, 425), 10, fill=(250, 232, 160))
        for spine in range(x + 8, x + 84, 11):
            color = chance.choice(((180, 64, 58), (58, 96, 140), (70, 122, 86), (120, 82, 130)))
            draw.rectangle((spine, 375 - chance.randrange(16), spine + 8, 425), fill=color)
    for x in (360, 500, 790, 930):
        draw.ellipse((x - 38, 560, x + 38, 636), fill=(52, 52, 58))
    draw.line((0, 640, 1280, 640), fill=(70, 70, 74), width=8)


def birds(image: Image.Image, draw: ImageDraw.ImageDraw, chance: random.Random) -> None:
    sky(image, (206, 214, 228), (246, 226, 206))
    hills(draw, 0.52, 0.05, 10, (150, 160, 178))
    draw.rectangle((0, 400, 1280, 720), fill=(92, 130, 156))
    draw.polygon([(0, 400), (420, 400), (250, 560), (0, 640)], fill=(240, 246, 250))
    draw.polygon([(1280, 420), (960, 430), (1080, 640), (1280, 700)], fill=(240, 246, 250))
    for _ in range(34):
        x, y = chance.randrange(330, 1010), chance.randrange(430, 680)
        size = 10 + (y - 430) // 18
        draw.ellipse((x - size, y - size * 0.5, x + size, y + size * 0.5), fill=(58, 62, 60))
        draw.ellipse((x + size * 0.6, y - size, x + size * 1.4, y - size * 0.3), fill=(38, 92, 70))
    for _ in range(16):
        x, y, size = chance.randrange(1280), chance.randrange(50, 300), chance.randrange(14, 34)
        draw.arc((x - size, y, x, y + size), 200, 340, fill=(60, 66, 80), width=4)
        draw.arc((x, y, x + size, y + size), 200, 340, fill=(60, 66, 80), width=4)


def dome(image: Image.Image, draw: ImageDraw.ImageDraw, chance: random.Random) -> None:
    sky(image, (120, 176, 214), (240, 220, 176))
    draw.rectangle((0, 590, 1280, 720), fill=(206, 176, 126))
    draw.rectangle((380, 380, 900, 640), fill=(200, 150, 98))
    draw.polygon([(640, 70), (860, 380), (420, 380)], fill=(64, 138, 150))
    draw.polygon([(640, 70), (716, 178), (564, 178)], fill=(84, 164, 172))
    for row, y in enumerate(range(400, 600, 40)):
        for x in range(396 + row % 2 * 20, 870, 40):
            color = chance.choice(((64, 138, 150), (176, 118, 72), (230, 206, 160)))
            draw.polygon([(x + 16, y), (x + 32, y + 16), (x + 16, y + 32), (x, y + 16)], fill=color)
    draw.pieslice((570, 440, 710, 640), 180, 360, fill=(86, 58, 44))
    draw.rectangle((570, 538, 710, 640), fill=(86, 58, 44))


def lake(image: Image.Image, draw: ImageDraw.ImageDraw, chance: random.Random) -> None:
    sky(image, (250, 206, 150), (150, 190, 210))
    draw.ellipse((520, 150, 680, 310), fill=(255, 240, 200))
    draw.rectangle((0, 330, 1280, 720), fill=(98, 150, 168))
    draw.polygon([(560, 340), (640, 340), (900, 720), (330, 720)], fill=(168, 122, 80))
    for step in range(14):
        y = 345 + step * step * 2
        half = 40 + (y - 340) * 0.65
        draw.line((600 - half, y, 605 + half, y), fill=(126, 88, 56), width=3 + step // 3)
    for _ in range(190):
        x = chance.choice((chance.randrange(0, 420), chance.randrange(830, 1280)))
        y, height = chance.randrange(560, 730), chance.randrange(120, 260)
        lean = chance.randrange(-18, 18)
        draw.line((x, y, x + lean, y - height), fill=(110, 132, 70), width=5)
        top = (x + lean - 5, y - height - 34, x + lean + 5, y - height)
        draw.ellipse(top, fill=(112, 74, 46))


def apples(image: Image.Image, draw: ImageDraw.ImageDraw, chance: random.Random) -> None:
    sky(image, (168, 210, 236), (232, 244, 226))
    hills(draw, 0.62, 0.09, 8, (140, 172, 190))
    hills(draw, 0.82, 0.03, 5, (112, 158, 84))
    draw.polygon([(610, 700), (640, 420), (680, 420), (720, 700)], fill=(112, 80, 56))
    for _ in range(80):
        x, y, size = chance.gauss(650, 170), chance.gauss(300, 80), chance.randrange(50, 90)
        green = chance.choice(((78, 132, 64), (94, 150, 74), (64, 116, 58)))
        draw.ellipse((x - size, y - size * 0.7, x + size, y + size * 0.7), fill=green)
    for _ in range(42):
        x, y = chance.gauss(650, 105), chance.gauss(300, 62)
        draw.ellipse((x - 17, y - 17, x + 17, y + 17), fill=(204, 52, 48))
        draw.ellipse((x - 9, y - 11, x, y - 2), fill=(236, 130, 110))


def bakery(image: Image.Image, draw: ImageDraw.ImageDraw, chance: random.Random) -> None:
    sky(image, (44, 34, 44), (84, 58, 52))
    for y in range(60, 620, 44):
        for x in range(-60 + y // 44 % 2 * 50, 1280, 100):
            shade = 104 + chance.randrange(30)
            brick = (x + 3, y + 3, x + 96, y + 40)
            draw.rectangle(brick, fill=(shade, shade * 6 // 10, shade // 2))
    draw.pieslice((340, 180, 940, 780), 180, 360, fill=(250, 170, 70))
    draw.pieslice((390, 230, 890, 730), 180, 360, fill=(255, 214, 120))
    draw.rectangle((300, 480, 980, 520), fill=(70, 52, 48))
    for x in (420, 560, 700, 820):
        draw.ellipse((x - 58, 410, x + 58, 490), fill=(186, 112, 52))
        for cut in (-24, 4, 32):
            draw.line((x + cut - 12, 446, x + cut + 4, 424), fill=(240, 200, 140), width=6)
    draw.rectangle((0, 620, 1280, 720), fill=(60, 46, 44))


SCENES: dict[str, Scene] = {
    "observatory-nights": observatory,
    "courtyard-piano": piano,
    "book-street": books,
    "clean-shore": shore,
    "instrument-library": instruments,
    "winter-cyclists": winter,
    "tram-reading-room": tram,
    "irtysh-birds": birds,
    "taraz-dome": dome,
    "lake-path": lake,
    "forgotten-apples": apples,
    "night-bakery": bakery,
}


def make_pictures(folder: Path) -> None:
    """Write every picture into `folder`, the same ones each time."""
    for name, scene in SCENES.items():
        image = Image.new("RGB", SIZE)
        scene(image, ImageDraw.Draw(image), random.Random(name))
        image = image.filter(ImageFilter.GaussianBlur(0.8))
        path = folder / f"{name}.jpg"
        quality = 90
        image.save(path, quality=quality, optimize=True)
        while path.stat().st_size > LARGEST:
            quality -= 5
            image.save(path, quality=quality, optimize=True)


if __name__ == "__main__":
    make_pictures(Path(__file__).parent)
