"""Kazakh verbs: the infinitive of a form, «келген» → «келу», by endings that no noun has.

The past in «-ды» behind a consonant is a noun's accusative, too: it counts behind a longer stem
and behind a short one that the table knows as a verb's alone.
"""

import re

from bot.word_lists import words

_CONSONANT = "бвгғджзйкқлмнңпрстфхһцчшщ"
_VOWEL = "аәеыіоөұүи"
_ENDINGS = (
    re.compile(rf"(?<=[{_VOWEL}])[дт][ыі]$"),  # тоқтады
    re.compile(rf"(?<=[{_CONSONANT}])(?:а|е)(?:д[ыі]|т[ыі]н)$"),  # келеді, келетін
    re.compile(rf"(?<=[{_VOWEL}])й(?:д[ыі]|т[ыі]н)$"),  # тоқтайды, тоқтайтын
    re.compile(r"(?<=[аеыіьлрйузнмңж])ғ[ае]н$|(?<=[еілрйузнмңж])ген$|(?<=[қкпстшхф])[қк][ае]н$"),
    re.compile(rf"(?<=[{_CONSONANT}])и(?:д[ыі]|т[ыі]н)$"),  # оқиды
    re.compile(rf"(?<=[{_CONSONANT}])[ыі]п$|(?<=[аеыі])п$"),  # келіп, тоқтап
)
_PAST = re.compile(r"(?<=[лрйузнмңж])д[ыі]$|(?<=[қкпстш])т[ыі]$")
# «Марапатталды», «марапаттау»; «ашылды», «ашу»; «салынды», «салу».
_PASSIVE = re.compile(rf"(?:(?<=[ае])|(?<=[{_CONSONANT}])[ыі])л$|(?<=л)[ыі]н$")
_SHORT = 3
_VOICED = {"п": "б", "к": "г", "қ": "ғ"}  # жапқан – жабу, еккен – егу, шыққан – шығу
_LEAST = 2  # letters of a stem


def infinitives(word: str) -> tuple[str, ...]:
    """What the word may be a form of; nothing where it shows no verb's ending."""
    found: dict[str, None] = {}
    for ending in _ENDINGS:
        end = ending.search(word)
        stem = word[: end.start()] if end else ""
        if len(stem) >= _LEAST and any(letter in _VOWEL for letter in stem):
            found |= dict.fromkeys(_infinitives_of(stem))
    if past := _PAST.search(word):
        stem = word[: past.start()]
        if len(stem) > _SHORT or stem in words("bot.newsroom", "data/kazakh_verbs"):
            found |= dict.fromkeys(_infinitives_of(stem))
    return tuple(found)


def _infinitives_of(stem: str) -> tuple[str, ...]:
    if stem.endswith("й"):  # қойып – қою
        return (stem[:-1] + "ю",)
    if stem[-1] in "ыі":  # оқыған – оқу
        return (stem[:-1] + "у",)
    if passive := _PASSIVE.search(stem, _LEAST):
        return (stem + "у", stem[: passive.start()] + "у")
    voiced = _VOICED.get(stem[-1])
    return (stem + "у", stem[:-1] + voiced + "у") if voiced else (stem + "у",)
