"""Which articles a channel takes by their words: as it is written, and what it means. Pure.

What an article is about stands in its title, its tags and its first paragraph: `only` looks there.
`without` looks in all of it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot.model import Article, WordFilter
from bot.model.states import AWAITS_PAGE
from bot.newsroom.search.stems import forms, words

MOST, LONGEST = 40, 60  # words of a channel (each has its button), characters of one
NOT_ABOUT = "filtered: none of the channel's words is in its title, tags or first paragraph"
_SIGNED = re.compile(r"\s*([+\-−–])\s*(.*?)\s*", re.DOTALL)
# «-1001234567890» is a chat.
_FIRST = re.compile(r"(?:^|(?<=[\s,]))(?:\+(?=\S)|[\-−–](?=[^\s\d]))")
_EACH = re.compile(r"[\s,]+(?=[+\-−–]\S)")
_QUOTED = re.compile(r"""(["«“„'])(.+)["»”“']""")


def read_words(entries: Iterable[str]) -> WordFilter:
    """Of `+football`, `-casino`. Raise ValueError, which says of an entry what would be right."""
    found = WordFilter()
    for entry in entries:
        signed = _SIGNED.fullmatch(entry)
        if signed is None:
            raise ValueError(
                f"{entry}: begin with + for a word to have, with - for one to be without"
            )
        sign, word = signed[1], " ".join(signed[2].split())
        if not any(words([word])):
            raise ValueError(f"{entry}: give a word behind {sign}")
        if len(word) > LONGEST:
            raise ValueError(f"{entry[:LONGEST]}…: give at most {LONGEST} characters")
        if (word in found.without) if sign == "+" else (word in found.only):
            raise ValueError(f"{word}: is there with + and with -; choose one")
        found = with_words(found, WordFilter((word,)) if sign == "+" else WordFilter((), (word,)))
    return found


def parted(text: str) -> tuple[str, list[str]]:
    """What stands before the words, and each of them: «@sport +футбол, -казино»."""
    first = _FIRST.search(text)
    if first is None:
        return text.strip(), []
    entries = _EACH.split(text[first.start() :].strip(", \n"))
    return text[: first.start()].strip(), [entry.strip(", \n") for entry in entries]


def with_words(before: WordFilter, more: WordFilter) -> WordFilter:
    """Each once; what is said now holds against what was said before. Raise ValueError where
    they become too many."""
    only = [word for word in before.only if word not in more.without]
    without = [word for word in before.without if word not in more.only]
    found = WordFilter(
        tuple(dict.fromkeys((*only, *more.only))), tuple(dict.fromkeys((*without, *more.without)))
    )
    if len(list(found)) > MOST:
        raise ValueError(f"give at most {MOST} words")
    return found


def without_words(before: WordFilter, fewer: WordFilter) -> WordFilter:
    return replace(
        before,
        only=tuple(word for word in before.only if word not in fewer.only),
        without=tuple(word for word in before.without if word not in fewer.without),
    )


def kept_out(
    article: Article, filters: Mapping[int, WordFilter], *, whole: bool = True
) -> dict[int, str]:
    """Why an article does not come into these channels, by their ids; who is not named takes it.

    Not `whole`: its page is still to be read, and may hold what decides.
    """
    about = _Said()
    about.hear(article.title, article.dateline.place or "", article.lead)
    about.hear_tags(article.tags)
    said = _Said()
    said.hear(article.title, *(block.text for block in article.body), article.source or "")
    said.hear_tags(article.tags)
    reasons = {
        channel_id: _reason(words, about, said, whole) for channel_id, words in filters.items()
    }
    return {channel_id: reason for channel_id, reason in reasons.items() if reason}


def _reason(wanted: WordFilter, about: "_Said", said: "_Said", whole: bool) -> str | None:
    for word in wanted.without:
        if found := said.find(word):
            return f"filtered by -{word}: {found}"
    is_missing = bool(wanted.only) and not any(map(about.find, wanted.only))
    if not whole and (is_missing or wanted.without):
        return AWAITS_PAGE
    return NOT_ABOUT if is_missing else None


@dataclass
class _Said:
    """Texts by their words: where each begins, as it is and in each of its forms."""

    _texts: list[Sequence[str]] = field(default_factory=list)
    _places: dict[str, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))
    _tags: set[str] = field(default_factory=set)

    def hear(self, *texts: str) -> None:
        for text in texts:
            found = list(words([text]))
            for place, word in enumerate(found):
                for form in {word, *forms(word)}:
                    self._places[form].append((len(self._texts), place))
            self._texts.append(found)

    def hear_tags(self, tags: Sequence[str]) -> None:
        self.hear(*tags)
        self._tags |= {"".join(words([tag])) for tag in tags}

    def find(self, wanted: str) -> str | None:
        """The words as they stand there."""
        if wanted.startswith("#"):
            tag = "".join(words([wanted]))
            return wanted if tag in self._tags else None
        quoted = _QUOTED.fullmatch(wanted)
        asked = [
            {word} if quoted else {word, *forms(word)}
            for word in words([quoted[2] if quoted else wanted])
        ]
        for form in asked[0]:
            for text, place in self._places.get(form, ()):
                here = self._texts[text][place : place + len(asked)]
                if len(here) == len(asked) and all(
                    word in these or (not quoted and not these.isdisjoint(forms(word)))
                    for word, these in zip(here, asked, strict=True)
                ):
                    return " ".join(here)
        return None
