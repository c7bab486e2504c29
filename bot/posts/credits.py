"""The credits line: who made the picture and where the article is from, in its own words."""

import re
from collections.abc import Sequence

from bot.model import Article, Photo
from bot.posts.entities import cut
from bot.posts.mend import is_visible, mended
from bot.texts import Texts
from bot.word_lists import words

LONGEST_CREDIT = 200  # UTF-16 units
LONGEST_LABEL = 40
LONGEST_MARK = 60
ROOM = LONGEST_LABEL + LONGEST_CREDIT  # UTF-16 units that the credits of all photos may take
SEPARATOR = " · "
BETWEEN = "; "  # credits of several photos
_RAW = 4000  # characters of a credit that are looked at
_TOKEN = re.compile(r"\w+(?:[-.’']\w+)*")
_ENDING = 4  # letters by which the forms of a word may differ at its end
_STEM = 4


def photo_credit(article: Article, photo: Photo | None) -> tuple[str, str | None]:
    """The credit, of the photo itself, else of the article; empty where none is known.

    What the article says of another of its pictures is not said of this one. Beside it the
    label as the article wrote it: None where it wrote none, and empty where the credit needs
    none.
    """
    if photo is not None and (own := own_credit(photo)):
        return own, _photo_label(own, photo.credit_label)
    credit = without_label(article.photo_credit, words("bot.posts", "data/photo_labels"))
    if photo is not None and _is_of_another(credit, photo, article):
        return "", None
    return credit, _photo_label(credit, article.photo_credit_label)


def own_credit(photo: Photo) -> str:
    """What belongs to this picture alone; empty where none is known."""
    return without_label(photo.credit, words("bot.posts", "data/photo_labels"))


def source_of(article: Article) -> str:
    """The source in the article's words; empty where none is known."""
    return without_label(article.source, words("bot.posts", "data/source_labels"))


def advertising_mark(article: Article) -> str:
    """The words by which an advertisement must be known; empty for ordinary articles."""
    mark = cut(mended((article.advertising or "")[:_RAW]).strip(" .:-–—"), LONGEST_MARK)
    return mark if is_visible(mark) else ""


def credits_line(
    article: Article,
    photo: Photo | None,
    summary: str,
    texts: Texts,
    more: Sequence[Photo] = (),
) -> str:
    """«На правах рекламы · Фото: … · Источник: …»; empty where nothing is known.

    A source taken from a sentence of the body is left out where `summary` names it.
    """
    parts = [
        advertising_mark(article),
        photo_part(article, (photo, *more) if photo else (), texts),
        _source_part(article, summary, texts),
    ]
    return SEPARATOR.join(filter(None, parts))


def without_label(credit: str | None, labels: frozenset[str]) -> str:
    """The bare credit: no «Фото:» before it, however often; empty for a placeholder."""
    bare = _without_brackets(mended((credit or "")[:_RAW]))
    while (cleft := _cleft(bare, labels)) is not None:
        bare = cleft
    empty = bare.casefold().strip(" .-–—") in words("bot.posts", "data/no_credit") | labels
    return "" if empty or not any(char.isalnum() for char in bare) else bare


def named(name: str, text: str) -> bool:
    """Whether the words of `name` stand together in `text`, in any case and inflection."""
    wanted, there = _tokens(name), _tokens(text)
    starts = range(len(there) - len(wanted) + 1)
    return bool(wanted) and any(
        all(_same_word(word, there[at + place]) for place, word in enumerate(wanted))
        for at in starts
    )


def photo_part(article: Article, photos: Sequence[Photo], texts: Texts) -> str:
    """«Фото: А; Б»: each credit once, those behind one label together."""
    return _spoken(_credits(article, photos), texts)


def each_photo(article: Article, photos: Sequence[Photo], texts: Texts) -> tuple[str, ...]:
    """«Фото: А» for every photo by itself; empty where its credit is not known."""
    return tuple(_spoken([credit], texts) for credit in _credits(article, photos))


def _spoken(credits: Sequence[tuple[str, str | None]], texts: Texts) -> str:
    behind: dict[str | None, list[str]] = {}
    known: set[str] = set()
    for credit, label in credits:
        if credit and credit.casefold() not in known:
            known.add(credit.casefold())
            behind.setdefault(label, []).append(cut(credit, LONGEST_CREDIT))
    parts = []
    for label, cut_credits in behind.items():
        names = BETWEEN.join(cut_credits)
        said = texts.say("Photo: {credit}", credit=names) if label is None else f"{label} {names}"
        parts.append(said.lstrip())
    return BETWEEN.join(parts)


def _credits(article: Article, photos: Sequence[Photo]) -> list[tuple[str, str | None]]:
    """What the article says of its photo at all is said of the first one alone."""
    first = [photo_credit(article, photo) for photo in photos[:1]]
    more = [(own_credit(photo), photo.credit_label) for photo in photos[1:]]
    return [*first, *((credit, _photo_label(credit, label)) for credit, label in more)]


def _source_part(article: Article, summary: str, texts: Texts) -> str:
    source, label = source_of(article), _label(article.source_label)
    if not source or (article.source_in_text and named(source, summary)):
        return ""
    source = cut(source, LONGEST_CREDIT)
    return f"{label} {source}" if label else texts.say("Source: {source}", source=source)


def _is_of_another(credit: str, photo: Photo, article: Article) -> bool:
    return any(own_credit(other) == credit != "" for other in article.photos if other != photo)


def _photo_label(credit: str, label: str | None) -> str | None:
    """A credit that begins with a label of its own («Фото автора») needs no second one."""
    if credit.partition(" ")[0].casefold() in words("bot.posts", "data/photo_labels"):
        return ""
    return _label(label)


def _label(label: str | None) -> str | None:
    kept = cut(mended((label or "")[:_RAW]).rstrip(" :"), LONGEST_LABEL)
    return kept if is_visible(kept) else None


def _cleft(credit: str, labels: frozenset[str]) -> str | None:
    """What stands behind a label and its separator; None where there is no such label."""
    head = re.match(r"([^:—–]{1,30}?) ?(?::| [—–] | - )(?=[^/]|$)", credit)
    if head is None or head.group(1).casefold() not in labels:
        return None
    return _without_brackets(credit[head.end() :])


def _without_brackets(credit: str) -> str:
    credit = credit.lstrip(" :–—-")
    whole = credit.startswith("(") and credit.find(")") == len(credit) - 1
    return credit[1:-1].strip() if whole else credit


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(text.casefold().replace("ё", "е"))


def _same_word(one: str, other: str) -> bool:
    """Equal but for the ending: «комитет» and «комитетом», «МЧС» and «МЧС-тің»."""
    common = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        common += 1
    rests = len(one) - common, len(other) - common
    if rests == (0, 0):
        return True
    whole = rests[0] == 0 and other[common : common + 1] in ("-", "’", "'")
    return max(rests) <= _ENDING and (common >= _STEM or whole)
