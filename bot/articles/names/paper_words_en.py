"""English: the papers in which somebody says something, before whose they are."""

import re

ENGLISH_FILLER = re.compile(
    r"^(?:(?:official|preliminary|latest|recent|new|annual)\s)?(?:data|figures|information|statistics"
    r"|statements?|reports?|surveys?|polls?|studies|study|forecasts?|estimates?|analysis|research)"
    r"\s(?:(?:released|published|provided|conducted|compiled|prepared|issued|received|obtained|collected|shared|disseminated)\s(?:by|from)|from|by|of)\s(?:the\s)?"
)


def without_paper(name: str) -> str:
    """«statement of the Ministry of Health» → «Ministry of Health»."""
    return ENGLISH_FILLER.sub("", name)
