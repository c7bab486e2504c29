"""`run`: the bot, or the parts of it that --roles names."""

import argparse
import logging

from bot import app
from bot.config import Settings
from bot.errors import ConfigError

logger = logging.getLogger(__name__)


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--roles",
        default=",".join(sorted(app.ROLES)),
        metavar="ROLES",
        help="of fetch, publish, talk; several processes share them on PostgreSQL (default: all)",
    )


async def run(options: argparse.Namespace, settings: Settings) -> int:
    roles = roles_of(options.roles)
    if roles != app.ROLES and not settings.shares_database:
        logger.warning("--roles: on SQLite no other process can do the rest; use PostgreSQL")
    await app.run(settings, roles)
    return 0


def roles_of(text: str) -> frozenset[str]:
    """Raise ConfigError for what is no role, or none at all."""
    roles = frozenset(word.strip().lower() for word in text.split(",") if word.strip())
    unknown = roles - app.ROLES
    if unknown or not roles:
        named = ", ".join(sorted(unknown)) or "nothing"
        raise ConfigError(f"--roles {named}: give some of {', '.join(sorted(app.ROLES))}")
    return roles
