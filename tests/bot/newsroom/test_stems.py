import pytest

from bot.model import Article, Block, Dateline
from bot.newsroom.query import wanted
from bot.newsroom.stems import LONGEST_WORD, article_stems, forms, words


def stems(text: str) -> set[str]:
    return {form for word in words([text]) for form in forms(word)}


@pytest.mark.parametrize(
    "alike",
    [
        "музей музеи музее музеев МУЗЕЯМИ",
        "елка Ёлку ёлки",
        "рынок рынка рынки рынками",
        "посёлок посёлке посёлков",
        "подарок подарки подарками",
        "девушек девушка девушки",
        "владелец владельцы владельцев",
        "европеец европейца европейцы",
        "узбекистанец узбекистанцев",
        "уровень уровня уровни",
        "россиянин россиянина россияне россиян",
        "ребёнок дети детьми ребёнка",
        "день дня днями",
        "окно окон",
        "children child",
        "выставка выставке выставки",
        "мұражай Мұражайдағы мұражайлар мұражайының мұражайға",
        "министрлік Министрліктің министрлігі министрлігіндегі министрліктер",
        "кітап кітабы кітаптар кітабында",
        "халық халқы халықтың халқына",
        "облыс облысы облысында облыстар облысының",
        "қала қаласы қаласында қаладағы қалалардың",
        "орын орны орындар орнында",
        "тұрғын тұрғындар тұрғыны тұрғындардың",
        "үй үйлер үйлеріндегі үйде",
        "ел елдің елі елдер еліміздің",
        "жыл жылы жылғы жылдың",
        "басшы басшысы басшылар басшысының",
        "қаржы қаржысы қаржының",
        "Қазақстан Қазақстанда Қазақстанның Қазақстанға",
        "Алматы Алматыда Алматыдағы Алматының Алматыға",
        "теңге теңгеге теңгенің",
        "клуб клубы клубтар",
        "мектеп мектебі мектептерде",
        "Almaty Almatyda Almatynyń Almatydağy",
        "halyq halqy halqynyń",
        "көтеру көтерді көтерген көтеріп көтереді көтеретін",
        "ministrlik ministrliktiń ministrliginiń",
        "qalasy qalasynda",
        "museum museums",
        "медаль медали медалью медалям",
        "Астана Астаны Астане Астану",
        "Казахстан Казахстане Казахстану",
        "перепись переписи переписью",
        "прибыль прибыли",
        "печать печати печатью",
        "охрана охране охраны",
        "заём займа займы",
        "посол посла послы",
        "фестиваль фестивальдар фестивалі фестивальдің",
        "автомобиль автомобильдерге автомобилі",
    ],
)
def test_forms_of_one_word_share_a_stem(alike: str) -> None:
    first, *others = alike.split()
    for other in others:
        assert stems(first) & stems(other), other


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Алматы", "алма"),
        ("теңге", "тең"),
        ("Қарағанды", "қараған"),
        ("баға", "бас"),
        ("апта", "ап"),
        ("тұрғын", "тұр"),
        ("министр", "министрлік"),
        ("урок", "урна"),
        ("сок", "сук"),
        ("венок", "вена"),
        ("осень", "основа"),
        ("игрок", "игра"),
        ("город", "год"),
        ("музей", "музыка"),
        ("тур", "түр"),
        ("медаль", "мед"),
        ("Астана", "аста"),
        ("печать", "печь"),
    ],
)
def test_other_words_share_none(one: str, other: str) -> None:
    assert not stems(one) & stems(other)


def test_words_are_folded_and_parted() -> None:
    assert list(words(["Премьер-министр «ҚТЖ» COVID-19, 1,9 млрд_тг"])) == [
        "премьер", "министр", "қтж", "covid", "19", "1", "9", "млрд", "тг",
    ]  # fmt: skip
    assert list(words(["Z̷a̷l̷g̷o̷ йод ﬁx И\u0306од e\u0301te"])) == [
        "zalgo", "йод", "fix", "йод", "ete",
    ]  # fmt: skip
    assert list(words(["סלע 🏛 \u202eабв\u202c 北京"])) == ["סלע", "абв", "北京"]
    assert list(words(["а" * 100])) == ["а" * LONGEST_WORD]
    assert list(words(["", "!?"])) == []


def test_a_hostile_text_is_bounded() -> None:
    assert len(list(words(["слово " * 100_000]))) < 10_000
    assert len(stems("а\u0301\u0316" * 20_000)) <= 3


def test_an_article_is_found_by_all_it_says() -> None:
    article = Article(
        title="Новая выставка",
        body=(Block("Картины привезли из музея."),),
        tags=("искусство",),
        dateline=Dateline(place="Павлодар"),
        source="МКИ РК",
    )
    found = set(article_stems(article).split())
    for query in ("выставки", "картина", "музеи", "искусства", "Павлодар", "МКИ"):
        for alternatives in wanted(query) or ():
            assert found & set(alternatives), query


def test_what_a_hyphen_joins_is_also_found_as_one_word() -> None:
    found = set(article_stems(Article("Wi-Fi, АИ-95 и COVID-19: 17-летний, 10-15 раз")).split())

    assert {"wifi", "аи95", "covid19", "fi", "95"} <= found
    assert not {"1015", "17летний"} & found
