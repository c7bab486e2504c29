"""Which database of time zones counts: the system's, or the newer one among our requirements.

Kazakhstan has had one time, UTC+5, since March 2024; a system that was installed before and never
brought up to date keeps Almaty an hour ahead.
"""

import zoneinfo
from collections.abc import Iterable
from pathlib import Path

import tzdata

VERSION_MARK = "# version"  # how tzdata.zi begins
NO_VERSION = ""  # before any other


def use_newest() -> None:
    """From here on, in this process; zones that were asked for before are read anew."""
    if system_version(zoneinfo.TZPATH) < tzdata.IANA_VERSION:
        zoneinfo.reset_tzpath(to=())
        zoneinfo.ZoneInfo.clear_cache()


def system_version(folders: Iterable[str]) -> str:
    """«2025b»: of the first folder that is there, which is the one that is read."""
    found = next((folder for folder in map(Path, folders) if folder.is_dir()), Path())
    try:
        with (found / "tzdata.zi").open(encoding="ascii") as file:
            mark, _, version = file.readline(100).rpartition(" ")
    except (OSError, UnicodeDecodeError):
        return NO_VERSION
    return version.strip() if mark == VERSION_MARK else NO_VERSION
