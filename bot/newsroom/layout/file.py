"""The newsroom's feeds, channels and routes as a TOML file, read and written."""

import json
import tomllib
from collections.abc import Callable, Mapping
from typing import TypeVar

from bot import config_values as values
from bot.errors import ConfigError
from bot.model import (
    LANGUAGES,
    ChannelLine,
    FeedLine,
    Language,
    Layout,
    RatePost,
    Style,
    WordFilter,
)
from bot.newsroom.layout.changes import WantedLayout
from bot.newsroom.rules.word_filter import read_words
from bot.posts.style import style_fields, style_of

HEADER = (
    "# The newsroom's feeds and channels. `python -m bot apply FILE` makes them so:\n"
    "# what a list below leaves out is removed, a list that is missing is left as it is.\n"
    "# A channel without `feeds` carries every feed; one without `style` keeps the style it has\n"
    "# (what may stand there: docs/posts.md; `style = {}` is the usual post), one without `rates`\n"
    '# the posts of rates that it gets (rates = ["morning", "tomorrow"], or [] for none), one\n'
    "# without `words` the words by which it takes articles (docs/cli.md, or [] for all).\n"
)

T = TypeVar("T")


def read_toml(text: str, name: str) -> WantedLayout:
    """Raise ConfigError, whose line begins with the file's `name` and says where it is wrong."""
    try:
        data = tomllib.loads(text.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{name}: is no TOML: {error}") from error
    _only(data, {"feeds", "channels"}, name)
    if not data:
        raise ConfigError(f"{name}: names neither feeds nor channels; see `export` for the form")
    wanted = WantedLayout(
        feeds=_listed(data, "feeds", _feed, name),
        channels=_listed(data, "channels", _channel, name),
    )
    _once([feed.url for feed in wanted.feeds or ()], name)
    _once([channel.key for channel in wanted.channels or ()], name)
    return wanted


def write_toml(layout: Layout) -> str:
    """What `read_toml` reads again to the same."""
    parts = [HEADER]
    for feed in layout.feeds:
        entries = {"url": feed.url, "title": feed.title, "selector": feed.selector or None}
        parts.append(_table("feeds", entries))
    for channel in layout.channels:
        shown: dict[str, object] = {
            "chat": channel.chat,
            "topic": channel.topic,
            "language": channel.language,
            "feeds": None if channel.feeds is None else list(channel.feeds),
            "style": None if channel.style is None else style_fields(channel.style),
            "rates": None if channel.rates is None else list(channel.rates),
            "words": None if channel.words is None else list(channel.words),
        }
        parts.append(_table("channels", shown))
    empty = [name for name in ("feeds", "channels") if not getattr(layout, name)]
    parts[1:1] = [f"{name} = []\n" for name in empty]
    return "\n".join(parts)


def _table(name: str, entries: Mapping[str, object]) -> str:
    lines = [f"{key} = {_value(value)}\n" for key, value in entries.items() if value is not None]
    return f"[[{name}]]\n" + "".join(lines)


def _value(value: object) -> str:
    """Strings as in JSON, which TOML reads alike, but for DEL."""
    if isinstance(value, dict):
        inside = ", ".join(f"{key} = {_value(one)}" for key, one in value.items())
        return f"{{ {inside} }}" if inside else "{}"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _listed(
    data: Mapping[str, object], key: str, read: Callable[[object, str], T], name: str
) -> tuple[T, ...] | None:
    if key not in data:
        return None
    entries = data[key]
    if not isinstance(entries, list):
        raise ConfigError(f"{name}: {key} must be a list; write each as [[{key}]]")
    return tuple(read(one, f"{name}: {key} {place}") for place, one in enumerate(entries, 1))


def _feed(entry: object, where: str) -> FeedLine:
    """A table, or the address alone."""
    fields = _fields(entry, "url", where)
    _only(fields, {"url", "title", "selector"}, where)
    selector = _text(fields, "selector", where) or ("" if "selector" in fields else None)
    return FeedLine(_url(fields.get("url"), where), _text(fields, "title", where), selector)


def _channel(entry: object, where: str) -> ChannelLine:
    """A table, or a line as in CHANNELS."""
    fields = _fields(entry, "chat", where)
    _only(fields, {"chat", "topic", "language", "feeds", "style", "rates", "words"}, where)
    chat = fields.get("chat")
    if not isinstance(chat, str | int):
        raise ConfigError(f"{where}: chat is missing; give @name or -100…")
    try:
        (setting,) = values.channels(str(chat))
    except (values.Unusable, ValueError) as error:
        raise ConfigError(f"{where}: {chat} cannot be meant; give @name or -100…") from error
    topic, language = fields.get("topic", setting.topic), setting.language
    if topic is not None and not (type(topic) is int and 0 < topic < 10**10):  # True is one too
        raise ConfigError(f"{where}: topic must be a number, not {topic!r}")
    if "language" in fields:
        language = _language(fields["language"], where)
    feeds = fields.get("feeds")
    if feeds is not None and not isinstance(feeds, list):
        raise ConfigError(f"{where}: feeds must be a list of addresses")
    carried = None if feeds is None else tuple(dict.fromkeys(_url(one, where) for one in feeds))
    style, rates, words = _style(fields, where), _rates(fields, where), _words(fields, where)
    return ChannelLine(setting.chat, topic, language, carried, style, rates, words)


def _style(fields: Mapping[str, object], where: str) -> Style | None:
    """Another table inside; None where nothing is said of it."""
    style = fields.get("style")
    if style is not None and not isinstance(style, dict):
        raise ConfigError(f"{where}: style must be a table, as in style = {{ bold = false }}")
    return None if style is None else style_of(style, f"{where}: style")


def _rates(fields: Mapping[str, object], where: str) -> tuple[RatePost, ...] | None:
    """None where nothing is said of them."""
    named = fields.get("rates")
    if named is None:
        return None
    if not isinstance(named, list) or not all(one in list(RatePost) for one in named):
        known = ", ".join(RatePost)
        raise ConfigError(f"{where}: rates must be a list of these: {known}; not {named!r}")
    return tuple(post for post in RatePost if post in named)


def _words(fields: Mapping[str, object], where: str) -> WordFilter | None:
    """None where nothing is said of them."""
    listed = fields.get("words")
    if listed is None:
        return None
    if not isinstance(listed, list) or not all(isinstance(one, str) for one in listed):
        raise ConfigError(f'{where}: words must be a list, as in words = ["+football", "-casino"]')
    try:
        return read_words(listed)
    except ValueError as error:
        raise ConfigError(f"{where}: words: {error}") from error


def _fields(entry: object, key: str, where: str) -> Mapping[str, object]:
    if isinstance(entry, str):
        return {key: entry}
    if not isinstance(entry, dict):
        raise ConfigError(f"{where}: must be a table with {key}")
    return entry


def _url(value: object, where: str) -> str:
    try:
        (url,) = values.feeds(value if isinstance(value, str) else "")
    except (values.Unusable, ValueError) as error:
        raise ConfigError(f"{where}: {value!r} is no address; give http:// or https://") from error
    return url


def _text(fields: Mapping[str, object], key: str, where: str) -> str | None:
    value = fields.get(key)
    if value is not None and not isinstance(value, str):
        raise ConfigError(f"{where}: {key} must be text")
    return value or None


def _language(value: object, where: str) -> Language:
    for language in LANGUAGES:
        if value == language:
            return language
    raise ConfigError(f"{where}: language must be one of {', '.join(LANGUAGES)}, not {value!r}")


def _only(fields: Mapping[str, object], known: set[str], where: str) -> None:
    for key in fields:
        if key not in known:
            names = ", ".join(sorted(known))
            raise ConfigError(f"{where}: {key} is not known here; there are {names}")


def _once(names: list[str], where: str) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise ConfigError(f"{where}: {name} is named twice; name it once")
        seen.add(name)
