"""What the bot says of rates: text with entities, in a person's language."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.model import MAJORS, TENGE, Entity, Mark, RateSource
from bot.posts.entities import TextBuilder
from bot.rates.asked.question import Question
from bot.rates.convert import Conversion, conversions, is_conversion
from bot.rates.days import FIRST_DAY
from bot.rates.sheet import Line, Sheet
from bot.texts import Texts

NBSP = "\u00a0"
UNUSUAL_PERCENT = Decimal(3)
# Flags that are not the code's first two letters.
FLAGS = {"EUR": "EU", "XDR": ""}


@dataclass(frozen=True, slots=True)
class Said:
    """`svg`: the same facts as a picture, where there is one."""

    text: str
    entities: tuple[Entity, ...] = ()
    svg: str | None = None


def answer(
    texts: Texts,
    question: Question,
    sheet: Sheet,
    upcoming: Sheet | None = None,
    *,
    everything: bool = False,
    own: Sequence[str] = (),
) -> Said:
    """A conversion, one currency's rate, or the table: of the majors and a reader's `own`, or of
    `everything`.

    Raise NoRateOf for a currency of which there is no official rate.
    """
    text = TextBuilder()
    if is_conversion(question):
        done = conversions(question, sheet)
        _conversion(texts, text, done, sheet)
        if all(one.source == one.target for one in done):
            return Said(*text.built())  # no rate was needed
    else:
        codes = _asked_codes(question, sheet, everything, own)
        _table(texts, text, sheet, codes)
        if upcoming is not None and sheet.fixing.day < upcoming.fixing.day:
            text.add("\n" + texts.say("From tomorrow, {date}:", date=_day(texts, upcoming)) + "\n")
            _lines(texts, text, upcoming, codes)
    for line in notes(texts, sheet):
        text.add(f"\n{line}")
    return Said(*text.built())


def notes(texts: Texts, sheet: Sheet) -> Iterable[str]:
    """What must stand under every number: how old, how odd, and whose it is."""
    if sheet.early:
        yield texts.say(
            "The rates for {asked} have not been set yet: these are from {date}.",
            asked=texts.date_short(sheet.asked),
            date=_day(texts, sheet),
        )
    elif sheet.stale:
        yield texts.say(
            "⚠️ Newer rates are not available now. These are from {date} and may have changed.",
            date=_day(texts, sheet),
        )
    if codes := _unusual(sheet):
        yield texts.say(
            "⚠️ An unusually large move ({codes}); a second source confirms it.",
            codes=", ".join(codes),
        )
    if sheet.previous is not None:
        date_ = texts.date_short(sheet.previous.day)
        yield texts.say("Change: since the rate of {date}.", date=date_)
    yield source_words(texts, sheet.fixing.source)


def source_words(texts: Texts, source: RateSource) -> str:
    if source is RateSource.SAMPLE:
        return texts.say("Sample: invented numbers, not a real rate.")
    if source is RateSource.FRANKFURTER:
        return texts.say(
            "Official rate of the National Bank (via Frankfurter), not an exchange office's."
        )
    return texts.say("Official rate of the National Bank, not an exchange office's.")


def no_rates(texts: Texts, asked: date, today: date) -> str:
    """One kind line for a day about which nothing can be said."""
    if asked > today:
        return texts.say(
            "The rates for {date} have not been set yet. Tomorrow's come after 16:00 on working"
            " days.",
            date=texts.date_short(asked),
        )
    if asked < FIRST_DAY:
        return texts.say(
            "The tenge has existed since {date}: please name a later day.",
            date=texts.date_short(FIRST_DAY),
        )
    return texts.say(
        "There is no rate for {date} that I could vouch for: the National Bank does not answer"
        " as it should. Please try again later.",
        date=texts.date_short(asked),
    )


def no_such_rate(texts: Texts) -> str:
    return texts.say("The National Bank gives no rate for that currency on this day.")


def rate_line(texts: Texts, line: Line) -> str:
    """`🇺🇸 1 USD = 478,77 ₸ ▼ −2,77 (0,58 %)`."""
    rate = line.rate
    flag = flag_of(rate.code)
    head = f"{flag} " if flag else ""
    unit = texts.number(rate.unit)
    return f"{head}{unit}{NBSP}{rate.code} = {money(texts, rate.value)}{moved(texts, line)}"


def money(texts: Texts, value: Decimal, code: str = TENGE) -> str:
    """`478,77 ₸`, `100 USD`; as many digits as there are, and two at least."""
    digits = max(2, -int(value.normalize().as_tuple().exponent))
    return f"{texts.number(value, digits)}{NBSP}{'₸' if code == TENGE else code}"


def amount(texts: Texts, value: Decimal, code: str) -> str:
    """As it was asked for: `100 USD`, `1,5 EUR`, `5 000 ₸`."""
    digits = max(0, -int(value.normalize().as_tuple().exponent))
    return f"{texts.number(value, digits)}{NBSP}{'₸' if code == TENGE else code}"


def percent(texts: Texts, value: Decimal) -> str:
    return texts.number(abs(value), 2) + ("%" if texts.language == "en" else f"{NBSP}%")


def flag_of(code: str) -> str:
    letters = FLAGS.get(code, code[:2])
    return "".join(chr(0x1F1E6 + ord(letter) - ord("A")) for letter in letters)


def moved(texts: Texts, line: Line) -> str:
    """` ▼ −2,77 (0,58 %)`; empty where nothing is known to compare with."""
    if line.change is None or line.percent is None:
        return ""
    if not line.change:
        return f" = {texts.number(Decimal(0), 2)}"
    arrow, sign = ("▲", "+") if line.change > 0 else ("▼", "−")
    size = texts.number(abs(line.change), 2)
    return f" {arrow}{NBSP}{sign}{size} ({percent(texts, line.percent)})"


def table_title(texts: Texts, sheet: Sheet) -> str:
    if sheet.fixing.source is RateSource.SAMPLE:
        return texts.say("Sample rates for {date}", date=_day(texts, sheet))
    return texts.say("National Bank rates for {date}", date=_day(texts, sheet))


def _table(texts: Texts, text: TextBuilder, sheet: Sheet, codes: Sequence[str]) -> None:
    text.add(table_title(texts, sheet), "bold").add("\n")
    _lines(texts, text, sheet, codes)


def _lines(texts: Texts, text: TextBuilder, sheet: Sheet, codes: Sequence[str]) -> None:
    for code in codes:
        if line := sheet.line(code):
            text.add(rate_line(texts, line) + "\n")


def _conversion(texts: Texts, text: TextBuilder, done: Sequence[Conversion], sheet: Sheet) -> None:
    for one in done:
        left = amount(texts, one.amount, one.source)
        text.add(f"{left} = {money(texts, one.result, one.target)}", "bold").add("\n")
    used = dict.fromkeys(code for one in done for code in (one.source, one.target))
    if set(used) == {TENGE}:
        return
    text.add("\n" + texts.say("Rates for {date}:", date=_day(texts, sheet)) + "\n")
    _lines(texts, text, sheet, [code for code in used if code != TENGE])


def _asked_codes(
    question: Question, sheet: Sheet, everything: bool, own: Sequence[str]
) -> Sequence[str]:
    if question.source is not None:
        if question.source != TENGE and sheet.line(question.source) is None:
            conversions(question, sheet)  # says that there is none
        return MAJORS if question.source == TENGE else [question.source]
    return [line.rate.code for line in sheet.lines] if everything else [*MAJORS, *own]


def _unusual(sheet: Sheet) -> Sequence[str]:
    if sheet.fixing.mark is not Mark.UNUSUAL:
        return ()
    return [
        line.rate.code
        for line in sheet.lines
        if line.percent is not None and abs(line.percent) > UNUSUAL_PERCENT
    ]


def _day(texts: Texts, sheet: Sheet) -> str:
    return texts.date_short(sheet.fixing.day)
