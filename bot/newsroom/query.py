"""What somebody typed to look for, as forms of words."""

from bot.model import Wanted
from bot.newsroom.stems import forms, words
from bot.word_lists import words as listed

LONGEST_QUERY = 200  # characters that are looked at
MOST_WORDS = 12


def wanted(text: str) -> Wanted | None:
    """Every word in one of its forms; None where the text holds no word at all."""
    said = list(dict.fromkeys(words([text[:LONGEST_QUERY]])))
    telling = [word for word in said if word not in listed("bot.newsroom", "data/stop_words")]
    return tuple(map(forms, (telling or said)[:MOST_WORDS])) or None
