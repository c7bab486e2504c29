"""The table of Kazakh reporting words as regular expressions, in any script."""

from bot.articles.tables import alternation, rows
from bot.articles.tables.latin import latin_forms


def kind(name: str) -> str:
    """Any word of the kind, in whichever letters Kazakh is written."""
    return alternatives(*(word for word, its in rows("kazakh_reporting") if its == name))


def alternatives(*words: str) -> str:
    return alternation({form for word in words for form in (word, *latin_forms(word))})


SAYS = rf"(?:{kind('says')}|حابارلايدى|حابارلادى|جازدى)"
ANY_VERB = rf"(?:{SAYS}|{kind('tells')})"
