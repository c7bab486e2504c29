from datetime import time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.config import Settings, load_settings
from bot.config_values import ChannelSetting
from bot.errors import ConfigError


def settings(tmp_path: Path, name: str, value: str) -> Settings:
    file = tmp_path / "settings.env"
    file.write_text(f"{name}='{value}'\n", encoding="utf-8")
    return load_settings(file)


RIGHT: list[tuple[str, str, Any]] = [
    ("TELEGRAM_API_URL", "http://127.0.0.1:8081/", "http://127.0.0.1:8081"),
    ("TELEGRAM_API_URL", "http://[::1]:8081", "http://[::1]:8081"),
    ("ADMIN_IDS", "1, 22,22 333", (1, 22, 333)),
    ("CHANNELS", "@herald", (ChannelSetting("@herald"),)),
    (
        "CHANNELS",
        "@herald_ru=ru, -1001234567890/5=kk,-100777",
        (
            ChannelSetting("@herald_ru", None, "ru"),
            ChannelSetting("-1001234567890", 5, "kk"),
            ChannelSetting("-100777"),
        ),
    ),
    ("CHANNELS", "@Herald,@herald", (ChannelSetting("@Herald"),)),
    ("FEEDS", "https://a.kz/rss,http://b.kz/?x=1", ("https://a.kz/rss", "http://b.kz/?x=1")),
    ("FEEDS", "https://a.kz/rss  https://a.kz/rss", ("https://a.kz/rss",)),
    ("FEEDS", "https://жаршы.қаз/rss", ("https://жаршы.қаз/rss",)),
    ("ARTICLES_DIR", "articles/new", Path("articles/new")),
    ("DATABASE_URL", "sqlite+aiosqlite:////var/lib/j.db", "sqlite+aiosqlite:////var/lib/j.db"),
    ("DATABASE_URL", "postgresql+asyncpg://u:p#a/b@h:5/n", "postgresql+asyncpg://u:p#a/b@h:5/n"),
    ("DATABASE_URL", "postgresql+asyncpg:///n?host=/run", "postgresql+asyncpg:///n?host=/run"),
    ("LANGUAGE", "KK", "kk"),
    ("TIMEZONE", "Asia/Qyzylorda", ZoneInfo("Asia/Qyzylorda")),
    ("POLL_INTERVAL", "1", 1.0),
    ("FIRST_RUN_POSTS", "0", 0),
    ("MAX_AGE", "0.5", 0.5),
    ("MODERATION", "auto", "auto"),
    ("MIN_POST_INTERVAL", "90", 90.0),
    ("RATE_PER_SECOND", "0", 0.0),
    ("RATE_CHAT_SECONDS", "0", 0.0),
    ("RATE_CHAT_MINUTE", "0", 0),
    ("RATES_MORNING", "8:30", time(8, 30)),
    ("QUIET_HOURS", "23:00-07:00", (time(23), time(7))),
    ("QUIET_HOURS", "9:30 – 10:15", (time(9, 30), time(10, 15))),
    ("NATIONAL_BANK_URL", "http://localhost:9000/nb/", "http://localhost:9000/nb"),
    ("FRANKFURTER_URL", "https://fx.example", "https://fx.example"),
    (
        "ALLOWED_PRIVATE_HOSTS",
        "CMS.local, 10.1.2.3/8,127.0.0.1,::1",
        ("cms.local", "10.0.0.0/8", "127.0.0.1/32", "::1/128"),
    ),
    ("PROXY_URL", "socks5h://u:p@127.0.0.1:1080", "socks5://u:p@127.0.0.1:1080"),
    ("HEARTBEAT_URL", "https://hc.example/abc", "https://hc.example/abc"),
    ("HTTP_HOST", "0.0.0.0", "0.0.0.0"),
    ("HTTP_HOST", "::", "::"),
    ("HTTP_PORT", "8080", 8080),
    ("LOG_FORMAT", "json", "json"),
    ("LOG_LEVEL", "debug", "DEBUG"),
    ("SERVICE_CHAT", "@newsdesk", "@newsdesk"),
    ("SERVICE_CHAT", "-1001234567890", -1001234567890),
    ("SERVICE_CHAT", "42", 42),
    ("SILENCE_ALARM", "6", 6.0),
    ("SETTLE_SECONDS", "1", 1.0),
]


@pytest.mark.parametrize(("name", "value", "expected"), RIGHT)
def test_value_is_understood(tmp_path: Path, name: str, value: str, expected: object) -> None:
    assert getattr(settings(tmp_path, name, value), name.lower()) == expected


WRONG: list[tuple[str, str, str]] = [
    ("TELEGRAM_API_URL", "api.telegram.org", "https://host"),
    ("TELEGRAM_API_URL", "https://host:99999", "https://host"),
    ("TELEGRAM_API_URL", "https://host/?x=1", "https://host"),
    ("ADMIN_IDS", "1,@me", "user ids"),
    ("ADMIN_IDS", "-100123", "user ids"),
    ("ADMIN_IDS", "0", "user ids"),
    ("ADMIN_IDS", "99999999999999999999", "user ids"),
    ("ADMIN_IDS", "١٢٣", "user ids"),
    ("CHANNELS", "herald", "@name"),
    ("CHANNELS", "1001234567890", "@name"),
    ("CHANNELS", "-100123/0", "@name"),
    ("CHANNELS", "@herald=de", "ru, kk, en"),
    ("CHANNELS", "@herald=", "ru, kk, en"),
    ("CHANNELS", "@herald=ru,@Herald=kk", "named twice"),
    ("FEEDS", "https://a.kz/rss,ftp://b.kz/rss", "http"),
    ("FEEDS", "https:///rss", "http"),
    ("FEEDS", "http://[bad/rss", "http"),
    ("DATABASE_URL", "sqlite:///data/j.db", "sqlite+aiosqlite"),
    ("DATABASE_URL", "mysql+aiomysql://h/n", "postgresql+asyncpg"),
    ("DATABASE_URL", "postgresql+asyncpg://", "postgresql+asyncpg"),
    ("DATABASE_URL", "sqlite+aiosqlite://", "name a file"),
    ("DATABASE_URL", "sqlite+aiosqlite:///:memory:", "name a file"),
    ("DATABASE_URL", "sqlite+aiosqlite:///data/", "name a file"),
    ("LANGUAGE", "kz", "ru, kk, en"),
    ("TIMEZONE", "Almaty", "Asia/Almaty"),
    ("TIMEZONE", "Asia", "Asia/Almaty"),
    ("TIMEZONE", "../../etc/passwd", "Asia/Almaty"),
    ("POLL_INTERVAL", "0", "seconds from 1"),
    ("POLL_INTERVAL", "5m", "seconds from 1"),
    ("POLL_INTERVAL", "nan", "seconds from 1"),
    ("POLL_INTERVAL", "1e3", "seconds from 1"),
    ("FIRST_RUN_POSTS", "-1", "whole number"),
    ("FIRST_RUN_POSTS", "1.5", "whole number"),
    ("MAX_AGE", "0", "hours from"),
    ("MAX_AGE", "day", "hours from"),
    ("MODERATION", "manual", "auto, approve"),
    ("APPROVE_WITHIN", "2h", "minutes from 0"),
    ("MIN_POST_INTERVAL", "-5", "seconds from 0"),
    ("RATE_PER_SECOND", "fast", "messages from 0"),
    ("RATE_CHAT_SECONDS", "-1", "seconds from 0"),
    ("RATE_CHAT_MINUTE", "inf", "whole number from 0"),
    ("RATES_MORNING", "9", "09:00"),
    ("RATES_MORNING", "24:00", "09:00"),
    ("RATES_MORNING", "09:00+05:00", "09:00"),
    ("QUIET_HOURS", "23-7", "23:00-07:00"),
    ("QUIET_HOURS", "23:00", "23:00-07:00"),
    ("QUIET_HOURS", "25:00-07:00", "23:00-07:00"),
    ("QUIET_HOURS", "07:00-7:00", "different times"),
    ("NATIONAL_BANK_URL", "nationalbank.kz", "https://host"),
    ("FRANKFURTER_URL", "file:///rates", "https://host"),
    ("ALLOWED_PRIVATE_HOSTS", "http://cms.local", "10.0.0.0/8"),
    ("ALLOWED_PRIVATE_HOSTS", "cms.local:8080", "10.0.0.0/8"),
    ("ALLOWED_PRIVATE_HOSTS", "10.0.0.0/99", "10.0.0.0/8"),
    ("ALLOWED_PRIVATE_HOSTS", "10.0.0.999", "10.0.0.0/8"),
    ("PROXY_URL", "socks4://h:1080", "socks5://"),
    ("PROXY_URL", "127.0.0.1:3128", "socks5://"),
    ("PROXY_URL", "https://h:3128", "socks5://"),
    ("HEARTBEAT_URL", "hc-ping.com/x", "https://host/path"),
    ("HTTP_HOST", "http://0.0.0.0", "127.0.0.1"),
    ("HTTP_HOST", "300.1.1.1", "127.0.0.1"),
    ("HTTP_HOST", "127.0.0", "127.0.0.1"),
    ("HTTP_PORT", "0", "65535"),
    ("HTTP_PORT", "80 80", "65535"),
    ("WEBHOOK_URL", "bot.example.kz/telegram", "https://host/path"),
    ("LOG_FORMAT", "xml", "text, json"),
    ("LOG_LEVEL", "LOUD", "DEBUG, INFO"),
    ("SERVICE_CHAT", "newsdesk", "@name"),
    ("SERVICE_CHAT", "-100123/5", "@name"),
    ("SILENCE_ALARM", "-1", "hours from 0"),
    ("SETTLE_SECONDS", "0", "seconds from 1"),
    ("SETTLE_SECONDS", "601", "seconds from 1 to 600"),
]


@pytest.mark.parametrize(("name", "value", "hint"), WRONG)
def test_value_that_cannot_be_meant(tmp_path: Path, name: str, value: str, hint: str) -> None:
    with pytest.raises(ConfigError) as caught:
        settings(tmp_path, name, value)
    line = str(caught.value)
    assert line.startswith(f'{name} is "')
    assert hint in line and "\n" not in line and caught.value.exit_code == 2


def test_every_setting_is_in_the_tables() -> None:
    hidden = {"BOT_TOKEN", "API_TOKEN", "WEBHOOK_SECRET"}
    names = {name.upper() for name in Settings.model_fields} - hidden
    assert {name for name, _, _ in RIGHT} == names - {"WEBHOOK_URL", "APPROVE_WITHIN"}
    free = {"ARTICLES_DIR"}  # any path can be meant
    assert {name for name, _, _ in WRONG} == names - free
