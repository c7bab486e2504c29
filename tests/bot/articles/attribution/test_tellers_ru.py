from pytest import mark

from bot.articles.attribution.tellers_ru import told_by
from bot.articles.attribution.telling_ru import tellings


def _found(text: str) -> list[tuple[str, str]]:
    verb = next(tellings(text))
    return [(mention.role, mention.name) for mention in told_by(text[verb.next :], verb)]


@mark.parametrize(
    ("text", "found"),
    [
        ("сообщили в издании «Степь»", [("carrier", "Степь")]),
        ("сообщили в степном издании Dala Times", [("carrier", "Dala Times")]),
        ("передаёт корреспондент РИА «Степной день».", [("correspondent", "«Степной день»")]),
        ("сообщил Арман Сейтов, пресс-секретарь порта", [("said", "пресс-секретарь порта")]),
        ("объяснил агентству Сейтов.", []),
        ("сообщили местные СМИ.", []),
        ("прогнозируют чрезвычайную пожарную опасность", []),
        ("говорится в сообщении, размещённом в среду на сайте порта", [("said", "сайт порта")]),
        ("сообщает ведомство в своём Telegram-канале", []),
        ("сообщило РИА Новости", [("said", "РИА Новости")]),
    ],
)
def test_who_stands_behind_the_verb(text: str, found: list[tuple[str, str]]) -> None:
    assert _found(text) == found
