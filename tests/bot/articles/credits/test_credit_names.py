from hypothesis import given
from hypothesis import strategies as st
from pytest import mark

from bot.articles.credits.credit_names import (
    credit_name,
    is_credit,
    unseparated,
    without_noise,
)


@mark.parametrize(
    ("written", "name"),
    [
        ("Дана Омар.", "Дана Омар"),
        ("(Дана Омар)", "Дана Омар"),
        ("© Дана Омар", "Дана Омар"),
        ("(c) Дана Омар", "Дана Омар"),
        ("Дана О.", "Дана О."),
        ("Дана Омар, Ж. К.", "Дана Омар, Ж. К."),
        ("ДЧС Карагандинской обл.", "ДЧС Карагандинской обл."),
        ("Дана Омар. Видео: Арман Сеит", "Дана Омар"),
        ("Sputnik / Дана Омар Перейти в фотобанк", "Sputnik / Дана Омар"),
        ("https://www.dala.kz/a/b/1?x=2", "dala.kz"),
        ("https://t.me/dala", "t.me/dala"),
        ("ғаламтордан алынды", "ғаламтордан"),
        ("ашық дереккөзден алынған сурет", "ашық дереккөзден"),
        ("None", None),
        (" - ", None),
        ("", None),
    ],
)
def test_a_name_in_its_own_words(written: str, name: str | None) -> None:
    assert credit_name(written) == name


@given(st.text(max_size=120))
def test_a_name_is_never_empty(written: str) -> None:
    assert credit_name(written) != ""


@mark.parametrize(
    ("text", "credit"),
    [
        ("Дана Омар", True),
        ("пресс-служба порта", True),
        ("instagram/aqsai.madi", True),
        ("@aqsai", True),
        ("«Самал»", True),
        ("архив 1998 года", True),
        ("мост 1998 года", False),
        ("слева мост", False),
        ("мост через реку", False),
        ("Мост открыт. Движение идёт", False),
        ("как это было", False),
        ("Дана сняла мост", False),
        ("слово " * 15, False),
        ("б" * 120, False),
    ],
)
def test_what_may_stand_behind_a_colon(text: str, credit: bool) -> None:
    assert is_credit(text) == credit


@mark.parametrize(
    ("rest", "found"),
    [
        ("пресс-службы порта", ("пресс-службы порта", "Фото")),
        ("из архива", ("архива", "Фото из")),
        ("с места ДТП", None),
        ("из Астаны", None),
        ("от 5 мая", None),
        ("предоставлено в 2020 году", None),
        ("1998 года", None),
        ("дня", None),
        ("Астаны", None),
    ],
)
def test_behind_a_label_without_a_colon(rest: str, found: tuple[str, str] | None) -> None:
    assert unseparated("Фото", rest) == found


def test_what_sites_hang_behind_a_credit_goes() -> None:
    assert without_noise("Дана Омар (Перейти в медиабанк)") == "Дана Омар"
    assert without_noise("Перейти в медиабанк") == "Перейти в медиабанк"
