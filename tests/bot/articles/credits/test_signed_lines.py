from pytest import mark

from bot.articles.credits.signed_lines import given, handed_out


@mark.parametrize(
    ("line", "name"),
    [
        ("People at the bridge. Steppe Oil/Handout via Reuters", "Steppe Oil/Handout via Reuters"),
        ("People at the bridge. Handout via Reuters.", "Handout via Reuters"),
        ("People at the bridge. /Xinhua", "Xinhua"),
    ],
)
def test_handed_out(line: str, name: str) -> None:
    found = handed_out(line)
    assert found and (found.name, found.caption) == (name, "People at the bridge.")


@mark.parametrize(
    "line", ["People at the bridge. A handout was read.", "People at the bridge. /Omar"]
)
def test_nobody_handed_it_out(line: str) -> None:
    assert handed_out(line) is None


def test_who_gave_the_picture() -> None:
    found = given("Фотоларды қала әкімдігі ұсынды.")
    assert found and found.name == "қала әкімдігі"
    assert given("Суретті ескі үйден табылған досына берді.") is None
