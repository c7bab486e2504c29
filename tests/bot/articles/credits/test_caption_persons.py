from pytest import mark

from bot.articles.credits.caption_persons import author_of_picture, possible_credit


@mark.parametrize(
    ("line", "name"),
    [
        ("«Утро на мосту», автор: Арман Досов", "Арман Досов"),
        ("Автор – Арман Досов", "Арман Досов"),
        ("Автор: новый мост", None),
        ("Соавтор: Арман Досов", None),
    ],
)
def test_who_took_it(line: str, name: str | None) -> None:
    assert author_of_picture(line) == name


def test_who_may_have_taken_it() -> None:
    assert possible_credit("Мост / Арман Досов") == "Арман Досов"
    assert possible_credit("Мост / вид с берега") is None
