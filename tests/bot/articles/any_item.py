"""Items of any shape whose credits and quotes are known beforehand."""

from dataclasses import dataclass

from hypothesis import strategies as st

from bot.model import Block, Image, Item

CREDITS = (
    ("Фото: {}", "Дана Омар"), ("Фото: {}", "пресс-служба порта Кентау"), ("Сурет: {}",
     "Ержан Сеит"),
    ("Фото {}", "пресс-службы порта"), ("Photo by {}", "Dana Omar"), ("© {}",
     "Sputnik / Дана Омар"),
    ("Фото: {}", "ҚР Көлік министрлігінің баспасөз қызметі"), ("Photo credit: {}", "Steppe Post"),
)  # fmt: skip
SOURCES = (
    ("Источник: {}", "музей воды"), ("Дереккөз: {}", "Кентау әкімдігі"), ("Source: {}",
     "Water Museum"),
    ("Материал предоставлен {}", "акиматом города Кентау"),
)  # fmt: skip
SENTENCES = (
    "Мост открыли в среду утром.", "На ремонт дали 1,9 млрд тенге.",
    "Школе дали имя М.Ю. Лермонтова.",
    "Мастер живёт в г. Кентау.", "Көпір 2025 ж. 12 қыркүйекте ашылды.", "Қонақтар көп болды.",
    "The bridge opened at 7 a.m. on Monday.", "It is 1.5 km long.", "🎻 Домбры звучали до утра!",
    "А что дальше?", "Слово " + "и ещё слово " * 30 + "и конец.",
)  # fmt: skip
QUOTES = (
    "«Мы готовы. Работа идёт», - сказал мастер.", '"Мы готовы. Работа идёт", - сказал мастер.',
    "«Біз дайынбыз. Жұмыс жүріп жатыр», – деді шебер.",
    "“We are ready. Work goes on,” said the master.",
    "«АО «Струны» готово. " + "Работа идёт. " * 40 + "Вот так», - сказал мастер.",
)  # fmt: skip
FURNITURE = (
    "USD/KZT 0.0", "Поделиться", "Читайте также: Мост закрыли", "Теги: мост, река",
    "1532 просмотров",
    "ru Мост закрыли до весны", "Telegram арнамызға жазылыңыз!", "Leave a comment", "16+", "None",
)  # fmt: skip
paragraphs = st.lists(st.sampled_from(SENTENCES) | st.sampled_from(QUOTES), min_size=1, max_size=4)


@dataclass(frozen=True)
class Known:
    item: Item
    credit: str
    source: str
    sentences: tuple[str, ...]


@st.composite
def known_items(draw: st.DrawFn) -> Known:
    """An article with a picture, a credit and a source, whose every sentence is known."""
    # A paragraph that begins like the one above it would be taken for a lead told twice.
    written = draw(st.lists(paragraphs, min_size=1, max_size=6, unique_by=lambda found: found[0]))
    credit_form, credit = draw(st.sampled_from(CREDITS))
    source_form, source = draw(st.sampled_from(SOURCES))
    blocks = [Block(" ".join(sentences)) for sentences in written]
    place = draw(st.integers(0, len(blocks)))
    blocks.insert(place, Block(credit_form.format(credit)))
    blocks.append(Block(source_form.format(source)))
    blocks += map(Block, draw(st.lists(st.sampled_from(FURNITURE), max_size=4)))
    item = Item(
        "dala",
        blocks=tuple(blocks),
        title=draw(st.sampled_from(("Мост открыт", "Көпір ашылды", "Заголовок " * 30))),
        link=draw(st.none() | st.just("https://dala.kz/1")),
        images=(Image("https://dala.kz/1.jpg", width=900, height=600),),
        tags=tuple(draw(st.lists(st.sampled_from(("мост", "река")), max_size=2))),
    )
    sentences = tuple(sentence for sentences in written for sentence in sentences)
    return Known(item, credit, source, sentences)
