from pytest import mark

from bot.articles.attribution.carriers_ru import carried_by, outlets_in_media, without_hearer
from bot.articles.attribution.telling_ru import tellings


def _found(text: str) -> list[tuple[str, str]] | None:
    verb = next(tellings(text))
    carried = carried_by(text[verb.next :], verb)
    if carried is None:
        return None
    return [(mention.role, mention.name) for mention in carried.found]


@mark.parametrize(
    ("text", "found"),
    [
        ("передаёт Dala.kz", [("carrier", "Dala.kz")]),
        ("цитирует «Степь» министра", [("carrier", "Степь")]),
        ("цитирует «Степную хронику» министр", []),
        ("цитирует телеканал министра", []),
        ("сообщает «Ъ».", [("carrier", "Ъ")]),
        ("сообщает сайт Степного института", None),
        ("передаёт корреспондент «Маяка»", [("correspondent", "«Маяк»")]),
        ("сообщил ИА «Степь» пресс-секретарь порта", [("told", "Степь")]),
        ("сообщил РИА «Степной день»", [("said", "РИА «Степной день»")]),
        ("сообщили РБК, что мост закрыт", [("told", "РБК")]),
        ("передает телеканал TRT World", [("carrier", "TRT World")]),
        ("сообщает Steppe Times", [("carrier", "Steppe Times")]),
        ("сообщает Steppe Oil", None),
        ("передает Степное телеграфное агентство.", [("carrier", "Степное телеграфное агентство")]),
        ("передаёт Карасай Инфо.", [("carrier", "Карасай Инфо")]),
        ("сообщил с места событий корреспондент Dala.kz", [("correspondent", "Dala.kz")]),
        ("передаёт из Астаны корреспондент Tengri Auto", [("correspondent", "Tengri Auto")]),
        ("сообщает ДСИА пресс-служба порта", [("told", "ДСИА")]),
        ("сообщили ИА STEPPE в мэрии", [("told", "STEPPE")]),
        ("сообщило ИА STEPPE", [("carrier", "ИА STEPPE")]),
        (
            "сообщает Telegram-канал Sputnik Беларусь.",
            [("media", "Telegram-канал Sputnik Беларусь")],
        ),
        ("сообщает Telegram-канал Dala Марата Омарова.", [("media", "Telegram-канал Dala")]),
        ("сообщили в МЧС", None),
    ],
)
def test_the_outlet_behind_a_verb(text: str, found: list[tuple[str, str]] | None) -> None:
    assert _found(text) == found


def test_small_parts() -> None:
    assert without_hearer("журналистам в МЧС") == ("в МЧС", None)
    assert without_hearer("корреспонденту The Dala Post в МЧС") == ("в МЧС", "The Dala Post")
    assert without_hearer("в МЧС") == ("в МЧС", None)
    assert outlets_in_media("Dala Times со ссылкой на МЧС") == "Dala Times"
