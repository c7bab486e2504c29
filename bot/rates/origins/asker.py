"""Asks the forms one after the other until one is believed, and remembers how each is doing."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from bot.errors import FetchError, JarshyError, RatesError
from bot.model import Fixing
from bot.ports import Clock
from bot.rates.days import DAY
from bot.rates.origins.forms import Form
from bot.rates.origins.trust import Answer, Decision, Known, comparable, decide

TRIES = 2
BETWEEN_TRIES = 0.5


@dataclass(frozen=True, slots=True)
class Health:
    """When a form last answered rightly, and since when and why it does not."""

    succeeded_at: datetime | None = None
    failed_at: datetime | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """`before`: the set of an earlier day that was read on the way to compare with."""

    decision: Decision
    failures: tuple[str, ...] = ()
    before: Fixing | None = None


@dataclass
class Asker:
    forms: Sequence[Form]
    clock: Clock
    health: dict[str, Health] = field(default_factory=dict)  # by the form's label

    async def ask(self, day: date, known: Known, *, back_fill: bool = False) -> Outcome:
        """Of the day, from the first form that is believed. `back_fill`: each is tried once, and
        only forms that tell of any day."""
        answers: list[Answer] = []
        failures: list[str] = []
        before: Fixing | None = None
        for form in self.forms:
            if back_fill and not form.by_day:
                continue
            found = await self._tried(form, day, 1 if back_fill else TRIES, failures)
            if found is None:
                continue
            answers.append(Answer(form.name, found))
            if known.reference is None and form.by_day and not back_fill:
                reference, before = await self._day_before(form, day)
                known = replace(known, reference=reference)
            decision = decide(answers, known, last=False)
            if decision.fixing is not None:
                return Outcome(decision, tuple(failures), before)
        return Outcome(decide(answers, known, last=True), tuple(failures), before)

    async def _tried(self, form: Form, day: date, tries: int, failures: list[str]) -> Fixing | None:
        for attempt in range(tries):
            try:
                found = await form.ask(day)
            except (RatesError, FetchError) as error:
                self._note(form, error)
                if attempt + 1 == tries or _was_slow(error):
                    failures.append(str(error))
                    return None
                await self.clock.sleep(BETWEEN_TRIES)
            else:
                self._note(form, None)
                return found
        return None

    async def _day_before(self, form: Form, day: date) -> tuple[Fixing | None, Fixing | None]:
        """Where nothing is stored to compare with: what the same form says of the day before, to
        compare with; and again where it can be published as well."""
        try:
            found = await form.ask(day - DAY)
        except (RatesError, FetchError):
            return None, None
        decision = decide([Answer(form.name, found)], Known(), last=True)
        usable = decision.fixing or (found if comparable(decision) else None)
        return usable, decision.fixing

    def _note(self, form: Form, error: JarshyError | None) -> None:
        now, known = self.clock.now(), self.health.get(form.label, Health())
        if error is None:
            self.health[form.label] = Health(succeeded_at=now)
        else:
            since = known.failed_at or now
            self.health[form.label] = Health(known.succeeded_at, since, str(error))


def _was_slow(error: JarshyError) -> bool:
    """Whoever let us wait in vain once is not waited for again."""
    return isinstance(error.__cause__, TimeoutError)
