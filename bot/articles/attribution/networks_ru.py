"""Russian: what somebody wrote on a page of his own in a social network, and in which."""

import re

from bot.articles.names.network_names import network_pattern
from bot.articles.names.source_names import is_named, name_at, nominative
from bot.articles.tables import forms
from bot.articles.text.phrases import SHORTENED, UPPER, WORD, is_organisation, networks

PAGE = (
    r"(?:официальн\w+\s+|личн\w+\s+)?"
    r"(?:(?:странице|аккаунте|профиле|(?:микро)?блоге|канале|посте)\s+(?:в\s+)?)?"
    r"(?:(?:соцсети|социальной\s+сети)\s+)?[«\"]?"
)
HIS = r"(?:(?:в|на)\s+сво\w{1,3}|у\s+себя\s+(?:в|на))\s+"
# «написал Иванов в Instagram», «написал на своей странице в Facebook», «у себя в Telegram»
IN_NETWORK = re.compile(rf"(?:[{UPPER}][\w.’-]{{0,30}}\s+){{0,3}}(?:{HIS}|(?:во?|на)\s+){PAGE}")
# «поделился артист в Instagram»
PERSON_IN = re.compile(
    rf"(?:(?:он|[а-яё-]{{3,20}})\s){{1,3}}(?:[{UPPER}][\w’-]{{1,30}}\s){{0,3}}(?:во?|на)\s{PAGE}"
)
# «написал глава района на своей странице в Facebook»
CHANNEL = re.compile(r"(?:-(?:канале|аккаунте|странице|блоге))?[»\"]?")
# «сообщается в Telegram-канале «Степь»»
NAMED = re.compile(r"-канале?\s+(?P<name>[«\"“][^«»\"“”]{2,40}[»\"”]|@?[A-Za-z][\w.-]{2,30})")
OF_OFFICE = re.compile(
    r"(?:-(?P<channel>канал|аккаунт)[ае]?)?\s(?=[^\W\d_])(?!(?:в|во|на|что|о|об)\s)"
)
OWN = re.compile(rf"(?<!\w)(?i:{HIS}){PAGE}$")
OWN_PAGE = re.compile(rf"[а-яё][^.,;:!?«»\"]{{2,60}}\s{HIS}{PAGE}")


def own_page(subject: str) -> tuple[str, str] | None:
    """«Блогер в своём Telegram-канале»: whose page it is, and in which network."""
    for network in network_pattern().finditer(subject):
        before = OWN.search(subject, 0, network.start())
        channel = CHANNEL.match(subject, network.end())
        if before is None or channel is None:
            continue
        rest = subject[channel.end() :].strip()
        if not rest:
            return subject[: before.start()].rstrip(), name_of(network)
        if before.start() == 0:  # «На своей странице в Facebook блогер»
            return rest, name_of(network)
    return None


def network_at(text: str) -> str | None:
    found = _page(text)
    return None if found is None or _is_office(text, found) else _owned(text, found)


def tells_itself(text: str) -> bool:
    """«ведомство в своём Telegram-канале», «МИД в Telegram»: an office, on its own page."""
    found = _page(text)
    return found is not None and _is_office(text, found)


def _page(text: str) -> re.Match[str] | None:
    for place in (IN_NETWORK.match(text), OWN_PAGE.match(text), PERSON_IN.match(text)):
        if place and (network := network_pattern().match(text, place.end())):
            return network
    return None


def _is_office(text: str, network: re.Match[str]) -> bool:
    """Does an office's name stand before the page? A capitalised word alone may be a person's."""
    first = WORD.match(text)
    if first is None:
        return False
    known = SHORTENED.match(text) or forms("organisations").match(first[0].casefold())
    if not (first[0][0].islower() or first[0].isupper() or known):
        return False
    return is_organisation(text[: network.start()])


def name_of(network: re.Match[str]) -> str:
    """«Твиттере» → «Твиттер»."""
    bare = network[0].removesuffix("е")
    return bare if bare in networks() else network[0]


def _owned(text: str, network: re.Match[str]) -> str:
    """«Telegram-канале МЧС» → «Telegram-канал МЧС», «Facebook акимата» → «акимат»."""
    if channel := NAMED.match(text, network.end()):
        return f"{name_of(network)}-канал {channel['name']}"
    whose = OF_OFFICE.match(text, network.end())
    office = name_at(text[whose.end() :]) if whose else ""
    if whose is None or not is_named(office):
        return name_of(network)
    kind = whose["channel"]
    return f"{network[0]}-{kind} {office}" if kind else nominative(office)
