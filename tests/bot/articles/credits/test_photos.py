from pytest import mark, param

from bot.articles.credits.photos import (
    MAYBE_CREDIT,
    NO_CREDIT,
    OTHER_PHOTO_CREDITED,
    SEVERAL_CREDITS,
    FoundPhotos,
    find_photos,
)
from bot.articles.credits.signed_lines import Credit
from bot.model import Image

ONE, TWO = "https://dala.example/1.jpg", "https://dala.example/2.jpg"


def credits(found: FoundPhotos) -> list[str | None]:
    return [photo.credit for photo in found.photos]


@mark.parametrize(
    ("images", "lines", "shared", "general", "doubts"),
    [
        param([Image(ONE, caption="Фото: Дана")], [], ["Дана"], "Дана", (), id="its caption"),
        param([Image(ONE)], [Credit("Дана")], ["Дана"], "Дана", (), id="a line"),
        param([Image(ONE, credit="Дана")], [], ["Дана"], "Дана", (), id="a field"),
        param([Image(ONE, credit="Фото: Дана")], [], ["Дана"], "Дана", (), id="a labelled field"),
        param([Image(ONE, caption="Фото: Дана")], [Credit("Дана")], ["Дана"], "Дана", (),
            id="twice"),
        param([Image(ONE, caption="Фото: Дана"), Image(TWO, caption="Фото: Арман")], [],
              ["Дана", "Арман"], "Дана", (), id="each its own"),
        param([Image(ONE), Image(TWO)], [Credit("Дана"), Credit("Арман")], ["Дана", "Арман"],
            "Дана",
              (), id="as many lines as pictures"),
        param([Image(ONE), Image(TWO)], [Credit("Дана")], ["Дана", None], "Дана", (),
              id="one line is the first picture's"),
        param([Image(ONE), Image(TWO, caption="Фото: Арман")], [], [None, "Арман"], None,
              (OTHER_PHOTO_CREDITED,), id="none is moved to another picture"),
        param([Image(ONE, caption="Фото: Дана")], [Credit("Арман")], ["Дана"], "Дана",
              (SEVERAL_CREDITS,), id="two for one picture"),
        param([Image(ONE)], [], [None], None, (NO_CREDIT,), id="nobody"),
        param([Image(ONE, caption="Мост / Дана Омар")], [], [None], None,
              (NO_CREDIT, MAYBE_CREDIT), id="a name without a label"),
        param([Image(ONE, caption="Мост через реку")], [], [None], None, (NO_CREDIT,),
              id="what is to be seen"),
        param([Image(ONE, caption="Фото: None")], [], [None], None, (NO_CREDIT,), id="«None»"),
        param([], [Credit("Дана")], [], "Дана", (), id="a credit without a picture"),
        param([Image(caption="Фото: Дана")], [], [], "Дана", (), id="words without a picture"),
        param([], [], [], None, (), id="nothing"),
    ],
)  # fmt: skip
def test_credits_of_pictures(
    images: list[Image],
    lines: list[Credit],
    shared: list[str | None],
    general: str | None,
    doubts: tuple[str, ...],
) -> None:
    found = find_photos(images, lines, None)

    assert (credits(found), found.credit, found.doubts) == (shared, general, doubts)


def test_the_authors_own_photo() -> None:
    line = [Credit("автора", "Фото")]

    assert credits(find_photos([Image(ONE)], line, "Дана Омар")) == ["Дана Омар"]
    assert credits(find_photos([Image(ONE)], line, None)) == ["автора"]


def test_the_label_stays_with_its_credit() -> None:
    found = find_photos([Image(ONE, caption="Фото пресс-службы порта")], [], None)

    assert (found.photos[0].credit, found.photos[0].credit_label) == ("пресс-службы порта", "Фото")
