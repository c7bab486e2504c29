"""What the readers of the three languages find in a sentence."""

from dataclasses import dataclass
from typing import Literal

Role = Literal["cited", "said", "carrier", "correspondent"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A name and its part: referred to, speaking, carrying the story, or its carrier's reporter."""

    role: Role
    name: str
