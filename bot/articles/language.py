"""Which language an article is in, by its own words: the feed's word only breaks a tie."""

import re
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from bot.model import Language

LEAST_LETTERS = 6
MOST_CHARACTERS = 2000
SURE = 0.6

_QUOTED = re.compile(r"«[^«»]{0,300}»|“[^“”]{0,300}”|\"[^\"]{0,300}\"")
_LETTERS = re.compile(r"[^\W\d_]+")
_KAZAKH = re.compile("[ӘәҒғҚқҢңӨөҰұҮүҺһІі]")
_KAZAKH_LATIN = re.compile("[ǴǵŃńÝýŊŋŪūÄäÜüŞşĞğ]|ı")
_CYRILLIC = re.compile("[А-Яа-яЁё]")
_LATIN = re.compile("[A-Za-z]")
_ENGLISH = frozenset("the of and to in is are was for with on at by from that has have will".split())
_KAZAKH_WORDS = frozenset(
    "және бұл мен бен пен үшін туралы деп екен болды бар жоқ енді тағы кейін дейін жыл осы".split()
)


def detect(title: str, lead: str, hint: str | None) -> Language | None:
    """Headline and lead together; quoted names are left out where enough else is said."""
    text = f"{title}\n{lead}"[:MOST_CHARACTERS]
    rest = _QUOTED.sub(" ", text)
    if _count(rest) * 2 < _count(text) or _count(rest) < LEAST_LETTERS:
        rest = text
    if _count(rest) == 0:
        return _hinted(hint)
    words = {word.lower() for word in _LETTERS.findall(rest)}
    cyrillic, latin = len(_CYRILLIC.findall(rest)), len(_LATIN.findall(rest))
    if latin > cyrillic:
        if _KAZAKH_LATIN.search(rest) and not words & _ENGLISH:
            return "kk"
        return "en" if words & _ENGLISH else _guess(rest, ("en", "kk"), hint)
    if cyrillic == 0 and not _KAZAKH.search(rest):
        return _hinted(hint)
    special = len(_KAZAKH.findall(rest))
    if special * 25 > cyrillic or words & _KAZAKH_WORDS:
        return "kk"
    return _guess(rest, ("ru", "kk"), hint)


def _guess(text: str, among: tuple[Language, ...], hint: str | None) -> Language:
    found, share = _identifier().classify(text)
    if found in among and share >= SURE:
        return found  # type: ignore[no-any-return]
    hinted = _hinted(hint)
    return hinted if hinted in among else among[0]


def _hinted(hint: str | None) -> Language | None:
    short = (hint or "").lower().replace("_", "-").partition("-")[0]
    match short:
        case "ru":
            return "ru"
        case "kk" | "kz":
            return "kk"
        case "en":
            return "en"
    return None


def _count(text: str) -> int:
    return sum(map(len, _LETTERS.findall(text)))


@cache
def _identifier() -> LanguageIdentifier:
    """The model takes a moment to load: only when first asked."""
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(["ru", "kk", "en"])
    return identifier
