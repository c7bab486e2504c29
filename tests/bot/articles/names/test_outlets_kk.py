from pytest import mark

from bot.articles.names.outlets_kk import FoundOutlet, outlet_with_kind


@mark.parametrize(
    ("text", "name", "behind"),
    [
        ("«Дала таңы» газеті хабарлады", "Дала таңы", " хабарлады"),
        ("«Дала» ұлттық ақпарат агенттігі", "Дала", ""),
        ("Steppe News ақпарат агенттігі", "Steppe News", ""),
        ("Orda TV телеарнасы", "Orda TV", ""),
        ("qaladan.info ақпараттық порталы айтты", "qaladan.info", " айтты"),
        ("Би-би-си қазақ қызметі", "Би-би-си", ""),
    ],
)
def test_an_outlet_and_what_it_is(text: str, name: str, behind: str) -> None:
    found = outlet_with_kind(text)
    assert found == FoundOutlet(name, len(text) - len(behind))


@mark.parametrize(
    "text",
    [
        "Steppe News хабарлады",
        "«Дала таңы» хабарлады",
        "«Дала таңы» газетінің тілшісі",
        "Денсаулық сақтау агенттігі",
        "Dala agenttigi habarlady",  # all in Latin letters: what it is may be its name
    ],
)
def test_no_outlet_without_what_it_is(text: str) -> None:
    assert outlet_with_kind(text) is None
