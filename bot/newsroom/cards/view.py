"""How an editor's card looks: a few words and rows of buttons, in the editor's language."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.model import Button, Card, CardState, Channel, State, Step, View
from bot.newsroom.cards.data import Action, data
from bot.newsroom.cards.presses import UNUSABLE, Facts, Note
from bot.newsroom.rules.article_doubts import doubts_line
from bot.newsroom.times import Quick, Unusable, quick, usable
from bot.posts.entities import cut
from bot.reasons import retell
from bot.texts import Texts

LONGEST_LABEL = 60
LONGEST_REASON = 500

Rows = tuple[tuple[Button, ...], ...]


def view(card: Card, facts: Facts, texts: Texts, titles: Sequence[str] = ()) -> View:
    """`titles`: of the articles among which is chosen, in the order of `card.found`."""
    if card.state is CardState.READING:
        return View(next(iter(titles), "…"))
    if card.state is CardState.FAILED:
        return View(_failed(card, texts))
    if card.state is CardState.CHOOSING:
        return _choice(card, texts, titles)
    if card.state is CardState.OPEN:
        return _open(card, facts, texts)
    return View("\n".join((_closed(card, facts.zone, texts), *_standings(card, facts, texts))))


def unusable_text(why: Unusable, texts: Texts) -> str:
    return note_text(UNUSABLE[why], texts)


def note_text(note: Note, texts: Texts) -> str:
    match note:
        case Note.CLOSED:
            return texts.say("This was decided already.")
        case Note.NO_CHANNEL:
            return texts.say("Choose a channel first.")
        case Note.NOT_READ:
            return texts.say(
                "I did not understand the time. Write it like 18:30, tomorrow 8:00 or 27.11 9:00."
            )
        case Note.PAST:
            return texts.say("This time has passed already. Write a later one.")
        case Note.TOO_FAR:
            return texts.say("This is more than a year away. Write an earlier time.")
        case Note.OUTDATED:
            return texts.say("The card has changed meanwhile. Look at it again.")


def ask_for_a_time(texts: Texts) -> str:
    return texts.say(
        "Write the time as a reply to this message: 18:30, tomorrow 8:00 or 27.11 9:00."
    )


def quick_times(now: datetime, zone: ZoneInfo, texts: Texts) -> Iterator[tuple[Quick, str]]:
    """The quick choices that lie ahead and what their buttons say: «This evening, 19:00»."""
    labels = {
        Quick.HOUR: texts.say("In an hour"),
        Quick.EVENING: texts.say("This evening"),
        Quick.MORNING: texts.say("Tomorrow"),
    }
    for choice, label in labels.items():
        due = usable(quick(choice, now, zone), now)
        if not isinstance(due, Unusable):
            yield choice, f"{label}, {texts.time(due.astimezone(zone))}"


def standing_text(state: State, texts: Texts) -> str:
    """Where an article stands in a channel, in a word or two."""
    match state:
        case State.SENT:
            return texts.say("published")
        case State.READY | State.SENDING:
            return texts.say("being sent")
        case State.SCHEDULED:
            return texts.say("scheduled")
        case State.IN_DOUBT:
            return texts.say("it is not known yet whether it arrived")
        case State.WAITING_APPROVAL:
            return texts.say("waits for approval")
        case State.FAILED:
            return texts.say("could not be sent")
        case State.HELD:
            return texts.say("held back")
        case _:
            return texts.say("not published")


def _open(card: Card, facts: Facts, texts: Texts) -> View:
    known = _standings(card, facts, texts)
    match Step.CHANNELS if facts.withdrawn else card.step:
        case Step.TIMES:
            return View(texts.say("When should it be published?"), _times(card, facts, texts))
        case Step.TYPING:
            return View(ask_for_a_time(texts), (_back(card, texts),))
        case Step.EDITING:
            asked = texts.say(
                "Write the new text as a reply to this message: the title in the first line."
                " Photo, credits and link stay."
            )
            return View(asked, (_back(card, texts),))
        case _:
            head = _question(facts, texts)
            doubts = doubts_line(facts.doubts, texts)
            lines = (head, *known, *((doubts,) if doubts else ()))
            return View("\n".join(lines), _channels(card, facts, texts))


def _question(facts: Facts, texts: Texts) -> str:
    if not facts.channels:
        return texts.say("There is no channel yet. Add one: /channels")
    if facts.withdrawn:
        return texts.say("The article was withdrawn, so it is not published.")
    if not facts.free:
        return texts.say("The post looks like this. There is no channel left for it.")
    if len(facts.channels) == 1:
        return texts.say("The post looks like this. Publish it?")
    return texts.say("The post looks like this. Choose channels, then publish.")


def _channels(card: Card, facts: Facts, texts: Texts) -> Rows:
    rows: list[tuple[Button, ...]] = []
    free = [channel for channel in facts.channels if channel.id in facts.free]
    alone = len(facts.channels) == 1
    if not alone:
        rows += [(_toggle(card, channel),) for channel in free]
    if free:
        label = texts.say("Publish")
        if alone:
            label = texts.say("Publish in {channel}", channel=free[0].shown)
        rows.append((_button(card, label, Action.PUBLISH),))
        later = _button(card, texts.say("Schedule"), Action.WHEN)
        rows.append((later, _button(card, texts.say("Edit"), Action.EDIT)))
    cancel = texts.say("Cancel") if free else texts.say("Close")
    return (*rows, (_button(card, cancel, Action.CANCEL),))


def _toggle(card: Card, channel: Channel) -> Button:
    mark = "☑" if channel.id in card.channels else "☐"
    return _button(card, f"{mark} {channel.shown}", Action.TOGGLE, channel.id)


def _times(card: Card, facts: Facts, texts: Texts) -> Rows:
    choices = quick_times(facts.now, facts.zone, texts)
    rows = [(_button(card, label, Action.AT, choice),) for choice, label in choices]
    rows.append((_button(card, texts.say("Another time…"), Action.TYPE),))
    return (*rows, _back(card, texts))


def _choice(card: Card, texts: Texts, titles: Sequence[str]) -> View:
    rows = [
        (_button(card, title or str(article_id), Action.PICK, article_id),)
        for article_id, title in zip(card.found, titles, strict=False)
    ]
    cancel = _button(card, texts.say("Cancel"), Action.CANCEL)
    return View(texts.say("Which of these articles?"), (*rows, (cancel,)))


def _standings(card: Card, facts: Facts, texts: Texts) -> list[str]:
    """A line for each channel in which the article stands or was just put."""
    lines = []
    for channel in facts.channels:
        state = facts.standings.get(channel.id)
        if state is None or (channel.id in facts.free and state is State.CANCELLED):
            continue
        gone = channel.id in facts.deleted
        standing = texts.say("deleted") if gone else standing_text(state, texts)
        if state is State.READY and channel.id not in card.placed:
            standing = texts.say("queued")  # by itself: it may wait for quiet hours or a pause
        if channel.id in facts.due:
            standing = f"{standing}, {texts.moment(facts.due[channel.id], facts.zone)}"
        line = f"{channel.shown}: {standing}"
        by = facts.by.get(channel.id)
        lines.append(f"{line} ({by})" if by and channel.id not in card.placed else line)
        if not channel.active and state is not State.SENT:
            lines.append(texts.say("The bot may not post there now; the post waits."))
    return lines


def _closed(card: Card, zone: ZoneInfo, texts: Texts) -> str:
    name = card.closed_by_name or str(card.closed_by)
    if card.state is CardState.CANCELLED:
        return texts.say("Cancelled by {name}.", name=name)
    if not card.placed:
        return texts.say("Nothing new to publish.")
    if card.due_at is not None:
        return texts.say(
            "Scheduled for {when} by {name}.", when=texts.moment(card.due_at, zone), name=name
        )
    return texts.say("Published by {name}.", name=name)


def _back(card: Card, texts: Texts) -> tuple[Button, ...]:
    return (_button(card, texts.say("Back"), Action.BACK),)


def _button(card: Card, label: str, action: Action, argument: str | int = "") -> Button:
    return Button(cut(label, LONGEST_LABEL), data(card.id, card.version, action, argument))


def _failed(card: Card, texts: Texts) -> str:
    if card.reason:
        reason = cut(retell(card.reason, texts), LONGEST_REASON)
        return texts.say("I could not read this: {reason}", reason=reason)
    if card.words:
        return texts.say("I found no article for “{words}”.", words=cut(card.words, LONGEST_REASON))
    return texts.say("I could not make a post of this. Send a text, or a photo with a text.")
