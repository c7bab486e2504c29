"""What an editor's press or words do to a card: decided, applied in one transaction, shown."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial

from bot.errors import StaleVersion, UnreadableArticle
from bot.model import Card, CardState, NewCard, OutboxRow, Part, Place, State, Step, Who
from bot.newsroom.cards.data import parse
from bot.newsroom.cards.material import item_of
from bot.newsroom.cards.presses import (
    Change,
    Decision,
    Note,
    Nothing,
    Publish,
    decide,
    decide_typed,
)
from bot.newsroom.cards.table import CardTable
from bot.newsroom.cards.view import note_text
from bot.newsroom.times import Unusable, typed
from bot.ports import HandReader
from bot.texts import Texts

GATHERED = timedelta(seconds=1.5)  # after its last part an album is taken as whole
FOLLOWED = timedelta(seconds=60)
_MOVED_ON = (Note.CLOSED, Note.OUTDATED)  # what stands there is not the card as it is now
_ON_THE_WAY = (State.READY, State.SENDING)
# What a card asks once its question was passed over; a time may still be written then.
_LEFT = {Step.EDITING: Step.CHANNELS, Step.TYPING: Step.TIMES}


@dataclass(frozen=True, slots=True)
class Done:
    """What there is to say at once, or nothing, and the card as it stands now."""

    said: str = ""
    card: Card | None = None


@dataclass
class CardDesk:
    table: CardTable
    reader: HandReader
    _followed: dict[int, tuple[datetime, Mapping[int, State]]] = field(default_factory=dict)

    async def open(self, new: NewCard) -> Card:
        """Stored; the article is found, read and shown by `CardReading`."""
        now = self.table.clock.now()
        ready_at = now + GATHERED if new.album else now
        return await self.table.cards.add(new, ready_at, now)

    async def press(self, data: str, who: Who, texts: Texts) -> Done:
        """Do what a button says, once; `show` is to follow."""
        pressed = parse(data)
        card = await self.table.cards.get(pressed.card_id) if pressed else None
        if pressed is None or card is None:
            return Done(texts.say("This button is out of date."))
        facts = await self.table.facts(card)
        # Read after what there is: whoever published meanwhile has closed it, and is named.
        card = await self.table.cards.get(card.id) or card
        return await self._applied(card, decide(card, pressed, facts, who), who, texts)

    async def expects(self, who: Who, place: Place, text: str) -> Card | None:
        """The card that waits for this person's words here."""
        card = await self.table.cards.asked_of(who.id, place.chat_id)
        if card is None or card.step is not Step.TIMES:
            return card
        # Instead of a button a time may be written; other words are not meant for the card.
        due = typed(text, self.table.clock.now(), self.table.zone)
        return None if due is Unusable.NOT_READ else card

    async def interrupted(self, who: Who, place: Place) -> None:
        """A command is said instead of the words that a card asked for: what comes next is not
        meant for it any more, or a word of thanks would be the new text of a post."""
        card = await self.table.cards.asked_of(who.id, place.chat_id)
        if card is None or card.step not in _LEFT:
            return
        step = _LEFT[card.step]
        typing_by = who.id if step is Step.TIMES else None
        with suppress(StaleVersion):  # somebody decides it just now
            card = await self.table.cards.change(card, step=step, typing_by=typing_by)
            await self.table.show(card)

    async def words(self, card: Card, part: Part, who: Who, texts: Texts) -> Done:
        """A time or a text that the card asked for; `show` is to follow."""
        if card.step is Step.EDITING and card.article_id is not None:
            try:
                await self.reader.reworded(card.article_id, item_of([part], "Telegram"), who)
            except UnreadableArticle:
                return Done(texts.say("I found no text in this. Write it again."))
            values = {"state": CardState.READING, "step": Step.CHANNELS, "typing_by": None}
            decision: Decision = Change({**values, "ready_at": self.table.clock.now()})
        else:
            decision = decide_typed(card, part.text, await self.table.facts(card), who)
        return await self._applied(card, decision, who, texts)

    async def said_anew(
        self, part: Part, place: Place, who: Who, album: str | None = None
    ) -> int | None:
        """The article that was made of this message, where its words have changed."""
        card = await self.table.cards.edit(place, part, album)
        article_id = await self.reader.made_of(part.key)
        if article_id is None or (card is not None and card.state is CardState.READING):
            return None  # what the message says now is read with its card
        item = item_of(card.parts if card is not None else [part], "Telegram")
        with suppress(UnreadableArticle):
            if await self.reader.reworded(article_id, item, who):
                return article_id
        return None

    async def follow(self) -> None:
        """Cards just published are shown again when their posts have arrived."""
        now = self.table.clock.now()
        for card_id, (since, seen) in tuple(self._followed.items()):
            card = await self.table.cards.get(card_id)
            if card is None or now - since > FOLLOWED:
                del self._followed[card_id]
                continue
            standings = (await self.table.facts(card)).standings
            if all(standings.get(one) not in _ON_THE_WAY for one in card.placed):
                del self._followed[card_id]
                if standings != seen:
                    await self.table.show(card)
                    await self.table.show_others(card)

    async def show(self, done: Done, pressed: int | None = None) -> None:
        """The card's new look; that of others too, where it changes what they say."""
        if done.card is not None:
            await self.table.show(done.card, pressed)
            if done.card.state is CardState.PUBLISHED:
                await self.table.show_others(done.card)

    async def _applied(self, card: Card, decision: Decision, who: Who, texts: Texts) -> Done:
        if isinstance(decision, Nothing) and decision.note not in _MOVED_ON:
            return Done(_told(card, decision.note, texts))
        try:
            card, said = await self._apply(card, decision, who, texts)
        except StaleVersion:
            card = await self.table.cards.get(card.id) or card
            said = _told(card, Note.CLOSED if card.is_closed else Note.OUTDATED, texts)
        return Done(said, card)

    async def _apply(
        self, card: Card, decision: Decision, who: Who, texts: Texts
    ) -> tuple[Card, str]:
        """Raise StaleVersion where somebody else was quicker."""
        match decision:
            case Nothing(note):
                return card, _told(card, note, texts)
            case Change(values):
                return await self.table.cards.change(card, **values), ""
            case Publish(rows, values):
                now = self.table.clock.now()
                before = await self._asked(card)
                card, placed = await self.table.cards.publish(card, rows, now, who, **values)
                for one in placed:
                    if one.done and one.row_id in before:
                        await self.table.close_question(before[one.row_id], partial(_by, who))
                if any(one.done and one.state is State.READY for one in placed):
                    seen = (await self.table.facts(card)).standings
                    self._followed[card.id] = now, seen
                if not any(one.done for one in placed):
                    return card, texts.say("It is already there or on its way.")
                return card, ""

    async def _asked(self, card: Card) -> dict[int, OutboxRow]:
        """Rows about which an editor is asked elsewhere."""
        rows = await self.table.outbox.article_rows(card.article_id) if card.article_id else ()
        return {row.id: row for row in rows if row.question_message_id is not None}


def _by(who: Who, texts: Texts) -> str:
    return texts.say("Decided by {name}.", name=who.name)


def _told(card: Card, note: Note, texts: Texts) -> str:
    if note is not Note.CLOSED or not card.closed_by_name:
        return note_text(note, texts)
    if card.state is CardState.CANCELLED:
        return texts.say("Cancelled by {name}.", name=card.closed_by_name)
    return texts.say("This was decided already by {name}.", name=card.closed_by_name)
