import os
import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import ValidationError

from bot.config import Settings, load_settings, require_token
from bot.errors import ConfigError

TOKEN = "123456789:AAHfiqksKZ8WmR2zSjiQ7_v4TMAKdiHm9T0"


def settings(tmp_path: Path, **values: str) -> Settings:
    file = tmp_path / "settings.env"
    lines = (f"{name}='{value}'\n" for name, value in values.items())
    file.write_text("".join(lines), encoding="utf-8")
    return load_settings(file)


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    file = tmp_path / "article.md"
    file.touch()
    with pytest.raises(ConfigError, match="ARTICLES_DIR"):
        settings(tmp_path, ARTICLES_DIR=str(file))


@pytest.mark.parametrize("token", [TOKEN, "123:abc", "42:TEST"])
def test_token_shapes(tmp_path: Path, token: str) -> None:
    assert require_token(settings(tmp_path, BOT_TOKEN=f" {token} ")) == token


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BOT_TOKEN", "sesame"),
        ("BOT_TOKEN", "bot123:sesame"),
        ("BOT_TOKEN", "123:sesame:"),
        ("BOT_TOKEN", "123:"),
        ("API_TOKEN", "open sesame"),
        ("API_TOKEN", "sésame"),
        ("WEBHOOK_SECRET", "sesame!"),
        ("WEBHOOK_SECRET", "sesame" * 50),
        ("DATABASE_URL", "mysql://root:sesame@h/n?password=sesame"),
        ("DATABASE_URL", "postgres://root:a?sesame@h/n"),
        ("PROXY_URL", "socks4://u:sesame@h:1"),
        ("PROXY_URL", "u:sesame@h:1"),
        ("HEARTBEAT_URL", "ftp://u:sesame@h/x"),
        ("MODERATION", "123456789:sesame-sesame-sesame-sesame"),
    ],
)
def test_errors_name_no_secret(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(ConfigError, match=f"^{name} is ") as caught:
        settings(tmp_path, **{name: value})
    assert "sesame" not in str(caught.value)


def test_long_and_broken_values_stay_one_short_line(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        settings(tmp_path, MODERATION="\n" * 20 + "x\ny" * 5000)
    assert "\n" not in str(caught.value) and len(str(caught.value)) < 200


APPROVE = {"MODERATION": "approve"}
HOOK = {"WEBHOOK_URL": "https://bot.example.kz/telegram"}
PLAIN_HOOK = {"WEBHOOK_URL": "http://10.0.0.5/telegram", "HTTP_PORT": "8080"}


@pytest.mark.parametrize(
    ("values", "name"),
    [
        (APPROVE, "ADMIN_IDS"),
        ({"APPROVE_WITHIN": "30"}, "APPROVE_WITHIN"),
        (HOOK, "HTTP_PORT"),
        (PLAIN_HOOK, "WEBHOOK_URL"),
        ({"WEBHOOK_URL": "https://bot.example.kz/metrics", "HTTP_PORT": "8080"}, "WEBHOOK_URL"),
    ],
)
def test_needs_that_another_setting_makes(
    tmp_path: Path, values: dict[str, str], name: str
) -> None:
    with pytest.raises(ConfigError, match=f"^{name} is "):
        settings(tmp_path, **values)


@pytest.mark.parametrize(
    "values",
    [
        APPROVE | {"ADMIN_IDS": "7"},
        APPROVE | {"ADMIN_IDS": "7", "APPROVE_WITHIN": "30"},
        HOOK | {"HTTP_PORT": "8080"},
        PLAIN_HOOK | {"TELEGRAM_API_URL": "http://10.0.0.6:8081"},
    ],
)
def test_needs_that_are_met(tmp_path: Path, values: dict[str, str]) -> None:
    assert settings(tmp_path, **values)


def test_environment_goes_before_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLL_INTERVAL", "7")
    monkeypatch.setenv("MAX_AGE", "")
    monkeypatch.setenv("HTTP_PORT", "  ")
    loaded = settings(tmp_path, POLL_INTERVAL="8", MAX_AGE="9", HTTP_PORT="10", UNKNOWN="x")
    assert (loaded.poll_interval, loaded.max_age, loaded.http_port) == (7, 9, 10)


@pytest.mark.parametrize("listed", ["en_US:en", "de_DE.UTF-8", "kk_KZ@cyrillic"])
def test_the_systems_own_language_list_is_not_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, listed: str
) -> None:
    monkeypatch.setenv("LANGUAGE", listed)
    assert settings(tmp_path).language == "ru"
    assert settings(tmp_path, LANGUAGE="kk").language == "kk"


def test_file_in_the_working_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert load_settings().http_port is None
    Path(".env").write_bytes("\ufeffHTTP_PORT=8080\r\nBOT_TOKEN\r\n".encode())
    assert load_settings().http_port == 8080
    assert load_settings(None).http_port is None


def test_file_in_another_encoding_is_said_plainly(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_bytes("# токен\n".encode("windows-1251"))
    with pytest.raises(ConfigError, match="not UTF-8"):
        load_settings(file)


def test_a_line_that_cannot_be_read_stops_the_start(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("LANGUAGE=kk\n\nAPI_TOKEN='confidential\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"^API_TOKEN in .*, line 3, cannot") as told:
        load_settings(file)
    assert "confidential" not in str(told.value)


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads every file")
def test_file_that_may_not_be_read(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.touch(mode=0)
    with pytest.raises(ConfigError, match="cannot be read"):
        load_settings(file)


def test_token_is_needed_only_where_it_is_asked_for() -> None:
    with pytest.raises(ConfigError, match=r"^BOT_TOKEN is not set: "):
        require_token(load_settings(None))


def test_settings_are_frozen() -> None:
    loaded = load_settings(None)
    with pytest.raises(ValidationError):
        loaded.poll_interval = 5  # type: ignore[misc]


def test_secrets_are_listed_and_not_shown(tmp_path: Path) -> None:
    loaded = settings(
        tmp_path,
        BOT_TOKEN=TOKEN,
        API_TOKEN="sesame1",
        WEBHOOK_SECRET="sesame2",
        DATABASE_URL="postgresql+asyncpg://u:sesame3@h/n",
        PROXY_URL="http://u:sesame4@h:1",
        HEARTBEAT_URL="https://h/sesame5",
    )
    assert set(loaded.secrets) == {
        TOKEN,
        "sesame1",
        "sesame2",
        ":sesame3@",
        ":sesame4@",
        "https://h/sesame5",
    }
    assert "sesame" not in repr(loaded) and TOKEN not in repr(loaded)
    assert load_settings(None).secrets == ()


def test_own_urls(tmp_path: Path) -> None:
    assert len(load_settings(None).own_urls) == 3
    assert "https://h/x" in settings(tmp_path, HEARTBEAT_URL="https://h/x").own_urls


@given(st.sampled_from(sorted(Settings.model_fields)), st.text(min_size=1, max_size=60))
@example("articles_dir", "~nobody-of-this-name/articles")
@example("articles_dir", "~\0")
def test_any_text_is_understood_or_refused_in_one_line(name: str, text: str) -> None:
    try:
        Settings(**{name: text})  # type: ignore[arg-type]
    except ConfigError as error:
        assert re.match(r"[A-Z_]+ is ", str(error))
        assert str(error).isprintable()
