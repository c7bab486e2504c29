"""A channel's style: how its posts look, and what an editor sees before it is published there."""

from dataclasses import dataclass, fields, replace
from typing import Literal, get_args

PostPart = Literal["title", "summary", "credits", "tags", "link"]
POST_PARTS: tuple[PostPart, ...] = get_args(PostPart)


@dataclass(frozen=True, slots=True)
class Style:
    """The default is the house's own post. Lengths are UTF-16 units.

    What may stand in each field is said in bot/posts/style.py.
    """

    parts: tuple[PostPart, ...] = ("title", "summary", "credits", "tags", "link")
    summary: int = 700  # at most
    tags: int = 0  # hashtags at most
    bold: bool = True  # the title
    quotes: bool = False  # marked quotations as blockquotes
    expandable: int = 0  # a longer summary as an expandable blockquote; 0: never
    link: Literal["word", "button"] = "word"
    caption_above: bool = False
    silent: bool = False
    corrections: bool = False  # «Исправлено: …» under an edited post
    advertising: Literal["keep", "hold"] = "keep"  # hold: an editor is asked first
    similar: Literal["flag", "hold"] = "flag"  # a story that another outlet told already

    @property
    def looks(self) -> "Style":
        """What shows in a new post: styles that differ in nothing else look alike."""
        return replace(self, silent=False, corrections=False, advertising="keep", similar="flag")

    def changed(self) -> dict[str, object]:
        """The fields that differ from the house's style."""
        if self == HOUSE:
            return {}
        found = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: value for name, value in found.items() if value != getattr(HOUSE, name)}


HOUSE = Style()
