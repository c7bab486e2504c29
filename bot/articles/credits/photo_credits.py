"""Photo credits: which lines are one, and what they say, in their own words."""

import re
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from bot.articles.credits.bare_names import is_bare_name
from bot.articles.credits.caption_ends import (
    BRACKETED_END,
    bare_at_end,
    bare_credits,
    known_at_end,
    of_account,
)
from bot.articles.credits.caption_persons import LONGEST_CAPTION, author_of_picture
from bot.articles.credits.credit_names import MOMENT, credit_name, is_credit, without_noise
from bot.articles.credits.kazakh_credits import owned_in_kazakh
from bot.articles.credits.labelled import TABLE, read_labelled
from bot.articles.credits.labels import (
    is_empty_value,
    label_starts,
    plain_label,
    read_label,
    trimmed,
    without_was,
)
from bot.articles.credits.signed_lines import (
    SENTENCE_END,
    Credit,
    given,
    handed_out,
    of_illustration,
    of_owner,
    of_reporter,
    of_scene,
    signed_by_agency,
)
from bot.articles.names.source_names import media_at
from bot.articles.tables import forms, words
from bot.articles.text.phrases import (
    DOMAIN,
    agency_at,
    has_verb,
    is_agency,
    is_marked_name,
    is_organisation,
    is_person,
    is_sentence,
    networks,
)

LONGEST_LINE = 170
LONGEST_NAMES = 80
LONGEST_BESIDE = 300  # of words that stand with a picture
MAX_INNER = 6
INNER_SIGN = re.compile(r"(?<=[\s.,/|(])(?:©|ⓒ|\(c\)(?=\s[A-Z]))")
# «местоФото: X»: label and caption in parts of their own, which nothing set apart
BEFORE_LABEL = re.compile(
    r"(?<=[а-яёәғқңөұүһі])(?=(?:Фото|Сурет)(?:[ :]|$))|(?<=[a-z]{3})(?=Photo:)"
    r"|(?<=\d)(?=(?:Фото|Сурет):)"
)
# "Mint Images/Getty Images": a picture agency's own name, no label
STOCK_NAME = re.compile(r"(?:Images|Pictures|Photos?)\s?/", re.IGNORECASE)
# «Из архива Dala.kz», «Из семейного альбома Дины Омар»
FROM_ARCHIVE = re.compile(
    r"Из\s(?:(?P<own>(?:личного|семейного|домашнего|редакционного)\s(?:фото)?(?:архива|альбома|коллекции))"
    r"|(?:фото)?архива)\s(?P<whose>[^,:;!?]{3,60})",
    re.IGNORECASE,
)
# «На фото: X» says who is to be seen.
SHOWS = re.compile(r"(?:^|\s)(?:на|на\sэтом|к|под|с|из|для|про|in|the|this|бұл)$", re.IGNORECASE)
NAMES = re.compile(r"/(?!RL(?!\w))|\svia\s")  # «RFE/RL» is one
# «Вид на город / Depositphotos»
BARRED = re.compile(r"(?P<shows>.{5,120}?)\s?/\s(?P<credit>[^/]{3,60}(?:/[^/]{2,40})?)")
PICTURE_LAST = re.compile(r"(?i)(?<=[.!])\s[^.!?]{3,30}(?:фото|сурет|изображение|photo|image)\.?$")
LEAST_SHOWN = 3  # «Новости / Dala.kz» stands above a text
BETWEEN = " \t/|([.,;•·–—-"
STRONG = "/|([•·"


@lru_cache(maxsize=1024)  # asked when spaces are repaired and again when lines are sorted
def read_photo_line(line: str) -> Credit | None:
    """The credit where the whole line is one, perhaps behind a caption; None for other lines."""
    if len(line) > LONGEST_LINE + LONGEST_CAPTION:
        return None
    text = plain_label(without_noise(trimmed(line)))
    if _is_from_archive(text):
        return Credit(text.rstrip("."))
    credit = of_scene(text) or given(text) or _whole(text, in_text=True)
    credit = credit or of_reporter(trimmed(line)) or signed_by_agency(text)
    credit = credit or of_illustration(line) or _before_few_words(text) or _of_names(text)
    return credit or of_account(text) or _behind_stroke(text) or _old_picture(text)


def _is_from_archive(text: str) -> bool:
    """«Из архива музея», but not the heading «Из архива истории»."""
    found = FROM_ARCHIVE.fullmatch(text)
    if found is None or is_sentence(text):
        return False
    whose = found["whose"]
    somebody = forms("credit_words").match(whose.split()[0].casefold())  # «автора», «семьи»
    named = whose[0].isupper() or is_marked_name(whose) or is_organisation(whose)
    return bool(found["own"] or somebody or named)


def photo_credit(line: str) -> Credit | None:
    """The same for words that stand with a picture."""
    text = without_was(plain_label(without_noise(trimmed(line[: LONGEST_LINE + LONGEST_BESIDE]))))
    return handed_out(text) or given(text) or _whole(text, in_text=False) or of_illustration(line)


def _whole(text: str, in_text: bool) -> Credit | None:
    credit = read_labelled(text) if len(text) <= LONGEST_LINE else None
    return credit or _behind_caption(text, in_text)


def caption_credit(caption: str) -> Credit | None:
    """The credit in a picture's own words; here a source, a lone site or an agency counts too."""
    apart = BEFORE_LABEL.sub("\n", caption)
    lines = [trimmed(line) for line in apart.split("\n")[:20]]
    for label, name in pairwise(lines):  # «Фото:» above «МКИ РК»
        if label.endswith(":") and (credit := photo_credit(f"{label} {name}")) and credit.name:
            return credit
    for read in (
        _of_agency,
        _before_bar,
        photo_credit,
        _before_caption,
        sourced_credit,
        _authored,
        of_owner,
        owned_in_kazakh,
        _bare,
        bare_at_end,
        known_at_end,
    ):
        for line in lines:
            credit = read(line[: LONGEST_LINE + LONGEST_BESIDE])
            if credit is not None and credit.name is not None:
                return credit
    return None


def _of_agency(line: str) -> Credit | None:
    """«… (AP Photo/Name, File)»: what an agency writes in brackets at the end, as it stands."""
    bracketed = BRACKETED_END.search(line)
    inner = bracketed[1] if bracketed else line
    ends = inner.rpartition(", ")[2].casefold() in words("bare_endings")
    if agency_at(inner, 0) is None or not (ends or "/" in inner):
        return None
    return Credit(credit_name(inner)) if is_bare_name(inner) else None


def _before_caption(line: str) -> Credit | None:
    """«Фото пресс-службы акимата. Новый мост»: the credit first, then what is to be seen."""
    for end in SENTENCE_END.finditer(line):
        head, rest = line[: end.start()], line[end.end() :].strip()
        credit = read_labelled(head) if len(head) <= LONGEST_LINE else None
        if credit is None or (head.casefold() in bare_credits() and sourced_credit(rest)):
            continue
        if "/" in rest and _of_names(rest):  # "FILE PHOTO: A view of the dam. REUTERS/Name"
            return Credit(credit_name(rest), caption=head)
        signed = head.startswith("©") and _is_outlet(credit.name or "") and is_person(rest)
        if credit.name and (signed or _is_outlet(rest)):  # «Фото: Имя Фамилия. Dala.kz»
            return replace(credit, name=f"{credit.name}{line[end.start() :].rstrip()}")
        return replace(credit, caption=rest)
    return None


def _before_few_words(line: str) -> Credit | None:
    """«Фото: Имя Фамилия. Мост в тумане»: in a text only where nothing is told behind it."""
    if len(line) > LONGEST_LINE or read_label(line, TABLE) is None:
        return None
    credit = _before_caption(line)
    return None if credit is None or has_verb(credit.caption or "") else credit


def _of_names(line: str) -> Credit | None:
    """«REUTERS/Name Surname», «AFP / Scanpix»: agencies with a person or a maker of pictures; two
    agencies alone are as often where a story is from."""
    if len(line) > LONGEST_NAMES or not ("/" in line or " via " in line):
        return None
    parts = [part.strip() for part in NAMES.split(line.rstrip("."))]
    makers = [part for part in parts if part.casefold() in words("photo_stocks")]
    agencies = [part for part in parts if part not in makers and is_agency(part) and media_at(part)]
    others = [part for part in parts if part not in makers and part not in agencies]
    signed = bool(agencies and (makers or others)) or len(makers) > 1
    if not signed or not is_bare_name(line):
        return None
    if " via " in line and not all(map(is_person, others)):
        return None
    return Credit(credit_name(line))


def _behind_stroke(line: str) -> Credit | None:
    """«Вид на город / Depositphotos» in a text: behind a few words that tell nothing."""
    found = BARRED.fullmatch(line) if "/" in line and len(line) <= LONGEST_LINE else None
    name = found["credit"] if found else ""
    if found and (label := read_label(line, "source_labels")) and label.separated:
        # «Источник: Имя Фамилия / Dala.kz»: a text's source is no person
        signed = is_person(label.rest.partition("/")[0].strip()) and is_bare_name(label.rest)
        return Credit(credit_name(label.rest)) if signed else None
    if found is None or len(found["shows"].split()) < LEAST_SHOWN or is_sentence(found["shows"]):
        return None
    return Credit(credit_name(name), caption=found["shows"]) if is_bare_name(name) else None


def _old_picture(line: str) -> Credit | None:
    """«Мост через реку. Архивное фото» in a text: a picture, and nothing is told."""
    if len(line) > LONGEST_LINE or not PICTURE_LAST.search(line):
        return None
    credit = known_at_end(line)
    told = credit is None or credit.caption is None or has_verb(credit.caption)
    return None if told else credit


def _is_outlet(text: str) -> bool:
    known = DOMAIN.match(text) or agency_at(text, 0)
    return known is not None and known.end() == len(text.rstrip("."))


def sourced_credit(line: str) -> Credit | None:
    """«Источник: Имя / Сайт» under a picture is the picture's."""
    for start in (0, *label_starts(line, "source_labels")):
        label = read_label(line[start:], "source_labels")
        if label is None or label.kind != "colon" or not label.separated:
            continue
        if not is_empty_value(label.rest) and is_credit(label.rest):
            return Credit(credit_name(label.rest))
    return None


def _authored(line: str) -> Credit | None:
    name = author_of_picture(line)
    return Credit(credit_name(name)) if name else None


def _before_bar(line: str) -> Credit | None:
    """«Name Surname, Getty Images, AFP, File | The governor speaks»"""
    name, bar, rest = line.partition(" | ")
    owned = bar and "," in name and " " in rest and is_bare_name(name) and not is_bare_name(rest)
    return Credit(credit_name(name), caption=rest) if owned else None


def _bare(line: str) -> Credit | None:
    network = len(line) > 1 and line in networks()
    return Credit(credit_name(line)) if network or is_bare_name(line) else None


def _behind_caption(text: str, in_text: bool) -> Credit | None:
    """«Аким на открытии / Фото пресс-службы акимата», «Озеро Сайран. Фото: X», «Озеро. © X»."""
    signs = [found.start() for found in INNER_SIGN.finditer(text)]
    for start in sorted({*list(label_starts(text, TABLE))[:MAX_INNER], *signs[:MAX_INNER]}):
        before = text[:start].rstrip()
        if before[-1:].isalpha() and STOCK_NAME.match(text, start):
            continue
        caption = before.rstrip(BETWEEN)
        separator = before[len(caption) :].strip()
        described = MOMENT.search(caption[-20:]) is not None
        longest = LONGEST_CAPTION if in_text and not described else LONGEST_BESIDE
        if len(caption) > longest or not caption or len(text) - start > LONGEST_LINE:
            continue
        credit = read_labelled(trimmed(text[start:]))
        label = read_label(text[start:], TABLE)
        marked = start in signs or (label is not None and label.separated)
        # «Дана ОМАР Фото автора»
        signed = not separator and text[start].isupper() and is_person(caption.title())
        if credit is None or (
            not separator and not signed and (not marked or SHOWS.search(caption))
        ):
            continue
        if described:  # «…, фото - Новости Dala.kz от 24.12.2025 13:19 Фото: X»
            return replace(credit, caption=caption)
        if (
            start in signs and is_person(caption) and "." not in separator
        ):  # «Имя Фамилия © Дала» is one credit
            return Credit(credit_name(text))
        # «Мост в тумане Фото: X»: a capital and a colon inside a line begin something new
        begun = text[start].isupper() and label is not None and label.separated
        new = separator or signed or begun or (start in signs and not caption.endswith(":"))
        strong = separator[-1:] in STRONG and bool(separator)
        if in_text and (not new or (has_verb(caption) and not strong)):
            continue
        return replace(credit, caption=caption)
    return None
