import pytest

from bot.articles.pictures.rendition import named_size


@pytest.mark.parametrize(
    ("address", "size"),
    [
        ("https://dala.kz/up/most-1024x576.jpg", (1024, 576)),
        ("https://dala.kz/up/most_650x433.webp", (650, 433)),
        ("https://dala.kz/up/most.jpg?w=288&h=216&strip=all", (288, 216)),
        ("https://dala.kz/up/most.jpg?width=1200", (1200,)),
        ("https://dala.kz/up/writer.png?w=1024&resize=40%2C40", (40, 40)),
        ("https://dala.kz/up/most.jpg?fit=2500%2C1250", (2500, 1250)),
        ("https://img.dala.kz/abc=/210x210/https%3A%2F%2Fdala.kz%2Fmost.jpg", (210, 210)),
        ("https://img.dala.kz/abc=/750x0/most.jpg", (750,)),
        ("https://img.dala.kz/crop/3000x2000+0+0/resize/320x213!/?url=most", (320, 213)),
        ("https://img.dala.kz/crop/3000x2000/most.jpg", ()),
        ("https://img.dala.kz/image/c_scale,w_620,q_88/most", (620,)),
        ("https://dala.kz/cdn-cgi/image/width=800,quality=75/most.jpg", (800,)),
        ("https://dala.kz/0242-08dc_w250_r1_s.jpg", (250,)),
        ("https://dala.kz/up/most.jpg", ()),
        ("https://dala.kz/up/most.jpg?w=&resize=1", ()),
        ("https://dala.kz/up/most.jpg?w=0", ()),
        ("https://dala.kz/2024/04/most.jpg", ()),
        ("https://dala.kz/0x0/most.jpg", ()),
        ("http://[dala/most.jpg?w=100", ()),
        ("", ()),
    ],
)
def test_sizes_that_addresses_ask_for(address: str, size: tuple[int, ...]) -> None:
    assert named_size(address) == size
