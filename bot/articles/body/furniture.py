"""Furniture of sites among the lines of an article: menus, counters, calls, rates, clocks."""

import re
from functools import cache

from bot.articles.body.moments import YEAR, is_dated_rubric, is_moment
from bot.articles.credits.author_lines import lone_author
from bot.articles.credits.labels import holds_one
from bot.articles.tables import beginnings, rows, whole_line, words
from bot.articles.text.characters import has_words
from bot.articles.text.phrases import agency_at, has_verb, networks

LONGEST_JUNK = 200
LONGEST_PROMOTION = 250
MOST_SEGMENTS = 5
PARTS = re.compile(r"\s+[|·•/]\s+|\s*\|\s*")
LONGEST_META = 100
META_WORDS = 6
SIGNED_WORDS = 3  # of a name or a rubric beside a date and a counter
MOMENT = re.compile(
    # «14:59, 12 Декабрь, 2020», «06 января 12:31» at the end; behind it a dateline may go on
    r"\d{1,2}:\d{2},?\s\d{1,2}\s[^\W\d]{3,12}\.?,?\s(?:19|20)\d{2}$|\d{1,2}\s[^\W\d]{3,12},?\s\d{1,2}:\d{2}$|"
    r"(?:\d{1,2}[./]\d{1,2}[./]\d{4}|\d{1,2}\s[^\W\d]{3,12}\.?\s\d{4}|сегодня|вчера|бүгін|кеше|today|yesterday)"
    r"(?:\s?(?:г\.?|ж\.?|года|жыл))?\s?[,|·–-]?\s?(?:в\s)?\d{1,2}:\d{2}",
    re.IGNORECASE,
)
COUNTED = re.compile(r"([^\W\d][^\d]{2,30}?)\s(?:\d{1,7}\s?){1,4}(\D{3,40})?")
MEDIUM = re.compile(r"видео|фото|фоторепортаж|галерея|video|photos?|gallery|бейне|сурет")
SEVERAL = re.compile(r"\d\s\d")
GLUED = re.compile("[А-ЯЁӘҒҚҢӨҰҮҺІA-Z][а-яёәғқңөұүһіa-z]+")
SENTENCE = re.compile(r"[.!?…]\s|[.!?…»]$")
# One of these is in every line of the table of calls: a quick look before a slow one.
CALLING = (
    "telegram", "телеграм", "тг-канал", "instagram", "инстаграм", "facebook", "фейсбук", "whatsapp",
    "ватсап", "youtube", "ютуб", "tiktok", "тикток", "threads", "viber", "дзен", "google", "яндекс",
    "соцсет", "вконтакте", " max", "желіде", "желілер", "tik tok", "twitter", "newsletter",
    "linkedin", "website", "directly", "inbox", "email", "every day", "daily", "поддерж",
    "помогите", "support", "выдели", "ctrl",
)  # fmt: skip
NOTED = ("appeared", "появил", "жазбасы", "хабарламасы", "мақаласы")
CLOCKED = re.compile(r"\d{1,2}:\d{2},\s\d{1,2}\s[^\W\d]{3,10}\s\d{4},\s[^\W\d]{3,20}\s[–—-]\s")
SYMBOLS = "♦◆◇★☆✔✅☑👉🔔📢📲📱📩➡❗‼⚡🔥📌\ufe0f "  # what calls have ahead of them
ITEM = re.compile(r"[–—-]\s[^\W\d_][^;]*[;,]$")  # «– дети;» in a list is no rubric
BULLET = re.compile(r"[•·▪]\s*(?=\d)")


def is_junk(line: str) -> bool:
    """Furniture of a site: rates, menus, counters, calls to subscribe, placeholders."""
    line = line.lstrip(SYMBOLS)
    if not has_words(line) or _is_post_note(line):
        return True
    if len(line) > LONGEST_PROMOTION or _is_dateline(line):
        return False
    folded = line.casefold().strip(" \t•·*_|-–—\ufe0f")
    bare = folded.strip(" .…:;!→>»›←<«‹▶►()[]\"'")
    listed = ITEM.match(line) is not None
    if bare in words("empty_values") or (bare in words("junk_lines") and not listed):
        return True
    if folded.startswith(beginnings("junk_starts")) and _ends_word(folded):
        return True
    if is_call(line) or (_is_menu(line) and not listed) or is_moment(line) or is_dated_rubric(line):
        return True
    if len(line) > LONGEST_JUNK:
        return False
    patterns = whole_line("junk_patterns")
    bulleted = BULLET.match(line)  # «• 25 сәуір 2017»
    known = patterns.fullmatch(line) or (bulleted and patterns.fullmatch(line, bulleted.end()))
    return known is not None or _is_within(line, line.casefold()) or _is_meta(line)


def is_rubric(line: str) -> bool:
    """«Курс валют», «Погода»: a heading's name and no more; «Видео» tells of nothing."""
    bare = line.casefold().strip(" .…:;!")
    return bare in words("junk_lines") and MEDIUM.fullmatch(bare) is None


def _is_within(line: str, folded: str) -> bool:
    """Expressions that may begin with anything: only where one of their words is in the line."""
    return any(holds_one(folded, held) and whole.fullmatch(line) for held, whole in _held())


@cache
def _held() -> tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]:
    table = rows("junk_within")
    return tuple((tuple(h.split(",")), re.compile(whole, re.IGNORECASE)) for h, whole in table)


def _is_post_note(line: str) -> bool:
    """ "The post … appeared first on …": what WordPress hangs below a text."""
    return holds_one(line, NOTED) and whole_line("post_notes").fullmatch(line) is not None


def _is_dateline(line: str) -> bool:
    """«11:29, 13 April 2021, Bishkek – 24.kg»: a clock and a day, and an agency behind a dash."""
    head = CLOCKED.match(line)
    return head is not None and agency_at(line, head.end()) is not None


def _is_menu(line: str) -> bool:
    """«Политика Экономика Спорт», «ГлавнаяНовостиСпорт», «Facebook Twitter»: rubrics in a row."""
    if len(line) > LONGEST_JUNK:
        return False
    found = line.split() if " " in line else GLUED.findall(line)
    if len(found) < 2 or ("".join(found) != line and " " not in line):
        return False
    known = _menu_words()
    return all(word.casefold().strip("•·|,/") in known or not has_words(word) for word in found)


def is_call(line: str) -> bool:
    """«Жаңалықтарды Telegram-арнамыздан оқыңыз»: a site calls its readers to a network."""
    if len(line) > LONGEST_PROMOTION or not holds_one(line.casefold(), CALLING):
        return False
    return whole_line("calls").fullmatch(line) is not None


def _is_meta(line: str) -> bool:
    """«Дана Омар 12 ноября 2025, 10:30 Культура»; parts that are all furniture."""
    moment = MOMENT.search(line) if len(line) <= LONGEST_META else None
    if moment:
        rest = f"{line[: moment.start()]} {line[moment.end() :]}"
        few = len(rest.split()) <= META_WORDS and not SENTENCE.search(rest)
        if few and not has_verb(rest) and not _is_fact(line[: moment.start()]):
            return True
    if _is_small_print(line):
        return True
    parts = [part for part in PARTS.split(line) if part]
    if not 1 < len(parts) <= MOST_SEGMENTS:
        return False
    others = [part for part in parts if not _is_junk_part(part)]
    # «Дана Омар · 20 ноя 2026 · 1 204 просмотра»
    signed = len(others) == 1 and len(parts) > 2 and len(others[0].split()) <= SIGNED_WORDS
    return not others or (signed and any(is_moment(p) and YEAR.search(p) for p in parts))


def _is_fact(label: str) -> bool:
    """«Когда: 30 ноября, 19:00» is what a reader wants to know; «Обновлено:» is not."""
    said = label.strip().casefold()
    return said.endswith(":") and not any(
        word in words("moment_words") for word in said[:-1].split()
    )


def _is_junk_part(part: str) -> bool:
    """«Telegram», «Instagram» in a row of links; alone such a name may be a headline."""
    return is_junk(part) or part.casefold().strip() in _network_names()


@cache
def _menu_words() -> frozenset[str]:
    return words("junk_lines") | _network_names()


@cache
def _network_names() -> frozenset[str]:
    return frozenset(network.casefold() for network in networks())


def _is_small_print(line: str) -> bool:
    """«Общество 0 649 Дана Омар»: a rubric, counters and perhaps who wrote it."""
    counted = COUNTED.fullmatch(line) if len(line) <= LONGEST_META else None
    if counted is None:
        return False
    if counted[2] and SEVERAL.search(line):  # «Новости Каражала 0 5 701 Дана Омар»
        return lone_author(counted[2]) is not None
    if counted[1].casefold() not in words("junk_lines"):
        return False
    if counted[2]:
        return lone_author(counted[2]) is not None
    # «Новость 1» may be a headline.
    return len(line.removeprefix(counted[1]).split()) > 1


def _ends_word(folded: str) -> bool:
    """Does the known beginning end where a word does? «теги:» yes, «далее» of «далеенего» no."""
    for begun in beginnings("junk_starts"):
        if folded.startswith(begun):
            behind = folded[len(begun) : len(begun) + 1]
            if not begun[-1].isalnum() or not behind.isalnum():
                return True
    return False


def is_advertising(line: str) -> bool:
    """A mark by which an advertisement must be known."""
    folded = line.casefold().lstrip(" \t•·*_|-–—(")
    if len(line) > LONGEST_PROMOTION or not folded.startswith(beginnings("advertising")):
        return False
    if folded.startswith(("pr", "промо")):
        return is_bare_mark(line)
    return len(line) <= 60 or bool(re.match(r"\w+[.:]", folded)) or folded.startswith("на правах")


def is_bare_mark(line: str) -> bool:
    """«Реклама» alone: also what stands above any banner and in any menu."""
    bare = line.casefold().strip(" \t•·*_|-–—().:")
    return " " not in bare and bare in words("advertising")
