"""Russian: what somebody wrote on a page of his own in a social network, and in which."""

import re

from bot.articles.phrases import UPPER
from bot.articles.source_names import network_pattern

# «написал Иванов в Instagram», «написал на своей странице в Facebook»
IN_NETWORK = re.compile(
    rf"(?:[{UPPER}][\w.’-]{{0,30}}\s+){{0,3}}(?:в|на)\s+(?:сво\w{{1,3}}\s+)?(?:официальн\w+\s+)?"
    r"(?:(?:странице|аккаунте|профиле|блоге)\s+(?:в\s+)?|соцсети\s+)?"
)
# «написал глава района на своей странице в Facebook»
OWN_PAGE = re.compile(
    r"[а-яё][^.,;:!?«»\"]{2,60}\s(?:в|на)\s+сво\w{1,3}\s+(?:официальн\w+\s+)?"
    r"(?:(?:странице|аккаунте|профиле|блоге|соцсети)\s+(?:в\s+)?)?"
)


def network_at(text: str) -> str | None:
    for place in (IN_NETWORK.match(text), OWN_PAGE.match(text)):
        if place and (network := network_pattern().match(text, place.end())):
            return network[0]
    return None
