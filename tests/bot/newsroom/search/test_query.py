"""What readers type: words in any form, with hyphens and endings, in the letters at hand."""

from pytest import mark

from bot.model import Article, Block
from bot.newsroom.search.cyrillic import MOST, in_cyrillic
from bot.newsroom.search.query import MOST_WORDS, readings, wanted
from bot.newsroom.search.stems import article_stems


def finds(query: str, text: str) -> bool:
    held = set(article_stems(Article("", body=(Block(text),))).split())
    return any(all(held & set(forms) for forms in reading) for reading in readings(query))


@mark.parametrize(
    ("query", "text"),
    [
        ("wifi", "Wi-Fi в поездах"),
        ("Wi-Fi", "WiFi в поездах"),
        ("аи95", "бензин АИ-95"),
        ("АИ-95", "бензин АИ95"),
        ("усть каменогорск", "Смог в Усть-Каменогорске"),
        ("вицепремьер", "Вице-премьер заявил"),
        ("ІІМ-нің мәліметі", "ІІМ мәліметі жарияланды"),
        ("ҰБТ-ның нәтижесі", "ҰБТ нәтижелері"),
        ("mektep", "мектептер ашылды"),
        ("muğalım", "мұғалімдерге жалақы"),
        ("qyzylorda", "Қызылордада күріш"),
        ("balabaqsha", "балабақшада"),
        ("kitap", "кітабы"),
        ("turkistan", "Түркістандағы"),
        ("Apple mektep", "Apple мектептерге"),
        ("Tokayev", "Токаев"),
        ("мугалим", "мұғалімдерге жалақы"),
        ("кала акими", "қала әкімі"),
        ("Кызылорда облысы", "Қызылорда облысында"),
        ("ушак", "ұшақтың"),
        ("auyl", "ауылдарда"),
        ("auyz su", "ауыз су"),
        ("qauipsizdik", "қауіпсіздік"),
        ("farmer's market", "The farmer came to the market"),
    ],
)
def test_found(query: str, text: str) -> None:
    assert finds(query, text)


@mark.parametrize(
    ("query", "text"),
    [
        ("1015", "от 10-15 раз"),
        ("ҰБТ-ның", "ІІМ-ның"),
        ("agency", "агенттік"),
        ("mektap", "мектеп"),
        ("кол", "көл"),
        ("музей", "мұражай"),
        ("аттар", "әншілер аттанды"),
    ],
)
def test_not_found(query: str, text: str) -> None:
    assert not finds(query, text)


def test_a_question_is_bounded_and_never_empty() -> None:
    assert wanted('"-*') is None
    assert wanted("") is None
    assert wanted("музей в Алматы") == wanted("музей Алматы")
    assert wanted("и в") is not None
    assert wanted("музей МУЗЕЙ музей") == wanted("музей")
    many = wanted(" ".join(f"слово{n}" for n in range(500)))
    assert many is not None and len(many) == MOST_WORDS
    assert wanted("музей OR NOT NEAR(") is not None


def test_what_is_kazakh_already_is_read_in_one_way() -> None:
    assert readings("мұражай 2026") == (wanted("мұражай 2026"),)
    assert readings('"-*') == ()


def test_a_word_stands_for_few_others() -> None:
    assert in_cyrillic("mektep") == ("мектеп",)
    assert in_cyrillic("agency") == in_cyrillic("ai95") == in_cyrillic("ұшақ") == ()
    assert len(in_cyrillic("uiunigigunigu")) <= MOST


def test_letters_without_end_are_given_up() -> None:
    """There are a trillion spellings, nearly all of them impossible."""
    assert in_cyrillic("а" * 40) == ("а" * 40,)
