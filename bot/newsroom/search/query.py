"""What somebody typed to look for, as forms of words."""

from collections.abc import Iterator

from bot.model import Wanted
from bot.newsroom.search.cyrillic import in_cyrillic
from bot.newsroom.search.kazakh import is_ending
from bot.newsroom.search.stems import as_one_word, compounds, forms
from bot.word_lists import words as listed

LONGEST_QUERY = 200  # characters that are looked at
MOST_WORDS = 12


def wanted(text: str) -> Wanted | None:
    """Every word in one of its forms; None where the text holds no word at all."""
    return _telling(_said(text))


def readings(text: str) -> tuple[Wanted, ...]:
    """The query as it stands and, for where that finds nothing, with its Latin or Russian letters
    as those of Kazakh words."""
    said = _said(text)
    spelt = {word: tuple(_spelt(word, known)) for word, known in said.items()}
    found = (_telling(said), _telling(spelt))
    return tuple(dict.fromkeys(one for one in found if one is not None))


def _telling(said: dict[str, tuple[str, ...]]) -> Wanted | None:
    telling = [word for word in said if word not in listed("bot.newsroom", "data/stop_words")]
    return tuple(said[word] for word in (telling or list(said))[:MOST_WORDS]) or None


def _said(text: str) -> dict[str, tuple[str, ...]]:
    """Each word with its forms; what a hyphen joins is also one word, an ending is none."""
    found: dict[str, tuple[str, ...]] = {}
    for first, *others in compounds([text[:LONGEST_QUERY]]):
        parts = [first, *(part for part in others if not is_ending(part))]
        whole = [form for word in as_one_word(parts) for form in forms(word)]
        for part in parts:
            found.setdefault(part, tuple(dict.fromkeys((*forms(part), *whole))))
    return found


def _spelt(word: str, known: tuple[str, ...]) -> Iterator[str]:
    yield from known
    yield from (form for other in in_cyrillic(word) for form in forms(other) if form not in known)
