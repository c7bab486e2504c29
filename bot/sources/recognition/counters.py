"""Counters of views and comments that sites write into texts: never a change of an article."""

import re

# The words that stand by such a number in Russian, Kazakh and English.
NAMES = (
    r"(?:просмотр|прочтени|прочита|комментари|коммент|лайк|репост|поделил|обсуждени)\w*"
    r"|(?:қаралым|қаралды|қаралған|оқылым|оқылды|пікір|түсініктеме)\w*"
    r"|(?:view|read|comment|like|share|repl)(?:s|ies)?|hits|👁️?|💬|❤️?|👍"
)
NUMBER = r"\d[\d\s.,\u00a0]{0,12}[kкmм]?(?:\s?(?:тыс|млн|мың)\.?)?"
NAMED = rf"(?:{NAMES})\s*[:(–—-]?\s*{NUMBER}\s*\)?"
COUNTED = rf"{NUMBER}\s*(?:{NAMES})"
BETWEEN = r"[\s|•·,;/.]*"
ONLY = re.compile(rf"(?:{BETWEEN}(?:{NAMED}|{COUNTED}))+{BETWEEN}", re.IGNORECASE)
# Behind the end of a sentence, with its colon or on its own.
AT_END = re.compile(rf"(?<=[.!?…»\s])(?:{BETWEEN}(?:{NAMES})\s*:\s*{NUMBER})+\s*$", re.IGNORECASE)
DIGIT = re.compile(r"\d")
LONGEST = 120


def without_counters(text: str) -> str:
    """The text, "" for a line of nothing but counters."""
    end = text[-LONGEST:]
    if len(text) > LONGEST and ":" not in end and not end[-1].isspace():
        return text  # as nearly all
    if not DIGIT.search(end):
        return text
    if len(text) <= LONGEST and ONLY.fullmatch(text):
        return ""
    return (text[:-LONGEST] + AT_END.sub("", end)).rstrip()
