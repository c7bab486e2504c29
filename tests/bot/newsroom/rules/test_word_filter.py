"""Which articles a channel takes by their words, in three languages."""

import pytest

from bot.model import Article, Block, WordFilter
from bot.newsroom.rules.word_filter import MOST, NOT_ABOUT, kept_out, parted, read_words, with_words

MATCH = Article(
    "Сборная Казахстана по футболу сыграет в Астане",
    (
        Block("Билеты поступят в продажу в пятницу."),
        Block("Партнёр матча – онлайн-казино «Удача»."),
    ),
    tags=("Кубок Казахстана", "стадион"),
)
KAZAKH = Article(
    "Ауыл мектептеріне жаңа автобустар берілді",
    (Block("Көліктерді облыс әкімі тапсырды."), Block("Мұғалімдер де қуанышты.")),
)
ENGLISH = Article("Farmers sow early", (Block("Snow melted in March."), Block("Prices rose.")))


def out(article: Article, *entries: str) -> str | None:
    return kept_out(article, {7: read_words(entries)}).get(7)


@pytest.mark.parametrize(
    ("article", "entries", "reason"),
    [
        (MATCH, ["+футбол"], None),
        (MATCH, ["+хоккей", "+сборные"], None),
        (MATCH, ["+хоккей"], NOT_ABOUT),
        (MATCH, ["+казино"], NOT_ABOUT),  # it is not about that
        (MATCH, ["+билет"], None),  # the first paragraph
        (MATCH, ["+стадионы"], None),
        (MATCH, ["+#КубокКазахстана"], None),
        (MATCH, ["+#кубок_казахстана"], None),
        (MATCH, ["+#кубок"], NOT_ABOUT),
        (MATCH, ["+кубки Казахстана"], None),
        (MATCH, ["+Казахстана кубок"], NOT_ABOUT),
        (MATCH, ["-казино"], "filtered by -казино: казино"),
        (MATCH, ["-партнёры матчей"], "filtered by -партнёры матчей: партнер матча"),
        (MATCH, ["-футбол", "+футбол билет"], "filtered by -футбол: футболу"),
        (MATCH, ['-"футбол"'], None),  # not in this form
        (MATCH, ["-«футболу»"], "filtered by -«футболу»: футболу"),
        (MATCH, ["-футболка"], None),
        (KAZAKH, ["+мектеп"], None),
        (KAZAKH, ["+әкімнің"], None),
        (KAZAKH, ["+мұғалім"], NOT_ABOUT),
        (KAZAKH, ["-мұғалім"], "filtered by -мұғалім: мұғалімдер"),
        (ENGLISH, ["+farmer"], None),
        (ENGLISH, ["-price"], "filtered by -price: prices"),
        (ENGLISH, ["-farmhouse"], None),
    ],
)
def test_what_a_channel_takes(article: Article, entries: list[str], reason: str | None) -> None:
    assert out(article, *entries) == reason


def test_who_has_no_words_takes_everything() -> None:
    assert kept_out(MATCH, {1: WordFilter(), 2: read_words(["-казино"])}).keys() == {2}


def test_a_word_does_not_go_on_in_the_next_text() -> None:
    article = Article("Кубок", (Block("Казахстана здесь нет."),))
    assert out(article, "+Кубок Казахстана") == NOT_ABOUT


@pytest.mark.parametrize(
    ("entries", "words"),
    [
        ([" + футбол ", "-казино"], WordFilter(("футбол",), ("казино",))),
        (["−ставки", "–лото"], WordFilter((), ("ставки", "лото"))),
        (["+кубок   мира", "+кубок мира", "+#спорт"], WordFilter(("кубок мира", "#спорт"))),
        ([], WordFilter()),
    ],
)
def test_words_are_read(entries: list[str], words: WordFilter) -> None:
    assert read_words(entries) == words
    assert read_words(list(words)) == words


@pytest.mark.parametrize(
    ("entries", "hint"),
    [
        (["футбол"], "футбол: begin with +"),
        (["+"], "give a word behind +"),
        (["-!?"], "give a word behind -"),
        (["+" + "я" * 61], "at most 60 characters"),
        (["+футбол", "-футбол"], "футбол: is there with + and with -"),
        ([f"+слово{number}" for number in range(MOST + 1)], f"at most {MOST} words"),
    ],
)
def test_what_cannot_be_meant_says_so(entries: list[str], hint: str) -> None:
    with pytest.raises(ValueError, match=hint.replace("+", r"\+")):
        read_words(entries)


def test_what_is_added_holds_against_what_stood() -> None:
    before = read_words(["+футбол", "-казино"])
    assert with_words(before, read_words(["-футбол", "+хоккей"])) == WordFilter(
        ("хоккей",), ("казино", "футбол")
    )


@pytest.mark.parametrize(
    ("text", "named", "entries"),
    [
        ("@sport +футбол, -казино", "@sport", ["+футбол", "-казино"]),
        ("@sport  +кубок мира -казино", "@sport", ["+кубок мира", "-казино"]),
        ("-1001234567890/5 -казино", "-1001234567890/5", ["-казино"]),
        ("-1001234567890, -1009876543210", "-1001234567890, -1009876543210", []),
        ("@sport\n+футбол\n+хоккей", "@sport", ["+футбол", "+хоккей"]),
        ("@sport=kk", "@sport=kk", []),
        ("@sport +Алматы - Астана", "@sport", ["+Алматы - Астана"]),
        ("", "", []),
    ],
)
def test_a_command_is_parted(text: str, named: str, entries: list[str]) -> None:
    assert parted(text) == (named, entries)
