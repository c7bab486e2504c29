"""The settings: the only reader of the environment and of `.env`. Names as in `.env.example`."""

import re
from collections.abc import Callable
from datetime import time
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator, Field, SecretStr, ValidationInfo, model_validator
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from bot import config_values as values
from bot.config_lines import unreadable
from bot.config_values import ChannelSetting
from bot.errors import ConfigError
from bot.model import LANGUAGES, Language

CLOUD_API = "https://api.telegram.org"
OWN_PATHS = ("/healthz", "/readyz", "/metrics", "/api/articles")
MAX_SHOWN = 80

_LOOKS_SECRET = re.compile(r"[0-9]{5,}:[A-Za-z0-9_-]{20,}")


def _plain(text: str) -> str:
    """A value as an error names it: one line, not endless, no token pasted by mistake."""
    text = _LOOKS_SECRET.sub("…", "".join(c if c.isprintable() else " " for c in text))
    return f'"{text}"' if len(text) <= MAX_SHOWN else f'"{text[:MAX_SHOWN]}…"'


def _masked(text: str) -> str:
    """An address without user, password and query, in whatever shape it was given."""
    before, at, rest = text.rpartition("@")
    rest = rest.partition("?")[0]
    scheme, separator, _ = before.partition("://")
    return _plain(f"{scheme if separator else ''}{separator}…@{rest}" if at else rest)


def _hidden(text: str) -> str:
    return "not usable"


def _read(parse: Callable[[str], object], show: Callable[[str], str] = _plain) -> BeforeValidator:
    """Parse a setting's text; what is not text was given by code and is left alone."""

    def read(value: object, info: ValidationInfo) -> object:
        if not isinstance(value, str):
            return value
        try:
            return parse(value.strip())
        except values.Unusable as wrong:
            shown = show(value.strip() if wrong.part is None else wrong.part)
            name = (info.field_name or "").upper()
            raise ConfigError(f"{name} is {shown}: {wrong.hint}") from None

    return BeforeValidator(read)


def _seconds(low: float, high: float) -> BeforeValidator:
    return _read(values.number(low, high, "seconds"))


def _hours(low: float, high: float) -> BeforeValidator:
    return _read(values.number(low, high, "hours"))


BaseUrl = Annotated[str, _read(values.base_url, _masked)]
WebUrl = Annotated[str, _read(values.web_url, _masked)]
LogLevel = Literal["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"]


class Settings(BaseSettings):
    """Every setting, typed and checked; what each means stands in `.env.example`.

    Intervals are in seconds, MAX_AGE and SILENCE_ALARM in hours, as they are written there.
    """

    model_config = SettingsConfigDict(
        frozen=True, extra="ignore", env_ignore_empty=True, enable_decoding=False
    )

    bot_token: Annotated[SecretStr | None, _read(values.token, _hidden)] = None
    telegram_api_url: BaseUrl = CLOUD_API
    admin_ids: Annotated[tuple[int, ...], _read(values.admin_ids)] = ()
    channels: Annotated[tuple[ChannelSetting, ...], _read(values.channels)] = ()
    feeds: Annotated[tuple[str, ...], _read(values.feeds, _masked)] = ()
    articles_dir: Annotated[Path | None, _read(values.folder)] = None
    database_url: Annotated[str, _read(values.database_url, _masked)] = Field(
        default="sqlite+aiosqlite:///data/jarshy.db", repr=False
    )
    language: Annotated[Language, _read(values.choice(*LANGUAGES))] = "ru"
    timezone: Annotated[ZoneInfo, _read(values.timezone)] = ZoneInfo("Asia/Almaty")
    poll_interval: Annotated[float, _seconds(1, 604_800)] = 300
    first_run_posts: Annotated[int, _read(values.whole(0, 1000, "posts"))] = 1
    max_age: Annotated[float, _hours(0.001, 8760)] = 24
    moderation: Annotated[Literal["auto", "approve"], _read(values.choice("auto", "approve"))] = (
        "auto"
    )
    approve_within: Annotated[float, _read(values.number(0, 10_080, "minutes"))] = 0
    min_post_interval: Annotated[float, _seconds(0, 604_800)] = 0
    rate_per_second: Annotated[float, _read(values.number(0, 10_000, "messages"))] = 28
    rate_chat_seconds: Annotated[float, _seconds(0, 3600)] = 1
    rate_chat_minute: Annotated[int, _read(values.whole(0, 10_000, "messages"))] = 20
    quiet_hours: Annotated[tuple[time, time] | None, _read(values.quiet_hours)] = None
    rates_morning: Annotated[time, _read(values.hour)] = time(9, 0)
    national_bank_url: BaseUrl = "https://nationalbank.kz"
    frankfurter_url: BaseUrl = "https://api.frankfurter.dev"
    allowed_private_hosts: Annotated[tuple[str, ...], _read(values.private_hosts)] = ()
    proxy_url: Annotated[str | None, _read(values.proxy_url, _masked)] = Field(None, repr=False)
    heartbeat_url: WebUrl | None = Field(None, repr=False)
    http_host: Annotated[str, _read(values.listen_host)] = "127.0.0.1"
    http_port: Annotated[int | None, _read(values.whole(1, 65_535, "a port"))] = None
    api_token: Annotated[SecretStr | None, _read(values.bearer, _hidden)] = None
    webhook_url: WebUrl | None = None
    webhook_secret: Annotated[SecretStr | None, _read(values.webhook_secret, _hidden)] = None
    log_format: Annotated[Literal["text", "json"], _read(values.choice("text", "json"))] = "text"
    log_level: Annotated[
        LogLevel, _read(values.choice("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"))
    ] = "INFO"
    service_chat: Annotated[int | str | None, _read(values.service_chat)] = None
    silence_alarm: Annotated[float, _hours(0, 8760)] = 0
    settle_seconds: Annotated[float, _seconds(1, 600)] = 130

    @model_validator(mode="after")
    def _fit_together(self) -> Self:
        """What one setting needs of another; raise ConfigError."""
        if self.moderation == "approve" and not self.admin_ids:
            raise ConfigError(
                "ADMIN_IDS is not set: MODERATION=approve needs at least one person who approves"
            )
        if self.approve_within and self.moderation != "approve":
            raise ConfigError(
                "APPROVE_WITHIN is set, but nothing waits for approval: it needs MODERATION=approve"
            )
        if self.webhook_url is not None:
            self._check_webhook(self.webhook_url)
        return self

    def _check_webhook(self, url: str) -> None:
        if self.http_port is None:
            raise ConfigError("HTTP_PORT is not set: WEBHOOK_URL needs a port to listen on")
        address = urlsplit(url)
        if address.fragment or address.path in OWN_PATHS:
            raise ConfigError(
                f"WEBHOOK_URL is {_masked(url)}: give a path of its own, like https://host/telegram"
            )
        if address.scheme != "https" and self.telegram_api_url == CLOUD_API:
            raise ConfigError(
                f"WEBHOOK_URL is {_masked(url)}: Telegram calls https:// addresses only"
                " (http:// is for a self-hosted Bot API server, TELEGRAM_API_URL)"
            )

    @property
    def shares_database(self) -> bool:
        """Whether several processes, on several machines, may do the work together."""
        return self.database_url.startswith("postgresql")

    @property
    def own_urls(self) -> tuple[str, ...]:
        """The operator's own addresses: fetched even where they are private."""
        urls = (
            self.telegram_api_url,
            self.national_bank_url,
            self.frankfurter_url,
            self.heartbeat_url,
        )
        return tuple(url for url in urls if url)

    @property
    def secrets(self) -> tuple[str, ...]:
        """What must never be seen in logs."""
        hidden = (self.bot_token, self.api_token, self.webhook_secret)
        found = [secret.get_secret_value() for secret in hidden if secret]
        for url in (self.database_url, self.proxy_url or ""):
            password = values.password(url)
            found += [f":{password}@"] if password else []
        return (*found, self.heartbeat_url) if self.heartbeat_url else tuple(found)

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return init_settings, _Meant(env_settings), _Meant(dotenv_settings)


class _Meant(PydanticBaseSettingsSource):
    """A source without the values that say nothing, so that the next source is asked."""

    def __init__(self, inner: PydanticBaseSettingsSource) -> None:
        super().__init__(inner.settings_cls)
        self.inner = inner

    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[Any, str, bool]:
        return self.inner.get_field_value(field, field_name)

    def __call__(self) -> dict[str, Any]:
        return {name: value for name, value in self.inner().items() if _is_meant(name, value)}


def _is_meant(name: str, value: object) -> bool:
    """Not blank, and not the system's own LANGUAGE (gettext's `en_US:en`), which is not ours."""
    text = str(value or "").strip()
    return bool(text) and not (name == "language" and re.search(r"[_.:@]", text))


def load_settings(env_file: Path | None = Path(".env")) -> Settings:
    """Environment first, then the file where there is one; raise ConfigError in one line."""
    try:
        _check_lines(env_file)
        return Settings(_env_file=env_file, _env_file_encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise ConfigError(f"{env_file} is not UTF-8: save it again as UTF-8 text") from None
    except OSError as error:
        raise ConfigError(
            f"{env_file} cannot be read ({error.strerror}): let the bot's user read it"
        ) from None


def _check_lines(env_file: Path | None) -> None:
    """Raise ConfigError where a setting stands in the file and cannot be read from it."""
    if env_file is None or not env_file.is_file():
        return
    names = {name.upper() for name in Settings.model_fields}
    found = unreadable(env_file.read_text(encoding="utf-8-sig"), names)
    if found is not None:
        line, name = found
        raise ConfigError(
            f"{name} in {env_file}, line {line}, cannot be read: write NAME=value,"
            " with a quotation mark at both ends of the value or at none"
        )


class _Given(Settings):
    """Settings that come from code alone."""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return (init_settings,)


def settings_from(**values: str) -> Settings:
    """Settings as text by their names in lower case, whatever the environment says."""
    return _Given.model_validate(values)


def require_token(settings: Settings) -> str:
    """The token, for verbs that talk to Telegram; raise ConfigError where there is none."""
    if settings.bot_token is None:
        raise ConfigError(
            "BOT_TOKEN is not set: get one from @BotFather and put it into .env,"
            " or try the bot without one: python -m bot demo"
        )
    return settings.bot_token.get_secret_value()
