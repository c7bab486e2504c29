"""Markdown with YAML front matter, as editors and static sites write it."""

import re
from collections.abc import Mapping

import yaml
from markdown_it import MarkdownIt

from bot.errors import UnreadableArticle
from bot.sources.pages.around import is_kept

FRONT = re.compile(r"\A---[ \t]*\r?\n")
FRONT_END = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
MAX_FRONT = 64_000
MAX_KEPT_LINE = 160
KNOWN_FIELDS = {"title", "author", "date", "published", "tags", "link", "source", "photo"}


def split_front_matter(text: str) -> tuple[Mapping[str, object], str]:
    """The fields and the text behind them; no fields where there is no front matter.

    Raise UnreadableArticle for front matter that is not closed or no YAML.
    """
    start = FRONT.match(text)
    if start is None:
        return {}, text
    end = FRONT_END.search(text, start.end(), start.end() + MAX_FRONT)
    if end is None:
        raise UnreadableArticle("the front matter is not closed; put --- on a line behind it")
    try:
        # The base loader leaves every value text: no surprise dates, no `no` that means false.
        fields = yaml.load(text[start.end() : end.start()], Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError) as error:
        raise UnreadableArticle(f"the front matter is no YAML ({_where(error)})") from error
    if fields in (None, ""):
        return {}, text[end.end() :]
    if not isinstance(fields, dict):
        raise UnreadableArticle("the front matter must be lines of the form name: value")
    return {str(key).lower(): _plain(value) for key, value in fields.items()}, text[end.end() :]


def front_matter_of_text(text: str) -> tuple[Mapping[str, object], str]:
    """The same of a plain text, where lines between dashes may be something else."""
    try:
        fields, rest = split_front_matter(text)
    except UnreadableArticle:
        return {}, text
    return (fields, rest) if fields.keys() & KNOWN_FIELDS else ({}, text)


def to_html(text: str) -> str:
    """Markdown to HTML. Credit and source lines stay lines of their own."""
    lines: list[str] = []
    for line in text.splitlines():
        alone = len(line) <= MAX_KEPT_LINE and is_kept(line.lstrip("*_ "))
        lines += ["", line, ""] if alone else [line]
    return str(MarkdownIt("commonmark").render("\n".join(lines)))


def _plain(value: object) -> object:
    """An empty value is an absent one."""
    return None if value == "" else value


def _where(error: BaseException) -> str:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or "nested too deeply"
    return f"line {mark.line + 2}: {problem}" if mark is not None else str(problem)
