"""A feed gone mad: a new system that turns all its numbers, an archive poured out. Pure."""

from datetime import timedelta

MAD = "the feed brought unusually many"
LEAST = 15  # fewer do no harm
UNHEARD_OF = 1000  # at one look, of any feed
TIMES = 1.5  # of a usual day, at one look
HISTORY = timedelta(days=3)  # of a younger feed nobody knows what is usual
LOOKED_BACK = timedelta(days=14)


def gone_mad(new: int, brought: int, history: timedelta) -> str | None:
    """Why so many new articles at one look are held; None where they are not.

    `brought` in the time of `history`, without what was there at the first look.
    """
    if new < LEAST:
        return None
    if history < HISTORY:
        return f"{MAD}: {new} new at once" if new >= UNHEARD_OF else None
    a_day = brought / (history / timedelta(days=1))
    if new <= TIMES * a_day:
        return None
    return f"{MAD}: {new} new at once, where about {a_day:.1f} a day are usual"
