"""Results of matches, whoever of the two sides is told of."""

import re

PAIR = r"(?:\d{1,2}:\d(?![\d:])|\d[-\u2013]\d(?![\w:\u2013-]))"
PAIRS = re.compile(PAIR)
# «7:6 (5), 6:4»; two digits behind the colon are a clock's
RUN = re.compile(
    rf"(?<![\w:.,\u2013-]){PAIR}(?:(?:\s?\(\d[^()]{{0,6}}\))?(?:,| and| и| және)?\s{PAIR})*"
)
# «обыграла Грецию 12:10», «10:12 есебімен»: two digits, which are a clock's elsewhere
RESULT = (
    r"сч[её]т|обыгра|побе[дж]|выигра|уступ|проигра|разгром|ничь|жең|ұтыл|ұтт|тең түс|есе жібер"
    r"|beat|defeat|w[io]n|los[est]"
)
LARGE = re.compile(
    rf"(?<!\w)(?:{RESULT})\w*[^.:;!?\n]{{0,60}}?(?<![\w:.,])(\d{{1,3}}:\d{{2,3}})(?![\w:])"
    r"|(?<![\w:.,])(\d{1,3}:\d{2,3})(?=\s+есе[бп])",
    re.IGNORECASE,
)
DASH = re.compile(r"[:\u2013-]")
ANY = re.compile(r"\d[:\u2013-]\d")  # most texts have none

Sets = tuple[str, ...]  # «6:4», or all sets of a match


def scores_in(text: str) -> tuple[frozenset[Sets], str]:
    """Each score alone, the larger number first, and those in a row; the text without them."""
    if not ANY.search(text):
        return frozenset(), text
    scores: set[Sets] = set()
    rest = text
    for large in LARGE.finditer(text):
        scores.add((_played(large[1] or large[2]),))
    for run in RUN.finditer(text):
        sets = PAIRS.findall(run[0])
        if len(sets) == 1 and ":" not in run[0] and run[0][0] < run[0][-1]:
            continue  # «2-3 дня»
        played = tuple(map(_played, sets))
        scores |= {played, *((one,) for one in played)}
        rest = rest[: run.start()] + " " * len(run[0]) + rest[run.end() :]
    return frozenset(scores), rest


def differ(one: frozenset[Sets], other: frozenset[Sets]) -> bool:
    """No score of one is told by the other; matches of several sets agree in all."""
    matches, others = ({sets for sets in told if len(sets) > 1} for told in (one, other))
    return bool(one and other and one.isdisjoint(other)) or bool(
        matches and others and matches.isdisjoint(others)
    )


def _played(pair: str) -> str:
    return ":".join(sorted(DASH.split(pair), key=int, reverse=True))
