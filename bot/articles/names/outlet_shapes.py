"""Names that only outlets have, by how they end: «Бурабай Медиа», «Дала-ақпарат», «Далапресс»."""

import re

from bot.articles.text.phrases import LOWER, UPPER

# «Бурабай Медиа», «Тува-Вести», «Әулиеата таймс»
OUTLET_END = re.compile(
    r"[^\W\d_]{3,}(?:\s[^\W\d_]{3,})?[\s-](?:медиа|инфо|информ|пресс|ньюс|таймс|тудей|тв|вести|новости"
    r"|экспресс|онлайн|ақпарат|aqparat|press|media|online|live|life|24|tv|info)",
    re.IGNORECASE,
)
# «Қазинформ», «Далапресс»
PRESS = re.compile(r"[^\W\d_]{3,}(?:информ|пресс|ақпарат|inform|press|aqparat)", re.IGNORECASE)
# The same where other words may follow: «Дала-ақпарат басқармаға», but not «Ресми ақпарат»
SHAPED = re.compile(
    rf"[{UPPER}][^\W\d_]{{2,20}}(?:-(?:ақпарат|aqparat|инфо|информ|пресс|медиа)|(?:А|A)қпарат|Aqparat"
    rf"|информ|пресс|(?:\s[{UPPER}][{LOWER}]{{2,15}})?\s(?:TV|ТВ|Медиа|Ньюс|Таймс|Пресс|Инфо|24))(?![\w-])"
    r"|[\u0620-\u06ff]{3,15}-اقپارات(?!\w)"
)


def is_shaped(name: str) -> bool:
    return bool(OUTLET_END.fullmatch(name) or PRESS.fullmatch(name))


def shaped_at(text: str) -> str | None:
    """The name with which a text begins, where its shape tells that it is an outlet's."""
    found = SHAPED.match(text)
    return found[0] if found else None
