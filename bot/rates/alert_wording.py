"""What the bot says of a reader's wishes to hear of a rate, in their language."""

from collections.abc import Sequence

from bot.model import TENGE
from bot.model.alerts import Alert, AlertState, Level
from bot.posts.entities import TextBuilder
from bot.rates.alerts import MOST, is_so
from bot.rates.sheet import Line, Sheet
from bot.rates.wording import Said, amount, money, notes, rate_line
from bot.texts import Texts


def written(texts: Texts, level: Level) -> str:
    """`1 USD > 480,00 ₸`."""
    sign = ">" if level.above else "<"
    unit = f"{texts.number(level.unit)}\u00a0{level.code}"
    return f"{unit} {sign} {money(texts, level.value)}"


def card(texts: Texts, mine: Sequence[Alert]) -> Said:
    """What this person is told of, a line each, and how to ask for more."""
    text = TextBuilder()
    if mine:
        text.add(texts.say("I will tell you when:"), "bold").add("\n")
    for number, alert in enumerate(mine, 1):
        state = "" if alert.state is AlertState.ARMED else f" · {texts.say('told')}"
        text.add(f"{number}. {written(texts, alert.level)}{state}\n")
    if len(mine) < MOST:
        text.add("\n" if mine else "")
        text.add(
            texts.say(
                "Write which rate you want to hear of, for example:\n"
                "tell me when usd passes 480\n"
                "tell me when the euro falls below 540"
            )
        )
    return Said(*text.built())


def added(texts: Texts, level: Level, line: Line) -> str:
    now = amount(texts, line.rate.per_one * level.unit, TENGE)
    return texts.say(
        "I will tell you when {level} (now {now}).", level=written(texts, level), now=now
    )


def already(texts: Texts, line: Line) -> str:
    return texts.say("That is so already: {rate}", rate=rate_line(texts, line))


def too_many(texts: Texts) -> str:
    return texts.say("You have {number} already: remove one first.", number=MOST)


def told_text(texts: Texts, level: Level, sheet: Sheet, *, repeat: bool) -> Said:
    """The word itself. `sheet` holds the currency."""
    line = sheet.line(level.code)
    assert line is not None and is_so(level, line)
    text = TextBuilder()
    if repeat:
        text.add(texts.say("You may have received this already: the connection broke.")).add("\n\n")
    text.add(f"🔔 {written(texts, level)}", "bold").add("\n")
    date_ = texts.date_short(sheet.fixing.day)
    text.add(texts.say("As you asked. Rates for {date}:", date=date_)).add("\n")
    text.add(rate_line(texts, line)).add("\n")
    for note in notes(texts, sheet):
        text.add(f"\n{note}")
    return Said(*text.built())
