"""Items that say too little, and what their page adds to them."""

import re
from dataclasses import replace

from bot.articles.body.reading import read_line
from bot.articles.tables import beginnings
from bot.model import Image, Item
from bot.sources.values.pictures import united

SHORT_TEXT = 500  # characters below which a feed most likely gives a description only
CUT_ENDINGS = ("…", "...", "[…]", "[...]", "[&#8230;]", "»»", ">>", "→")
SENTENCE_END = (".", "!", "?", "»", "”", '"', ")", ":", ";")
SMALL_WIDTH = 400
WORD = re.compile(r"\w{4,}")
SAME_STORY = 0.3  # share of an item's words that its page must know
FEW_WORDS = 8
STEM = 5  # letters of a word that stay in its other forms
CUT_SHARE = 0.5  # a cut text gives way to a whole one even where that is somewhat shorter


def thin(item: Item) -> bool:
    """Is the page worth reading: too little text, cut text, or no picture, and a link to follow?"""
    if item.link is None:
        return False
    return not item.images or _size(item) < SHORT_TEXT or is_cut(_told(item))


def is_cut(text: str) -> bool:
    """Does the text end where something cut it and not where its writer stopped?"""
    text = text.rstrip()
    if not text or text.endswith(CUT_ENDINGS):
        return True
    last = text.splitlines()[-1].rstrip(" .:…»>→")
    if len(last) < 40 and _reads_on(last):
        return True
    return len(text) > 100 and not text.endswith(SENTENCE_END)


def _reads_on(line: str) -> bool:
    """«Далее» behind a sentence, «… когда Подробнее», «… весной читать далее»; one word in small
    letters («выясняет подробности») ends many a sentence of its own."""
    for words in beginnings("cut_endings"):
        if line.casefold().endswith(words):
            before, said = line[: -len(words)], line[-len(words) :]
            behind = not before.strip() or before.rstrip().endswith((*SENTENCE_END, "…", "]"))
            if behind or (not before[-1].isalnum() and (" " in words or said[0].isupper())):
                return True
    return False


def complete(item: Item, page: Item) -> Item:
    """The feed's title, guid and date win; text, pictures and credits are the better of both.

    A page of something else (a login, "not found") changes nothing.
    """
    if not _same_story(item, page):
        return item
    return replace(
        item,
        blocks=page.blocks if _page_is_better(item, page) else item.blocks,
        title=item.title or page.title,
        description=item.description or page.description,
        author=item.author or page.author,
        published=item.published or page.published,
        tags=item.tags or page.tags,
        images=_images(item, page),
        source=item.source or page.source,
        language=item.language or page.language,
        video=item.video or page.video,
        dated=item.dated or page.dated,
    )


def _page_is_better(item: Item, page: Item) -> bool:
    if not page.blocks:
        return False
    longer = _size(page) > _size(item)
    return longer or (is_cut(_told(item)) and _size(page) > _size(item) * CUT_SHARE)


def _same_story(item: Item, page: Item) -> bool:
    """A wall (login, cookies, "not found") knows few of the item's words, and of few none."""
    ours = set(WORD.findall(f"{item.title or ''} {_text(item)}".casefold()))
    theirs = set(WORD.findall(f"{page.title or ''} {_text(page)}".casefold()))
    if len(ours) >= FEW_WORDS:
        return len(ours & theirs) >= len(ours) * SAME_STORY
    return len(ours) < 2 or not _stems(ours).isdisjoint(_stems(theirs))


def _stems(words: set[str]) -> set[str]:
    return {word[:STEM] for word in words}


def _images(item: Item, page: Item) -> tuple[Image, ...]:
    """A feed's thumbnail stands behind the page's picture; else the feed's choice leads."""
    if item.images and all((i.width or SMALL_WIDTH) < SMALL_WIDTH for i in item.images):
        return united((*page.images, *item.images))
    return united((*item.images, *page.images))


def _told(item: Item) -> str:
    """The text without credits and sources below it, which end in no full stop."""
    texts = [block.text for block in item.blocks]
    while len(texts) > 1 and _is_credit(texts[-1]):
        texts.pop()
    return "\n".join(texts)


def _is_credit(text: str) -> bool:
    reading = read_line(text)
    return reading is not None and not reading.junk


def _text(item: Item) -> str:
    return "\n".join(block.text for block in item.blocks)


def _size(item: Item) -> int:
    return sum(len(block.text) for block in item.blocks)
