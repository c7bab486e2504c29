"""How a setting's text becomes a typed value; `Unusable` says what would be right instead."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import time
from ipaddress import ip_address, ip_network
from pathlib import Path
from typing import TypeVar
from urllib.parse import SplitResult, urlsplit
from zoneinfo import ZoneInfo

from bot.model import LANGUAGES, Language

T = TypeVar("T")

MAX_TELEGRAM_ID = 2**52  # "at most 52 significant bits": core.telegram.org/bots/api#chat
MAX_URL = 2000
DATABASES = ("sqlite+aiosqlite", "postgresql+asyncpg")
PROXIES = ("http", "socks5", "socks5h")  # no library here speaks TLS to a proxy
WEB = ("http", "https")

_NUMBER = re.compile(r"[0-9]{1,18}(\.[0-9]{1,9})?")
_CHAT = re.compile(r"(@[A-Za-z][A-Za-z0-9_]{0,31}|-[1-9][0-9]{0,15})(?:/([1-9][0-9]{0,9}))?")
_TOKEN = re.compile(r"[0-9]+:[A-Za-z0-9_-]+")
_HOUR = re.compile(r"[0-9]{1,2}:[0-9]{2}")
_HOURS = re.compile(r"([0-9]{1,2}:[0-9]{2})\s*[-–]\s*([0-9]{1,2}:[0-9]{2})")
_HOST = re.compile(r"[\w.-]{1,253}")


class Unusable(Exception):
    """`hint` says what would be right; `part` is the bad piece where not the whole value."""

    def __init__(self, hint: str, part: str | None = None) -> None:
        super().__init__(hint)
        self.hint = hint
        self.part = part


@dataclass(frozen=True, slots=True)
class ChannelSetting:
    """One entry of CHANNELS: `@name` or `-100…`, a group's topic, the one language it takes."""

    chat: str
    topic: int | None = None
    language: Language | None = None


def number(low: float, high: float, unit: str) -> Callable[[str], float]:
    def parse(text: str) -> float:
        value = float(text) if _NUMBER.fullmatch(text) else -1.0
        if not low <= value <= high:
            raise Unusable(f"give {unit} from {low:g} to {high:g}")
        return value

    return parse


def whole(low: int, high: int, unit: str) -> Callable[[str], int]:
    def parse(text: str) -> int:
        value = int(text) if _NUMBER.fullmatch(text) and "." not in text else -1
        if not low <= value <= high:
            raise Unusable(f"give {unit}, a whole number from {low} to {high}")
        return value

    return parse


def choice(*allowed: str) -> Callable[[str], str]:
    """One of these words, in any case, as it is spelled here."""
    spelled = {word.lower(): word for word in allowed}

    def parse(text: str) -> str:
        if text.lower() not in spelled:
            raise Unusable(f"give one of {', '.join(allowed)}")
        return spelled[text.lower()]

    return parse


def token(text: str) -> str:
    if not _TOKEN.fullmatch(text):
        raise Unusable("copy the whole token from @BotFather, like 123456789:AAbbCCdd…")
    return text


def bearer(text: str) -> str:
    if not (text.isascii() and text.isprintable() and " " not in text):
        raise Unusable("use ASCII letters, digits and signs without spaces")
    return text


def webhook_secret(text: str) -> str:
    """The characters that setWebhook allows: core.telegram.org/bots/api#setwebhook."""
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", text):
        raise Unusable("use 1 to 256 of the characters A-Z, a-z, 0-9, _ and -")
    return text


def admin_ids(text: str) -> tuple[int, ...]:
    hint = "give Telegram user ids (@userinfobot tells yours) separated by commas"
    ids: dict[int, None] = {}
    for part in _parts(text):
        if not (part.isascii() and part.isdigit() and 0 < int(part[:17]) <= MAX_TELEGRAM_ID):
            raise Unusable(hint, part)
        ids[int(part)] = None
    return tuple(ids)


def channels(text: str) -> tuple[ChannelSetting, ...]:
    found: dict[tuple[str, int | None], ChannelSetting] = {}
    for part in _parts(text):
        setting = _channel(part)
        key = (setting.chat.lower(), setting.topic)
        if found.setdefault(key, setting).language != setting.language:
            raise Unusable(
                "this channel is named twice with different languages; name it once,"
                " without a language it gets every article",
                part,
            )
    return tuple(found.values())


def _channel(part: str) -> ChannelSetting:
    where, equals, language = part.partition("=")
    match = _CHAT.fullmatch(where)
    if match is None:
        raise Unusable("give @name or -100…, for a group's topic -100…/5, with =ru behind it", part)
    code = next((known for known in LANGUAGES if known == language.lower()), None)
    if equals and code is None:
        raise Unusable(f"behind = give one of {', '.join(LANGUAGES)}", part)
    return ChannelSetting(match[1], int(match[2]) if match[2] else None, code)


def service_chat(text: str) -> int | str:
    match = _CHAT.fullmatch(text)
    if match and match[2] is None:
        return text if text.startswith("@") else int(text)
    if re.fullmatch(r"[1-9][0-9]{0,15}", text):
        return int(text)
    raise Unusable("give a person's id, a group's id (-100…) or @name")


def feeds(text: str) -> tuple[str, ...]:
    hint = "give addresses that begin with http:// or https://; write a comma inside one as %2C"
    return tuple(dict.fromkeys(_url(part, WEB, hint).geturl() for part in _parts(text)))


def base_url(text: str) -> str:
    """A web address to which paths are added: no slash at its end, no query."""
    hint = "give an address like https://host or http://host:8081"
    split = _url(text, WEB, hint)
    if split.query or split.fragment:
        raise Unusable(hint)
    return split.geturl().rstrip("/")


def web_url(text: str) -> str:
    return _url(text, WEB, "give an address like https://host/path").geturl()


def proxy_url(text: str) -> str:
    """Through any of them names are resolved by the proxy, so socks5h is socks5."""
    split = _url(text, PROXIES, "give http://host:port or socks5://user:password@host:port")
    return split._replace(scheme=split.scheme.removesuffix("h")).geturl()


def database_url(text: str) -> str:
    hint = "give sqlite+aiosqlite:///folder/file.db or postgresql+asyncpg://user:password@host/name"
    scheme, separator, rest = text.partition("://")
    if not separator or scheme not in DATABASES or not rest.isprintable():
        raise Unusable(hint)
    if scheme.startswith("postgresql"):
        # Up to the @ anything may stand in a password, also what no web address may hold.
        server = rest.partition("@")[2] if "@" in rest else rest
        _url(f"{scheme}://{server}", DATABASES, hint, host_needed=not server.startswith("/"))
    else:
        file = rest.partition("?")[0]
        if not file.startswith("/") or file.endswith("/") or ":memory:" in file:
            raise Unusable("name a file, like sqlite+aiosqlite:///data/jarshy.db")
    return text


def password(url: str) -> str | None:
    """The password inside an address, as it stands there."""
    user, at, _ = url.partition("://")[2].partition("@")
    return user.partition(":")[2] or None if at else None


def _url(
    text: str, schemes: tuple[str, ...], hint: str, *, host_needed: bool = True
) -> SplitResult:
    try:
        split = urlsplit(text)
        fits = split.port is None or split.port > 0
    except ValueError as error:
        raise Unusable(hint, text) from error
    usable = text.isprintable() and " " not in text and "\\" not in text and len(text) <= MAX_URL
    host = split.hostname or ""
    known = bool(_HOST.fullmatch(host)) or ":" in host or not (host or host_needed)
    if not (usable and fits and known and split.scheme in schemes):
        raise Unusable(hint, text)
    return split


def private_hosts(text: str) -> tuple[str, ...]:
    """Hosts in lower case and networks (`10.0.0.0/8`, one address as `10.0.0.1/32`)."""
    return tuple(dict.fromkeys(_private(part) for part in _parts(text)))


def _private(part: str) -> str:
    try:
        return str(ip_network(part.strip("[]"), strict=False))
    except ValueError as error:
        host = part.lower().rstrip(".")
        if not _HOST.fullmatch(host) or not any(c.isalpha() for c in host):
            raise Unusable(
                "give host names, addresses or ranges like 10.0.0.0/8, without http:// and port",
                part,
            ) from error
        return host


def listen_host(text: str) -> str:
    host = text.strip("[]")
    named = _HOST.fullmatch(host) and any(c.isalpha() for c in host)
    if not (named or _is_address(host)):
        raise Unusable("give an address of this machine, like 127.0.0.1 or 0.0.0.0, without port")
    return host


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def quiet_hours(text: str) -> tuple[time, time]:
    hint = "give two times of the day, like 23:00-07:00"
    match = _HOURS.fullmatch(text)
    if match is None:
        raise Unusable(hint)
    try:
        start, end = (time.fromisoformat(part.zfill(5)) for part in match.groups())
    except ValueError as error:
        raise Unusable(hint) from error
    if start == end:
        raise Unusable("give two different times; to publish nothing by itself use MODERATION")
    return start, end


def hour(text: str) -> time:
    hint = "give a time of the day, like 09:00"
    if not _HOUR.fullmatch(text):
        raise Unusable(hint)
    try:
        return time.fromisoformat(text.zfill(5))
    except ValueError as error:
        raise Unusable(hint) from error


def timezone(text: str) -> ZoneInfo:
    try:
        return ZoneInfo(text)
    except (LookupError, OSError, ValueError) as error:
        raise Unusable("give a name of the time zone database, like Asia/Almaty") from error


def folder(text: str) -> Path:
    hint = "give a folder, it is made where it is missing"
    try:
        path = Path(text).expanduser()
        usable = path.is_dir() or not path.exists()
    except (OSError, ValueError, RuntimeError) as error:  # NUL, too long, nobody's home
        raise Unusable(hint) from error
    if not usable or "\0" in text:
        raise Unusable(hint)
    return path


def _parts(text: str) -> list[str]:
    return [part for part in re.split(r"[\s,;]+", text) if part]
