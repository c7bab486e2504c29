"""What each line of a whole page is, as far as a line alone tells it."""

import re

from bot.articles.body.line_shapes import CLOSED
from bot.articles.body.moments import is_moment
from bot.articles.body.reading import LONGEST_LINE, read_line
from bot.articles.body.related import LONGEST_MARKER, OUTSIDE, SENTENCE, pointer_at, section_at
from bot.articles.tables import alternation, lines, whole_line, words
from bot.articles.text.characters import has_words

# A box behind which nothing of the article follows, one that may stand inside it, a site's words
CLOSING, SECTION, FURNITURE, MOMENT = "closing", "section", "furniture", "moment"
# Who wrote it, a paragraph, a short sentence, an item of a list, and what may be anything
LABEL, TEXT, SHORT, ITEM, PAIRED, OTHER = "label", "text", "short", "item", "paired", "other"
PARAGRAPH, LONG = 60, 200  # characters of a paragraph, and of one that nothing ends
SENTENCE_WORDS, BUTTON_WORDS = 3, 6  # of a short sentence, most of a button
# «• мука — 250 г», «1. Тыкву запеките»; menus have capitals and no full stops
LISTED = re.compile(
    r"[-–—•■▪●*]\s[a-zа-яёәғқңөұүһі\d]|\d{1,2}[.)]\s(?:.{25}|.*[.;:!?]$)|\d{1,4}\s?[a-zа-яё]|.*[,;]$"
    r"|(?:\d{1,2}\s[^\W\d_]{3,9}|[A-Z][a-z]{2,8}\s\d{1,2})\s[–—-]\s"
)
# «Где: парк Горького», in the middle of a text
PAIR = re.compile(r"[^\W\d_]{2,14}(?:\s[^\W\d_]{2,12})?:\s\S.{2}")
# «Скачать в PDF», «Оцените материал», «Пікір қосу», "Report a mistake": nothing of an article
BUTTON = re.compile(
    r"[А-ЯЁ][а-яё]{2,12}(?:ть|ться|[йи]те|[йи]тесь)(?:\s[^\s.!?:]{1,20}){0,4}"
    r"|(?:[А-ЯӘҒҚҢӨҰҮҺІа-яәғқңөұүһі]{2,15}\s){0,3}[А-ЯӘҒҚҢӨҰҮҺІа-яәғқңөұүһі]{2,12}(?:у|ю|[ыі]?ңі?ы?з)"
    rf"|(?:{alternation(lines('button_verbs'))})(?:\s[^\s.!?]{{1,20}}){{0,5}}"
)


def kind_of(text: str) -> str:
    """One of the kinds above."""
    if len(text) > LONGEST_LINE:
        return TEXT
    if len(text) > LONGEST_MARKER:
        return _of_line(text)
    bare = text.casefold().strip(OUTSIDE + " .…:;!?0123456789")
    if bare in words("closing_sections") or whole_line("closing_patterns").fullmatch(text.strip()):
        return CLOSING
    return SECTION if section_at(text) else _of_line(text)


def _of_line(text: str) -> str:
    if pointer_at(text):
        return FURNITURE
    if (reading := read_line(text)) is not None:
        if not reading.junk:
            return LABEL
        return MOMENT if is_moment(text) or not has_words(text) else FURNITURE
    return _of_text(text)


def _of_text(text: str) -> str:
    closed = CLOSED.search(text) is not None
    if ((closed or text.endswith(":")) and len(text) >= PARAGRAPH) or len(text) >= LONG:
        return TEXT
    if SENTENCE.search(text) and len(text.split()) >= SENTENCE_WORDS:
        return SHORT
    if LISTED.match(text):
        return ITEM
    return PAIRED if PAIR.match(text) else OTHER


def is_site_button(text: str) -> bool:
    """«Поддержать разово», "Sign up now": by its first word, and no sentence."""
    found = text.casefold().split()
    named = bool(found) and found[0].strip(OUTSIDE) in words("site_buttons")
    return named and len(found) <= BUTTON_WORDS and not CLOSED.search(text)


def is_button(text: str) -> bool:
    return BUTTON.fullmatch(text) is not None
