from pytest import mark

from bot.articles.names.outlets import Outlet, outlet_of


def test_hosts_of_addresses() -> None:
    assert outlet_of("https://www.dala.kz/news/1", "feed.xml", None) == Outlet(("dala.kz",))
    assert outlet_of("https://[broken/", "") == Outlet()


@mark.parametrize(
    ("host", "name", "owns"),
    [
        ("dalanews.kz", "Dalanews.kz", True),
        ("dalanews.kz", "«Dalanews»", True),
        ("rus.dala-news.kz", "Dala News", True),
        ("tengrinews.kz", "Tengri", True),
        ("kaz.tengrinews.kz", "Tengrinews.kz", True),
        ("inform.kz", "ҚазАқпарат", True),
        ("dalanews.kz", "zakon.kz", False),
        ("dalanews.kz", "МЧС", False),
        ("ka.kz", "ka", False),
    ],
)
def test_whose_name_it_is(host: str, name: str, owns: bool) -> None:
    assert Outlet((host,)).owns(name) == owns


def test_nothing_is_owned_by_an_unknown_outlet() -> None:
    assert not Outlet().owns("Tengrinews.kz")
