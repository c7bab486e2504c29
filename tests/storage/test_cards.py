import asyncio
from dataclasses import replace

import pytest

from bot.errors import StaleVersion
from bot.model import Card, CardState, NewCard, Part, Place, State, Step, Who
from bot.model.states import BY_HAND
from bot.ports import Stores
from tests.storage.samples import NOW, add_channels, later, new_article, queued, row_for

WHO = Who(501, "Асель")
NEW = NewCard(Place(501), WHO, "ru", words="музей")


def album(number: int) -> NewCard:
    part = Part(key=f"telegram:501:{number}", number=number, photo=f"telegram:1/u{number}/f")
    return replace(NEW, words="", parts=(part,), album="a1")


async def opened(stores: Stores) -> Card:
    taken = await stores.articles.take(new_article(), [])
    card = await stores.cards.add(NEW, NOW, NOW)
    return await stores.cards.change(
        card, state=CardState.OPEN, article_id=taken.article_id, message_id=9
    )


async def test_a_card_is_read_once_its_time_has_come_and_until_it_was_said(stores: Stores) -> None:
    card = await stores.cards.add(NEW, later(2), NOW)
    assert (card.state, card.version, card.place, card.words) == (
        CardState.READING,
        1,
        Place(501),
        "музей",
    )
    assert await stores.cards.to_read(later(1)) == []
    assert await stores.cards.to_read(later(2)) == [card]
    failed = await stores.cards.change(card, state=CardState.FAILED, reason="x")
    assert await stores.cards.to_read(later(2)) == [failed]
    await stores.cards.said(card.id, 77)
    assert await stores.cards.to_read(later(2)) == []
    known = await stores.cards.get(card.id)
    assert known == replace(failed, message_id=77), "the version stays"


async def test_an_album_is_gathered_into_one_card(stores: Stores) -> None:
    cards = [await stores.cards.add(album(n), later(n), NOW) for n in (1, 2, 2, 3)]
    assert {card.id for card in cards} == {cards[0].id}
    assert [part.number for part in cards[-1].parts] == [1, 2, 3]
    assert cards[-1].ready_at == later(3)
    assert await stores.cards.to_read(later(2)) == []


async def test_parts_of_an_album_may_come_side_by_side(stores: Stores) -> None:
    await asyncio.gather(*(stores.cards.add(album(n), later(1), NOW) for n in range(1, 6)))
    (card,) = await stores.cards.to_read(later(1))
    assert sorted(part.number for part in card.parts) == [1, 2, 3, 4, 5]


async def test_a_message_that_is_edited_while_its_card_is_read(stores: Stores) -> None:
    part = Part(key="telegram:501:7", number=7, text="Каток открыт")
    card = await stores.cards.add(replace(NEW, words="", parts=(part,)), NOW, NOW)
    now = replace(part, text="Каток закрыт")
    assert await stores.cards.edit(Place(502), now, None) is None
    assert await stores.cards.edit(Place(501), replace(now, key="telegram:501:8"), None) is None
    edited = await stores.cards.edit(Place(501), now, None)
    assert edited is not None and edited.parts == (replace(now, edited=True),)
    with pytest.raises(StaleVersion):
        await stores.cards.change(card, state=CardState.OPEN)
    read = await stores.cards.change(edited, state=CardState.OPEN)
    assert await stores.cards.edit(Place(501), part, None) is None, "its article is reworded"
    assert await stores.cards.get(card.id) == read


async def test_an_albums_card_knows_what_each_message_says(stores: Stores) -> None:
    await stores.cards.add(album(1), NOW, NOW)
    card = await stores.cards.add(album(2), NOW, NOW)
    card = await stores.cards.change(card, state=CardState.OPEN)
    now = replace(card.parts[1], text="Каток открыт")
    edited = await stores.cards.edit(Place(501), now, "a1")
    assert edited is not None and edited.parts == (card.parts[0], replace(now, edited=True))
    assert edited == await stores.cards.get(card.id)
    assert edited.version == card.version, "its buttons stay good"


async def test_the_second_who_changes_a_card_is_too_late(stores: Stores) -> None:
    card = await opened(stores)
    await stores.cards.change(card, step=Step.TIMES)
    with pytest.raises(StaleVersion):
        await stores.cards.change(card, state=CardState.CANCELLED)
    with pytest.raises(StaleVersion):
        await stores.cards.publish(card, [], NOW, WHO, state=CardState.PUBLISHED)
    known = await stores.cards.get(card.id)
    assert known and (known.state, known.step) == (CardState.OPEN, Step.TIMES)


async def test_what_a_card_waits_for(stores: Stores) -> None:
    card = await opened(stores)
    assert await stores.cards.asked_of(501, 501) is None
    card = await stores.cards.change(card, step=Step.TYPING, typing_by=501)
    assert await stores.cards.asked_of(501, 501) == card
    assert await stores.cards.asked_of(502, 501) is None
    assert await stores.cards.asked_of(501, -100) is None


async def test_publishing_queues_and_closes_in_one(stores: Stores) -> None:
    one, two = await add_channels(stores, "@one", "@two")
    card = await opened(stores)
    assert card.article_id is not None
    rows = [row_for(one.id, urgent=True), row_for(two.id, State.SCHEDULED, 60, urgent=True)]
    closed, placed = await stores.cards.publish(card, rows, NOW, WHO, state=CardState.PUBLISHED)
    assert [(p.channel_id, p.state, p.done) for p in placed] == [
        (one.id, State.READY, True),
        (two.id, State.SCHEDULED, True),
    ]
    assert (closed.state, closed.placed) == (CardState.PUBLISHED, (one.id, two.id))
    kinds = [(e.kind, e.who) for e in await stores.events.of_article(card.article_id)]
    assert ("card.published", "user 501 Асель") in kinds


@pytest.mark.parametrize("state", State)
async def test_a_row_is_taken_up_only_where_nothing_of_it_is_out(
    stores: Stores, state: State
) -> None:
    (one,) = await add_channels(stores, "@one")
    row = await queued(stores, one, 1, row_for(one.id, state))
    (placed,) = await stores.by_hand.place(
        row.article_id, [row_for(one.id, State.SCHEDULED, 60, urgent=True)], later(1), "x"
    )
    after = await stores.outbox.get(row.id)
    assert after is not None
    assert placed.row_id == row.id
    taken_up = state in BY_HAND or state is State.READY
    assert placed.done is taken_up
    assert after.state is (State.SCHEDULED if taken_up else state)
    assert (after.version > row.version) is placed.done
    assert len(await stores.outbox.article_rows(row.article_id)) == 1


async def test_an_old_question_about_a_row_taken_up_is_void(stores: Stores) -> None:
    (one,) = await add_channels(stores, "@one")
    row = await queued(stores, one, 1, row_for(one.id, State.WAITING_APPROVAL))
    asked = await stores.outbox.asked(row, 501, 5, NOW)
    await stores.by_hand.place(row.article_id, [row_for(one.id)], NOW, "x")
    with pytest.raises(StaleVersion):
        await stores.outbox.move(asked, State.CANCELLED, NOW, "not approved")
