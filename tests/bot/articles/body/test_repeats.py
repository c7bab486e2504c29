from bot.articles.body.repeats import without_repeats
from bot.model import Block, BlockKind

LEAD = "В четверг в селе Косагаш открыли новый мост через реку Каркара."
SAID = "«Теперь до школы десять минут, раньше ехали почти час», – говорит учитель."


def texts(*blocks: Block) -> list[str]:
    return [block.text for block in without_repeats(blocks)]


def test_a_paragraph_stands_once() -> None:
    assert texts(Block(LEAD), Block("Мост новый."), Block(LEAD)) == [LEAD, "Мост новый."]


def test_a_short_sentence_stands_once() -> None:
    lead = "Каток закрыли из-за оттепели."
    again = f"{lead[:-1]} до мая."
    assert texts(Block(again), Block("Лёд растаял."), Block(again)) == [again, "Лёд растаял."]


def test_a_refrain_stays() -> None:
    assert texts(Block("Ай-яй!"), Block(LEAD), Block("Ай-яй!")) == ["Ай-яй!", LEAD, "Ай-яй!"]


def test_a_quotation_in_large_type_goes() -> None:
    pulled = Block("Теперь до школы десять минут, раньше ехали почти час", BlockKind.QUOTE)
    assert texts(Block(LEAD), pulled, Block(SAID)) == [LEAD, SAID]
    assert texts(Block(SAID), pulled) == [SAID]
    short = Block("раньше ехали почти час", BlockKind.QUOTE)
    assert texts(Block(LEAD), short, Block(SAID)) == [LEAD, SAID]


def test_a_quotation_of_its_own_stays() -> None:
    said = Block("Мост строили два года, и мы его очень ждали всем селом.", BlockKind.QUOTE)
    assert texts(Block(LEAD), said) == [LEAD, said.text]


def test_a_lead_that_the_next_paragraph_begins_with_goes() -> None:
    whole = f"{LEAD} По нему уже пошли автобусы."
    assert texts(Block(LEAD), Block(whole)) == [whole]
