"""Russian: «в МЧС», «из акимата»: whether a place named in a sentence can have said something."""

import re

from bot.articles.names.source_names import is_direction

# «Из акимата сообщили»
OUT_OF = re.compile(r"(?:Из|От)\s+")
WITHIN = re.compile(r"(?:и\s)?(?:в|во|на)\s+", re.IGNORECASE)
FROM = re.compile(r"(?:из|с|со|от|для|по|под|при|об?|за|к|ко)\s")
# «уведомил полицию», «сообщил министерству»: who hears it
HEARING = re.compile(r"[а-яё-]{3,30}[ую](?!\w)")
# «в газету», «в прокуратуру», but «в аэропорту»
INTO = re.compile(rf"(?!\w*(?:порту|саду|лесу|полку|мосту)(?!\w)){HEARING.pattern}")
NOT_THERE = re.compile(
    r"(?:[а-яё-]{4,20}(?:ом|ем|ой|ей)\s)?(?:ходе|время|брифинге|пресс-конференции|интервью|эфире|заседании|совещании|встрече|рамках|четверг|среду|пятницу"
    r"|понедельник|вторник|субботу|воскресенье|своей|свое[мй]|своём|кулуарах|месте|ЖК|форуме|съезде|сессии|конференции|саммите|слушаниях|план[её]рке|презентации"
    r"|церемонии|открытии|выставке|мероприятии|вебинаре|круглом|конгрессе|симпозиуме|митинге"
    r"|коллегии(?!\sадвокат)|онлайн-\w+|пресс-\w*туре)(?!\w)"
)


def is_elsewhere(text: str) -> bool:
    """Behind «в»: «ходе заседания», «полицию», «ЖК «X»»: nobody who speaks."""
    return bool(NOT_THERE.match(text) or INTO.match(text) or is_direction(text))
