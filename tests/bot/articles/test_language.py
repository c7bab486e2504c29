from hypothesis import given
from hypothesis import strategies as st
from pytest import mark

from bot.articles.language import detect


@mark.parametrize(
    ("title", "lead", "language"),
    [
        ("В Костанае открыли мост", "Движение запустили в понедельник.", "ru"),
        ("Стартовал приём на конкурс «Ұлттық кітап»", "", "ru"),
        ("Фонд «Қазақстан халқына» купил скорую", "Машину передали району.", "ru"),
        ("«Ни регион, ни мир не готовы к засухе» - генсек", "", "ru"),
        ("Курс доллара на 11 апреля", "", "ru"),
        ("Қостанайда жаңа көпір ашылды", "Қозғалыс дүйсенбіде басталды.", "kk"),
        ("Бала тауып алды", "", "kk"),
        ("Министр жаңа мектеп ашты", "", "kk"),
        ("ҚОСТАНАЙДА ЖАҢА КӨПІР АШЫЛДЫ", "", "kk"),
        ("Almatyda jańa kópir ashyldy", "", "kk"),
        ("Qostanaida jaña köpir aşyldy", "Qozğalys düisenbide bastaldy.", "kk"),
        ("New bridge opens in Kostanay", "Traffic started on Monday.", "en"),
        ("Müller visits the bridge in Almaty", "", "en"),
    ],
)
def test_language_of_an_article(title: str, lead: str, language: str) -> None:
    assert detect(title, lead, None) == language


@mark.parametrize(
    ("lead", "language"),
    [
        ("Движение по мосту запустили в понедельник утром. " * 5, "ru"),
        ("Фонд Қазақстан халқына купил скорую. " + "Машину передали селу утром. " * 6, "ru"),
        ("Көпір бойынша қозғалыс дүйсенбі күні таңертең басталды. " * 5, "kk"),
    ],
)
def test_longer_texts_are_told_by_their_letters(lead: str, language: str) -> None:
    assert detect("Мост", lead, None) == language


@mark.parametrize("hint", ["ru", "kk", "en", "kk-KZ", "nonsense", None])
def test_the_words_decide_not_the_hint(hint: str | None) -> None:
    assert detect("Қостанайда жаңа көпір ашылды", "Қозғалыс басталды.", hint) == "kk"
    assert detect("В Костанае открыли мост", "Движение началось.", hint) == "ru"


@mark.parametrize("text", ["", "   ", "12 345", "— … !", "桥梁开通"])
def test_no_words_no_language(text: str) -> None:
    assert detect(text, "", None) is None


@given(st.text(max_size=200), st.text(max_size=200), st.sampled_from([None, "ru", "x", ""]))
def test_any_text_is_taken(title: str, lead: str, hint: str | None) -> None:
    assert detect(title, lead, hint) in (None, "ru", "kk", "en")
