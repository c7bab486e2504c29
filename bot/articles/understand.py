"""From an item to an article: what its source words, understood by general rules."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

from bot.articles.attribution.attribution import Attribution, read_attribution, signed_by
from bot.articles.body.captions import headed
from bot.articles.body.furniture import is_rubric
from bot.articles.body.page_titles import title_of_page
from bot.articles.body.related import without_teasers
from bot.articles.body.repeats import without_repeats
from bot.articles.body.saved_pages import main_part
from bot.articles.body.titles import (
    Title,
    completed,
    find_title,
    is_title,
    without_site,
    without_title,
)
from bot.articles.body.writer_lines import without_writer
from bot.articles.body.zone_ends import Zones
from bot.articles.body.zones import sort_lines
from bot.articles.credits.author_lines import read_author_line
from bot.articles.credits.credit_names import credit_name
from bot.articles.credits.labels import is_empty_value
from bot.articles.credits.photos import find_photos
from bot.articles.credits.source_lines import Source, read_source_line
from bot.articles.datelines.datelines import read_dateline
from bot.articles.item_lines import (
    is_closed,
    is_cut,
    item_lines,
    without_cut_words,
    without_network_tags,
)
from bot.articles.names.outlets import Outlet, outlet_of
from bot.articles.tables import beginnings, words
from bot.articles.text.characters import clean, has_words
from bot.articles.text.dates import written
from bot.articles.text.language import detect
from bot.articles.text.quotes import open_quote
from bot.articles.text.sentences import iterate_sentences, split_sentences
from bot.model import Article, Block, BlockKind, Dateline, Item

DECK_LENGTH = 250  # a line above the first paragraph may stand before the dateline
ATTRIBUTED_BLOCKS = 4
ATTRIBUTED_SENTENCES = 12
LEAD_SAMPLE = 1000
LEAST_SAMPLE = 200
LONGEST_TITLE = 4000
LONGEST_SOURCE = 200
SHORT_TEXT = 100
MANY_QUOTES = 200
MAIL = re.compile(r"[\w.+-]{1,64}@[\w.-]{1,255}")
NAME_IN_BRACKETS = re.compile(r"\(([^()]{2,80})\)")


def understand(item: Item, *, timezone: str = "Asia/Almaty") -> Article:
    """Never raises for what an item says; what is doubtful stands in `doubts`."""
    lines = item_lines(item)
    outlet = outlet_of(item.link, item.source_name)
    given = without_network_tags(clean(item.title or "")[:LONGEST_TITLE])
    given = without_site(given, outlet)
    known = given and is_title(given)
    page = None if known else main_part(lines)
    if page is not None:
        title, page = title_of_page(lines, page)
    else:
        title = Title(completed(given, lines)) if known else find_title(lines)
        if not title.text and is_rubric(given) and not is_empty_value(given):
            title = Title(given)  # «Курс валют» alone: its source says that it is news
    zones = sort_lines(lines, _said_already(title) or None, page)
    author = _author(item.author) or ", ".join(dict.fromkeys(zones.authors)) or None
    body = without_writer(without_repeats(without_teasers(zones.body)), author)
    dateline, signed, body = _without_dateline(body, item, timezone)
    author = author or signed
    body = headed(_without_title(_tidied(body), title))
    told = _attribution(body, outlet)
    found = find_photos(item.images, zones.credits, author)
    source, in_text = _source(zones, item, told)
    language = detect(title.text, _sample(body), item.language)
    article = Article(
        title=title.text,
        body=tuple(body),
        language=language,
        link=item.link,
        author=author,
        published=item.published or item.dated,
        tags=tuple(dict.fromkeys(tag for tag in map(clean, item.tags) if not is_empty_value(tag))),
        dateline=replace(dateline, agency=dateline.agency or told.agency or zones.agency),
        photos=found.photos,
        photo_credit=found.credit,
        photo_credit_label=found.label,
        source=source.name,
        source_in_text=in_text,
        source_label=source.label,
        advertising=zones.advertising,
        video=item.video,
        formats=item.formats,
    )
    return replace(article, doubts=(*_doubts(article, title, zones), *found.doubts))


def _sample(body: Sequence[Block]) -> str:
    """Enough of the text to tell its language by: the lead, and more where that is a few words."""
    sample = ""
    for block in body:
        sample = f"{sample}\n{block.text[:LEAD_SAMPLE]}"
        if len(sample) >= LEAST_SAMPLE:
            break
    return sample


def _without_dateline(
    body: Sequence[Block], item: Item, timezone: str
) -> tuple[Dateline, str | None, list[Block]]:
    """The dateline of the first paragraph, and who signs in it; of the second where the first is a
    deck above it."""
    paragraphs = [n for n, block in enumerate(body) if block.kind is not BlockKind.HEADING][:2]
    closed = False  # above it stands a sentence: then only what no sentence can begin with counts
    for number in paragraphs:
        text = body[number].text
        found = read_dateline(text)
        if found is None or (closed and not found.known_agency):
            if len(text) > DECK_LENGTH:
                break
            closed = is_closed(text)
            continue
        day = written(found.day, _published(item, timezone), item.link) if found.day else None
        rest = text[found.end :].strip()
        again = read_dateline(rest) if found.agency and found.day else None
        if again and again.agency and again.day:  # who passed it on, and whose it is
            rest = rest[again.end :].strip()
        kept = [replace(body[number], text=rest)] if rest else []
        dateline = Dateline(found.place, day, found.agency)
        return dateline, found.author, [*body[:number], *kept, *body[number + 1 :]]
    return Dateline(), None, list(body)


def _published(item: Item, timezone: str) -> date | None:
    at = item.published or item.dated
    if at is None:
        return None
    try:
        return at.astimezone(ZoneInfo(timezone)).date()
    except (OverflowError, ValueError):
        return None


def _said_already(title: Title) -> str:
    """What the text need not say again; the beginning of a long sentence that stands in for a
    title says only half of it."""
    cut = not title.found and title.text.endswith("…")
    return "" if cut else title.text


def _without_title(body: list[Block], title: Title) -> list[Block]:
    """The title is not said again in the first sentence."""
    for number, block in enumerate(body):
        if block.kind is BlockKind.HEADING:
            continue
        rest = without_title(block.text, _said_already(title))
        if rest == block.text:
            return body
        kept = [replace(block, text=rest)] if has_words(rest) else []
        return [*body[:number], *kept, *body[number + 1 :]]
    return body


def _tidied(body: Sequence[Block]) -> list[Block]:
    """Calls to subscribe at the ends of paragraphs go, and «Читать далее» at the end of all."""
    tidy = [replace(block, text=_without_calls(block.text)) for block in body]
    if tidy:
        tidy[-1] = replace(tidy[-1], text=without_cut_words(tidy[-1].text))
    return [block for block in tidy if block.text]


def _without_calls(text: str) -> str:
    folded = text.casefold()
    if not any(call in folded for call in beginnings("promotion")):
        return text
    sentences = list(split_sentences(text))
    while sentences and sentences[-1].casefold().startswith(beginnings("promotion")):
        text = text[: text.rfind(sentences.pop())].rstrip()
    return text


def _attribution(body: Sequence[Block], outlet: Outlet) -> Attribution:
    sentences: list[str] = []
    told_in = [b for b in body if b.kind is not BlockKind.HEADING][:ATTRIBUTED_BLOCKS]
    last = [block.text for block in body[-1:]]
    for block in told_in:
        for sentence in iterate_sentences(block.text[: 4 * LEAD_SAMPLE]):
            sentences.append(sentence)
            if len(sentences) >= ATTRIBUTED_SENTENCES:
                break
    if len(body) > ATTRIBUTED_BLOCKS:
        sentences += split_sentences(body[-1].text[-LEAD_SAMPLE:])[-1:]
    told = read_attribution(sentences, outlet)
    if told.agency is None and (agency := signed_by([*(b.text for b in told_in), *last])):
        source = None if outlet.owns(agency) else agency
        return Attribution(told.source or source, agency)
    return told


def _source(zones: Zones, item: Item, told: Attribution) -> tuple[Source, bool]:
    """A line of the text, else the source's own field, else a sentence (then True)."""
    for source in zones.sources:
        if source.name and not (source.original and told.source):
            return source, False
    declared = clean(item.source or "")[:LONGEST_SOURCE]
    if declared and not is_empty_value(declared):
        line = read_source_line(declared)
        return (line if line and line.name else Source(credit_name(declared))), False
    return Source(told.source), told.source is not None


def _author(declared: str | None) -> str | None:
    """The name in an author field: «mail@site.kz (Имя Фамилия)», but not «admin»."""
    text = clean(declared or "")
    if MAIL.search(text[:400]):
        name = NAME_IN_BRACKETS.search(text)
        text = name[1].strip() if name else MAIL.sub("", text).strip(" <>(),")
    plain = text.casefold().rstrip("0123456789")  # «editor2»
    if plain in words("no_authors") or is_empty_value(text):
        return None
    labelled = read_author_line(text)
    return labelled.name if labelled and labelled.name else text


def _is_unclosed(texts: Sequence[str]) -> bool:
    """A quotation of several paragraphs is closed in a later one."""
    return any(map(open_quote, texts)) and open_quote("\n".join(texts))


def _doubts(article: Article, title: Title, zones: Zones) -> list[str]:
    """In plain words, what an editor should look at."""
    texts = [block.text for block in article.body]
    size = sum(map(len, texts))
    named = {source.name for source in zones.sources if source.name}
    checks = (
        (not title.found or not title.text, "no title found"),
        (size == 0, "no text found"),
        (0 < size < SHORT_TEXT, "text very short"),
        (bool(zones.body) and is_cut(zones.body[-1].text), "text seems cut off"),
        (article.language is None, "language unclear"),
        (_is_unclosed(texts[:MANY_QUOTES]), "unclosed quote"),
        (zones.advertising is not None, "advertising mark found"),
        (len(named) > 1, "several different sources named"),
    )
    return [doubt for is_so, doubt in checks if is_so]
