"""The sample newsroom's feed: what stands in it at which moment. Pure; samples/site.py serves it.

feed/*.json: one story each. `minutes`: how old it is when the newsroom opens; `after`: seconds
until it comes out; `corrected`: seconds until its words are replaced.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape
from importlib.resources import files
from typing import Any

NAME = "Саяжол"


@dataclass(frozen=True, slots=True)
class Story:
    """One story as it stands at a moment; times are aware."""

    slug: str
    language: str
    title: str
    deck: str
    text: tuple[str, ...]
    photo_credit: str
    categories: tuple[str, ...]
    published: datetime

    @property
    def path(self) -> str:
        return f"/{self.language}/{self.slug}"


@dataclass(frozen=True, slots=True)
class Script:
    """A story with what becomes of it while one watches; seconds since the opening."""

    slug: str
    words: dict[str, Any]
    minutes: float = 0.0
    after: float = 0.0
    corrected_after: float | None = None
    replacements: dict[str, str] = field(default_factory=dict)

    def at(self, seconds: float, opened: datetime) -> Story | None:
        """None where it is not out yet."""
        if seconds < self.after:
            return None
        corrected = self.corrected_after is not None and seconds >= self.corrected_after
        changes = self.replacements if corrected else {}
        return Story(
            slug=self.slug,
            language=self.words["language"],
            title=_replaced(self.words["title"], changes),
            deck=_replaced(self.words["deck"], changes),
            text=tuple(_replaced(paragraph, changes) for paragraph in self.words["text"]),
            photo_credit=self.words["photo_credit"],
            categories=tuple(self.words["categories"]),
            published=opened + timedelta(seconds=self.after, minutes=-self.minutes),
        )


def scripts() -> tuple[Script, ...]:
    """Every story of the folder feed/."""
    found = []
    for file in sorted((files("samples") / "feed").iterdir(), key=lambda one: one.name):
        words = json.loads(file.read_text("utf-8"))
        corrected = words.get("corrected", {})
        found.append(
            Script(
                slug=file.name.removesuffix(".json"),
                words=words,
                minutes=words.get("minutes", 0.0),
                after=words.get("after", 0.0),
                corrected_after=corrected.get("after"),
                replacements=corrected.get("replace", {}),
            )
        )
    return tuple(found)


def stories(all_scripts: Sequence[Script], seconds: float, opened: datetime) -> list[Story]:
    """What is out `seconds` after the opening, newest first."""
    out = [story for script in all_scripts if (story := script.at(seconds, opened))]
    return sorted(out, key=lambda story: story.published, reverse=True)


def feed(shown: Sequence[Story], base: str) -> str:
    """RSS 2.0 with the full text; the picture with its caption stands in the text."""
    items = "".join(_item(story, base) for story in shown)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>{NAME}</title><link>{base}/</link>"
        f"<description>{NAME}</description>{items}</channel></rss>"
    )


def page(story: Story, base: str) -> str:
    """The story's own page."""
    return (
        f'<!DOCTYPE html><html lang="{story.language}"><head><meta charset="utf-8">'
        f"<title>{escape(story.title)} | {NAME}</title>"
        f'<meta name="description" content="{escape(story.deck)}"></head><body><article>'
        f"<h1>{escape(story.title)}</h1>{_body(story, base)}"
        "</article></body></html>"
    )


def _item(story: Story, base: str) -> str:
    tags = "".join(f"<category>{escape(name)}</category>" for name in story.categories)
    at = format_datetime(story.published.astimezone(UTC))
    return (
        f"<item><title>{escape(story.title)}</title><link>{base}{story.path}</link>"
        f'<guid isPermaLink="false">sayajol-{story.slug}</guid><pubDate>{at}</pubDate>{tags}'
        f"<description>{escape(story.deck)}</description>"
        f"<content:encoded>{escape(_body(story, base))}</content:encoded></item>"
    )


def _body(story: Story, base: str) -> str:
    picture = f'<img src="{base}/photo/{story.slug}.jpg" width="1280" height="720">'
    figure = f"<figure>{picture}<figcaption>{escape(story.photo_credit)}</figcaption></figure>"
    return figure + "".join(f"<p>{escape(paragraph)}</p>" for paragraph in story.text)


def _replaced(text: str, changes: dict[str, str]) -> str:
    for before, after in changes.items():
        text = text.replace(before, after)
    return text
