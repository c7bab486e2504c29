"""What the readers of the three languages find in a sentence."""

from dataclasses import dataclass
from typing import Literal

Role = Literal["cited", "said", "according", "media", "carrier", "correspondent", "told"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A name and its part: referred to, speaking, whose data it is, a nation's media or a channel,
    carrying the story, its carrier's reporter, or an outlet that was told and is no source."""

    role: Role
    name: str
