import re

from hypothesis import given
from hypothesis import strategies as st
from pytest import mark, param

from bot.articles.summary import summarise
from bot.model import Article, Block, BlockKind

QUOTE = "«Мост готов. Его ждали десять лет», - сказал аким."
SPEECH = "— Мы ждали моста целых двадцать лет, — сказал здешний мастер. — Теперь он есть. Ура."
SENTENCES = ("Мост через реку открыли утром.", "Движение пошло сразу.")


def article(*paragraphs: str | Block) -> Article:
    blocks = (p if isinstance(p, Block) else Block(p) for p in paragraphs)
    return Article("Заголовок", body=tuple(blocks))


def units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


LEAD = " ".join(SENTENCES)


@mark.parametrize(
    ("body", "room", "summary"),
    [
        param(article(), 700, "", id="no body"),
        param(article(LEAD, QUOTE), 700, f"{LEAD}\n\n{QUOTE}", id="all of it"),
        param(article(LEAD, QUOTE), units(LEAD), LEAD, id="to the unit"),
        param(article(LEAD), units(LEAD) - 1, SENTENCES[0], id="a unit short"),
        param(article(LEAD, QUOTE, "Ещё."), 100, LEAD, id="stops before a quote, skips nothing"),
        param(article(f"{SENTENCES[0]} {QUOTE} Ещё."), 60, SENTENCES[0], id="quote in a paragraph"),
        param(article(Block("Тема", BlockKind.HEADING), LEAD), 700, LEAD, id="headings go"),
        param(article(SENTENCES[0], "Аким сказал:", QUOTE), 60, SENTENCES[0], id="no colon ends"),
        param(article("🌉🌉🌉 мост. Да."), 12, "🌉🌉🌉 мост.", id="counts UTF-16"),
        param(article("Открыт мост имени М.Ю. Лермонтова. Его ждали."), 35,
              "Открыт мост имени М.Ю. Лермонтова.", id="initials"),
        param(article("Затраты выросли до 1,9 млрд тенге, сообщил акимат города."), 45,
              "Затраты выросли до 1,9 млрд тенге…", id="cut at a clause, not in a number"),
        param(article("Открыт мост, который строили «долго, дорого, упорно, с перерывами»."), 60,
              "Открыт мост…", id="no cut inside a quote"),
        param(article("Нужно:", "• гвозди;", "• доски."), 700, "Нужно:\n\n• гвозди;\n• доски.",
              id="items that only their signs tell"),
        param(article("Нужно:", "– гвозди;", "– доски."), 700, "Нужно:\n\n– гвозди;\n– доски.",
              id="items behind dashes"),
        param(article("Тур:", "- Тобол – Женис 0:1", "- Кайрат – Мост 2:2", "Сезон окончен."), 700,
              "Тур:\n\n- Тобол – Женис 0:1\n- Кайрат – Мост 2:2\n\nСезон окончен.",
              id="results behind dashes"),
        param(article("Тур:", "Тобол – Женис 0:1", "Кайрат – Мост 2:2", "Сезон окончен."), 700,
              "Тур:\n\nТобол – Женис 0:1\nКайрат – Мост 2:2\n\nСезон окончен.",
              id="results line under line"),
        param(article(LEAD, "Река хранит свой хлеб,", "И соль её, и снег", "Известны лишь камышу."),
              700, f"{LEAD}\n\nРека хранит свой хлеб,\nИ соль её, и снег\nИзвестны лишь камышу.",
              id="verses that nothing marks"),
        param(article("Цена вопроса", "Мост построят за год."), 700,
              "Цена вопроса\n\nМост построят за год.", id="one line and a sentence are no verses"),
        param(article(LEAD, "Когда: 3 мая", "Где: ул. Абая, каб. 1.", "Вход свободный."), 700,
              f"{LEAD}\n\nКогда: 3 мая\nГде: ул. Абая, каб. 1.\n\nВход свободный.", id="facts"),
        param(article(SENTENCES[0], SPEECH), units(SENTENCES[0] + SPEECH) + 1, SENTENCES[0],
              id="speech behind a dash whole or not at all"),
        param(article(SENTENCES[0], SPEECH), units(SENTENCES[0] + SPEECH) + 2,
              f"{SENTENCES[0]}\n\n{SPEECH}", id="whole speech"),
        param(article(SENTENCES[0], Block("Мы ждали. Ура.", BlockKind.QUOTE)), 45, SENTENCES[0],
              id="a marked quote whole or not at all"),
        param(article(SPEECH), 70, SPEECH[: SPEECH.index(" — Теперь")],
            id="of speech alone its first sentences"),
        param(article(LEAD), 3, "", id="tiny room"),
        param(article(LEAD), 0, "", id="no room"),
        param(article(LEAD), -5, "", id="less than none"),
        param(article("я" * 10_000 + "."), 300, "", id="one endless word"),
    ],
)  # fmt: skip
def test_summary(body: Article, room: int, summary: str) -> None:
    assert summarise(body, room) == summary


def test_a_lone_name_under_somebody_s_words_is_no_end() -> None:
    assert summarise(article(LEAD, "Дана Омар"), 500) == LEAD
    assert summarise(article(LEAD, "Дана Омар", LEAD), 500).count("Дана Омар") == 1


def test_a_quote_over_two_paragraphs_is_one() -> None:
    body = article(SENTENCES[0], "«Мост готов.", "Его ждали десять лет», - сказал аким.")

    assert summarise(body, 60) == SENTENCES[0]
    assert summarise(body, 700).count("»") == 1


WORDS = [
    "Мост", "открыли", "1,9 млрд", "тенге,", "«Мост", "жаңа»,", "М.Ю. Абаев", "The", "bridge",
    "(см.", "план)", '"готов."', "2025 г.", "😀", "сказал:", "–", "Да.", "ашылды.", "Ends!",
]  # fmt: skip
PARAGRAPHS = st.lists(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join), max_size=5)


@given(PARAGRAPHS, st.integers(-3, 300))
def test_keeps_its_room_and_begins_with_the_lead(paragraphs: list[str], room: int) -> None:
    summary = summarise(article(*filter(None, paragraphs)), room)

    assert units(summary) <= max(room, 0)
    assert not summary.endswith(":")
    # A quotation that the source never closes is closed behind the cut.
    own = re.sub(r"(?:…[»\"]?|[»\"])$", "", summary)
    assert "".join("".join(paragraphs).split()).startswith("".join(own.split()))


CLOSED = st.sampled_from([
    "Мост открыт.", "«Мы готовы. Идём», - сказал он.", "Он сказал: «Да».",
    "АО (бывшее «Мост») закрыто, увы.", '"Да. Нет", - сказал он.',
])  # fmt: skip


@given(st.lists(st.lists(CLOSED, min_size=1, max_size=4).map(" ".join)), st.integers(0, 200))
def test_quotes_opened_are_closed(paragraphs: list[str], room: int) -> None:
    summary = summarise(article(*paragraphs), room)

    assert summary.count("«") == summary.count("»")
    assert summary.count("(") == summary.count(")")
    assert summary.count('"') % 2 == 0


@given(st.lists(st.text(max_size=80), max_size=4), st.integers(0, 100))
def test_any_text_keeps_its_room(paragraphs: list[str], room: int) -> None:
    assert units(summarise(article(*paragraphs), room)) <= room


def test_verses_stand_line_under_line() -> None:
    verses = [Block(line, BlockKind.QUOTE) for line in ("Желсіз түнде жарық ай,", "Сәулесі суда.")]
    other = Block("Екінші шумақ.", BlockKind.QUOTE)
    assert summarise(article(LEAD, *verses, other), 700) == (
        f"{LEAD}\n\nЖелсіз түнде жарық ай,\nСәулесі суда.\n\nЕкінші шумақ."
    )
