from pytest import mark

from bot.articles.text.addresses import short_address


@mark.parametrize(
    ("address", "short"),
    [
        ("https://www.dala.kz/", "dala.kz"),
        ("dala.kz/name", "dala.kz/name"),
        ("https://dala.kz/most-otkryt", "dala.kz"),
        ("https://dala.kz/news/1", "dala.kz"),
        ("https://dala.kz/page.html", "dala.kz"),
        ("https://dala.kz/12345", "dala.kz"),
        ("https://t.me/dala_port", "t.me/dala_port"),
        ("https://t.me/s/dala_port", "t.me/s/dala_port"),
        ("https://www.instagram.com/dala-port/", "instagram.com/dala-port"),
        ("https://[broken", "https://[broken"),
    ],
)
def test_a_short_address(address: str, short: str) -> None:
    assert short_address(address) == short
