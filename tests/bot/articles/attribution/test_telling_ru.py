from pytest import mark

from bot.articles.attribution.telling_ru import tellings


@mark.parametrize(
    ("sentence", "found"),
    [
        ("Об этом сообщило управление.", [("сообщило", "tells")]),
        ("В порту назвали причину.", [("назвали", "public")]),
        ("В порту отметили праздник.", [("отметили", "does")]),
        ("Портом поделились подробностями.", [("поделились", "does")]),
        ("Слухи опровергли, пишут в газете.", [("опровергли", "public"), ("пишут", "tells")]),
        ("Об этом напоминает «Степь».", [("напоминает", "carries")]),
        ("В порту дали официальный ответ.", [("дали", "tells")]),
        ("В порту нашли ответ.", []),
        ("Сообщение о мосте.", []),
        ("Мост-сообщил-река.", []),
    ],
)  # fmt: skip
def test_verbs_of_telling(sentence: str, found: list[tuple[str, str]]) -> None:
    assert [(verb.word, verb.kind) for verb in tellings(sentence)] == found


def test_who_may_be_its_subject() -> None:
    many, one, now = tellings("Рассказали. Опроверг. Передаёт.")

    assert (many.plural, many.by_one, many.past, many.carries) == (True, False, True, False)
    assert (one.plural, one.by_one, one.past) == (False, True, True)
    assert (now.past, now.carries) == (False, True)


def test_where_it_ends() -> None:
    (verb,) = tellings("В МЧС сообщили  о мосте")

    assert (verb.start, verb.end, verb.next) == (6, 14, 16)
