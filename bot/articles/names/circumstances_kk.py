"""Kazakh: when, how, where and to whom something was told; no part of who told it."""

import re
from collections.abc import Iterator

from bot.articles.text.kazakh_words import in_all_letters, phrase_starts

MONTHS = (
    "қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым",
    "шілде", "тамыз", "қыркүйек", "қазан", "қараша", "желтоқсан",
)  # fmt: skip
TOKEN = re.compile(r"[^\s,.!?;«»\"“”()]+")
MONTH = re.compile(
    rf"(?P<name>{'|'.join(in_all_letters(*MONTHS))})"
    r"(?:(?P<at>[дт][ае]|[dt][ae]|[دت][اە])|(?P<of>[нтд][ыі]ң|[ntd][yiıí](?:[ńñŋ]|ng)))?",
    re.IGNORECASE,
)
ON_DAY, IN_MONTH = in_all_letters("күні"), in_all_letters("айында")
OURS = re.compile(rf"(?:{'|'.join(in_all_letters('біздің'))})\s$", re.IGNORECASE)
NUMBER = re.compile(r"\d{1,2}(?:-[ыіyiı])?")
ORDINAL = re.compile(r"\d{1,2}-?[сs]?[ыіyiı](?:[нn][дd][аеae])?")
OF_YEAR = in_all_letters("жылғы", "жылдың", "жылы")
CLOCK = re.compile(r"\d\d[:.]\d\d(?:-?(?:[дт][ае]|[dt][ae]))?")
AT_CLOCK = in_all_letters("сағат")
JOINT = re.compile(r"[\s,]*")


def without_circumstances(sentence: str) -> str:
    """«Министрлік бүгін, 5 мамырда журналистерге хабарлады» → «Министрлік хабарлады»; what stands
    in quotation marks stays."""
    spans = [*phrase_starts(sentence, "circumstance"), *_days(sentence)]
    if not spans:
        return sentence
    told = sorted(span for span in spans if not _is_quoted(sentence, span[0]))
    kept, at = "", 0
    for start, end in _joined(sentence, told):
        if start >= at:
            kept, at = kept + sentence[at:start], end
    return kept + sentence[at:]


def _joined(sentence: str, spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Spans beside each other as one, with the comma behind where one stands before or within."""
    while spans:
        start, end = spans.pop(0)
        if ours := OURS.search(sentence, 0, start):  # «біздің сауалымызға жауап ретінде»
            start = ours.start()
        while spans and not sentence[end : spans[0][0]].strip(" ,"):
            end = max(end, spans.pop(0)[1])
        inner = sentence[start:end].rstrip(".,!?;:…")
        end = start + len(inner)
        before = sentence[:start].rstrip()
        comma = "," in inner or not before or before.endswith(",")
        behind = JOINT.match(sentence, end)
        if behind is not None and (comma or "," not in behind[0]):
            end = behind.end()
        yield start, end


def _is_quoted(sentence: str, at: int) -> bool:
    before = sentence[: at + (sentence[at] in '«“"')]
    opened = before.count("«") + before.count("“") - before.count("»") - before.count("”")
    return opened > 0 or before.count('"') % 2 == 1


def _days(sentence: str) -> Iterator[tuple[int, int]]:
    """«5 мамырда», «5 мамыр күні», «2024 жылғы 5 мамырда», «мамырдың 5-інде», «сағат 15:00-де»."""
    found = list(TOKEN.finditer(sentence))
    for place, token in enumerate(found):
        before = found[place - 1] if place else None
        behind = found[place + 1] if place + 1 < len(found) else None
        if token[0].casefold() in AT_CLOCK and behind and CLOCK.fullmatch(behind[0]):
            yield token.start(), behind.end()
        month = MONTH.fullmatch(token[0])
        if month is None:
            continue
        at_it = behind is not None and behind[0].casefold() in ON_DAY
        ordinal = month["of"] and behind and ORDINAL.fullmatch(behind[0])
        if behind and (ordinal or behind[0].casefold() in IN_MONTH):
            yield token.start(), behind.end()
        elif before and NUMBER.fullmatch(before[0]) and (month["at"] or at_it):
            start = before.start()
            if place > 2 and found[place - 2][0].casefold() in OF_YEAR:  # «2024 жылғы 5 мамырда»
                start = found[place - 3].start()
            yield start, behind.end() if at_it and behind else token.end()
